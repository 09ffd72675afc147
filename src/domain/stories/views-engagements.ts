import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { StoryItem } from "#domain/stories/terms.ts";
import { type Asked, beginningOf, isAfter } from "#domain/stories/views-after.ts";

/** Engagements of the record with the names of their sides as staff read them. */
const engagementRows = (tx: Tx, { record }: Asked) =>
  tx.sql
    .selectFrom("engagement as e")
    .leftJoin("firm", (join) => join.onRef("firm.hub_id", "=", "e.hub_id").onRef("firm.firm_id", "=", "e.firm_id"))
    .leftJoin("person", "person.person_id", "e.person_id")
    .select(["e.number", "e.title"])
    .select((eb) => eb.fn.coalesce("firm.name", "e.firm_name").as("firmName"))
    .select((eb) => eb.fn.coalesce("person.name", "e.person_name").as("personName"))
    .where("e.hub_id", "=", tx.actor.hubId)
    .where(sql.ref(`e.${record.kind}_id`), "=", record.id);

/** When the engagements of a record begin, by their agreed first day. */
export async function engagementsBegun(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const at = beginningOf("e.from_week");
  const rows = await engagementRows(tx, asked)
    .select(["e.engagement_id as id", at.as("at"), "e.half_days as halfDays", "e.weeks"])
    .where(isAfter(asked, "begun", { at, id: sql.ref("e.engagement_id") }))
    .orderBy("e.from_week", "desc")
    .orderBy("e.engagement_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ id, at: day, ...event }) => ({
    source: "begun",
    id,
    at: day,
    by: null,
    hat: null,
    event: {
      kind: "begun",
      ...event,
    },
  }));
}

/** When and how the engagements of a record ended. */
export async function engagementsEnded(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const at = beginningOf("e.ended_on");
  const rows = await engagementRows(tx, asked)
    .select(["e.engagement_id as id", at.as("at"), "e.ending", "e.outcome", "e.outcome_score as outcomeScore"])
    .where("e.ended_on", "is not", null)
    .where(isAfter(asked, "ended", { at, id: sql.ref("e.engagement_id") }))
    .orderBy("e.ended_on", "desc")
    .orderBy("e.engagement_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.flatMap(({ id, at: day, ending, ...event }) =>
    ending === null
      ? []
      : [
          {
            source: "ended",
            id,
            at: day,
            by: null,
            hat: null,
            event: {
              kind: "ended",
              ending,
              ...event,
            },
          },
        ],
  );
}

/** The check-ins held in the engagements of a record, of both sides. */
export async function checkInsHeld(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const at = beginningOf("c.held_on");
  const rows = await engagementRows(tx, asked)
    .innerJoin("check_in as c", (join) =>
      join.onRef("c.hub_id", "=", "e.hub_id").onRef("c.engagement_id", "=", "e.engagement_id"),
    )
    .select(["c.check_in_id as id", at.as("at"), "c.side", "c.score", "c.words"])
    .where("c.held_on", "is not", null)
    .where(isAfter(asked, "check-in", { at, id: sql.ref("c.check_in_id") }))
    .orderBy("c.held_on", "desc")
    .orderBy("c.check_in_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ id, at: day, ...event }) => ({
    source: "check-in",
    id,
    at: day,
    by: null,
    hat: null,
    event: {
      kind: "check-in",
      ...event,
    },
  }));
}

/** The concerns of a record's engagements that this reader may know of: a complaint stays with the coordinators. */
export async function concernsOpened(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const place = { at: sql.ref("c.opened_at"), id: sql.ref("c.concern_id") };
  const rows = await engagementRows(tx, asked)
    .innerJoin("concern as c", (join) =>
      join.onRef("c.hub_id", "=", "e.hub_id").onRef("c.engagement_id", "=", "e.engagement_id"),
    )
    .select(["c.concern_id as id", "c.opened_at as at", "c.number as concern", "c.state", "c.side", "c.outcome"])
    .where(isAfter(asked, "concern", place))
    .orderBy("c.opened_at", "desc")
    .orderBy("c.concern_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ id, at, concern, state, side, outcome, ...engagement }) => ({
    source: "concern",
    id,
    at,
    by: null,
    hat: null,
    event: { kind: "concern", number: concern, state, side, outcome, engagement },
  }));
}
