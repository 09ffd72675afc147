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

/** Who spoke, where it need not be said yet: null while one of the three is missing, or where the actor speaks for itself. */
export const spokenSoFar = (actor: Pick<Actor, "hat">, given: SpokenGiven): Spoken | null => {
  const decided = decideSpoken(actor, given);
  return decided.ok ? decided.value : null;
};

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

/**
 * What a form decides together with who spoke. Refusals: those of either; where both are invalid, every fault of both at
 * once.
 */
export function withSpoken<T>(
  decided: Outcome<T, Refusal>,
  spoken: Outcome<Spoken | null, Refusal>,
): Outcome<{ readonly decided: T; readonly spoken: Spoken | null }, Refusal> {
  if (decided.ok) return spoken.ok ? accepted({ decided: decided.value, spoken: spoken.value }) : spoken;
  if (spoken.ok || decided.refusal.code !== "invalid" || spoken.refusal.code !== "invalid") return decided;
  return refused({ code: "invalid", faults: [...decided.refusal.faults, ...spoken.refusal.faults] });
}
