import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "#app.ts";
import { changeUser, listUsers } from "#cli/user.ts";
import { addAccount, grantHat } from "#domain/hubs/store.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import { speak } from "#text/speak.ts";
import { publishProject } from "../public/publishing.ts";
import { goodBodies } from "../support/api-bodies.ts";
import { type SignedIn, type TestApp, type TestHub, testApp } from "../support/app.ts";
import { doJobs, formKey, type Guest, guest, mailedLink } from "../support/guest.ts";

// Somebody who acts in two hubs: what one hub's operator does holds for that hub alone.

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
});
afterAll(() => house.close());

const password = "three long words together";
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const inHub = async (who: Guest, hub: TestHub): Promise<boolean> =>
  (await who.ask(`/firms/${hub.firm.number}`)).status === 200;
const signIn = async (who: Guest, email: string): Promise<number> =>
  (await who.ask("/sign-in", { fields: { email, password } })).status;

/** An owner of a firm in each of the two hubs, signed in to both. */
async function ownerInBoth(name: string) {
  const email = `${name}@example.invalid`;
  const accountId = await house.app.accounts.create({ email, name, password });
  for (const hub of [house.north, house.south])
    await house.app.db.asHub(hub.id, "found-hub", async (tx) => {
      if (hub === house.north) await addAccount(tx, { id: accountId, name, email });
      await grantHat(tx, { accountId, kind: "owner", firmId: hub.firm.id, personId: null, organisationId: null });
    });
  const [north, south] = [guest(house, house.north), guest(house, house.south)];
  expect([await signIn(north, email), await signIn(south, email)]).toEqual([303, 303]);
  expect([await inHub(north, house.north), await inHub(south, house.south)]).toEqual([true, true]);
  return { email, accountId, north, south };
}

const turn = (operator: SignedIn, id: AccountId, to: "disable" | "enable"): Promise<Response> =>
  operator.ask(`/accounts/${id}/${to}`, { fields: { answer: "yes", idempotencyKey: formKey(house) } });

test("an operator shuts somebody out of the own hub within a second; the other hub goes on as if nothing had been", async () => {
  const { email, accountId, north, south } = await ownerInBoth("both");
  const operator = await house.signInAs("operator", house.north);
  expect((await turn(operator, accountId, "disable")).status).toBe(303);
  await wait(1000);
  expect([await inHub(north, house.north), await inHub(south, house.south)]).toEqual([false, true]);

  expect(await signIn(guest(house, house.north), email)).toBe(422);
  await guest(house, house.north).ask("/sign-in/link", { fields: { email } });
  await doJobs(house);
  expect(await mailedLink(house, email)).toBeNull();
  await wait(1000);
  expect(await inHub(south, house.south)).toBe(true);
  expect(await signIn(guest(house, house.south), email)).toBe(303);

  const page = await (await operator.ask(`/accounts/${accountId}`)).text();
  expect(page).toContain("この拠点で止めています");
  const elsewhere = await house.signInAs("operator", house.south);
  expect(await (await elsewhere.ask(`/accounts/${accountId}`)).text()).toContain("利用できます");
  expect((await turn(elsewhere, accountId, "enable")).status).toBe(409);

  expect((await turn(operator, accountId, "enable")).status).toBe(303);
  await wait(1000);
  expect([await inHub(north, house.north), await inHub(south, house.south)]).toEqual([false, true]);
  expect(await signIn(north, email)).toBe(303);
  expect(await inHub(north, house.north)).toBe(true);
});

test("a session of the other hub, carried over, is worth nothing where its account was shut out", async () => {
  const { accountId, north, south } = await ownerInBoth("carried");
  const operator = await house.signInAs("operator", house.north);
  await turn(operator, accountId, "disable");
  await wait(1000);
  const carried = guest(house, house.north);
  for (const [name, value] of south.cookies) carried.cookies.set(name, value);
  expect(await inHub(carried, house.north)).toBe(false);
  await turn(operator, accountId, "enable");
  await wait(1000);
  expect([await inHub(carried, house.north), await inHub(north, house.north)]).toEqual([false, false]);
  expect(await inHub(south, house.south)).toBe(true);
});

