import type { App, Tx } from "#app.ts";
import type { ActName } from "#domain/access/acts.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { notify } from "#domain/accompaniment/store-notices.ts";
import { decideSpoken, type SpokenGiven } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import { leavingInput } from "#domain/engagements/input.ts";
import { decideLeaving } from "#domain/engagements/rules-leaving.ts";
import { findEngagement, type SavedEngagement } from "#domain/engagements/store-engagements.ts";
import { addLeaving, dropLeaving, loadLeaving } from "#domain/engagements/store-leaving.ts";
import { type CheckInSide, checkInSides } from "#domain/engagements/terms.ts";
import { engagementFacts } from "#domain/engagements/views-engagements.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { LocalDate } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const tellLeavingInput = leavingInput;

type Written = Promise<Outcome<{ number: number }, Refusal>>;
type Told = Promise<Outcome<{ number: number; isTold: boolean }, Refusal>>;

/**
 * Takes the word of one side that an engagement ends before its time. Both sides and the coordinators are told, and who
 * could follow and what the person could do instead is looked for by a job of the same moment; nobody else is moved.
 * Refusals: not-found, not-allowed, invalid (the day, whose word it is, who spoke), wrong-state (ended, or told already).
 */
export async function tellLeaving(app: App, actor: Actor, input: Telling): Told {
  try {
    return await app.db.write(actor, { act: "leaving.tell", key: input.key }, (tx) => tell(app, tx, actor, input));
  } catch (fault) {
    // The other side told it in the same moment.
    if (app.db.isTaken(fault, "leaving_pkey")) return refused({ code: "wrong-state", state: "leaving-told" });
    throw fault;
  }
}

type Telling = SpokenGiven & {
  readonly number: number;
  /** "no": not yet; then nothing is written. */
  readonly answer: "yes" | "no";
  readonly lastDay: LocalDate | null;
  readonly words: string;
  readonly side: CheckInSide | null;
  readonly key: string | null;
};

async function tell(app: App, tx: Tx, actor: Actor, input: Telling): Told {
  const held = await holdFor(app, tx, actor, { act: "leaving.tell", number: input.number });
  if (!held.ok) return held;
  const engagement = held.value;
  if (input.answer === "no") return accepted({ number: engagement.number, isTold: false });
  const side = sideOf(actor, input.side);
  if (side === null) return refused(isMissing("side"));
  if (input.lastDay === null) return refused(isMissing("lastDay"));
  const spoken = decideSpoken(actor, input);
  if (!spoken.ok) return spoken;
  const { id, number, firmId, personId } = engagement;
  const isTold = (await loadLeaving(tx, id)) !== null;
  const decided = decideLeaving(engagement, { lastDay: input.lastDay, today: app.clock.today(), isTold });
  if (!decided.ok) return decided;
  await addLeaving(tx, id, { side, lastDay: decided.value, words: input.words });
  const on = side === "firm" ? { firmId } : { personId };
  await noteOnBehalf(tx, spoken.value, { act: "leaving.tell", kind: "engagement", id, side: on });
  await tx.enqueue("repair-leaving", { engagementId: id });
  await tellOf(
    tx,
    engagement,
    actor.hat === "coordinator" ? [...checkInSides] : checkInSides.filter((s) => s !== side),
  );
  await tx.audit({ act: "leaving.tell", kind: "engagement", id, fields: ["lastDay"] });
  return accepted({ number, isTold: true });
}

const isMissing = (field: string): Refusal => ({ code: "invalid", faults: [{ field, code: "required", facts: {} }] });

/** Takes the word back: the engagement runs on as it was agreed. Refusals: not-found, not-allowed, wrong-state. */
export const takeLeavingBack = (
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly key: string | null },
): Written =>
  app.db.write(actor, { act: "leaving.take-back", key: input.key }, async (tx) => {
    const held = await holdFor(app, tx, actor, { act: "leaving.take-back", number: input.number });
    if (!held.ok) return held;
    const { id, number, endedOn } = held.value;
    if (endedOn !== null) return refused({ code: "wrong-state", state: "ended" });
    if (!(await dropLeaving(tx, id))) return refused({ code: "wrong-state", state: "leaving-not-told" });
    await tx.audit({ act: "leaving.take-back", kind: "engagement", id });
    return accepted({ number });
  });

/** Each side speaks for itself, the hub for the side that it names. */
function sideOf({ hat }: Actor, named: CheckInSide | null): CheckInSide | null {
  if (hat === "owner" || hat === "deputy") return "firm";
  return hat === "person" ? "person" : named;
}

async function holdFor(
  app: App,
  tx: Tx,
  actor: Actor,
  { act, number }: { readonly act: Extract<ActName, `leaving.${string}`>; readonly number: number },
): Promise<Outcome<SavedEngagement, Refusal>> {
  const facts = await engagementFacts(tx, number);
  if (facts === null) return refused({ code: "not-found" });
  if (permit(app.may, actor, act, facts) === null || actor.accountId === null) return refused({ code: "not-allowed" });
  const engagement = await findEngagement(tx, number);
  return engagement === null ? refused({ code: "not-found" }) : accepted(engagement);
}

async function tellOf(tx: Tx, engagement: SavedEngagement, sides: readonly CheckInSide[]): Promise<void> {
  const { id, number, firmId, personId, terms } = engagement;
  const told = { kind: "leaving-told", path: `/engagements/${number}`, facts: { title: terms.title } } as const;
  for (const side of sides)
    await notify(tx, {
      to: side === "firm" ? { firm: firmId } : { person: personId },
      about: `leaving:${id}:${side}`,
      ...told,
    });
  await notify(tx, { to: { hat: "coordinator" }, about: `leaving:${id}:hub`, ...told });
}
