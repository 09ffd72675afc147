import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiRoutes } from "#api/routes.ts";
import type { May } from "#domain/access/may.ts";
import { may } from "#domain/access/may.ts";
import { type Actor, type HatKind, hatKinds } from "#domain/access/terms.ts";
import { adminClient } from "#platform/postgres/connections.ts";
import type { Route } from "#route.ts";
import { pageRoutes } from "#web/routes.ts";
import { type TestApp, type TestHub, testApp } from "../support/app.ts";
import { answers, type Column, canariesSeen, columns, type Line } from "./answers.ts";
import {
  changedBy,
  ofOtherHub,
  ofOtherSide,
  putRow,
  shownTo,
  throughHole,
  type Walled,
  walledTables,
} from "./row-walls.ts";
import { makeWorld, type Relation, relations, type World } from "./world.ts";

// Every way into the product × every hat × own, other's and other hub's object, against answers written by hand; and
// once more with the table of acts switched off, where row-level security alone must keep every foreign row inside.

const routes = [...pageRoutes, ...apiRoutes];
const nameOf = (route: Route): string => `${route.method.toUpperCase()} ${route.path}`;
const routeOf = new Map(routes.map((route) => [nameOf(route), route]));

let decide: May = may;
let house: TestApp;
let world: World;

beforeAll(async () => {
  house = await testApp({ app: { may: (...asked) => decide(...asked) } });
  world = await makeWorld(house);
  await house.signInAs("owner", house.south);
});
afterAll(() => house.close());

/** "in", "403", "404", "sign-in", or the status of a fault. */
type Answer = string;

/** What the answer means: through the door, refused, not there, or led to the sign-in page. */
function meaningOf(response: Response): Answer {
  const { status } = response;
  const to = response.headers.get("location") ?? "";
  if (status === 303 && to.startsWith("/sign-in?next=")) return "sign-in";
  if (status === 401) return "401";
  if (status === 403) return "403";
  if (status === 404) return "404";
  return status < 500 ? "in" : `${status}`;
}

function expected(letter: string, relation: Relation, line: Line): Answer {
  if (letter === "n") return "403";
  if (letter === "u") return "401";
  if (letter === "s") return "sign-in";
  if (letter === "4") return "404";
  if (line.of === "nothing" || relation === "own") return "in";
  return letter === "a" && relation === "other" ? "in" : "404";
}

async function ask(
  name: string,
  line: Line,
  column: Column,
  relation: Relation,
): Promise<{ response: Response; text: string }> {
  const route = routeOf.get(name);
  if (route === undefined) throw new Error(`no route ${name}`);
  const place = await world.placeOf(line.of, relation);
  const at = route.path.replace(/:([a-z]+)/g, (_, part: string) => place[part] ?? "unknown");
  const path = route.method === "get" && line.fields !== undefined ? `${at}?${new URLSearchParams(line.fields)}` : at;
  const asked = route.method === "get" ? {} : askedOf(route, line);
  const response =
    column === "visitor"
      ? await house.request(house.north, path, { ...asked, from: addressFor(name) })
      : await (await house.signInAs(column satisfies HatKind, house.north)).ask(path, asked);
  return { response, text: await response.text() };
}

/** Visitors come from many places: so many posts from one of them would have to wait. */
const addressFor = (name: string): string => `10.1.0.${Object.keys(answers).indexOf(name) % 250}`;

const askedOf = (route: Route, { fields = {} }: Line) =>
  route.door === "api" ? { json: numbersOf(fields) } : { fields };

/** Programs send numbers as numbers. */
const numbersOf = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      name === "themes" ? [value] : /^\d+$/.test(value) ? Number(value) : value,
    ]),
  );

type Question = { readonly name: string; readonly line: Line; readonly column: Column; readonly relation: Relation };

/** A signed-in sign-out ends the session that the other questions use: it is asked at the end. */
const isLast = ({ name, column }: Question): boolean => name === "POST /sign-out" && column !== "visitor";

