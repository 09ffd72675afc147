import { afterAll, beforeAll, expect, test } from "vitest";
import { requestSignInLink } from "#domain/hubs/request-sign-in-link.ts";
import { sendSignInLinkJob } from "#jobs/send-sign-in-link.ts";
import { type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
});
afterAll(() => house.close());

const mails = async (): Promise<number> =>
  Number((await house.database.asSuper("select count(*) as n from banso.mail")).rows[0].n);
const waiting = async (): Promise<readonly unknown[]> => {
  const text = "select payload from graphile_worker._private_jobs order by id";
  return (await house.database.asSuper(text)).rows.map((row: { payload: unknown }) => row.payload);
};

test("a sign-in link asked for once is mailed once, also when its job is done again after a kill", async () => {
  await house.signInAs("owner", house.north);
  const ask = () =>
    requestSignInLink(house.app, house.north.id, { email: "owner-north@example.invalid", language: "ja", key: null });
  const run = (payload: unknown) => sendSignInLinkJob.run(house.app, payload, new AbortController().signal);
  await ask();
  const [first] = await waiting();
  await run(first);
  await run(first);
  await Promise.all([run(first), run(first)]);
  expect(await mails()).toBe(1);

  await ask();
  const second = (await waiting()).at(-1);
  await run(second);
  expect(await mails()).toBe(2);
});
