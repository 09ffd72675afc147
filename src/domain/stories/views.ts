import { type SqlBool, sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import { storyPage } from "#domain/stories/rules.ts";
import type { StoryItem, StoryPage, StoryRecord } from "#domain/stories/terms.ts";
import { type Asked, beginningOf, isAfter, type StoryQuery } from "#domain/stories/views-after.ts";
import { checkInsHeld, concernsOpened, engagementsBegun, engagementsEnded } from "#domain/stories/views-engagements.ts";
import { dialoguesHeld, referralsHanded, reviewsDecided } from "#domain/stories/views-needs.ts";
import { disclosuresMade, handsOf, meetingsOf, proposalsPut } from "#domain/stories/views-proposals.ts";

/**
 * The story of one record in this hub, the newest first, paged by key: acts done to it, files it came from, its
 * projects and engagements, talks with the owner, looks inside, hands, proposals with their meetings and what was handed
 * over, referrals, check-ins held, concerns that the reader may know of, half-days booked and given back, merges, and what
 * staff wrote down. What another hub knows of the same person is not in it.
 */
export async function storyOf(
  tx: Tx,
  _allowed: Permit<"story.read">,
  record: StoryRecord,
  query: StoryQuery,
): Promise<StoryPage> {
  const asked = { ...query, record };
  const sources = [
    await actsDone(tx, asked),
    await importsOf(tx, asked),
    await entriesOf(tx, asked),
    await engagementsBegun(tx, asked),
    await engagementsEnded(tx, asked),
    await checkInsHeld(tx, asked),
    await concernsOpened(tx, asked),
    await dialoguesHeld(tx, asked),
    await reviewsDecided(tx, asked),
    await referralsHanded(tx, asked),
    await handsOf(tx, asked),
    await proposalsPut(tx, asked),
    await meetingsOf(tx, asked),
    await disclosuresMade(tx, asked),
    record.kind === "firm" ? await projectsOf(tx, asked) : [],
    record.kind === "firm" ? [] : await bookingsOf(tx, asked),
    record.kind === "firm" || record.kind === "person" ? await mergesOf(tx, asked) : [],
  ];
  return storyPage(sources, query.limit);
}

async function actsDone(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const place = { at: sql.ref("e.at"), id: sql.ref("e.event_id") };
  const rows = await tx.sql
    .selectFrom("audit_event as e")
    .leftJoin("account", "account.account_id", "e.account_id")
    .select(["e.event_id as id", "e.at", "e.act", "e.fields", "e.hat", "account.name as by"])
    .where("e.hub_id", "=", tx.actor.hubId)
    .where("e.object_kind", "=", asked.record.kind)
    .where("e.object_id", "=", asked.record.id)
    // Pages that only show a record note the number in their address; an edit's own event is about the record's id.
    .where("e.act", "not like", "%.show")
    // A merge is told by itself, with the number of the record that went; telling two records apart changes neither.
    .where("e.act", "<>", "duplicate.merge")
    .where(isAfter(asked, "act", place))
    .orderBy("e.at", "desc")
    .orderBy("e.event_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ id, at, by, hat, act, fields }) => ({
    source: "act",
    id,
    at,
    by,
    hat,
    event: {
      kind: "act",
      act,
      fields,
    },
  }));
}

async function importsOf(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const place = { at: sql.ref("i.applied_at"), id: sql.ref("i.import_id") };
  const rows = await tx.sql
    .selectFrom("import_row as r")
    .innerJoin("import as i", (join) =>
      join.onRef("i.hub_id", "=", "r.hub_id").onRef("i.import_id", "=", "r.import_id"),
    )
    .leftJoin("account", "account.account_id", "i.requested_by")
    .select(["i.import_id as id", "i.applied_at as at", "i.number", "i.file_name as fileName", "r.effect"])
    .select(["i.taken_back_at as takenBackAt", "account.name as by"])
    .where("r.hub_id", "=", tx.actor.hubId)
    .where("r.object_id", "=", asked.record.id)
    .where("i.applied_at", "is not", null)
    .where(isAfter(asked, "import", place))
    .orderBy("i.applied_at", "desc")
    .orderBy("i.import_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.flatMap(({ id, at, by, number, fileName, effect, takenBackAt }) =>
    at === null
      ? []
      : [
          {
            source: "import",
            id,
            at,
            by,
            hat: null,
            event: {
              kind: "imported",
              effect,
              fileName,
              importNumber: number,
              isTakenBack: takenBackAt !== null,
            },
          },
        ],
  );
}