test("the command line shuts out of every hub, and no operator can undo it", async () => {
  const { email, accountId, north, south } = await ownerInBoth("everywhere");
  const lines: string[] = [];
  const terminal = { speak: speak("ja"), print: (line: string) => lines.push(line), tell: () => {} };
  const place = { app: house.app, terminal };
  expect(await changeUser(place, "disabled", { email, host: house.north.host })).toBe(0);
  await wait(1000);
  expect([await inHub(north, house.north), await inHub(south, house.south)]).toEqual([false, false]);
  expect(await signIn(guest(house, house.south), email)).toBe(422);
  expect(await listUsers(place, { host: house.south.host })).toBe(0);
  expect(lines.find((line) => line.startsWith(`${email}\t`))).toContain("すべての拠点で止めています");

  const operator = await house.signInAs("operator", house.south);
  expect(await (await operator.ask(`/accounts/${accountId}`)).text()).toContain("サーバーを管理している方");
  expect((await turn(operator, accountId, "enable")).status).toBe(409);
  expect(await signIn(south, email)).toBe(422);
  expect(await changeUser(place, "enabled", { email, host: house.north.host })).toBe(0);
  expect([await signIn(north, email), await signIn(south, email)]).toEqual([303, 303]);
});

test("with the table of acts gone an operator still reaches neither the account itself nor another hub's word on it", async () => {
  const { accountId } = await ownerInBoth("walled");
  const { rows } = await house.database.asSuper(
    `insert into banso.account (account_id, name, email, created_at)
     values (gen_random_uuid(), 'Nobody here', 'nobody-here@example.invalid', now()) returning account_id as id`,
  );
  const { actor } = await house.signInAs("operator", house.north);
  const write = (set: (tx: Tx) => Promise<unknown>) =>
    house.app.db.write(actor, { act: "account.disable", key: null }, async (tx) => {
      await set(tx);
      return { ok: true, value: null };
    });
  const said = (tx: Tx, hubId: TestHub["id"], id: AccountId) =>
    tx.sql
      .insertInto("hub_account")
      .values({ hub_id: hubId, account_id: id, disabled_at: tx.now, enabled_at: null })
      .execute();
  await write((tx) => tx.sql.updateTable("account").set({ disabled_at: tx.now }).execute());
  const shut = await house.database.asSuper("select from banso.account where disabled_at is not null");
  expect(shut.rows).toEqual([]);
  for (const [hub, id] of [
    [house.south, accountId],
    [house.north, rows[0].id],
  ] as const)
    await expect(write((tx) => said(tx, hub.id, id))).rejects.toMatchObject({ code: "42501" });
  const coordinator = await house.signInAs("coordinator", house.north);
  await expect(
    house.app.db.write(coordinator.actor, { act: "account.disable", key: null }, async (tx) => {
      await said(tx, house.north.id, accountId);
      return { ok: true, value: null };
    }),
  ).rejects.toMatchObject({ code: "42501" });
});

test("a hat that enters no records gives no short number", async () => {
  const number = (kind: "companion" | "person" | "coordinator") =>
    house.signInAs(kind, house.north).then(({ actor }) =>
      house.app.db.write(actor, { act: "firm.enter", key: null }, async (tx) => ({
        ok: true,
        value: await tx.sql.selectNoFrom((eb) => eb.fn<number>("next_number", [eb.val("firm")]).as("n")).execute(),
      })),
    );
  await expect(number("companion")).rejects.toMatchObject({ code: "42501" });
  await expect(number("person")).rejects.toMatchObject({ code: "42501" });
  expect((await number("coordinator")).ok).toBe(true);
});

/** Everything that north's operator can read of the mails of the own hub. */
async function mailsRead(): Promise<string> {
  const operator = await house.signInAs("operator", house.north);
  const list = await (await operator.ask("/mail")).text();
  const pages = [...new Set([...list.matchAll(/href="(\/mail\/[0-9a-f-]{36})"/g)].map((each) => each[1] ?? ""))];
  const texts = await Promise.all(pages.map(async (path) => (await operator.ask(path)).text()));
  expect(texts.length).toBeGreaterThan(0);
  return texts.join("\n");
}

