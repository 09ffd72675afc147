import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addConsent, withdrawConsents } from "#domain/consents/store.ts";
import { addDays } from "#kit/dates.ts";
import { type SignedIn, testApp } from "../support/app.ts";
import { agreeToMatching, type House, openProject, post, posted, propose, share, told } from "./asking.ts";

// Two who act in the same moment take turns. A trigger makes the first one slow at the place where it matters.

let house: House;
let coordinator: SignedIn;
let definer: SignedIn;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
  definer = await house.signInAs("definer", house.north);
  await house.signInAs("person", house.north);
  await house.database.asSuper(
    "create function banso.dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(1.2); return new; end $$",
  );
  await house.database.asSuper("grant execute on function banso.dawdle() to public");
});
afterAll(() => house.close());
beforeEach(() => agreeToMatching(house));

const whileSlow = async <One, Other>(table: string, one: () => Promise<One>, other: () => Promise<Other>) => {
  await house.database.asSuper(
    `create trigger dawdle before insert on banso.${table} for each row execute function banso.dawdle()`,
  );
  try {
    const slow = one();
    await new Promise((done) => setTimeout(done, 500));
    return await Promise.all([slow, other()]);
  } finally {
    await house.database.asSuper(`drop trigger dawdle on banso.${table}`);
  }
};

test("who is asked in the moment in which they withdraw their yes is not left with the question", async () => {
  const project = await openProject(house, "同じ時に尋ねる仕事");
  const { id, number } = house.north.person;
  const path = /action="([^"]+\/withdraw)"/.exec(
    await (await coordinator.ask(`/people/${number}/consents`)).text(),
  )?.[1];
  await whileSlow(
    "hand",
    () => post(house, definer, `/projects/${project}/hands/ask`, { person: String(number), asking: "いかがですか" }),
    () => posted(house, coordinator, path ?? "", told),
  );
  const { rows } = await house.database.asSuper("select state from banso.hand where person_id = $1", [id]);
  expect(rows).toEqual([{ state: "withdrawn" }]);
});

test("no copy of somebody is left with a firm when they withdraw while it is being made", async () => {
  const { north } = house;
  const use = { purpose: "inside-review", firmId: north.firm.id, organisationId: null } as const;
  await house.app.db.asHub(north.id, "found-hub", (tx) =>
    addConsent(tx, north.otherPerson.id, { ...use, until: addDays(house.app.clock.today(), 300) }),
  );
  const project = await openProject(house, "社内を見る仕事");
  await whileSlow(
    "inside_candidate",
    () => posted(house, definer, `/projects/${project}/inside-review`, { version: "0", step: "keep" }),
    () => house.app.db.asHub(north.id, "found-hub", (tx) => withdrawConsents(tx, north.otherPerson.id, use)),
  );
  const { rows } = await house.database.asSuper("select person_name from banso.inside_candidate");
  expect(rows).toEqual([]);
});

test("one engages for a project while another puts somebody else forward for it: both are done", async () => {
  const project = await openProject(house, "二人で進める仕事", { halfDays: 8 });
  const { person, otherPerson } = house.north;
  const at = await propose(house, coordinator, { project, person: person.number });
  for (const side of ["person", "firm"])
    await posted(house, coordinator, `${at}/answer`, { says: "meet", side, ...told });
  await posted(house, coordinator, `${at}/held`, { heldOn: house.app.clock.today() });
  for (const side of ["person", "firm"])
    await posted(house, coordinator, `${at}/answer`, { says: "yes", side, ...told });
  const role = { title: "売り場", role: "売り場を作る", roleKind: "specialist", stage: "trial" };
  const other = { ...share, project: String(project), person: String(otherPerson.number) };
  const both = await whileSlow(
    "engagement",
    () => post(house, coordinator, `${at}/engage`, { ...share, ...role }),
    () => post(house, coordinator, "/proposals", other),
  );
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
});
