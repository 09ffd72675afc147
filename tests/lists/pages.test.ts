import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tx } from "#app.ts";
import type { ActName } from "#domain/access/acts.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { allEngagements, engagementList, engagementOrders } from "#domain/engagements/views-list.ts";
import { allFirms, firmList, firmOrders } from "#domain/firms/views-list.ts";
import type { ListPage } from "#domain/lists/terms.ts";
import { allPeople, personList, personOrders } from "#domain/people/views-list.ts";
import { allProjects, projectList, projectOrders } from "#domain/projects/views-list.ts";
import { type LocalDate, mondayOf } from "#kit/dates.ts";
import { adminClient } from "#platform/postgres/connections.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { fillLists } from "../support/many-rows.ts";

// A hub with 130 rows of each kind, and most values several times: half of the names, all updates of a week, no employees.
const rows = 130;
let test0: TestApp;
let actor: Actor;
let today: LocalDate;

beforeAll(async () => {
  test0 = await testApp();
  ({ actor } = await test0.signInAs("coordinator", test0.south));
  today = test0.app.clock.today();
  const client = adminClient(test0.database.target);
  await client.connect();
  await client.query("truncate banso.hub_person, banso.person, banso.firm cascade");
  await fillLists(client, test0.south.id, rows);
  await client.query("update banso.firm set name = '同じ名前' where number % 2 = 0");
  await client.query("update banso.firm set updated_at = timestamptz '2026-11-01' where number % 3 = 0");
  await client.query("update banso.firm set employees = null where number % 5 = 0");
  await client.query("update banso.firm set employees = 0 where number % 5 = 1");
  await client.query("update banso.person set name = '同じ 氏名' where half_days % 2 = 0");
  await client.query("update banso.person set updated_at = timestamptz '2026-11-01' where half_days % 3 = 0");
  await client.query("update banso.engagement set updated_at = timestamptz '2026-11-01' where number % 3 = 0");
  await client.end();
});
afterAll(async () => test0.close());

type Read = (tx: Tx, page: { readonly after: number | null; readonly limit: number }) => Promise<ListPage<Numbered>>;
type Numbered = { readonly number: number };

/** All pages of a list after one another, and the same list in one piece. */
async function pagesOf(read: Read): Promise<{ readonly paged: number[]; readonly whole: number[] }> {
  return test0.app.db.read(actor, async (tx) => {
    const paged: number[] = [];
    for (let after: number | null = null, pages = 0; pages < 200; pages++) {
      const page: ListPage<Numbered> = await read(tx, { after, limit: 7 });
      paged.push(...page.rows.map(({ number }) => number));
      if (page.next === null) break;
      after = page.next;
    }
    const whole = await read(tx, { after: null, limit: 1000 });
    return { paged, whole: whole.rows.map(({ number }) => number) };
  });
}

const all = Array.from({ length: rows }, (_, at) => at + 1);
const bothWays = <Order extends string>(orders: readonly Order[]) =>
  orders.flatMap((order) => [
    { order, descending: false },
    { order, descending: true },
  ]);

function allowed<Act extends ActName>(act: Act) {
  const given = permit(test0.app.may, actor, act, { hubId: actor.hubId });
  if (given === null) throw new Error(`a coordinator may ${act}`);
  return given;
}

async function expectEachOnce(read: Read): Promise<void> {
  const { paged, whole } = await pagesOf(read);
  expect(paged.toSorted((a, b) => a - b)).toEqual(all);
  expect(paged, "pages follow the list's order").toEqual(whole);
}

describe("page by page every row comes exactly once", () => {
  test.each(bothWays(firmOrders))("firms by $order, descending: $descending", ({ order, descending }) =>
    expectEachOnce((tx, page) =>
      firmList(tx, allowed("firm.list"), { ...page, search: "", filter: allFirms, order, descending }),
    ),
  );

  test.each(bothWays(personOrders))("people by $order, descending: $descending", ({ order, descending }) =>
    expectEachOnce((tx, page) =>
      personList(tx, allowed("person.list"), {
        ...page,
        search: "",
        filter: allPeople,
        order,
        descending,
        week: mondayOf(today),
      }),
    ),
  );

  test.each(bothWays(projectOrders))("projects by $order, descending: $descending", ({ order, descending }) =>
    expectEachOnce((tx, page) =>
      projectList(tx, allowed("project.list"), { ...page, search: "", filter: allProjects, order, descending }),
    ),
  );

  test.each(bothWays(engagementOrders))("engagements by $order, descending: $descending", ({ order, descending }) =>
    expectEachOnce((tx, page) =>
      engagementList(tx, allowed("engagement.list"), {
        ...page,
        search: "",
        filter: allEngagements,
        order,
        descending,
        today,
      }),
    ),
  );
});

const usual = { search: "", descending: false, after: null, limit: 1000 } as const;

