import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import { endingDays } from "#domain/contracts/rules-standing.ts";
import { addDays, localDateAt } from "#kit/dates.ts";

/** What waits for the hub's staff, an intermediary or the operator today, counted over the rows that the actor may see. */
export type StaffToday = {
  /** Raised hands without an answer. */
  readonly hands: number;
  /** Open proposals whose day for an answer is over. */
  readonly lateProposals: number;
  /** Engagements of which somebody told that they end before their time. */
  readonly leavings: number;
  /** The plan that holds while none of its shares was put to anybody; else null. */
  readonly planToPut: number | null;
  /** Licences and notifications that end soon, or have ended in the last year. */
  readonly standingsEnding: number;
  /** Candidates of intermediaries whom the hub has not moved on yet. */
  readonly candidates: number;
  /** Open dialogues; of a definer, their own. */
  readonly dialogues: number;
  /** Closed dialogues from which no requirement came; of a definer, their own. */
  readonly toWrite: number;
  /** Drafts for which nobody has looked inside the firm yet. */
  readonly reviews: number;
  /** Referrals that this intermediary has not taken up yet, and those for which it named nobody yet. */
  readonly referralsHanded: number;
  readonly referralsLooking: number;
  /** Mails that were given up. */
  readonly mailGivenUp: number;
  /** Engagements that run, with their firms, people and half-days per four weeks. */
  readonly running: { readonly firms: number; readonly people: number; readonly halfDays: number };
};

type Row = Omit<StaffToday, "running"> & StaffToday["running"];

const isDecided = sql`exists (select from inside_review r where r.hub_id = p.hub_id and r.project_id = p.project_id
  and r.decided_on is not null)`;

/** The figures of the first page of whoever works at a desk. */
export async function staffToday(tx: Tx, { actor }: Permit<"home.show">): Promise<StaffToday> {
  const { hubId, accountId } = actor;
  const today = localDateAt(tx.now);
  const mine = actor.hat === "definer" ? sql`and d.definer_id = ${accountId}` : sql``;
  const { rows } = await sql<Row>`select
    (select count(*)::int from hand where hub_id = ${hubId} and state = 'raised') as hands,
    (select count(*)::int from proposal where hub_id = ${hubId} and phase = 'open' and answer_by < ${today}::date)
      as "lateProposals",
    (select count(*)::int from leaving l join engagement e using (hub_id, engagement_id)
      where l.hub_id = ${hubId} and e.ended_on is null) as leavings,
    (select max(number) from plan n where hub_id = ${hubId} and source = 'region' and published_at is not null
      and not exists (select from proposal p where p.hub_id = n.hub_id and p.plan_id = n.plan_id)) as "planToPut",
    (select count(*)::int from standing where hub_id = ${hubId}
      and expires_on between ${addDays(today, -365)}::date and ${addDays(today, endingDays)}::date) as "standingsEnding",
    (select count(*)::int from referral_candidate c join referral r using (hub_id, referral_id)
      where c.hub_id = ${hubId} and c.status = 'named' and r.status in ('looking', 'named')) as candidates,
    (select count(*)::int from dialogue d where hub_id = ${hubId} and status = 'open' ${mine}) as dialogues,
    (select count(*)::int from dialogue d where hub_id = ${hubId} and status = 'closed' ${mine}
      and not exists (select from project p where p.hub_id = d.hub_id and p.dialogue_id = d.dialogue_id)) as "toWrite",
    (select count(*)::int from project p where hub_id = ${hubId} and status = 'draft' and not ${isDecided}) as reviews,
    (select count(*)::int from referral where hub_id = ${hubId} and status = 'handed') as "referralsHanded",
    (select count(*)::int from referral where hub_id = ${hubId} and status = 'looking') as "referralsLooking",
    (select count(*)::int from mail where hub_id = ${hubId} and status = 'given-up') as "mailGivenUp",
    count(distinct firm_id)::int as firms, count(distinct person_id)::int as people, coalesce(sum(half_days), 0)::int as "halfDays"
    from engagement where hub_id = ${hubId} and ended_on is null and from_week <= ${today}::date`.execute(tx.sql);
  const [row] = rows;
  if (row === undefined) return nothingWaits;
  const { firms, people, halfDays, ...waiting } = row;
  return { ...waiting, running: { firms, people, halfDays } };
}

const nothingWaits: StaffToday = {
  hands: 0,
  lateProposals: 0,
  leavings: 0,
  planToPut: null,
  standingsEnding: 0,
  candidates: 0,
  dialogues: 0,
  toWrite: 0,
  reviews: 0,
  referralsHanded: 0,
  referralsLooking: 0,
  mailGivenUp: 0,
  running: { firms: 0, people: 0, halfDays: 0 },
};
