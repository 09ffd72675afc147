import { afterAll, beforeAll, expect, test } from "vitest";
import { makeAccounts } from "#platform/accounts.ts";
import { makeSessions } from "#web/session.ts";
import { type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
});
afterAll(() => house.close());

test("under https a cookie of the plain name, which a neighbouring site can plant, opens nobody's session", async () => {
  const { actor } = await house.signInAs("coordinator", house.north);
  const accounts = makeAccounts({
    pool: house.database.connections.auth,
    publicUrl: "https://north.test",
    secret: "a secret of this test, long enough for it",
  });
  const entered = await accounts.signIn(
    new Headers(),
    "coordinator-north@example.invalid",
    "a long enough test password",
  );
  if (entered.kind !== "in") throw new Error(entered.kind);
  const own = entered.cookies.map((each) => each.split(";")[0]).join("; ");
  expect(own).toContain("__Secure-banso.session_token=");

  const sessions = makeSessions({ ...house.app, accounts });
  const hub = {
    id: house.north.id,
    name: "",
    contactName: "",
    contactPhone: "",
    isSample: true,
    host: null,
    publicVersion: "",
  };
  const planted = "banso.session_token=planted";
  const victim = await sessions.of(hub, new Headers({ cookie: `${planted}; ${own}` }));
  expect(victim?.id).toBe(actor.accountId);
  expect(await sessions.of(hub, new Headers({ cookie: planted }))).toBeNull();
  expect((await sessions.of(hub, new Headers({ cookie: own })))?.id).toBe(actor.accountId);
});