async function entriesOf(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const at = beginningOf("s.on_day");
  const rows = await tx.sql
    .selectFrom("story_entry as s")
    .leftJoin("account", "account.account_id", "s.account_id")
    .select(["s.entry_id as id", at.as("at"), "s.kind as entry", "s.words", "s.spoken_by as spokenBy"])
    .select("account.name as by")
    .where("s.hub_id", "=", tx.actor.hubId)
    .where(sql.ref(`s.${asked.record.kind}_id`), "=", asked.record.id)
    .where(isAfter(asked, "entry", { at, id: sql.ref("s.entry_id") }))
    .orderBy("s.on_day", "desc")
    .orderBy("s.entry_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ id, by, at: day, ...event }) => ({
    source: "entry",
    id,
    at: day,
    by,
    hat: null,
    event: {
      kind: "entry",
      ...event,
    },
  }));
}

async function projectsOf(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const place = { at: sql.ref("p.created_at"), id: sql.ref("p.project_id") };
  const rows = await tx.sql
    .selectFrom("project as p")
    .select(["p.project_id as id", "p.created_at as at", "p.number", "p.title"])
    .where("p.hub_id", "=", tx.actor.hubId)
    .where(sql.ref("p.firm_id"), "=", asked.record.id)
    .where(isAfter(asked, "project", place))
    .orderBy("p.created_at", "desc")
    .orderBy("p.project_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ id, at, ...event }) => ({
    source: "project",
    id,
    at,
    by: null,
    hat: null,
    event: {
      kind: "project",
      ...event,
    },
  }));
}

async function bookingsOf(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const { kind, id: recordId } = asked.record;
  const place = { at: sql.ref("b.made_at"), id: sql.ref("b.booking_id") };
  const ofRecord =
    kind === "engagement"
      ? sql<SqlBool>`exists (select from engagement e where e.hub_id = b.hub_id and e.engagement_id = ${recordId}
          and e.person_id = b.person_id and e.booking_id in (b.booking_id, b.releases))`
      : kind === "project"
        ? sql<SqlBool>`b.project_id = ${recordId}`
        : sql<SqlBool>`b.person_id = ${recordId}`;
  const rows = await tx.sql
    .selectFrom("booking as b")
    .leftJoin("booking as first", (join) =>
      join.onRef("first.person_id", "=", "b.person_id").onRef("first.booking_id", "=", "b.releases"),
    )
    .leftJoin("account", "account.account_id", "b.made_by")
    .select(["b.booking_id as id", "b.made_at as at", "b.half_days as halfDays", "b.from_week as fromWeek", "b.weeks"])
    .select(["b.note", "first.note as firstNote", "b.releases", "account.name as by"])
    // A person sees all hubs' bookings, a hub only its own.
    .where("b.hub_id", "=", tx.actor.hubId)
    .where(ofRecord)
    .where(isAfter(asked, "booking", place))
    .orderBy("b.made_at", "desc")
    .orderBy("b.booking_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ id, at, by, note, firstNote, releases, ...share }) => ({
    source: "booking",
    id,
    at,
    by,
    hat: null,
    event: {
      kind: releases === null ? "booked" : "released",
      note: firstNote ?? note,
      ...share,
    },
  }));
}

async function mergesOf(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const place = { at: sql.ref("m.at"), id: sql.ref("m.merge_id") };
  const rows = await tx.sql
    .selectFrom("merge as m")
    .leftJoin("account", "account.account_id", "m.account_id")
    .select(["m.merge_id as id", "m.at", "m.kind as record", "m.gone_number as goneNumber", "account.name as by"])
    .where("m.hub_id", "=", tx.actor.hubId)
    .where("m.kept_id", "=", asked.record.id)
    .where(isAfter(asked, "merge", place))
    .orderBy("m.at", "desc")
    .orderBy("m.merge_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ id, at, by, ...event }) => ({
    source: "merge",
    id,
    at,
    by,
    hat: null,
    event: {
      kind: "merged",
      ...event,
    },
  }));
}
