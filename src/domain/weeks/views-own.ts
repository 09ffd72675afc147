import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { PersonId } from "#domain/people/terms.ts";
import { layOwnWeek, type OwnWeek } from "#domain/weeks/rules-patterns.ts";
import { type ChainedPeaks, chainedPeaks, type WeekWarning, warningsOf } from "#domain/weeks/rules-warnings.ts";
import type { LaidCells, Layer, Rest } from "#domain/weeks/terms.ts";
import { townCoordinates, type WeekEngagement, weekEngagements } from "#domain/weeks/views.ts";
import { restOf } from "#domain/weeks/views-possible.ts";
import { addDays, type LocalDate, mondayOf } from "#kit/dates.ts";
import type { Collision } from "#reference/week-rules.ts";
import { weekRule } from "#reference/week-rules.ts";

/** One engagement in somebody's week. */
export type WeekLine = Pick<
  WeekEngagement,
  "id" | "number" | "title" | "firmName" | "firmId" | "place" | "from" | "until"
> &
  LaidCells & { readonly by: Layer };

/** A person's real week in this hub. */
export type WeekSheet = {
  /** Whether the person has said when they are free. */
  readonly isSaid: boolean;
  readonly free: readonly number[];
  readonly lines: readonly WeekLine[];
  /** Why the engagements cannot be laid out, and which of them; null when they lie. */
  readonly collision: { readonly titles: readonly string[]; readonly because: Collision } | null;
  readonly warnings: readonly WeekWarning[];
  readonly chained: readonly ChainedPeaks[];
  /** Weeks of rest between two peak seasons, by agreement or by the hub's rule; null for whoever reads a part alone. */
  readonly rest: Rest | null;
};

/** How far ahead peak seasons are looked at: a year and a week. */
const daysAhead = 53 * 7;

/** What a week is laid from: the engagements of the coming four weeks, free cells, towns; and those of the year ahead. */
export async function ownWeekFacts(
  tx: Tx,
  personId: PersonId,
  today: LocalDate,
): Promise<{
  readonly own: OwnWeek;
  readonly engagements: readonly WeekEngagement[];
  readonly ahead: readonly WeekEngagement[];
}> {
  const monday = mondayOf(today);
  const ahead = await weekEngagements(tx, { from: monday, until: addDays(monday, daysAhead), personId });
  const engagements = ahead.filter(({ from }) => from < addDays(monday, 28));
  const person = await tx.sql
    .selectFrom("person")
    .select("free_cells as freeCells")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  const own = {
    freeCells: person?.freeCells ?? null,
    towns: await townCoordinates(tx),
    nearKm: weekRule("near-km", today).value,
  };
  return { own, engagements, ahead };
}

/** A person's week as it lies on this day, read as the hub: whoever asks is given only what their permit is for. */
export async function weekSheet(tx: Tx, personId: PersonId, today: LocalDate): Promise<WeekSheet> {
  const { own, engagements, ahead } = await ownWeekFacts(tx, personId, today);
  const laying = layOwnWeek(own, engagements);
  const rest = await restOf(tx, personId, today);
  const lines = laying.ok
    ? engagements.flatMap((each, index): WeekLine[] => {
        const laid = laying.shares[index];
        return laid === undefined ? [] : [{ ...lineOf(each), ...laid, by: each.laid?.by ?? "product" }];
      })
    : [];
  return {
    isSaid: own.freeCells !== null,
    free: own.freeCells ?? [],
    lines,
    collision: laying.ok
      ? null
      : { titles: laying.core.flatMap((index) => engagements[index]?.title ?? []), because: laying.because },
    warnings: warningsOf(lines, today),
    chained: chainedPeaks(
      ahead.map(({ title, firmName, peakMonths, from, until }) => ({
        name: firmName || title,
        peakMonths,
        from,
        until,
      })),
      rest.weeks,
    ),
    rest,
  };
}

const lineOf = ({ id, number, title, firmName, firmId, place, from, until }: WeekEngagement) => ({
  id,
  number,
  title,
  firmName,
  firmId,
  place,
  from,
  until,
});

/** A private address of a week, without the address itself. */
export type FeedLine = { readonly madeAt: Date; readonly readAt: Date | null };

/** The person's private address in this hub; null when there is none. */
export async function ownFeed(tx: Tx, { actor }: Permit<"week.share">): Promise<FeedLine | null> {
  const row = await tx.sql
    .selectFrom("week_feed")
    .select(["made_at as madeAt", "read_at as readAt"])
    .where("hub_id", "=", actor.hubId)
    .where("person_id", "=", actor.personId)
    .executeTakeFirst();
  return row ?? null;
}
