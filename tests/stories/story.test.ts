import { afterAll, beforeAll, expect, test } from "vitest";
import { permit } from "#domain/access/may.ts";
import { endEngagement } from "#domain/engagements/end-engagement.ts";
import { enterEngagement } from "#domain/engagements/enter-engagement.ts";
import { showEngagement } from "#domain/engagements/show-engagement.ts";
import type { CheckInId } from "#domain/engagements/terms.ts";
import { editFirm } from "#domain/firms/edit-firm.ts";
import { publishFirm } from "#domain/firms/publish-firm.ts";
import type { ImportId, MergeId } from "#domain/imports/terms.ts";
import { addCard } from "#domain/people/store.ts";
import { enterProject } from "#domain/projects/enter-project.ts";
import type { StoryItem, StoryKey, StoryPage, StoryRecord } from "#domain/stories/terms.ts";
import { storyOf } from "#domain/stories/views.ts";
import { writeStoryEntry } from "#domain/stories/write-story-entry.ts";
import { addDays, mondayOf } from "#kit/dates.ts";
import { projectTerms } from "../support/api-bodies.ts";
import { firmTerms, type SignedIn, type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
let north: SignedIn;
let south: SignedIn;
let engagement: { readonly number: number; readonly record: StoryRecord };
let project: { readonly number: number; readonly record: StoryRecord };

beforeAll(async () => {
  house = await testApp();
  north = await house.signInAs("coordinator", house.north);
  south = await house.signInAs("coordinator", house.south);
  await liveThrough();
});
afterAll(() => house.close());

const value = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
};

/** A firm is edited and published, takes a person by way of a project, talks, and the engagement ends. */
async function liveThrough(): Promise<void> {
  const { app } = house;
  const { actor } = north;
  const { firm, person } = house.north;
  const today = app.clock.today();
  const terms = { ...firmTerms("north own firm"), business: "cedar boards" };
  value(await editFirm(app, actor, { number: firm.number, terms, version: 1, key: null }));
  value(
    await publishFirm(app, actor, {
      number: firm.number,
      version: 2,
      spoke: "the owner",
      channel: "phone",
      readBack: "aloud",
      key: null,
    }),
  );
  const { number: wanted } = value(
    await enterProject(app, actor, {
      firm: firm.number,
      terms: { ...projectTerms, roleKind: "specialist", themes: ["it"], startsOn: null },
      key: null,
    }),
  );
  const projectId = await app.db.read(actor, async (tx) => {
    const row = await tx.sql
      .selectFrom("project")
      .select("project_id")
      .where("number", "=", wanted)
      .executeTakeFirstOrThrow();
    return row.project_id;
  });
  project = { number: wanted, record: { kind: "project", id: projectId } };
  const { number } = value(
    await enterEngagement(app, actor, {
      firm: firm.number,
      person: person.number,
      project: wanted,
      key: null,
      terms: {
        title: "boards abroad",
        role: "",
        roleKind: "specialist",
        stage: "trial",
        halfDays: 4,
        onSiteHalfDays: 0,
        fromWeek: addDays(mondayOf(today), -28),
        weeks: 12,
        payYenPerMonth: 0,
      },
    }),
  );
  const id = (await showEngagement(app, actor, number))?.engagement.id;
  if (id === undefined) throw new Error("no engagement");
  engagement = { number, record: { kind: "engagement", id } };
  await writeRows(id);
  for (const [record, at] of [
    ["firm", firm.number],
    ["person", person.number],
    ["project", wanted],
    ["engagement", number],
  ] as const) {
    const entry = { kind: "call", onDay: today, words: `said at the ${record}`, spokenBy: "the owner" } as const;
    value(await writeStoryEntry(app, actor, { record, number: at, terms: entry, key: null }));
  }
  const end = { endedOn: today, ending: "finished", outcome: "ten shops", outcomeScore: 5 } as const;
  value(await endEngagement(app, actor, { number, end, version: 1, key: null }));
}

/** What other parts of the product write: a check-in held, a file read, two records made into one. */
async function writeRows(engagementId: Extract<StoryRecord, { kind: "engagement" }>["id"]): Promise<void> {
  const { id: hub, firm, person } = house.north;
  await house.app.db.asHub(hub, "load-sample", async (tx) => {
    const day = addDays(mondayOf(house.app.clock.today()), -7);
    await tx.sql
      .insertInto("check_in")
      .values({
        hub_id: hub,
        check_in_id: tx.newId<CheckInId>(),
        engagement_id: engagementId,
        side: "firm",
        due_on: day,
        held_on: day,
        score: 4,
        words: "it goes well",
      })
      .execute();
    const importId = tx.newId<ImportId>();
    await tx.sql
      .insertInto("import")
      .values({
        hub_id: hub,
        import_id: importId,
        number: 1,
        kind: "firms",
        form: "own",
        file_name: "firms-2026.csv",
        sha256: "0".repeat(64),
        status: "applied",
        requested_at: tx.now,
        applied_at: tx.now,
      })
      .execute();
    for (const id of [firm.id, person.id])
      await tx.sql
        .insertInto("import_row")
        .values({ hub_id: hub, import_id: importId, object_id: id, effect: "added", version: 1 })
        .execute();
    for (const [kind, id] of [
      ["firm", firm.id],
      ["person", person.id],
    ] as const)
      await tx.sql
        .insertInto("merge")
        .values({
          hub_id: hub,
          merge_id: tx.newId<MergeId>(),
          kind,
          kept_id: id,
          kept_number: 1,
          gone_id: tx.newId(),
          gone_number: 77,
          kept_before: "{}",
          gone_before: "{}",
          at: tx.now,
        })
        .execute();
  });
}

