import type { App, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { concernEndInput, concernStepInput } from "#domain/accompaniment/input.ts";
import { decideConcernEnd, decideConcernStep } from "#domain/accompaniment/rules-answers.ts";
import {
  addConcernStep,
  closeHeldConcern,
  type HeldConcern,
  lockConcern,
} from "#domain/accompaniment/store-concerns.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { LocalDate } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const workConcernInput = concernStepInput;
export const closeConcernInput = concernEndInput;

type Seen = { readonly number: number; readonly version: number; readonly key: string | null };

/** Writes down what was done about a concern and what comes next. Refusals: not-found, not-allowed, stale, wrong-state. */
export const workConcern = (
  app: App,
  actor: Actor,
  input: Seen & { readonly onDay: LocalDate; readonly words: string; readonly nextOn: LocalDate | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "concern.work", key: input.key }, async (tx) => {
    const held = await holdConcern(app, tx, "concern.work", input.number);
    if (!held.ok) return held;
    const decided = decideConcernStep(held.value, input.version);
    if (!decided.ok) return decided;
    await addConcernStep(tx, held.value.id, input);
    await tx.audit({ act: "concern.work", kind: "concern", id: held.value.id });
    return accepted({ number: input.number });
  });

/**
 * Closes a concern with what came of it; whoever complained gets the answer. Refusals: not-found, not-allowed, stale,
 * wrong-state, invalid (a complaint without an answer).
 */
export const closeConcern = (
  app: App,
  actor: Actor,
  input: Seen & { readonly outcome: string; readonly answer: string },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "concern.close", key: input.key }, async (tx) => {
    const held = await holdConcern(app, tx, "concern.close", input.number);
    if (!held.ok) return held;
    const concern = held.value;
    const decided = decideConcernEnd(
      { ...concern, hasVoice: concern.voice !== null },
      { seenVersion: input.version, answer: input.answer },
    );
    if (!decided.ok) return decided;
    await closeHeldConcern(tx, concern, input);
    await tx.audit({ act: "concern.close", kind: "concern", id: concern.id });
    return accepted({ number: input.number });
  });

async function holdConcern(
  app: App,
  tx: Tx,
  act: "concern.work" | "concern.close",
  number: number,
): Promise<Outcome<HeldConcern, Refusal>> {
  const concern = await lockConcern(tx, number);
  if (concern === null) return refused({ code: "not-found" });
  if (permit(app.may, tx.actor, act, { hubId: tx.actor.hubId }) === null) return refused({ code: "not-allowed" });
  return accepted(concern);
}