const questions: readonly Question[] = Object.entries(answers).flatMap(([name, line]) =>
  columns.flatMap((column) =>
    (line.of === "nothing" ? (["own"] as const) : relations).map((relation) => ({ name, line, column, relation })),
  ),
);

const askedFirst = questions.filter((each) => !isLast(each));

/** The answers that differ from those written by hand. */
async function differences(
  asked: readonly Question[],
  heard: (question: Question) => void = () => {},
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const question of asked) {
    const { name, line, column, relation } = question;
    const { response, text } = await ask(name, line, column, relation);
    heard(question);
    const wanted = expected(line.who[columns.indexOf(column)] ?? "?", relation, line);
    const got = meaningOf(response);
    if (got !== wanted) found.push(`${name} as ${column} (${relation}): ${got} ${response.status}, not ${wanted}`);
    found.push(...leaks(text, column).map((canary) => `${name} as ${column} (${relation}) shows “${canary}”`));
  }
  return found;
}

const sides = ["own", "other"];
const everyCanary = sides.flatMap((whose) =>
  [
    "firm",
    "project",
    "person",
    "engagement",
    "referral",
    "dialogue",
    "words of person",
    "words of firm",
    "concern",
  ].map((what) => `${whose} ${what}`),
);

/** Canaries in a text that this hat must not see even by row-level security alone. */
function leaks(text: string, column: Column): readonly string[] {
  const foreign = [...everyCanary, "canary mail", "canary plan"].map((canary) => `south ${canary}`);
  const unseen = everyCanary
    .filter((canary) => !canariesSeen[column].includes(canary))
    .map((canary) => `north ${canary}`);
  const mail = canariesSeen[column].includes("mail") ? [] : ["north canary mail"];
  const plan = canariesSeen[column].includes("plan") ? [] : ["north canary plan"];
  return [...foreign, ...unseen, ...mail, ...plan].filter((canary) => text.includes(canary));
}

test("every declared route has its line of answers, and every line its route", () => {
  expect([...routeOf.keys()].filter((name) => answers[name] === undefined)).toEqual([]);
  expect(Object.keys(answers).filter((name) => !routeOf.has(name))).toEqual([]);
  expect(Object.entries(answers).filter(([, line]) => line.who.length !== columns.length)).toEqual([]);
});

