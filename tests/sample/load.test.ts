import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiRoutes } from "#api/routes.ts";
import type { App } from "#app.ts";
import { readConfig } from "#config.ts";
import { permit } from "#domain/access/may.ts";
import { hatKinds } from "#domain/access/terms.ts";
import { listSampleHats } from "#domain/hubs/list-sample-hats.ts";
import { makePlan } from "#domain/plans/make-plan.ts";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import { usualWeights } from "#domain/plans/rules-fit.ts";
import { keptOf } from "#domain/plans/rules-kept.ts";
import { decidePlanPublishing, regionTables } from "#domain/plans/rules-region.ts";
import { weekShareOf } from "#domain/plans/rules-room.ts";
import { regionView } from "#domain/plans/views-region.ts";
import { loadSample } from "#domain/sample/load-sample.ts";
import { sampleRegion } from "#domain/sample/rules-region.ts";
import { toLay } from "#domain/weeks/rules.ts";
import { isChained } from "#domain/weeks/rules-rest.ts";
import { certify, solving } from "#engine/solve.ts";
import { faultsOfPattern } from "#engine/timetable/verify.ts";
import { makeApp } from "#main-house.ts";
import { pageRoutes } from "#web/routes.ts";
import { makeWeb } from "#web/server.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";

// The sample region as a newcomer meets it: loaded into an empty database, and read in the product's own pages.

const seed = 1;
const region = sampleRegion(seed);
const origin = "http://sample.test";
let database: FreshDatabase;
let folder: string;
let app: App;
let web: ReturnType<typeof makeWeb>;
/** Of the processor, so that a busy machine does not fail the test. */
let secondsOfWork: number;

