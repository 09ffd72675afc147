import { type SqlBool, sql } from "kysely";
import type { Tx } from "#app.ts";
import type { StoryItem } from "#domain/stories/terms.ts";
import { type Asked, beginningOf, isAfter } from "#domain/stories/views-after.ts";

/** Hands that were raised, or asked for, and what became of them. */
export async function handsOf(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const { kind, id: recordId } = asked.record;
  const place = { at: sql.ref("h.made_at"), id: sql.ref("h.hand_id") };
  const ofRecord =
    kind === "firm"
      ? sql<SqlBool>`exists (select from project j where j.hub_id = h.hub_id and j.project_id = h.project_id
          and j.firm_id = ${recordId})`
      : kind === "engagement"
        ? sql<SqlBool>`exists (select from engagement e where e.hub_id = h.hub_id and e.engagement_id = ${recordId}
            and e.project_id = h.project_id and e.person_id = h.person_id)`
        : sql<SqlBool>`${sql.ref(`h.${kind}_id`)} = ${recordId}`;
  const rows = await tx.sql
    .selectFrom("hand as h")
    .innerJoin("person", "person.person_id", "h.person_id")
    .select(["h.hand_id as id", "h.made_at as at", "h.project_number as project", "h.project_title as title"])
    .select(["person.name as personName", "h.state"])
    .where("h.hub_id", "=", tx.actor.hubId)
    .where(ofRecord)
    .where(isAfter(asked, "hand", place))
    .orderBy("h.made_at", "desc")
    .orderBy("h.hand_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ id, at, ...event }) => ({
    source: "hand",
    id,
    at,
    by: null,
    hat: null,
    event: { kind: "hand", ...event },
  }));
}

/** Proposals of the record with the names of their sides as staff read them. */
const proposalRows = (tx: Tx, { record }: Asked) =>
  tx.sql
    .selectFrom("proposal as p")
    .innerJoin("project as j", (on) => on.onRef("j.hub_id", "=", "p.hub_id").onRef("j.project_id", "=", "p.project_id"))
    .innerJoin("firm", (on) => on.onRef("firm.hub_id", "=", "p.hub_id").onRef("firm.firm_id", "=", "p.firm_id"))
    .innerJoin("person", "person.person_id", "p.person_id")
    .select(["p.number", "j.title", "firm.name as firmName", "person.name as personName"])
    .where("p.hub_id", "=", tx.actor.hubId)
    .where(sql.ref(`p.${record.kind}_id`), "=", record.id);

/** Proposals, by the moment in which they were put, and how far they are. */
export async function proposalsPut(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const place = { at: sql.ref("p.created_at"), id: sql.ref("p.proposal_id") };
  const rows = await proposalRows(tx, asked)
    .leftJoin("account as a", "a.account_id", "p.put_by")
    .select(["p.proposal_id as id", "p.created_at as at", "p.phase", "a.name as by"])
    .where(isAfter(asked, "proposal", place))
    .orderBy("p.created_at", "desc")
    .orderBy("p.proposal_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ id, at, by, ...event }) => ({
    source: "proposal",
    id,
    at,
    by,
    hat: null,
    event: { kind: "proposal", ...event },
  }));
}

/** Meetings whose date was chosen, or that were noted as held. */
export async function meetingsOf(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const at = sql<Date>`coalesce(${beginningOf("m.held_on")}, m.chosen)`;
  const rows = await proposalRows(tx, asked)
    .innerJoin("meeting as m", (on) =>
      on.onRef("m.hub_id", "=", "p.hub_id").onRef("m.proposal_id", "=", "p.proposal_id"),
    )
    .select(["p.proposal_id as id", at.as("at"), "m.mode"])
    .where((eb) => eb.or([eb("m.held_on", "is not", null), eb("m.chosen", "is not", null)]))
    .where(isAfter(asked, "meeting", { at, id: sql.ref("p.proposal_id") }))
    .orderBy(at, "desc")
    .orderBy("p.proposal_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ id, at: when, ...event }) => ({
    source: "meeting",
    id,
    at: when,
    by: null,
    hat: null,
    event: { kind: "meeting", ...event },
  }));
}

/** When a person's name and contact were handed to a firm; the row stays when the firm reads them no more. */
export async function disclosuresMade(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const place = { at: sql.ref("d.disclosed_at"), id: sql.ref("d.disclosure_id") };
  const rows = await proposalRows(tx, asked)
    .innerJoin("disclosure as d", (on) =>
      on.onRef("d.hub_id", "=", "p.hub_id").onRef("d.proposal_id", "=", "p.proposal_id"),
    )
    .select(["d.disclosure_id as id", "d.disclosed_at as at", sql<boolean>`d.closed_at is not null`.as("isClosed")])
    .where(isAfter(asked, "disclosure", place))
    .orderBy("d.disclosed_at", "desc")
    .orderBy("d.disclosure_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ id, at, ...event }) => ({
    source: "disclosure",
    id,
    at,
    by: null,
    hat: null,
    event: { kind: "disclosure", ...event },
  }));
}
