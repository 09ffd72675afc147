import type { Tx } from "#app.ts";
import { concernOf, keptAnswer } from "#domain/accompaniment/rules-answers.ts";
import { checkInCase, concernCase } from "#domain/accompaniment/rules-notices.ts";
import { notify, settleNotices } from "#domain/accompaniment/store-notices.ts";
import type {
  AnswerWay,
  CheckInAnswer,
  ConcernId,
  ConcernKind,
  ConcernState,
  ConcernStepId,
} from "#domain/accompaniment/terms.ts";
import type { CheckInId, CheckInSide, EngagementId } from "#domain/engagements/terms.ts";
import { nextNumber } from "#domain/hubs/store-numbers.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import { type LocalDate, localDateAt } from "#kit/dates.ts";

/** A check-in that is being answered, held until the transaction ends. */
export type HeldCheckIn = {
  readonly id: CheckInId;
  readonly side: CheckInSide;
  readonly dueOn: LocalDate;
  readonly heldOn: LocalDate | null;
  readonly passedOn: LocalDate | null;
  readonly engagementId: EngagementId;
  readonly title: string;
  readonly companionId: AccountId | null;
};

/** Finds a check-in and holds it; null when there is none for this actor. */
export async function lockCheckIn(tx: Tx, id: CheckInId): Promise<HeldCheckIn | null> {
  const row = await tx.sql
    .selectFrom("check_in as c")
    .innerJoin("engagement as e", (join) =>
      join.onRef("e.hub_id", "=", "c.hub_id").onRef("e.engagement_id", "=", "c.engagement_id"),
    )
    .select(["c.check_in_id as id", "c.side", "c.due_on as dueOn", "c.held_on as heldOn", "c.passed_on as passedOn"])
    .select(["e.engagement_id as engagementId", "e.title", "e.companion_id as companionId"])
    .where("c.hub_id", "=", tx.actor.hubId)
    .where("c.check_in_id", "=", id)
    .forUpdate("c")
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Saves what a side answered, today. Check-ins of the same side that were due before are passed over, the case is
 * settled, and a low answer or a wish to talk opens a concern, or is told again at the one that is open.
 */
export async function saveAnswer(
  tx: Tx,
  checkIn: HeldCheckIn,
  { answer, way, by }: { readonly answer: CheckInAnswer; readonly way: AnswerWay; readonly by: AccountId | null },
): Promise<void> {
  const today = localDateAt(tx.now);
  const { score, onTrack, talk, words } = keptAnswer(answer);
  await tx.sql
    .updateTable("check_in")
    .set({ held_on: today, score, on_track: onTrack, talk, words, answered_by: way })
    .where("hub_id", "=", tx.actor.hubId)
    .where("check_in_id", "=", checkIn.id)
    .execute();
  const passed = await tx.sql
    .updateTable("check_in")
    .set({ passed_on: today })
    .where("hub_id", "=", tx.actor.hubId)
    .where("engagement_id", "=", checkIn.engagementId)
    .where("side", "=", checkIn.side)
    .where("held_on", "is", null)
    .where("passed_on", "is", null)
    .where("due_on", "<", checkIn.dueOn)
    .returning("check_in_id as id")
    .execute();
  for (const { id } of [checkIn, ...passed]) await settleNotices(tx, checkInCase(id));
  const kind = concernOf(answer);
  if (kind !== null) await raiseConcern(tx, { ...checkIn, kind, words: answer.words, by });
}

type Raised = Pick<HeldCheckIn, "id" | "engagementId" | "side" | "title" | "companionId"> & {
  readonly kind: ConcernKind;
  readonly words: string;
  readonly by: AccountId | null;
};

/** Tells an open concern of the same side again, or opens one. */
async function raiseConcern(tx: Tx, raised: Raised): Promise<void> {
  const { engagementId, side, kind } = raised;
  const open = await tx.sql
    .selectFrom("concern")
    .select(["concern_id as id", "number"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("engagement_id", "=", engagementId)
    .where("side", "=", side)
    .where("kind", kind === "complaint" ? "=" : "<>", "complaint")
    .where("state", "<>", "closed")
    .executeTakeFirst();
  if (open !== undefined && kind !== "complaint") {
    await tellOfConcern(tx, { ...raised, ...open });
    return;
  }
  const concern = await openConcern(tx, { ...raised, checkInId: raised.id, nextOn: null });
  if (kind === "complaint" && raised.by !== null && raised.words !== "")
    await addVoice(tx, { ...concern, account: raised.by, words: raised.words });
}

/** Opens a concern and tells its companion, or for want of one, and of every complaint, the coordinators. */
export async function openConcern(
  tx: Tx,
  concern: {
    readonly kind: ConcernKind;
    readonly engagementId: EngagementId | null;
    readonly checkInId: CheckInId | null;
    readonly side: CheckInSide | null;
    readonly companionId: AccountId | null;
    readonly words: string;
    readonly nextOn: LocalDate | null;
    /** What the work is called; empty for a complaint. */
    readonly title: string;
  },
): Promise<{ readonly id: ConcernId; readonly number: number }> {
  const id = tx.newId<ConcernId>();
  const { kind } = concern;
  const companionId = kind === "complaint" ? null : concern.companionId;
  const number = await nextNumber(tx, "concern");
  await tx.sql
    .insertInto("concern")
    .values({
      hub_id: tx.actor.hubId,
      concern_id: id,
      number,
      engagement_id: concern.engagementId,
      check_in_id: concern.checkInId,
      kind,
      side: concern.side,
      companion_id: companionId,
      words: concern.words,
      next_on: concern.nextOn,
      opened_at: tx.now,
    })
    .execute();
  await tellOfConcern(tx, { id, number, kind, companionId, title: concern.title });
  return { id, number };
}

type ToldConcern = {
  readonly id: ConcernId;
  readonly number: number;
  readonly kind: ConcernKind;
  readonly companionId: AccountId | null;
  readonly title: string;
};

/** Of a complaint the letter names nothing but that there is one. */
async function tellOfConcern(tx: Tx, { id, number, kind, companionId, title }: ToldConcern): Promise<void> {
  const isComplaint = kind === "complaint";
  // Whoever writes it down knows of it already.
  if (!isComplaint && companionId !== null && companionId === tx.actor.accountId) return;
  await notify(tx, {
    to: isComplaint || companionId === null ? { hat: "coordinator" } : { account: companionId },
    kind: isComplaint ? "complaint-made" : "concern-opened",
    about: concernCase(id),
    path: `/concerns/${number}`,
    facts: isComplaint ? {} : { title },
  });
}

/** Keeps the words of whoever complained where they read them again, with the answer. */
export async function addVoice(
  tx: Tx,
  voice: {
    readonly id: ConcernId;
    readonly number: number;
    readonly account: AccountId;
    readonly words: string;
  },
): Promise<void> {
  await tx.sql
    .insertInto("concern_voice")
    .values({
      hub_id: tx.actor.hubId,
      concern_id: voice.id,
      number: voice.number,
      account_id: voice.account,
      words: voice.words,
      made_at: tx.now,
    })
    .execute();
}

/** A concern as its next step needs it, held until the transaction ends. */
export type HeldConcern = {
  readonly id: ConcernId;
  readonly number: number;
  readonly kind: ConcernKind;
  readonly state: ConcernState;
  readonly version: number;
  /** Who complained, and reads the answer. */
  readonly voice: AccountId | null;
};

/** Finds a concern by its number and holds it; null when there is none for this actor. */
export async function lockConcern(tx: Tx, number: number): Promise<HeldConcern | null> {
  const row = await tx.sql
    .selectFrom("concern")
    .select(["concern_id as id", "number", "kind", "state", "version"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  const voice = await tx.sql
    .selectFrom("concern_voice")
    .select("account_id as account")
    .where("hub_id", "=", tx.actor.hubId)
    .where("concern_id", "=", row.id)
    .executeTakeFirst();
  return { ...row, voice: voice?.account ?? null };
}

/** Gives the concerns of an engagement that are not closed to its new companion; complaints stay with the coordinators. */
export async function moveConcerns(tx: Tx, engagementId: EngagementId, companion: AccountId): Promise<void> {
  await tx.sql
    .updateTable("concern")
    .set((eb) => ({ companion_id: companion, version: eb("version", "+", 1) }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("engagement_id", "=", engagementId)
    .where("kind", "<>", "complaint")
    .where("state", "<>", "closed")
    .execute();
}

/** Writes down what was done about a concern; from the first step on it is being worked. */
export async function addConcernStep(
  tx: Tx,
  id: ConcernId,
  step: { readonly onDay: LocalDate; readonly words: string; readonly nextOn: LocalDate | null },
): Promise<void> {
  await tx.sql
    .insertInto("concern_step")
    .values({
      hub_id: tx.actor.hubId,
      concern_id: id,
      step_id: tx.newId<ConcernStepId>(),
      on_day: step.onDay,
      words: step.words,
      account_id: tx.actor.accountId,
      made_at: tx.now,
    })
    .execute();
  await saveConcern(tx, id, { state: "working", next_on: step.nextOn });
  await settleNotices(tx, concernCase(id));
}

/** Closes a concern with what came of it; whoever complained is told that there is an answer. */
export async function closeHeldConcern(
  tx: Tx,
  concern: HeldConcern,
  { outcome, answer }: { readonly outcome: string; readonly answer: string },
): Promise<void> {
  await saveConcern(tx, concern.id, { state: "closed", outcome, next_on: null, closed_at: tx.now });
  await settleNotices(tx, concernCase(concern.id));
  if (concern.voice === null) return;
  await tx.sql
    .updateTable("concern_voice")
    .set({ answer, answered_at: tx.now })
    .where("hub_id", "=", tx.actor.hubId)
    .where("concern_id", "=", concern.id)
    .execute();
  await notify(tx, {
    to: { account: concern.voice },
    kind: "complaint-answered",
    about: `answer:${concern.id}`,
    path: "/complaints",
  });
}

type ConcernColumns = {
  readonly state: ConcernState;
  readonly outcome?: string;
  readonly next_on: LocalDate | null;
  readonly closed_at?: Date;
};

async function saveConcern(tx: Tx, id: ConcernId, columns: ConcernColumns): Promise<void> {
  await tx.sql
    .updateTable("concern")
    .set((eb) => ({ ...columns, version: eb("version", "+", 1) }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("concern_id", "=", id)
    .execute();
}
