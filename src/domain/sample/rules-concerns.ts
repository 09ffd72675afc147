import type { ConcernState } from "#domain/accompaniment/terms.ts";
import type { CheckInSide } from "#domain/engagements/terms.ts";
import type { SampleCheckIn } from "#domain/sample/rules-check-ins.ts";
import { concernOutcomes, concernSteps } from "#domain/sample/rules-words-concerns.ts";

/** A concern that an invented low answer opened; days are counted from the one on which the sample is loaded. */
export type SampleConcern = {
  readonly engagement: string;
  readonly side: CheckInSide;
  /** When its check-in was due, by which it is found. */
  readonly dueIn: number;
  readonly openedIn: number;
  readonly state: ConcernState;
  readonly steps: readonly { readonly dayIn: number; readonly words: string }[];
  readonly nextIn: number | null;
  readonly outcome: string;
  readonly closedIn: number | null;
};

/** How many concerns of one block stand in each state. */
export const sampleConcernCounts = { open: 5, working: 7, closed: 8 } as const;

const lowScore = 2;

/** The concerns of this block: one a low answer, the latest of each side, some in every state. */
export function sampleConcerns(checkIns: readonly SampleCheckIn[]): readonly SampleConcern[] {
  const low = checkIns
    .filter(({ score, heldIn }) => score !== null && score <= lowScore && heldIn !== null)
    .toSorted((one, other) => (other.heldIn ?? 0) - (one.heldIn ?? 0) || (one.engagement < other.engagement ? -1 : 1));
  const latest = low.filter(
    ({ engagement, side }, index) =>
      low.findIndex((other) => other.engagement === engagement && other.side === side) === index,
  );
  const { open, working, closed } = sampleConcernCounts;
  return latest.slice(0, open + working + closed).map((checkIn, index) => {
    if (index < open) return ofState(checkIn, "open", index);
    return index < open + working ? ofState(checkIn, "working", index) : ofState(checkIn, "closed", index);
  });
}

function ofState(
  { engagement, side, dueIn, heldIn }: SampleCheckIn,
  state: ConcernState,
  index: number,
): SampleConcern {
  const openedIn = heldIn ?? 0;
  const firstStep = Math.min(0, openedIn + 2);
  const words = concernSteps[index % concernSteps.length] ?? "";
  return {
    engagement,
    side,
    dueIn,
    openedIn,
    state,
    steps: state === "open" ? [] : [{ dayIn: firstStep, words }],
    nextIn: state === "working" ? (index % 5) - 1 : null,
    outcome: state === "closed" ? (concernOutcomes[index % concernOutcomes.length] ?? "") : "",
    closedIn: state === "closed" ? Math.min(0, openedIn + 12) : null,
  };
}
