import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { HandPerson } from "#domain/hands/rules-triage.ts";
import type { HandAnswer, HandId, HandOrigin, HandState } from "#domain/hands/terms.ts";
import type { HalfDays } from "#domain/people/terms.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import { livePhases } from "#domain/proposals/rules.ts";
import { addDays, type LocalDate, mondayOf } from "#kit/dates.ts";

/** A hand as it is gone through beside all others of the same project. */
export type HandToSort = {
  readonly id: HandId;
  readonly version: number;
  readonly origin: HandOrigin;
  readonly state: HandState;
  readonly asking: string;
  readonly words: string;
  readonly answer: HandAnswer | null;
  readonly answerWords: string;
  readonly answeredBy: string;
  readonly at: Date;
  readonly person: HandPerson & { readonly name: string; readonly about: string; readonly halfDays: HalfDays };
};

/** The most hands of one project that are gone through on one page. */
export const mostHandsSorted = 500;

/**
 * The newest hand of each person for a project, with what the person has free in every week from `from` on for `weeks`
 * weeks: bookings of all hubs and this hub's live proposals are taken off.
 */
export async function handsToSort(
  tx: Tx,
  { actor }: Permit<"hand.list">,
  of: { readonly projectId: ProjectId; readonly from: LocalDate; readonly weeks: number },
): Promise<readonly HandToSort[]> {
  const from = mondayOf(of.from);
  const until = addDays(from, 7 * of.weeks);
  const least = sql<number>`least(person.half_days, coalesce((select min(c.capacity - c.booked) from capacity_week c
    where c.person_id = hand.person_id and c.week >= ${from}::date and c.week < ${until}::date), person.half_days))`;
  const held = sql<number>`coalesce((select sum(p.half_days)::int from proposal p where p.hub_id = hand.hub_id
    and p.person_id = hand.person_id and p.phase = any(${[...livePhases]}) and p.from_week < ${until}::date
    and p.from_week + 7 * p.weeks > ${from}::date), 0)`;
  const rows = await tx.sql
    .selectFrom("hand")
    .innerJoin("hub_person", (on) =>
      on.onRef("hub_person.hub_id", "=", "hand.hub_id").onRef("hub_person.person_id", "=", "hand.person_id"),
    )
    .innerJoin("person", "person.person_id", "hand.person_id")
    .distinctOn("hand.person_id")
    .select(["hand_id as id", "hand.version", "origin", "state", "asking", "words", "answer"])
    .select(["answer_words as answerWords", "answered_by_name as answeredBy"])
    .select(sql<Date>`coalesce(answered_at, closed_at, raised_at, asked_at, made_at)`.as("at"))
    .select(["hub_person.number as card", "person.name", "person.about", "person.half_days as halfDays"])
    .select(["engagements", "themes", "role_kinds as roleKinds", "trades", "shape", "towns", "employer"])
    .select(["on_site_half_days as onSiteHalfDays", "remote_half_days as remoteHalfDays"])
    .select(["pay_yen_per_half_day as payYenPerHalfDay", "available_from as availableFrom"])
    .select(["available_until as availableUntil", "not_with as notWith"])
    .select(sql<number>`greatest(0, ${least} - ${held})`.as("free"))
    .where("hand.hub_id", "=", actor.hubId)
    .where("hand.project_id", "=", of.projectId)
    .orderBy("hand.person_id")
    .orderBy("hand.made_at", "desc")
    .limit(mostHandsSorted)
    .execute();
  return rows.map(
    ({ id, version, origin, state, asking, words, answer, answerWords, answeredBy, at, ...person }): HandToSort => ({
      id,
      version,
      origin,
      state,
      asking,
      words,
      answer,
      answerWords,
      answeredBy,
      at,
      person,
    }),
  );
}

/** The trade of a project's firm, by which experience in the same trade is told. */
export async function tradeOfProject(tx: Tx, { actor }: Permit<"hand.list">, id: ProjectId): Promise<string> {
  const row = await tx.sql
    .selectFrom("project")
    .innerJoin("firm", (on) =>
      on.onRef("firm.hub_id", "=", "project.hub_id").onRef("firm.firm_id", "=", "project.firm_id"),
    )
    .select("firm.industry")
    .where("project.hub_id", "=", actor.hubId)
    .where("project.project_id", "=", id)
    .executeTakeFirst();
  return row?.industry ?? "";
}