describe("row by row, without any page, with a row of everybody in every table", () => {
  let client: pg.Client;
  let tables: readonly Walled[];
  beforeAll(async () => {
    client = adminClient(house.database.target, house.database.target.database);
    await client.connect();
    tables = await walledTables(client);
    await Promise.all(hatKinds.map((hat) => house.signInAs(hat, house.north)));
    await client.query("begin; set local session_replication_role = replica");
    for (const table of tables)
      for (const hub of [house.north, house.south]) await putRow(client, table, othersOf(hub));
  });
  afterAll(async () => {
    await client.query("rollback");
    await client.end();
  });
  const othersOf = ({ id, otherFirm, otherPerson }: TestHub) => ({
    hub_id: id,
    firm_id: otherFirm.id,
    person_id: otherPerson.id,
    organisation_id: "0190a6c2-0000-7000-8000-000000000000",
  });
  const actorOf = async (hat: HatKind): Promise<Actor> => (await house.signInAs(hat, house.north)).actor;

  test("no hat sees a row of another hub in any table, and a hole in any of them shows one", async () => {
    const where = (table: Walled) => ofOtherHub(table, house.south);
    const visitor: Actor = { ...(await actorOf("operator")), accountId: null, hat: "visitor", hatId: null };
    for (const actor of [visitor, ...(await Promise.all(hatKinds.map(actorOf)))]) {
      const shown = await shownTo(
        client,
        actor,
        tables.map((table) => ({ table, where: where(table) })),
      );
      expect({ [actor.hat]: shown }).toEqual({ [actor.hat]: {} });
    }
    const ofNobody: string[] = [];
    for (const table of tables) {
      const foreign = where(table);
      if (foreign === null) ofNobody.push(table.name);
      else
        expect([table.name, await throughHole(client, visitor, { table, where: foreign, using: "true" })]).not.toEqual([
          table.name,
          0,
        ]);
    }
    expect(ofNobody).toEqual(["migration"]);
  });

  test("a side sees rows of another side only where this list says so, and a hole as wide as the hub shows one", async () => {
    const seen: Record<string, unknown> = {};
    const unseen = new Set<string>();
    for (const hat of ["owner", "deputy", "person", "town-staff", "intermediary"] as const) {
      const actor = await actorOf(hat);
      const asked = tables.map((table) => ({ table, where: ofOtherSide(table, actor) }));
      const shown = await shownTo(client, actor, asked);
      seen[hat] = Object.keys(shown);
      for (const { table, where } of asked) {
        if (where === null) continue;
        const wide = await throughHole(client, actor, { table, where, using: "hub_id = banso.actor_hub()" });
        if (wide === 0) unseen.add(table.name);
      }
    }
    // Public pages, whom the hub works with and what those may do by law, its towns, its setting of plans, its short numbers.
    const everybodys = ["counter", "firm_page", "organisation", "plan_calm", "project_page", "standing", "town"];
    const sides = ["owner", "deputy", "person", "town-staff", "intermediary"];
    expect(seen).toEqual(Object.fromEntries(sides.map((hat) => [hat, everybodys])));
    // Of these a row of the hub stands there already, so none could be put in beside the side's own.
    expect([...unseen].sort()).toEqual(["firm", "hub", "hub_person", "public_version"]);
  });

  test("no hat changes, removes or enters a row of another hub in any table", async () => {
    const done: Record<string, unknown> = {};
    for (const actor of await Promise.all(hatKinds.map(actorOf))) {
      const asked = tables.map((table) => ({ table, where: ofOtherHub(table, house.south) }));
      const changed = await changedBy(client, actor, asked, othersOf(house.south));
      if (changed.length > 0) done[actor.hat] = changed;
    }
    // Somebody who is entered is of no hub until they are entered in one.
    expect(done).toEqual({ coordinator: ["enter person"] });
  });

  test("a side changes, removes and enters nothing of another side but where this list says so", async () => {
    const done: Record<string, unknown> = {};
    for (const hat of ["owner", "deputy", "person", "town-staff", "intermediary"] as const) {
      const actor = await actorOf(hat);
      const asked = tables.map((table) => ({ table, where: ofOtherSide(table, actor) }));
      done[hat] = await changedBy(client, actor, asked, othersOf(house.north));
    }
    // Of no hub: whose these are is looked at with the routes.
    const owner = await actorOf("owner");
    const untried = tables.filter((table) => ofOtherSide(table, owner) === null).map(({ name }) => name);
    expect(untried).toEqual(["account", "capacity_week", "migration", "person"]);
    // What an act tells somebody, and that public pages are to be made anew, is written with it; who enters projects takes
    // the hub's next number.
    const told = ["enter mail", "enter notice", "enter notice_settled", "enter public_version"];
    const numbered = ["change counter", "enter counter", ...told];
    expect(done).toEqual({
      owner: numbered,
      deputy: numbered,
      person: told,
      "town-staff": told,
      intermediary: told,
    });
  });

  test.each([
    ["update", "using (true) with check (true)", "change firm_figures"],
    ["delete", "using (true)", "remove firm_figures"],
    ["insert", "with check (true)", "enter firm_figures"],
  ])("a policy for %s that is too wide is noticed", async (verb, policy, wanted) => {
    const owner = await actorOf("owner");
    const firmFigures = tables.filter(({ name }) => name === "firm_figures");
    const asked = firmFigures.map((table) => ({ table, where: ofOtherSide(table, owner) }));
    await client.query("savepoint holed");
    await client.query(`create policy hole on banso.firm_figures for ${verb} to banso_app ${policy}`);
    const done = await changedBy(client, owner, asked, othersOf(house.north));
    await client.query("rollback to savepoint holed");
    expect(done).toEqual([wanted]);
  });
});