/** The whole story as this actor reads it, page by page. */
async function storyFor({ actor }: SignedIn, record: StoryRecord, limit = 50): Promise<readonly StoryItem[]> {
  const allowed = permit(house.app.may, actor, "story.read", { hubId: actor.hubId });
  if (allowed === null) throw new Error("not allowed");
  const items: StoryItem[] = [];
  let after: StoryKey | null = null;
  do {
    const from: StoryKey | null = after;
    const page: StoryPage = await house.app.db.read(actor, (tx) =>
      storyOf(tx, allowed, record, { after: from, limit }),
    );
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
}

const records = (): Readonly<Record<StoryRecord["kind"], StoryRecord>> => ({
  firm: { kind: "firm", id: house.north.firm.id },
  person: { kind: "person", id: house.north.person.id },
  project: project.record,
  engagement: engagement.record,
});

const told = ({ event }: StoryItem): string =>
  event.kind === "act" ? event.act : event.kind === "entry" ? event.words : event.kind;

const expected: Readonly<Record<StoryRecord["kind"], readonly string[]>> = {
  firm: [
    "begun",
    "check-in",
    "ended",
    "firm.edit",
    "firm.publish",
    "imported",
    "merged",
    "project",
    "said at the engagement",
    "said at the firm",
    "said at the project",
  ],
  person: [
    "begun",
    "booked",
    "check-in",
    "ended",
    "imported",
    "merged",
    "released",
    "said at the engagement",
    "said at the person",
  ],
  project: ["begun", "booked", "check-in", "ended", "project.enter", "said at the project"],
  engagement: [
    "begun",
    "booked",
    "check-in",
    "ended",
    "engagement.end",
    "engagement.enter",
    "released",
    "said at the engagement",
  ],
};

test("every kind of record tells all that happened to it, once, the newest first", async () => {
  for (const [kind, record] of Object.entries(records())) {
    const items = await storyFor(north, record);
    expect([kind, items.map(told).toSorted()]).toEqual([kind, expected[record.kind]]);
    const times = items.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  }
});

test("page by page it is the same story", async () => {
  for (const record of Object.values(records()))
    expect((await storyFor(north, record, 2)).map(({ id }) => id)).toEqual(
      (await storyFor(north, record)).map(({ id }) => id),
    );
});

test("an edit tells the fields and who, never a value", async () => {
  const edit = (await storyFor(north, records().firm)).find(
    ({ event }) => event.kind === "act" && event.act === "firm.edit",
  );
  expect(edit).toMatchObject({ by: "coordinator-north", event: { fields: ["business"] } });
  expect(JSON.stringify(edit)).not.toContain("cedar");
});

test("definers and companions read the same story with the names of their colleagues", async () => {
  for (const hat of ["definer", "companion"] as const) {
    const reader = await house.signInAs(hat, house.north);
    for (const record of Object.values(records()))
      expect(await storyFor(reader, record)).toEqual(await storyFor(north, record));
  }
});

test("another hub reads nothing of these stories, even of a person whose card it holds", async () => {
  const { person } = house.north;
  const number = await house.app.db.asHub(house.south.id, "found-hub", (tx) => addCard(tx, person.id));
  for (const record of Object.values(records())) expect(await storyFor(south, record)).toEqual([]);
  const page = await (await south.ask(`/people/${number}`)).text();
  expect(page).toContain("north own person");
  for (const secret of ["boards abroad", "said at", "it goes well", "firms-2026", "north own firm"])
    expect(page).not.toContain(secret);
  // What the south writes down stays in the south.
  const entry = { kind: "note", onDay: house.app.clock.today(), words: "a southern note", spokenBy: "" } as const;
  value(await writeStoryEntry(house.app, south.actor, { record: "person", number, terms: entry, key: null }));
  expect((await storyFor(south, records().person)).map(told)).toEqual(["a southern note"]);
  expect((await storyFor(north, records().person)).map(told)).not.toContain("a southern note");
});

test("with the wall of the entries open, the view still reads one hub's alone", async () => {
  await house.database.asSuper("create policy hole on banso.story_entry for select to banso_app using (true)");
  try {
    expect((await storyFor(south, records().person)).map(told)).toEqual(["a southern note"]);
  } finally {
    await house.database.asSuper("drop policy hole on banso.story_entry");
  }
});

test("staff write on the record's page; a firm and a person do neither read nor write there", async () => {
  const { firm } = house.north;
  const fields = { kind: "worry", onDay: house.app.clock.today(), words: "who will sell?", spokenBy: "the owner" };
  const definer = await house.signInAs("definer", house.north);
  expect((await definer.ask(`/firms/${firm.number}/story`, { fields })).status).toBe(303);
  expect(await (await definer.ask(`/firms/${firm.number}`)).text()).toContain("who will sell?");
  const empty = await definer.ask(`/firms/${firm.number}/story`, { fields: { ...fields, words: "" } });
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain("the owner");
  const owner = await house.signInAs("owner", house.north);
  expect((await owner.ask(`/firms/${firm.number}/story`, { fields })).status).toBe(403);
  expect(await (await owner.ask(`/firms/${firm.number}`)).text()).not.toContain("who will sell?");
});