beforeAll(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(path.join(tmpdir(), "banso-sample-"));
  const read = readConfig({ BANSO_DATA: folder, BANSO_LOG: "silent" }, () => "");
  if (!read.ok) throw new Error("the test's settings are wrong");
  app = makeApp(read.value, database.connections);
  const before = process.cpuUsage();
  await loadSample(app, seed);
  const { user, system } = process.cpuUsage(before);
  secondsOfWork = (user + system) / 1_000_000;
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

const rows = async (text: string): Promise<number> => Number((await database.asSuper(text)).rows[0]?.n);

test("every record is in the database, and loading was less than three seconds of work", async () => {
  const found = {
    firms: await rows("select count(*) n from banso.firm"),
    namedFirms: await rows("select count(*) n from banso.firm_page"),
    figures: await rows("select count(*) n from banso.firm_figures"),
    projects: await rows("select count(*) n from banso.project"),
    bank: await rows("select count(*) n from banso.project_page"),
    people: await rows("select count(*) n from banso.person"),
    cards: await rows("select count(*) n from banso.hub_person"),
    engagements: await rows("select count(*) n from banso.engagement"),
    bookings: await rows("select count(*) n from banso.booking"),
    checkIns: await rows("select count(*) n from banso.check_in"),
    concerns: await rows("select count(*) n from banso.concern"),
    stories: await rows("select count(*) n from banso.story_entry"),
    dialogues: await rows("select count(*) n from banso.dialogue"),
    reviews: await rows("select count(*) n from banso.inside_review"),
    organisations: await rows("select count(*) n from banso.organisation"),
    accounts: await rows("select count(*) n from banso.account"),
    hats: await rows("select count(*) n from banso.hat"),
  };
  expect(found).toEqual({
    firms: region.firms.length,
    namedFirms: region.firms.filter(({ published }) => published).length,
    figures: region.firms.length * 3,
    projects: region.projects.length,
    bank: 80,
    people: 600,
    cards: 600,
    engagements: 210,
    bookings: 210,
    checkIns: region.checkIns.length,
    concerns: 20,
    stories: region.stories.length,
    dialogues: region.dialogues.length,
    reviews: region.reviews.length,
    organisations: 5,
    accounts: region.accounts.length,
    hats: region.accounts.flatMap(({ hats }) => hats).length,
  });
  expect(secondsOfWork).toBeLessThan(3);
});

test("the ledger holds in every week what the bookings of that week add up to", async () => {
  const wrong = await rows(`
    select count(*) n from (
      select person_id, (from_week + 7 * n)::date week, sum(half_days) half_days
      from banso.booking, generate_series(0, weeks - 1) n group by 1, 2) as asked
    full join banso.capacity_week using (person_id, week)
    where capacity_week.booked is distinct from asked.half_days`);
  expect(wrong).toBe(0);
  expect(await rows("select count(*) n from banso.capacity_week")).toBeGreaterThan(100);
});

test("a firm that is not named to everyone is named in no public page of its projects", async () => {
  expect(
    await rows(`
      select count(*) n from banso.project_page page
      join banso.project using (hub_id, project_id)
      left join banso.firm_page using (hub_id, firm_id)
      where page.firm_name is distinct from firm_page.name`),
  ).toBe(0);
  expect(await rows("select count(*) n from banso.project_page where firm_name is null")).toBeGreaterThan(0);
});

test("no free text of more than twenty characters stands in the database more than twice, but for copies made for others", async () => {
  const { rows: columns } = await database.asSuper(`
    select c.table_name as name, c.column_name as field from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'banso' and t.table_type = 'BASE TABLE' and c.data_type = 'text'
      and t.table_name not in ('firm_page', 'project_page', 'referral', 'proposal_work')`);
  expect(columns.length).toBeGreaterThan(60);
  const all = columns
    .map(
      ({ name, field }) =>
        `select ${field} as words from banso.${name} where length(${field}) > 20 and ${field} ~ '[ぁ-ん一-龠]'`,
    )
    .join(" union all ");
  const { rows: found } = await database.asSuper(
    `select words, count(*) n from (${all}) all_words group by 1 having count(*) > 2`,
  );
  expect(found).toEqual([]);
  expect(await rows(`select count(*) n from (${all}) all_words`)).toBeGreaterThan(2500);
});

test("a second load finds the hub and leaves everything as it is", async () => {
  expect(await loadSample(app, seed)).toBe(false);
  expect(await rows("select count(*) n from banso.hub")).toBe(1);
});

test("a second load of the same accounts changes nothing of them", async () => {
  const account = region.accounts[0];
  if (account === undefined) throw new Error("the sample has no accounts");
  const known = await app.accounts.find(account.email);
  expect(await app.accounts.create({ ...account, password: app.samplePassword })).toBe(known);
});

/** What the button of a hat on the sign-in page sends. */
const press = async (fields: Readonly<Record<string, string>>): Promise<Response> =>
  web.request(`${origin}/sign-in/sample`, {
    method: "POST",
    headers: { host: "sample.test", origin },
    body: new URLSearchParams(fields),
  });

/** The cookies of the first wearer of this hat, entered by the button of the sign-in page. */
async function enterAs(kind: string): Promise<string> {
  const answer = await press({ hat: kind });
  expect({ kind, status: answer.status }).toEqual({ kind, status: 303 });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

const read = async (place: string, cookie = ""): Promise<{ status: number; text: string }> => {
  const answer = await web.request(origin + place, { headers: { host: "sample.test", cookie } });
  return { status: answer.status, text: await answer.text() };
};

test("the sign-in page offers every hat, and each of them opens its first page", async () => {
  const signIn = await read("/sign-in");
  for (const kind of hatKinds) {
    expect(signIn.text).toContain(`value="${kind}"`);
    const home = await read("/", await enterAs(kind));
    expect({ kind, status: home.status }).toEqual({ kind, status: 200 });
  }
});

test("the button of a hat leads back to the page that asked for the sign-in", async () => {
  expect((await read("/sign-in?next=%2Ffirms%2Fnew")).text).toContain('name="next" value="/firms/new"');
  for (const [next, place] of [
    ["/firms/new", "/firms/new"],
    ["//elsewhere.example", "/"],
  ] as const)
    expect((await press({ hat: "coordinator", next })).headers.get("location")).toBe(place);
});

test("the hat of each button is that of the first account in the region's order", async () => {
  const offered = await listSampleHats(app, await onlyHub());
  expect(offered.map(({ kind, email }) => [kind, email])).toEqual(
    hatKinds.map((kind, index) => [kind, region.accounts[index]?.email]),
  );
});

async function onlyHub() {
  const hub = await app.db.hubOf(null);
  if (hub === null) throw new Error("the sample's hub is not there");
  return hub;
}

type ListPage = { readonly place: string; readonly hat: string; readonly tells: readonly string[] };

const named = region.firms.filter(({ published }) => published).map(({ terms }) => terms.name);
const inBank = region.projects.filter(({ status }) => status === "published").map(({ terms }) => terms.title);
const ownProjects = region.projects.filter(({ firm }) => firm === "dried-fish").map(({ terms }) => terms.title);

/** Every list that shows records of the region, to whom, and what must be told in it. */
const lists: readonly ListPage[] = [
  { place: "/bank", hat: "visitor", tells: inBank },
  { place: "/companies", hat: "visitor", tells: named },
  { place: "/firms", hat: "coordinator", tells: region.firms.map(({ terms }) => terms.name) },
  { place: "/firms", hat: "owner", tells: ["dried-fish"].flatMap(firmNames) },
  { place: "/projects", hat: "coordinator", tells: region.projects.map(({ terms }) => terms.title) },
  { place: "/projects", hat: "owner", tells: ownProjects },
  { place: "/people", hat: "coordinator", tells: region.people.map(({ terms }) => terms.name) },
  { place: "/accounts", hat: "operator", tells: region.accounts.map(({ name }) => name) },
];

function firmNames(key: string): readonly string[] {
  return region.firms.filter((firm) => firm.key === key).map(({ terms }) => terms.name);
}

test.each(lists)("$place tells the $hat all of the region, page by page", async ({ place, hat, tells }) => {
  const cookie = hat === "visitor" ? "" : await enterAs(hat);
  const told: string[] = [];
  for (let next: string | null = place, pages = 0; next !== null && pages < 20; pages += 1) {
    const answer = await read(next, cookie);
    expect({ next, status: answer.status }).toEqual({ next, status: 200 });
    told.push(answer.text);
    next =
      /<a[^>]*rel="next"[^>]*href="([^"]+)"|<a[^>]*href="([^"]+)"[^>]*rel="next"/
        .exec(answer.text)
        ?.slice(1)
        .find(Boolean)
        ?.replaceAll("&amp;", "&") ?? null;
  }
  const all = told.join("\n");
  expect(tells.length).toBeGreaterThan(0);
  expect(tells.filter((text) => !all.includes(text))).toEqual([]);
});

test("every page without a record in its address answers every hat with a page, or says plainly that it is not theirs", {
  timeout: 120_000,
}, async () => {
  const places = pageRoutes
    .filter(({ method, path: place }) => method === "get" && !place.includes(":"))
    .map(({ path: place }) => place);
  expect(places.length).toBeGreaterThan(8);
  const odd: string[] = [];
  for (const kind of hatKinds) {
    const cookie = await enterAs(kind);
    for (const place of places) {
      const { status } = await read(place, cookie);
      if (![200, 303, 403, 404].includes(status)) odd.push(`${place} answers the ${kind} with ${status}`);
    }
  }
  expect(odd).toEqual([]);
});

test("the person of the sample reads their own page, with the half-days that are booked", async () => {
  const own = region.people[0];
  const answer = await read("/people/1", await enterAs("person"));
  expect(answer.status).toBe(200);
  expect(answer.text).toContain(own?.terms.name);
  const work = region.engagements.filter(({ person }) => person === own?.key);
  expect(work).toHaveLength(2);
  for (const { terms } of work) expect(answer.text).toContain(terms.title);
});

test.each([
  ["people", "販路 食品"],
  ["projects", "販路 しおかぜ町"],
  ["firms", "製材"],
])("the words that the list of %s gives as an example, %s, find something", async (list, words) => {
  const { text } = await read(`/${list}?q=${encodeURIComponent(words)}`, await enterAs("coordinator"));
  expect(text).toContain("data-row");
  expect(text).toContain(`例：${words}`);
});

/** The region as a plan needs it, read by the hub itself. */
async function readRegion() {
  const { rows } = await database.asSuper("select hub_id as id from banso.hub");
  const [hub] = await app.db.asHub(rows[0]?.["id"], "lay-week", async (tx) => {
    const allowed = permit(app.may, tx.actor, "plan.request", { hubId: tx.actor.hubId });
    return allowed === null ? [] : [await regionView(tx, allowed, app.clock.today())];
  });
  if (hub === undefined) throw new Error("the hub may plan its own region");
  return hub;
}

async function tableOf(name: string, table: Parameters<App["tables"]["write"]>[0]) {
  const read = await app.tables.read({ name, bytes: app.tables.write(table) });
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

test("everybody's week passes the check, nobody's peak seasons chain, and the plan may be published", async () => {
  const region = await readRegion();
  const tables = regionTables(region);
  const people = readPeople(await tableOf("people.csv", tables.people));
  const projects = readProjects(await tableOf("projects.csv", tables.projects));
  if (!people.ok || !projects.ok) throw new Error("the region's own tables are faulty");
  const made = await makePlan(
    { people: people.value.items, projects: projects.value.items, weights: usualWeights, seed: 1, iterations: 300 },
    {
      engine: { solving, certify },
      clock: () => 0,
      progress: () => {},
      breathe: () => Promise.resolve(),
      cancelled: () => false,
    },
  );
  if (!made.ok) throw new Error(made.refusal.code);
  const plan = made.value;
  expect(plan.weeks.length).toBeGreaterThan(30);
  for (const week of plan.weeks) {
    const who = people.value.items.find(({ id }) => id === week.person);
    const own = week.shares.flatMap((share) => projects.value.items.find(({ id }) => id === share.project) ?? []);
    if (who === undefined) throw new Error(week.person);
    const pattern = { share: new Int8Array(84).fill(-1), onSite: new Uint8Array(84) };
    for (const [index, { cells, onSite }] of week.shares.entries()) {
      for (const cell of cells) pattern.share[cell] = index;
      for (const cell of onSite) pattern.onSite[cell] = 1;
    }
    expect(faultsOfPattern(toLay(who, own.map(weekShareOf)), pattern), week.person).toEqual([]);
    for (const { peaks } of own) expect(isChained(who.peaks, peaks, who.restWeeks), week.person).toBe(false);
  }
  const decided = decidePlanPublishing(keptOf(plan, { people: [], projects: [] }).shares, region);
  expect(decided).toEqual({ ok: true, value: null });
  // The region is alive: some work can only be at odd times, and some people are owed more rest than the rule says.
  expect(projects.value.items.some(({ peaks }) => peaks.length > 0)).toBe(true);
  expect(people.value.items.some(({ restWeeks }) => restWeeks > 2)).toBe(true);
  expect(people.value.items.some(({ placeDays }) => placeDays.length > 0)).toBe(true);
});
