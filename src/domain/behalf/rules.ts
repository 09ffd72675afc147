import type { Actor } from "#domain/access/terms.ts";
import type { Spoken } from "#domain/behalf/terms.ts";
import type { FieldFault, Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What a form may hold of who spoke; empty fields are null. */
export type SpokenGiven = {
  readonly spoke: string;
  readonly channel: Spoken["channel"] | null;
  readonly readBack: Spoken["readBack"] | null;
};

/** Whether this actor types for somebody else: the hub's staff do, owners, deputies and people speak for themselves. */
export const typesForOthers = ({ hat }: Pick<Actor, "hat">): boolean =>
  hat === "coordinator" || hat === "definer" || hat === "companion";

/**
 * Who spoke, when staff type what an owner or a person said; null when the actor speaks for itself, whatever the form
 * holds. Refusal: invalid, with each of the three that staff left out.
 */
export function decideSpoken(actor: Pick<Actor, "hat">, given: SpokenGiven): Outcome<Spoken | null, Refusal> {
  if (!typesForOthers(actor)) return accepted(null);
  const { spoke, channel, readBack } = given;
  const missing = (field: keyof Spoken, isMissing: boolean): readonly FieldFault[] =>
    isMissing ? [{ field, code: "required", facts: {} }] : [];
  if (spoke !== "" && channel !== null && readBack !== null) return accepted({ spoke, channel, readBack });
  return refused({
    code: "invalid",
    faults: [
      ...missing("spoke", spoke === ""),
      ...missing("channel", channel === null),
      ...missing("readBack", readBack === null),
    ],
  });
}
