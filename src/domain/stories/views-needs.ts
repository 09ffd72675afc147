import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Tx } from "#app.ts";
import type { StoryItem, StoryRecord } from "#domain/stories/terms.ts";
import { type Asked, beginningOf, isAfter } from "#domain/stories/views-after.ts";

/** Talks with the owner of a firm; in the story of a project the one that it came from. */
export async function dialoguesHeld(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const { record } = asked;
  if (record.kind !== "firm" && record.kind !== "project") return [];
  const at = beginningOf("d.held_on");
  const ofRecord =
    record.kind === "firm"
      ? sql<SqlBool>`d.firm_id = ${record.id}`
      : sql<SqlBool>`exists (select from project p where p.hub_id = d.hub_id and p.dialogue_id = d.dialogue_id
          and p.project_id = ${record.id})`;
  const rows = await tx.sql
    .selectFrom("dialogue as d")
    .leftJoin("account as a", "a.account_id", "d.definer_id")
    .select(["d.dialogue_id as id", at.as("at"), "d.number", "d.channel", "d.spoken_by as spokenBy", "d.status"])
    .select("a.name as by")
    .where("d.hub_id", "=", tx.actor.hubId)
    .where(ofRecord)
    .where(isAfter(asked, "dialogue", { at, id: sql.ref("d.dialogue_id") }))
    .orderBy("d.held_on", "desc")
    .orderBy("d.dialogue_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ id, at: day, by, ...event }) => ({
    source: "dialogue",
    id,
    at: day,
    by,
    hat: null,
    event: { kind: "dialogue", ...event },
  }));
}

/** Looks at a firm's own people that are decided, and those that may wait. */
export async function reviewsDecided(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const { record } = asked;
  if (record.kind !== "firm" && record.kind !== "project") return [];
  const at = beginningOf("r.decided_on");
  const rows = await tx.sql
    .selectFrom("inside_review as r")
    .innerJoin("project as j", (on) => on.onRef("j.hub_id", "=", "r.hub_id").onRef("j.project_id", "=", "r.project_id"))
    .leftJoin("account as a", "a.account_id", "r.decided_by")
    .select(["r.review_id as id", at.as("at"), "j.number as project", "j.title", "r.kind as review", "r.result"])
    .select("a.name as by")
    .where("r.hub_id", "=", tx.actor.hubId)
    .where("r.decided_on", "is not", null)
    .where(atProject(record))
    .where(isAfter(asked, "review", { at, id: sql.ref("r.review_id") }))
    .orderBy("r.decided_on", "desc")
    .orderBy("r.review_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ id, at: day, by, ...event }) => ({
    source: "review",
    id,
    at: day,
    by,
    hat: null,
    event: { kind: "review", ...event },
  }));
}

/** Requirements handed to intermediaries, and how far they are. */
export async function referralsHanded(tx: Tx, asked: Asked): Promise<readonly StoryItem[]> {
  const { record } = asked;
  if (record.kind !== "firm" && record.kind !== "project") return [];
  const place = { at: sql.ref("r.handed_at"), id: sql.ref("r.referral_id") };
  const rows = await tx.sql
    .selectFrom("referral as r")
    .innerJoin("project as j", (on) => on.onRef("j.hub_id", "=", "r.hub_id").onRef("j.project_id", "=", "r.project_id"))
    .innerJoin("organisation as o", (on) =>
      on.onRef("o.hub_id", "=", "r.hub_id").onRef("o.organisation_id", "=", "r.organisation_id"),
    )
    .leftJoin("account as a", "a.account_id", "r.handed_by")
    .select(["r.referral_id as id", "r.handed_at as at", "r.number", "r.title", "o.name as organisation", "r.status"])
    .select("a.name as by")
    .where("r.hub_id", "=", tx.actor.hubId)
    .where(atProject(record))
    .where(isAfter(asked, "referral", place))
    .orderBy("r.handed_at", "desc")
    .orderBy("r.referral_id", "desc")
    .limit(asked.limit + 1)
    .execute();
  return rows.map(({ id, at, by, ...event }) => ({
    source: "referral",
    id,
    at,
    by,
    hat: null,
    event: { kind: "referral", ...event },
  }));
}

/** Rows joined with their project `j`: those of one project, or of all projects of a firm. */
const atProject = ({ kind, id }: StoryRecord): RawBuilder<SqlBool> =>
  kind === "firm" ? sql<SqlBool>`j.firm_id = ${id}` : sql<SqlBool>`j.project_id = ${id}`;