test.each([
  ["/sign-in/link", /token=|join\//],
  ["/password/forgotten", /token=|join\//],
  ["/join", /token=|join\//],
])(
  "what a hub mails from %s to somebody of another hub, its operator neither reads nor can use there",
  async (door, link) => {
    const victim = await house.signInAs("owner", house.south);
    const email = "owner-south@example.invalid";
    const stranger = guest(house, house.north);
    await stranger.ask(door, { fields: { email, name: "Somebody", consent: "yes", idempotencyKey: formKey(house) } });
    await doJobs(house);
    const mailed = (await mailedLink(house, email)) ?? "";
    expect(mailed).toMatch(link);
    expect(await mailsRead()).not.toMatch(/token=|\/join\/[\w-]{20}/);

    // And even with the link in hand: it opens nothing in the other hub, and neither does what it opens here.
    const token = new URLSearchParams(mailed.split("?")[1]).get("token") ?? "";
    const [here, there] = [guest(house, house.north), guest(house, house.south)];
    for (const who of [there, here]) {
      if (door === "/sign-in/link") await who.ask("/sign-in/link/use", { fields: { token } });
      else if (door === "/join") await who.ask(mailed, { fields: { idempotencyKey: formKey(house) } });
      else
        await who.ask("/password/new", {
          fields: { token: who === there ? token : "spent", next: "a stolen password" },
        });
      const carried = guest(house, house.south);
      for (const [name, value] of who.cookies) carried.cookies.set(name, value);
      expect([await inHub(who, house.south), await inHub(carried, house.south)]).toEqual([false, false]);
    }
    expect((await victim.ask(`/firms/${house.south.firm.number}`)).status).toBe(200);
  },
);

test("a token that lives in one hub opens its page there, and nothing at another hub's address", async () => {
  const { asSuper } = house.database;
  const coordinator = await house.signInAs("coordinator", house.north);
  const made = await coordinator.ask("/api/v1/engagements", { json: goodBodies(house)["enterEngagement"] });
  const { number } = await made.json();
  const project = await publishProject(coordinator, house.north);
  await coordinator.ask(`/projects/${project}/hands/ask`, {
    fields: { person: String(house.north.otherPerson.number), asking: "Would you?" },
  });
  const token = house.app.tokens.fresh();
  const live = [house.north.id, house.app.tokens.hashOf(token)];
  const until = "now(), now() + interval '1 hour'";
  for (const text of [
    `with asked as (insert into banso.check_in (hub_id, check_in_id, engagement_id, side, due_on)
       select hub_id, gen_random_uuid(), engagement_id, 'person', '1999-12-31' from banso.engagement
       where hub_id = $1 and number = ${number} returning check_in_id)
     insert into banso.check_in_link (hub_id, token_hash, check_in_id, made_at, expires_at)
       select $1, $2, check_in_id, ${until} from asked`,
    `insert into banso.hand_link (hub_id, token_hash, hand_id, made_at, expires_at)
       select hub_id, $2, hand_id, ${until} from banso.hand where hub_id = $1`,
    `insert into banso.registration (hub_id, registration_id, token_hash, name, email, asked_at, expires_at)
       values ($1, gen_random_uuid(), $2, 'north canary', 'canary@example.invalid', ${until})`,
    `insert into banso.invitation (hub_id, invitation_id, token_hash, name, email, kind, invited_at, expires_at)
       values ($1, gen_random_uuid(), $2, 'north canary', 'canary@example.invalid', 'companion', ${until})`,
    `insert into banso.week_feed (hub_id, person_id, feed_id, token_hash, made_at)
       values ($1, '${house.north.person.id}', gen_random_uuid(), $2, now())`,
  ])
    expect((await asSuper(text, live)).rowCount, text).toBe(1);
  for (const door of ["/check-ins/:", "/asks/:", "/join/:", "/invitations/:", "/week-feed/:/week.ics"]) {
    const path = door.replace(":", token);
    expect((await guest(house, house.north).ask(path)).status, door).toBe(200);
    const elsewhere = await guest(house, house.south).ask(path);
    expect(elsewhere.status, door).toBe(422);
    expect(await elsewhere.text(), door).not.toMatch(/north|canary/);
  }
});
