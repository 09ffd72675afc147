import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiRoutes } from "#api/routes.ts";
import type { App, HubRow } from "#app.ts";
import { readConfig } from "#config.ts";
import { foundHub } from "#domain/hubs/found-hub.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { loadSample } from "#domain/sample/load-sample.ts";
import { sampleRegion } from "#domain/sample/rules-region.ts";
import { makeApp } from "#main-house.ts";
import { doneWords } from "#text/done.ts";
import { pageRoutes } from "#web/routes.ts";
import { makeWeb } from "#web/server.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";

// The sample goes as a whole before real work starts: on an installation that already serves another hub, which knows
// one of the sample's people and one of its accounts.

const region = sampleRegion(1);
const origin = "http://sample.test";
const password = "three long words together";
const order = {
  hubName: "ほんばんハブ",
  name: "運用 はじめ",
  email: "operator@example.jp",
  password,
  confirm: region.hub.name,
};
let database: FreshDatabase;
let folder: string;
let app: App;
let web: ReturnType<typeof makeWeb>;
let sample: HubRow;
let other: HubId;
let othersRecords: string;

beforeAll(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(path.join(tmpdir(), "banso-sample-"));
  const read = readConfig({ BANSO_DATA: folder, BANSO_LOG: "silent" }, () => "");
  if (!read.ok) throw new Error("the test's settings are wrong");
  app = makeApp(read.value, database.connections);
  await loadSample(app, 1);
  const hub = await app.db.hubOf(null);
  if (hub === null) throw new Error("the sample's hub is not there");
  sample = hub;
  other = await foundHub(app, { name: "other hub", contactName: "", contactPhone: "", host: "other.test" });
  await shareRecords();
  othersRecords = await recordsOf(other);
  const assets = {
    url: (source: string) => `/assets/${source}`,
    island: (name: string) => ({ src: `/assets/${name}`, preload: [] }),
    folder,
  };
  web = makeWeb({ app, assets, routes: [...pageRoutes, ...apiRoutes] });
});

afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The other hub knows somebody whom the sample has booked, books them as well, and lets one of its accounts in. */
async function shareRecords(): Promise<void> {
  await database.asSuper(
    `with known as (
       select person_id, week from banso.capacity_week join banso.booking using (person_id)
       where booked > 0 and booked < capacity and releases is null order by person_id, week limit 1),
     carded as (
       insert into banso.hub_person (hub_id, person_id, number, since) select $1, person_id, 1, now() from known),
     booked as (
       insert into banso.booking (person_id, booking_id, hub_id, half_days, from_week, weeks, note, made_at)
       select person_id, gen_random_uuid(), $1, 1, week, 1, 'of the other hub', now() from known)
     update banso.capacity_week held set booked = held.booked + 1 from known
     where held.person_id = known.person_id and held.week = known.week`,
    [other],
  );
  await database.asSuper(
    `insert into banso.hat (hub_id, hat_id, account_id, kind, granted_at)
     select $1, gen_random_uuid(), account_id, 'definer', now() from banso.account where email = $2`,
    [other, region.accounts[1]?.email],
  );
}

type Table = { readonly name: string; readonly ofHub: boolean };

async function tables(): Promise<readonly Table[]> {
  const { rows } = await database.asSuper(`
    select table_name as name, exists (select from information_schema.columns c
      where c.table_schema = 'banso' and c.table_name = t.table_name and c.column_name = 'hub_id') as "ofHub"
    from information_schema.tables t where table_schema = 'banso' and table_type = 'BASE TABLE' order by 1`);
  return rows;
}

const number = async (text: string, values: readonly unknown[] = []): Promise<number> =>
  Number((await database.asSuper(text, values)).rows[0]?.n);

/** Every row of a hub as one text, with the people whom it knows and their accounts. */
async function recordsOf(hub: HubId): Promise<string> {
  const texts: string[] = [];
  for (const { name, ofHub } of await tables()) {
    if (!ofHub) continue;
    const { rows } = await database.asSuper(
      `select t::text as line from banso.${name} t where hub_id = $1 order by 1`,
      [hub],
    );
    texts.push(...rows.map(({ line }: { line: string }) => `${name} ${line}`));
  }
  const { rows } = await database.asSuper(
    `select t::text as line from banso.person t join banso.hub_person using (person_id) where hub_id = $1
     union all select t::text from banso.account t join banso.hat using (account_id) where hub_id = $1
     union all select t::text from auth."account" t join banso.hat on hat.account_id = t."userId" where hub_id = $1`,
    [hub],
  );
  // The database may give the rows of a union in any order.
  return [...texts, ...rows.map(({ line }: { line: string }) => line).sort()].join("\n");
}

const ask = (place: string, cookie = "", fields?: Readonly<Record<string, string>>): Promise<Response> =>
  Promise.resolve(
    web.request(origin + place, {
      headers: { host: "sample.test", cookie, ...(fields === undefined ? {} : { origin }) },
      ...(fields === undefined ? {} : { method: "POST", body: new URLSearchParams(fields) }),
    }),
  );

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

const enterAs = async (hat: string): Promise<string> => cookiesOf(await ask("/sign-in/sample", "", { hat }));