describe("a figure and the list behind it say the same", () => {
  test("projects and engagements of firms", () =>
    test0.app.db.read(actor, async (tx) => {
      const firms = await firmList(tx, allowed("firm.list"), { ...usual, filter: allFirms, order: "number" });
      expect(firms.rows.some(({ openProjects }) => openProjects > 0)).toBe(true);
      for (const { number, openProjects, running } of firms.rows) {
        const open = { ...allProjects, status: "published", firm: number } as const;
        const projects = await projectList(tx, allowed("project.list"), { ...usual, filter: open, order: "number" });
        expect(projects.rows.length, `open projects of F-${number}`).toBe(openProjects);
        const served = { ...allEngagements, state: "running", firm: number } as const;
        const engagements = await engagementList(tx, allowed("engagement.list"), {
          ...usual,
          filter: served,
          order: "number",
          today,
        });
        expect(engagements.rows.length, `running at F-${number}`).toBe(running);
      }
    }));

  test("engagements of people, and who has so many half-days left", () =>
    test0.app.db.read(actor, async (tx) => {
      const week = mondayOf(today);
      const people = await personList(tx, allowed("person.list"), {
        ...usual,
        filter: allPeople,
        order: "number",
        week,
      });
      for (const { number, running } of people.rows) {
        const served = { ...allEngagements, state: "running", person: number } as const;
        const engagements = await engagementList(tx, allowed("engagement.list"), {
          ...usual,
          filter: served,
          order: "number",
          today,
        });
        expect(engagements.rows.length, `running with H-${number}`).toBe(running);
      }
      for (const least of [1, 8, 20, 29, 39, 40, 41]) {
        const filter = { ...allPeople, free: least };
        const found = await personList(tx, allowed("person.list"), { ...usual, filter, order: "number", week });
        const expected = people.rows.filter(({ free }) => free >= least);
        expect(
          found.rows.map(({ number }) => number),
          `at least ${least}`,
        ).toEqual(expected.map(({ number }) => number));
        expect(found.total).toBe(expected.length);
      }
    }));
});

describe("words that a record's own text does not have", () => {
  const numbersOf = async (read: (tx: Tx) => Promise<ListPage<Numbered>>): Promise<readonly number[]> =>
    (await test0.app.db.read(actor, read)).rows.map(({ number }) => number);

  test("a person is found by the beginning of a mail address, in whatever letters it is typed", async () => {
    await test0.database.asSuper(
      "update banso.person p set email = 'tsubaki.h' || h.number || '@example.invalid' from banso.hub_person h where h.person_id = p.person_id and h.number in (5, 51)",
    );
    const find = (search: string) =>
      numbersOf((tx) =>
        personList(tx, allowed("person.list"), {
          ...usual,
          search,
          filter: allPeople,
          order: "number",
          week: mondayOf(today),
        }),
      );
    expect(await find(" Tsubaki.H5@Example.invalid ")).toEqual([5]);
    expect(await find("tsubaki.h51@")).toEqual([51]);
    expect(await find("ｔｓｕｂａｋｉ.h5@example")).toEqual([5]);
    expect(await find("nobody@example.invalid")).toEqual([]);
    expect(await find("@")).toEqual([]);
  });

  test("a project is found by its firm's name, beside those that say the word themselves", async () => {
    await test0.database.asSuper(
      "update banso.firm set search_text = '瑠璃色製作所', search_grams = (select array_to_tsvector(array['^瑠璃','^璃色','璃色','^色製','色製','^製作','製作','^作所','作所','^所','所'])) where number = 1",
    );
    const find = (search: string) =>
      numbersOf((tx) =>
        projectList(tx, allowed("project.list"), { ...usual, search, filter: allProjects, order: "number" }),
      );
    const ofFirm = await numbersOf((tx) =>
      projectList(tx, allowed("project.list"), {
        ...usual,
        filter: { ...allProjects, firm: 1 },
        order: "number",
      }),
    );
    expect(ofFirm.length).toBeGreaterThan(0);
    expect(await find("瑠璃色")).toEqual(ofFirm);
  });
});

describe("an engagement knows when its next check-in is due", () => {
  const nextOf = async (number: number): Promise<{ readonly kept: unknown; readonly counted: unknown }> => {
    const { rows: found } = await test0.database.asSuper(
      `select e.next_check_in_on::text as kept, (select min(c.due_on)::text from banso.check_in c where c.hub_id = e.hub_id
         and c.engagement_id = e.engagement_id and c.held_on is null) as counted
       from banso.engagement e where e.hub_id = $1 and e.number = $2`,
      [test0.south.id, number],
    );
    return { kept: found[0]?.kept, counted: found[0]?.counted };
  };
  const of = (number: number) => `(select engagement_id from banso.engagement where number = ${number})`;

  test.each([
    ["after thousands of rows were written", "select 1"],
    [
      "after it was held",
      `update banso.check_in set held_on = due_on where engagement_id = ${of(9)} and side = 'firm'`,
    ],
    ["after all were held", `update banso.check_in set held_on = due_on where engagement_id = ${of(9)}`],
    [
      "after a new one was planned",
      `insert into banso.check_in (hub_id, check_in_id, engagement_id, side, due_on)
       select hub_id, md5('next')::uuid, engagement_id, 'firm', '2027-03-01' from banso.engagement where number = 9`,
    ],
    ["after it was moved", `update banso.check_in set due_on = '2027-04-01' where check_in_id = md5('next')::uuid`],
    ["after it was taken away", `delete from banso.check_in where check_in_id = md5('next')::uuid`],
  ])("%s", async (_when, change) => {
    await test0.database.asSuper(change);
    const { kept, counted } = await nextOf(9);
    expect(kept).toBe(counted);
  });

  test("the days are not all the same, and some engagements have none", async () => {
    const { rows: days } = await test0.database.asSuper(
      "select count(distinct next_check_in_on)::int as days, count(*) filter (where next_check_in_on is null)::int as without from banso.engagement",
    );
    expect(days[0]?.days).toBeGreaterThan(10);
    expect(days[0]?.without).toBe(1);
  });
});
