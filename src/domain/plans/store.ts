import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { nextNumber } from "#domain/hubs/store-numbers.ts";
import type { AccountId, FileId } from "#domain/hubs/terms.ts";
import type { Weights } from "#domain/plans/rules-fit.ts";
import type { KeptPlan, KeptShare, KeptSummary } from "#domain/plans/rules-kept.ts";
import type { PlanFailure, PlanId, PlanSource, PlanStatus, RunProgress } from "#domain/plans/terms.ts";

/** A file to keep, up to 10 MB. */
export type NewFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
};

/** Keeps a file and gives its id. */
export async function addFile(tx: Tx, { name, mediaType, bytes, sha256 }: NewFile): Promise<FileId> {
  const id = tx.newId<FileId>();
  await tx.sql
    .insertInto("file")
    .values({
      hub_id: tx.actor.hubId,
      file_id: id,
      name,
      media_type: mediaType,
      bytes: Buffer.from(bytes),
      sha256,
      made_at: tx.now,
    })
    .execute();
  return id;
}

/** A plan as it is asked for. */
export type NewPlan = {
  readonly id: PlanId;
  readonly name: string;
  readonly source: PlanSource;
  /** The plan from whose tables a scenario is made. */
  readonly parentId?: PlanId;
  readonly peopleFile: FileId;
  readonly projectsFile: FileId;
  readonly seed: number;
  readonly seconds: number;
  readonly weights: Weights;
  readonly language: "ja" | "en";
  readonly requestedBy: AccountId;
};

/** Adds a waiting plan and gives its short number. */
export async function addPlan(tx: Tx, plan: NewPlan): Promise<number> {
  const number = await nextNumber(tx, "plan");
  await tx.sql
    .insertInto("plan")
    .values({
      hub_id: tx.actor.hubId,
      plan_id: plan.id,
      number,
      name: plan.name,
      status: "waiting",
      source: plan.source,
      parent_id: plan.parentId ?? null,
      people_file: plan.peopleFile,
      projects_file: plan.projectsFile,
      seed: plan.seed,
      seconds: plan.seconds,
      weights: JSON.stringify(plan.weights),
      language: plan.language,
      requested_by: plan.requestedBy,
      requested_at: tx.now,
    })
    .execute();
  return number;
}

/** A plan as a run needs it. */
export type SavedPlan = Omit<NewPlan, "requestedBy" | "name" | "parentId"> & {
  readonly number: number;
  readonly status: PlanStatus;
};

/** Finds a plan by its id and holds it; null when there is none for this actor. */
export async function lockPlan(tx: Tx, id: PlanId): Promise<SavedPlan | null> {
  return (await heldPlans(tx).where("plan_id", "=", id).executeTakeFirst()) ?? null;
}

/** Finds a plan by its number and holds it; null when there is none for this actor. */
export async function lockPlanByNumber(tx: Tx, number: number): Promise<SavedPlan | null> {
  return (await heldPlans(tx).where("number", "=", number).executeTakeFirst()) ?? null;
}

const heldPlans = (tx: Tx) =>
  tx.sql
    .selectFrom("plan")
    .select(["plan_id as id", "number", "status", "source", "seed", "seconds", "language"])
    .select(["people_file as peopleFile", "projects_file as projectsFile"])
    .select(sql<Weights>`weights`.as("weights"))
    .where("hub_id", "=", tx.actor.hubId)
    .forUpdate();

/** A kept file with its content. */
export async function loadFile(
  tx: Tx,
  id: FileId,
): Promise<{ readonly name: string; readonly bytes: Uint8Array; readonly sha256: string }> {
  return tx.sql
    .selectFrom("file")
    .select(["name", "bytes", "sha256"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("file_id", "=", id)
    .executeTakeFirstOrThrow();
}

const planAt = (tx: Tx, id: PlanId) =>
  tx.sql.updateTable("plan").where("hub_id", "=", tx.actor.hubId).where("plan_id", "=", id);

/** Saves a state without a plan: under way, to be stopped, or ended before there was one. */
export async function savePlanStatus(
  tx: Tx,
  id: PlanId,
  status: "running" | "cancelling" | "cancelled",
): Promise<void> {
  const finishedAt = status === "cancelled" ? tx.now : null;
  await planAt(tx, id).set({ status, finished_at: finishedAt }).execute();
}

/** Saves how far the run is and tells whether it is to be stopped, or no longer wanted (null). */
export async function savePlanProgress(
  tx: Tx,
  id: PlanId,
  progress: RunProgress,
): Promise<"running" | "cancelling" | null> {
  const row = await planAt(tx, id)
    .set({ progress: JSON.stringify(progress) })
    .where("status", "in", ["running", "cancelling"])
    .returning("status")
    .executeTakeFirst();
  return row?.status === "running" || row?.status === "cancelling" ? row.status : null;
}

/** Saves that there is no plan, and why. */
export async function savePlanFailure(tx: Tx, id: PlanId, failure: PlanFailure): Promise<void> {
  await planAt(tx, id).set({ status: "failed", failure, finished_at: tx.now }).execute();
}

/** The result of a run: what its page shows, and its files; a report too large to be kept is null. */
export type PlanResult = {
  readonly kept: KeptPlan;
  readonly summary: KeptSummary;
  readonly report: FileId | null;
  readonly csv: FileId | null;
  readonly xlsx: FileId | null;
};

/** Saves the certified plan. */
export async function savePlanResult(tx: Tx, id: PlanId, result: PlanResult): Promise<void> {
  await planAt(tx, id)
    .set({
      status: "done",
      summary: JSON.stringify(result.summary),
      result: JSON.stringify(result.kept),
      report_file: result.report,
      csv_file: result.csv,
      xlsx_file: result.xlsx,
      finished_at: tx.now,
    })
    .execute();
}

/** The shares of a finished plan; none when it has no result. */
export async function loadShares(tx: Tx, id: PlanId): Promise<readonly KeptShare[]> {
  const row = await tx.sql
    .selectFrom("plan")
    .select(sql<readonly KeptShare[] | null>`result -> 'shares'`.as("shares"))
    .where("hub_id", "=", tx.actor.hubId)
    .where("plan_id", "=", id)
    .executeTakeFirstOrThrow();
  return row.shares ?? [];
}

/** Makes this plan the one that holds; there is one at most, so the one before steps back first. */
export async function savePublished(tx: Tx, id: PlanId, by: AccountId): Promise<void> {
  await tx.sql
    .updateTable("plan")
    .set({ published_at: null, published_by: null })
    .where("hub_id", "=", tx.actor.hubId)
    .where("published_at", "is not", null)
    .execute();
  await planAt(tx, id).set({ published_at: tx.now, published_by: by }).execute();
}

/** Takes this plan back; gives whether it held. */
export async function saveWithdrawn(tx: Tx, id: PlanId): Promise<boolean> {
  const row = await planAt(tx, id)
    .set({ published_at: null, published_by: null })
    .where("published_at", "is not", null)
    .returning("number")
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Lets those who say which plan holds take turns until the transaction ends: one alone holds, and two who publish at the
 * same moment shall both be told what came of it. What they wait for is the counter of the hub's plans.
 */
export async function takeTurnAtPublishing(tx: Tx): Promise<void> {
  await tx.sql
    .selectFrom("counter")
    .select("last")
    .where("hub_id", "=", tx.actor.hubId)
    .where("kind", "=", "plan")
    .forUpdate()
    .execute();
}
