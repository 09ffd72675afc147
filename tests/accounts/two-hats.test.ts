import { afterAll, beforeAll, expect, test } from "vitest";
import { grantHat } from "#domain/hubs/store.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { mailedLink } from "../support/guest.ts";

// One account with two hats, and two windows that were drawn for one each.

let house: TestApp;
let both: SignedIn;
let companionHat: string;
beforeAll(async () => {
  house = await testApp();
  both = await house.signInAs("coordinator", house.north);
  const { accountId } = both.actor;
  if (accountId === null) throw new Error("nobody is signed in");
  companionHat = await house.app.db.asHub(house.north.id, "found-hub", (tx) =>
    grantHat(tx, { accountId, kind: "companion", firmId: null, personId: null, organisationId: null }),
  );
});
afterAll(() => house.close());

const coordinatorHat = (): string => both.actor.hatId ?? "";
/** Asks in the hat that was put on last, in whichever window. */
const wearing = (hat: string, path: string, fields?: Readonly<Record<string, string>>): Promise<Response> =>
  both.ask(path, {
    ...(fields === undefined ? {} : { fields }),
    headers: { cookie: `${both.cookie}; banso-hat=${hat}` },
  });
const namedIn = async (answer: Response): Promise<string | undefined> =>
  /name="drawnForHat" value="([^"]+)"/.exec(await answer.text())?.[1];
const person = (name: string) => ({ name, email: "", phone: "", halfDays: "4" });
const people = async (): Promise<readonly unknown[]> =>
  (await house.database.asSuper("select name from banso.person where name like '架空 二つの帽子%'")).rows;

test("a form names the hat that its page shows, where there are several to choose from", async () => {
  expect(await namedIn(await wearing(coordinatorHat(), "/people/new"))).toBe(coordinatorHat());
  expect(await namedIn(await wearing(companionHat, "/complaints"))).toBe(companionHat);
  const definer = await house.signInAs("definer", house.north);
  expect(await namedIn(await definer.ask("/firms/new"))).toBeUndefined();
});

test("it acts in that hat though another window has put on another one, and the browser goes on in it", async () => {
  expect((await wearing(companionHat, "/people", person("架空 二つの帽子"))).status).toBe(403);
  const fields = { ...person("架空 二つの帽子"), drawnForHat: coordinatorHat() };
  const answer = await wearing(companionHat, "/people", fields);
  expect(answer.status).toBe(303);
  expect(answer.headers.getSetCookie()).toEqual([expect.stringContaining(`banso-hat=${coordinatorHat()}; Path=/`)]);
  expect(await people()).toEqual([{ name: "架空 二つの帽子" }]);
  const { rows } = await house.database.asSuper(
    "select hat from banso.audit_event where act = 'person.enter' order by at desc limit 1",
  );
  expect(rows).toEqual([{ hat: "coordinator" }]);
});

test("a form that comes back with faults stands in its own hat still, and worn as it is nothing is put on", async () => {
  const faulty = { ...person(""), drawnForHat: coordinatorHat() };
  const again = await wearing(companionHat, "/people", faulty);
  expect(again.status).toBe(422);
  expect(await namedIn(again)).toBe(coordinatorHat());
  expect((await wearing(coordinatorHat(), "/people", faulty)).headers.getSetCookie()).toEqual([]);
});

test("what its own hat may not do is refused, and a hat of somebody else is no hat of theirs", async () => {
  const before = await people();
  const own = { ...person("架空 二つの帽子 その二"), drawnForHat: companionHat };
  expect((await wearing(coordinatorHat(), "/people", own)).status).toBe(403);
  const others = await house.signInAs("coordinator", house.south);
  const theirs = { ...own, drawnForHat: others.actor.hatId ?? "" };
  expect((await wearing(companionHat, "/people", theirs)).status).toBe(403);
  expect(await people()).toEqual(before);
});

test("choosing a hat is not undone by the hat of the page on which it was chosen", async () => {
  const chosen = await wearing(coordinatorHat(), "/hats", { hat: companionHat, drawnForHat: coordinatorHat() });
  expect(chosen.headers.getSetCookie()).toEqual([expect.stringContaining(`banso-hat=${companionHat}; Path=/`)]);
});

test("whoever accepts an invitation wears its hat, whichever the page was drawn for", async () => {
  const email = "coordinator-north@example.invalid";
  const invited = { name: "架空 二つの帽子", email, kind: "definer" };
  expect((await wearing(coordinatorHat(), "/accounts", invited)).status).toBe(303);
  const link = (await mailedLink(house, email)) ?? "";
  const accepted = await wearing(companionHat, link, { drawnForHat: coordinatorHat() });
  expect(accepted.headers.get("location")).toBe("/?done=invitation-accepted");
  const worn = accepted.headers.getSetCookie().filter((each) => each.startsWith("banso-hat="));
  const { rows } = await house.database.asSuper(
    "select h.hat_id as id from banso.hat h join banso.account a using (account_id) where a.email = $1 and h.kind = 'definer'",
    [email],
  );
  expect(worn).toEqual([expect.stringContaining(`banso-hat=${rows[0]?.id}; Path=/`)]);
});

test("a hat that waits for its second factor is not put on by a form", async () => {
  await house.database.asSuper("update banso.hub set is_sample = false where hub_id = $1", [house.north.id]);
  const owner = await house.app.db.asHub(house.north.id, "found-hub", (tx) =>
    grantHat(tx, {
      accountId: both.actor.accountId ?? fail(),
      kind: "owner",
      firmId: house.north.firm.id,
      personId: null,
      organisationId: null,
    }),
  );
  const before = await people();
  const fields = { ...person("架空 二つの帽子 その三"), drawnForHat: coordinatorHat() };
  // The hub and the hats are remembered for a moment.
  await expect
    .poll(async () => (await wearing(owner, "/people", fields)).headers.get("location"))
    .toBe("/second-factor");
  expect(await people()).toEqual(before);
});

function fail(): never {
  throw new Error("nobody is signed in");
}