/** Where the table of acts said no: only there may another answer come when it is switched off. All while nobody has asked. */
let refused: ReadonlySet<Question> = new Set(questions);

test("every hat gets from every route what was written by hand, and sees nobody else's records", {
  timeout: 240_000,
}, async () => {
  const found = new Set<Question>();
  let hasRefused = false;
  decide = (...asked) => {
    const isAllowed = may(...asked);
    if (!isAllowed) hasRefused = true;
    return isAllowed;
  };
  try {
    const heard = (question: Question): void => {
      if (hasRefused) found.add(question);
      hasRefused = false;
    };
    expect(await differences(askedFirst, heard)).toEqual([]);
  } finally {
    decide = may;
  }
  refused = found;
});

/** Everything of the south that no question makes anew, as one text. */
async function southAsItIs(): Promise<string> {
  const kept = [
    "firm",
    "firm_page",
    "organisation",
    "person",
    "hub_person",
    "plan",
    "file",
    "mail",
    "project_page",
    "engagement",
    "check_in",
    "dialogue",
    "dialogue_line",
    "project_source",
    "inside_review",
    "inside_candidate",
    "concern",
    "concern_step",
    "story_entry",
    "proposal",
    "proposal_profile",
    "proposal_work",
    "proposal_answer",
    "disclosure",
    "meeting",
    "suggestion",
  ];
  const rows = await Promise.all(
    kept.map(async (table) => {
      const ofSouth =
        table === "person"
          ? "person_id in (select person_id from banso.hub_person where hub_id = $1)"
          : table === "project_page"
            ? "hub_id = $1 and title <> 'public project'"
            : "hub_id = $1";
      const { rows: lines } = await house.database.asSuper(
        `select t::text as line from banso.${table} t where ${ofSouth} order by 1`,
        [house.south.id],
      );
      return lines.map(({ line }: { line: string }) => `${table} ${line}`);
    }),
  );
  return rows.flat().join("\n");
}

test("with the table of acts switched off, no row of anybody else appears or changes", {
  timeout: 240_000,
}, async () => {
  const before = await southAsItIs();
  decide = () => true;
  try {
    const found: string[] = [];
    for (const { name, line, column, relation } of askedFirst.filter((each) => refused.has(each))) {
      const { response, text } = await ask(name, line, column, relation);
      if (response.status >= 500) found.push(`${name} as ${column} (${relation}): ${response.status}`);
      found.push(...leaks(text, column).map((canary) => `${name} as ${column} (${relation}) shows “${canary}”`));
    }
    expect(found).toEqual([]);
    expect(await southAsItIs()).toBe(before);
  } finally {
    decide = may;
  }
});

test("a hole in the table of acts is noticed", async () => {
  decide = (actor, act, object) => (act === "firm.enter" && actor.hat === "town-staff") || may(actor, act, object);
  try {
    expect(await differences(questions.filter(({ name }) => name === "GET /firms/new"))).toEqual([
      "GET /firms/new as town-staff (own): in 200, not 403",
    ]);
  } finally {
    decide = may;
  }
});

test("a hole in row-level security is noticed as soon as the table of acts no longer covers it", async () => {
  await house.database.asSuper("create policy hole on banso.firm for select to banso_app using (true)");
  decide = () => true;
  try {
    const asked = questions.filter(({ name, column }) => name === "GET /firms/:number" && column === "town-staff");
    expect((await differences(asked)).join("\n")).toContain("shows “north own firm”");
  } finally {
    decide = may;
    await house.database.asSuper("drop policy hole on banso.firm");
  }
});

test("whoever signs out is out", async () => {
  const owner = await house.signInAs("owner", house.south);
  expect((await owner.ask("/sign-out", { fields: {} })).status).toBe(303);
  expect(meaningOf(await owner.ask("/firms"))).toBe("sign-in");
  expect(await differences(questions.filter(isLast))).toEqual([]);
});