test("an operator reads what goes and what was changed by hand; nobody else does", async () => {
  const coordinator = await enterAs("coordinator");
  expect((await ask("/sample", coordinator)).status).toBe(403);
  expect((await ask("/sample", coordinator, order)).status).toBe(403);
  const operator = await enterAs("operator");
  expect(await (await ask("/", operator)).text()).toContain('href="/sample"');
  const before = await (await ask("/sample", operator)).text();
  expect(before).toContain("企業120、人材600、案件110、参画210");
  expect(before).toContain("登録や変更をされたものはありません");
  await database.asSuper("update banso.firm set updated_at = now() + interval '1 minute' where number <= 2");
  expect(await (await ask("/sample", operator)).text()).toContain("このうち2件");
});

test.each([
  ["no name", { confirm: "" }],
  ["another name", { confirm: "another name" }],
  ["a short password", { password: "short" }],
])("with %s typed nothing goes, and the form comes back", async (_typed, change) => {
  const before = await recordsOf(sample.id);
  const answer = await ask("/sample", await enterAs("operator"), { ...order, ...change });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("ほんばんハブ");
  const isReading = (line: string): boolean => line.startsWith("audit_event");
  const plain = (text: string): readonly string[] => text.split("\n").filter((line) => !isReading(line));
  expect(plain(await recordsOf(sample.id))).toEqual(plain(before));
});

test("a hub that is no sample is never removed", async () => {
  const found = { operator: null, found: () => Promise.reject(new Error("must not be asked")) };
  expect(await app.db.replaceSample({ sample: other, next: app.ids.next<HubId>(), ...found })).toBe(false);
  expect(await recordsOf(other)).toBe(othersRecords);
});

test("when the new hub cannot be founded, everything stays as it was", async () => {
  const before = await recordsOf(sample.id);
  const found = { operator: null, found: () => Promise.reject(new Error("no room")) };
  const replacing = app.db.replaceSample({ sample: sample.id, next: app.ids.next<HubId>(), ...found });
  await expect(replacing).rejects.toThrow("no room");
  expect(await recordsOf(sample.id)).toBe(before);
});

test("the sample goes as a whole, and one real person begins in an empty hub", async () => {
  await app.db.asHub(sample.id, "send-mail", (tx) => tx.enqueue("send-mail", { mail: app.ids.next<string>() }));
  const owner = await enterAs("owner");
  const operator = await enterAs("operator");
  expect(await (await ask("/bank")).text()).toContain("/bank/1");

  const answer = await ask("/sample", operator, order);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/second-factor?done=sample-removed"]);

  // Sessions of the sample's people have ended, and its public pages and buttons are gone at once.
  expect((await ask("/firms", owner)).headers.get("location")).toContain("/sign-in");
  expect(await (await ask("/bank")).text()).not.toContain("/bank/1");
  const signIn = await (await ask("/sign-in?done=sample-removed")).text();
  expect(signIn).not.toContain('value="operator"');
  expect(signIn).toContain(doneWords["sample-removed"].ja);
  expect((await ask("/sign-in/sample", "", { hat: "operator" })).status).toBe(404);

  // A real hub asks for the second factor, and this first session may set it up.
  const first = cookiesOf(answer);
  expect((await ask("/accounts", first)).headers.get("location")).toMatch(/^\/(second-factor|hats)/);
  expect(await (await ask("/second-factor", first)).text()).toContain('name="password"');
  expect((await ask("/sample", first)).status).toBe(303);
});

test("of every table nothing of the sample is left but what the new hub and the other one need", async () => {
  const left: Record<string, number> = {};
  for (const { name, ofHub } of await tables()) {
    if (name === "migration") continue;
    if (ofHub)
      expect([name, await number(`select count(*) n from banso.${name} where hub_id = $1`, [sample.id])]).toEqual([
        name,
        0,
      ]);
    const rows = await number(`select count(*) n from banso.${name}`);
    if (rows > 0) left[name] = rows;
  }
  const week = await number("select count(*) n from banso.capacity_week");
  expect(left).toEqual({
    hub: 2,
    public_version: 2,
    account: 2,
    hat: 3,
    audit_event: 1,
    person: 1,
    hub_person: 1,
    booking: 1,
    capacity_week: week,
  });
  expect(await number(`select count(*) n from auth."user"`)).toBe(2);
  expect(await number(`select count(*) n from auth."account"`)).toBe(2);
  expect(await number(`select count(*) n from auth."session"`)).toBe(1);
  expect(await number("select count(*) n from auth.verification")).toBe(0);
  expect(await number("select count(*) n from graphile_worker._private_jobs")).toBe(0);
});

test("the other hub is untouched, and whom both knew is free in the weeks of the sample", async () => {
  expect(await recordsOf(other)).toBe(othersRecords);
  expect(await number("select sum(booked) n from banso.capacity_week")).toBe(1);
});

test("the operator signs in by the password, wears both hats, and the new hub cannot be removed", async () => {
  const answer = await ask("/sign-in", "", { email: order.email, password });
  expect(answer.status).toBe(303);
  const hub = await app.db.hubOf(null);
  expect(hub).toMatchObject({ name: "ほんばんハブ", isSample: false });
  const { rows } = await database.asSuper("select kind from banso.hat where hub_id = $1 order by kind", [hub?.id]);
  expect(rows.map(({ kind }: { kind: string }) => kind)).toEqual(["coordinator", "operator"]);
  if (hub === null) return;
  expect(
    await app.db.replaceSample({ sample: hub.id, next: app.ids.next<HubId>(), operator: null, found: async () => {} }),
  ).toBe(false);
});
