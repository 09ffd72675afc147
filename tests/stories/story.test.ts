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
import { eventWords } from "#text/stories.ts";
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
  await writeSteps(id);
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
  const heard = { side: "firm", spoke: "the owner", channel: "phone", readBack: "aloud" } as const;
  value(await endEngagement(app, actor, { number, end, heard, version: 1, key: null }));
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

/**
 * What led to the engagement, and what worried somebody in it: all at one instant, in whole milliseconds as the product
 * writes them, so that a page may end between records of the same instant.
 */
async function writeSteps(engagementId: Extract<StoryRecord, { kind: "engagement" }>["id"]): Promise<void> {
  const { id: hub, firm, person, organisations } = house.north;
  const { id: projectId } = project.record;
  const ids = Array.from({ length: 8 }, () => house.app.ids.next());
  const [dialogue, review, referral, hand, proposal, disclosure, concern, by] = ids;
  const now = `'${house.app.clock.now().toISOString()}'::timestamptz`;
  const of = [hub, firm.id, person.id, projectId];
  const run = (text: string, values: readonly unknown[]) => house.database.asSuper(text, values);
  await run(
    `insert into banso.dialogue (hub_id, dialogue_id, number, firm_id, held_on, channel, spoken_by, created_at, updated_at)
     values ($1, $3, 1, $2, '2026-02-02', 'visit', 'the owner', ${now}, ${now})`,
    [hub, firm.id, dialogue],
  );
  await run("update banso.project set dialogue_id = $1 where project_id = $2", [dialogue, projectId]);
  await run(
    `insert into banso.inside_review (hub_id, review_id, project_id, kind, reason, decided_on, created_at, updated_at)
     values ($1, $2, $3, 'trial', 'small', '2026-02-03', ${now}, ${now})`,
    [hub, review, projectId],
  );
  await run(
    `insert into banso.referral (hub_id, referral_id, number, project_id, organisation_id, title, result, what_is_new,
       what_is_hard, may_decide, role_kind, themes, shape, half_days, on_site_half_days, place, months, pay_yen_per_month,
       contract_form, firm_industry, firm_town, firm_size, handed_by, handed_at, updated_at)
     select hub_id, $1, 1, project_id, $2, title, result, what_is_new, what_is_hard, may_decide, role_kind, themes, shape,
       half_days, on_site_half_days, place, months, pay_yen_per_month, 'service', 'E', 'town', '5-19', $3, ${now}, ${now}
     from banso.project where project_id = $4`,
    [referral, organisations.intermediary, by, projectId],
  );
  await run(
    `insert into banso.hand (hub_id, hand_id, project_id, project_number, project_title, person_id, origin, state, words,
       raised_at, made_at) values ($1, $4, $3, 1, 'boards', $2, 'raised', 'raised', 'I would', ${now}, ${now})`,
    [hub, person.id, projectId, hand],
  );
  await run(
    `insert into banso.proposal (hub_id, firm_id, person_id, project_id, proposal_id, number, origin, half_days, from_week,
       weeks, pay_yen_per_month, answer_by, phase, person_answer, firm_answer, engagement_id, created_at, updated_at)
     values ($1, $2, $3, $4, $5, 1, 'by-hand', 4, '2026-03-02', 12, 0, '2026-03-01', 'engaged', 'yes', 'yes', $6, ${now}, ${now})`,
    [...of, proposal, engagementId],
  );
  await run(
    `insert into banso.meeting (hub_id, proposal_id, offered_by, mode, place, minutes, slots, held_on)
     values ($1, $2, 'firm', 'online', 'THE-ROOM', 60, array[${now}], '2026-02-20')`,
    [hub, proposal],
  );
  await run(
    `insert into banso.disclosure (hub_id, disclosure_id, proposal_id, person_id, firm_id, purpose, name, email, phone,
       disclosed_at) values ($1, $2, $3, $4, $5, 'meeting', 'n', 'SECRET-MAIL', 'p', ${now})`,
    [hub, disclosure, proposal, person.id, firm.id],
  );
  await run(
    `insert into banso.concern (hub_id, concern_id, number, engagement_id, kind, side, words, opened_at)
     values ($1, $2, 1, $3, 'noticed', 'person', 'WORRIED', ${now})`,
    [hub, concern, engagementId],
  );
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
    "concern",
    "dialogue",
    "disclosure",
    "ended",
    "firm.edit",
    "firm.publish",
    "hand",
    "imported",
    "meeting",
    "merged",
    "project",
    "proposal",
    "referral",
    "review",
    "said at the engagement",
    "said at the firm",
    "said at the project",
  ],
  person: [
    "begun",
    "booked",
    "check-in",
    "concern",
    "disclosure",
    "ended",
    "hand",
    "imported",
    "meeting",
    "merged",
    "proposal",
    "released",
    "said at the engagement",
    "said at the person",
  ],
  project: [
    "begun",
    "booked",
    "check-in",
    "concern",
    "dialogue",
    "disclosure",
    "ended",
    "hand",
    "meeting",
    "project.enter",
    "proposal",
    "referral",
    "review",
    "said at the project",
  ],
  engagement: [
    "begun",
    "booked",
    "check-in",
    "concern",
    "disclosure",
    "ended",
    "engagement.end",
    "engagement.enter",
    "hand",
    "meeting",
    "proposal",
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

test("definers and companions read the same story with the names of their colleagues; a concern only who accompanies", async () => {
  const definer = await house.signInAs("definer", house.north);
  const companion = await house.signInAs("companion", house.north);
  for (const record of Object.values(records())) {
    const whole = await storyFor(north, record);
    const withoutConcerns = whole.filter(({ event }) => event.kind !== "concern");
    expect(whole.length).toBe(withoutConcerns.length + 1);
    expect(await storyFor(definer, record)).toEqual(withoutConcerns);
    expect(await storyFor(companion, record)).toEqual(whole);
    await house.database.asSuper("update banso.engagement set companion_id = $1", [house.app.ids.next()]);
    expect(await storyFor(companion, record)).toEqual(withoutConcerns);
    await house.database.asSuper("update banso.engagement set companion_id = null");
  }
});

test("a story names what was handed over and where they met, and never the contact, the room or the worry", async () => {
  for (const record of Object.values(records())) {
    const told = JSON.stringify(await storyFor(north, record));
    for (const secret of ["SECRET-MAIL", "THE-ROOM", "WORRIED"]) expect(told).not.toContain(secret);
  }
  const heads = (await storyFor(north, records().firm)).map(({ event }) => eventWords(event).ja).join(" ");
  for (const words of ["経営者との対話", "社内発掘", "挙手", "提案", "顔合わせの日", "氏名と連絡先を企業に渡しました"])
    expect(heads).toContain(words);
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
