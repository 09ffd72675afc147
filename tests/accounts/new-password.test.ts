import { afterAll, beforeAll, expect, test } from "vitest";
import { addAccount, grantHat } from "#domain/hubs/store.ts";
import { sendSignInLinkJob } from "#jobs/send-sign-in-link.ts";
import { type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
const email = "no-password@example.invalid";

beforeAll(async () => {
  house = await testApp();
  // Who registered without a password has one that nobody knows.
  const id = await house.app.accounts.create({ email, name: "No Password", password: house.app.tokens.fresh() });
  await house.app.db.asHub(house.north.id, "found-hub", async (tx) => {
    await addAccount(tx, { id, name: "No Password", email });
    const place = { firmId: null, organisationId: null, personId: house.north.otherPerson.id };
    await grantHat(tx, { accountId: id, kind: "person", ...place });
  });
});
afterAll(() => house.close());

const rows = async (sql: string) => (await house.database.asSuper(sql)).rows;
const post = (path: string, fields: Readonly<Record<string, string>>, from = "10.8.0.1") =>
  house.request(house.north, path, { fields, from });

/** Asks for the link, lets the job write the mail, and gives the token; empty when nothing was written. */
async function tokenFor(address: string): Promise<string> {
  await post("/password/forgotten", { email: address });
  const [job] = await rows("select payload from graphile_worker._private_jobs order by id desc limit 1");
  await sendSignInLinkJob.run(house.app, job?.payload, new AbortController().signal);
  const [mail] = await rows(
    `select body from banso.mail where to_address = '${address}' order by mail_id desc limit 1`,
  );
  return decodeURIComponent(/\/password\/new\?token=(\S+)/.exec(String(mail?.body))?.[1] ?? "");
}
const signsIn = async (password: string): Promise<boolean> =>
  (await post("/sign-in", { email, password }, "10.8.0.2")).status === 303;

test("who has no password chooses one by a mailed link; other devices are signed out, this one is in", async () => {
  const elsewhere = await house.app.accounts.signInByLink(
    new Headers(),
    (await house.app.accounts.newLink(email, house.north.id)) ?? "",
    house.north.id,
  );
  if (elsewhere.kind !== "in") throw new Error("the other device is not in");
  const cookie = elsewhere.cookies.map((each) => each.split(";")[0]).join("; ");
  const token = await tokenFor(email);
  const page = await house.request(house.north, `/password/new?token=${encodeURIComponent(token)}`);
  expect(page.status).toBe(200);
  // One too short uses nothing up.
  expect((await post("/password/new", { token, next: "short" })).status).toBe(422);
  const set = await post("/password/new", { token, next: "six little words in a row" });
  expect(set.status).toBe(303);
  const own = set.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  expect((await house.request(house.north, "/me", { headers: { cookie: own } })).status).toBe(200);
  expect(await house.app.accounts.session(new Headers({ cookie }))).toBeNull();
  expect(await signsIn("six little words in a row")).toBe(true);
  expect((await post("/password/new", { token, next: "seven little words in a row" })).status).toBe(422);
  expect(await signsIn("seven little words in a row")).toBe(false);
});

test("whether an address is known is told to nobody; the sample's own accounts keep their password", async () => {
  const before = await rows("select mail_id from banso.mail");
  const answers = [];
  for (const address of ["nobody@example.invalid", email, "owner@sample.invalid"]) {
    const asked = await post("/password/forgotten", { email: address }, `10.8.1.${answers.length}`);
    const to = asked.headers.get("location") ?? "";
    const page = await (await house.request(house.north, to)).text();
    answers.push([asked.status, to, page.replace(/ (nonce|value)="[^"]*"/g, "")]);
  }
  expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(await rows("select mail_id from banso.mail")).toEqual(before);
  await tokenFor("nobody@example.invalid");
  expect(await rows("select mail_id from banso.mail")).toEqual(before);
});

test("a person who is shut out gets no link that opens anything", async () => {
  const token = await tokenFor(email);
  await rows(`update banso.account set disabled_at = now() where email = '${email}'`);
  expect((await post("/password/new", { token, next: "eight little words in a row" })).status).toBe(422);
  await rows(`update banso.account set disabled_at = null where email = '${email}'`);
  expect(await signsIn("eight little words in a row")).toBe(false);
});
