import { afterAll, beforeAll, expect, test } from "vitest";
import { makeAccounts } from "#platform/accounts.ts";
import { openPool } from "#platform/postgres/connections.ts";
import { type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
});
afterAll(() => house.close());

test("while the database is gone nobody is told that a password, a code or a link is wrong", async () => {
  await house.signInAs("owner", house.north);
  const pool = openPool(house.database.target, "banso_auth", { max: 1, settings: { search_path: "auth" } });
  const { isGone } = house.app.db;
  const accounts = makeAccounts({ pool, publicUrl: "http://north.test", secret: "a secret of this test, long enough" });
  const entered = await accounts.signIn(new Headers(), "owner-north@example.invalid", "a long enough test password");
  if (entered.kind !== "in") throw new Error(entered.kind);
  const token = (await accounts.newLink("owner-north@example.invalid", house.north.id)) ?? "";
  const own = entered.cookies.map((each) => each.split(";")[0]).join("; ");
  // Connections are lost, and the server is no longer where it was.
  pool.options.port = 5999;
  await house.database.asSuper("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'banso_auth'");
  const headers = new Headers({ cookie: own });
  const asked = {
    signIn: () => accounts.signIn(headers, "owner-north@example.invalid", "a long enough test password"),
    code: () => accounts.enterCode(headers, "123456"),
    backupCode: () => accounts.enterCode(headers, "abcde-fghij"),
    link: () => accounts.signInByLink(headers, token, house.north.id),
    password: () => accounts.changePassword(headers, "a long enough test password", "another long password"),
    begin: () => accounts.beginSecondFactor(headers, "a long enough test password"),
    session: () => accounts.session(headers),
  };
  const told: Record<string, string> = {};
  for (const [name, ask] of Object.entries(asked))
    told[name] = await ask().then(
      (answer) => JSON.stringify(answer),
      (fault: unknown) => (isGone(fault) ? "gone" : String(fault)),
    );
  await pool.end();
  expect(told).toEqual(Object.fromEntries(Object.keys(asked).map((name) => [name, "gone"])));
});
