import type { Tx } from "#app.ts";
import type { ConcernId, ConcernStepId } from "#domain/accompaniment/terms.ts";
import type { CheckInId } from "#domain/engagements/terms.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import { insertRows } from "#domain/imports/store-json-rows.ts";
import type { SampleCheckIn } from "#domain/sample/rules-check-ins.ts";
import type { SampleConcern } from "#domain/sample/rules-concerns.ts";
import { companionOf, known, type PlacedEngagements, place } from "#domain/sample/store.ts";
import { addDays, type LocalDate } from "#kit/dates.ts";

/** Where the check-ins of the sample are found: by engagement, side and day. */
export type PlacedCheckIns = ReadonlyMap<string, CheckInId>;
const placeOfCheckIn = ({ engagement, side, dueIn }: Pick<SampleCheckIn, "engagement" | "side" | "dueIn">): string =>
  `${engagement} ${side} ${dueIn}`;

/** Writes check-ins; the days are counted from today. */
export async function writeCheckIns(
  tx: Tx,
  checkIns: readonly SampleCheckIn[],
  { engagements, today }: { readonly engagements: PlacedEngagements; readonly today: LocalDate },
): Promise<PlacedCheckIns> {
  const placed = new Map(checkIns.map((checkIn) => [placeOfCheckIn(checkIn), tx.newId<CheckInId>()]));
  await insertRows(
    tx,
    "check_in",
    checkIns.map((checkIn) => ({
      hub_id: tx.actor.hubId,
      check_in_id: known(placed, placeOfCheckIn(checkIn)),
      engagement_id: known(engagements, checkIn.engagement).id,
      side: checkIn.side,
      due_on: addDays(today, checkIn.dueIn),
      held_on: checkIn.heldIn === null ? null : addDays(today, checkIn.heldIn),
      score: checkIn.score,
      words: checkIn.words,
      answered_by: checkIn.heldIn === null ? null : "staff",
    })),
  );
  return placed;
}

/** Writes the concerns that low answers opened, and what was done about them. */
export async function writeConcerns(
  tx: Tx,
  concerns: readonly SampleConcern[],
  ground: {
    readonly engagements: PlacedEngagements;
    readonly checkIns: PlacedCheckIns;
    readonly companions: readonly AccountId[];
    readonly today: LocalDate;
  },
): Promise<void> {
  const { engagements, checkIns, companions, today } = ground;
  const placed = await place<SampleConcern & { readonly key: string }, ConcernId>(
    tx,
    "concern",
    concerns.map((concern) => ({ ...concern, key: placeOfCheckIn(concern) })),
  );
  const all = [...placed.values()];
  const instant = (dayIn: number): string => `${addDays(today, dayIn)}T10:00:00+09:00`;
  await insertRows(
    tx,
    "concern",
    all.map(({ item, id, number }) => ({
      hub_id: tx.actor.hubId,
      concern_id: id,
      number,
      engagement_id: known(engagements, item.engagement).id,
      check_in_id: known(checkIns, item.key),
      kind: "low-answer",
      side: item.side,
      state: item.state,
      companion_id: companionOf(companions, known(engagements, item.engagement).number),
      outcome: item.outcome,
      words: "",
      next_on: item.nextIn === null ? null : addDays(today, item.nextIn),
      opened_at: instant(item.openedIn),
      closed_at: item.closedIn === null ? null : instant(item.closedIn),
      version: 1 + item.steps.length + (item.closedIn === null ? 0 : 1),
    })),
  );
  await insertRows(
    tx,
    "concern_step",
    all.flatMap(({ item, id }) =>
      item.steps.map(({ dayIn, words }) => ({
        hub_id: tx.actor.hubId,
        concern_id: id,
        step_id: tx.newId<ConcernStepId>(),
        on_day: addDays(today, dayIn),
        words,
        account_id: null,
        made_at: instant(dayIn),
      })),
    ),
  );
}
