import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { Weights } from "#domain/plans/rules-fit.ts";
import type { KeptPlan, KeptSummary } from "#domain/plans/rules-kept.ts";
import type {
  PlanFailure,
  PlanFileKind,
  PlanId,
  PlanSource,
  PlanSourceKind,
  PlanStatus,
  RunProgress,
} from "#domain/plans/terms.ts";
import { planFailures } from "#domain/plans/terms.ts";

/** One line of the staff's list. */
export type PlanLine = {
  readonly number: number;
  readonly name: string;
  readonly status: PlanStatus;
  readonly requestedAt: Date;
  /** Since when it is the plan that holds, or null. */
  readonly publishedAt: Date | null;
  /** null until there is a plan. */
  readonly summary: KeptSummary | null;
};

/** A page of the list: older than the plan with the number `before`. */
export type PlanListQuery = {
  readonly search: string;
  readonly before: number | null;
  readonly limit: number;
};

/** Plans of the hub, the newest first; one more than asked for tells that there is a next page. */
export function planLines(
  tx: Tx,
  { actor }: Permit<"plan.list">,
  { search, before, limit }: PlanListQuery,
): Promise<readonly PlanLine[]> {
  let rows = tx.sql
    .selectFrom("plan")
    .select(["number", "name", "status", "requested_at as requestedAt", "published_at as publishedAt"])
    .select(sql<KeptSummary | null>`summary`.as("summary"))
    .where("hub_id", "=", actor.hubId)
    .orderBy("number", "desc")
    .limit(limit + 1);
  if (before !== null) rows = rows.where("number", "<", before);
  if (search !== "") rows = rows.where("name", "ilike", `%${search.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%`);
  return rows.execute();
}

/** How far a plan is: all that its running page needs. */
export type PlanState = {
  readonly status: PlanStatus;
  readonly seconds: number;
  readonly progress: RunProgress | null;
};

/** How far the plan with this number is; null when this actor cannot see it. */
export async function planState(tx: Tx, { actor }: Permit<"plan.follow">, number: number): Promise<PlanState | null> {
  const row = await tx.sql
    .selectFrom("plan")
    .select(["status", "seconds"])
    .select(sql<RunProgress | null>`progress`.as("progress"))
    .where("hub_id", "=", actor.hubId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row ?? null;
}

/** A plan as its page shows it. */
export type PlanView = PlanState & {
  readonly number: number;
  readonly name: string;
  readonly source: PlanSource;
  readonly weights: Weights;
  readonly requestedAt: Date;
  /** Since when it is the plan that holds, or null. */
  readonly publishedAt: Date | null;
  readonly failure: PlanFailure | null;
  readonly result: KeptPlan | null;
  readonly files: readonly PlanFileKind[];
  readonly people: SourceView;
  readonly projects: SourceView;
};

/** A file that a plan was made of. */
export type SourceView = { readonly name: string; readonly sha256: string };

/** One plan with its result; null when this actor cannot see it. */
export async function planView(tx: Tx, { actor }: Permit<"plan.show">, number: number): Promise<PlanView | null> {
  const row = await tx.sql
    .selectFrom("plan")
    .leftJoin("file as people", (on) =>
      on.onRef("people.hub_id", "=", "plan.hub_id").onRef("people.file_id", "=", "plan.people_file"),
    )
    .leftJoin("file as projects", (on) =>
      on.onRef("projects.hub_id", "=", "plan.hub_id").onRef("projects.file_id", "=", "plan.projects_file"),
    )
    .select(["plan.number", "plan.name", "plan.status", "plan.seconds", "plan.failure", "plan.source"])
    .select(["plan.published_at as publishedAt", "plan.requested_at as requestedAt"])
    .select(["report_file as report", "csv_file as csv", "xlsx_file as xlsx"])
    .select(["people.name as peopleName", "people.sha256 as peopleHash"])
    .select(["projects.name as projectsName", "projects.sha256 as projectsHash"])
    .select(sql<Weights>`plan.weights`.as("weights"))
    .select(sql<RunProgress | null>`plan.progress`.as("progress"))
    .select(sql<KeptPlan | null>`plan.result`.as("result"))
    .where("plan.hub_id", "=", actor.hubId)
    .where("plan.number", "=", number)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { failure, report, csv, xlsx, peopleName, peopleHash, projectsName, projectsHash, ...plan } = row;
  const kept: readonly (readonly [PlanFileKind, unknown])[] = [
    ["report.html", report],
    ["plan.xlsx", xlsx],
    ["plan.csv", csv],
  ];
  return {
    ...plan,
    failure: planFailures.find((each) => each === failure) ?? null,
    // Whoever may not read the files, because only the published plan is for them, is shown none.
    files: peopleName === null ? [] : kept.filter(([, file]) => file !== null).map(([kind]) => kind),
    people: { name: peopleName ?? "", sha256: peopleHash ?? "" },
    projects: { name: projectsName ?? "", sha256: projectsHash ?? "" },
  };
}

/** A finished plan without what it is kept with: all that its board needs to find the rest. */
export type PlanHead = Pick<PlanView, "number" | "name" | "source"> & { readonly id: PlanId };

/** The finished plan of this number; null when it is not finished, or this actor cannot see it. */
export async function planHead(tx: Tx, { actor }: Permit<"plan.show">, number: number): Promise<PlanHead | null> {
  const row = await tx.sql
    .selectFrom("plan")
    .select(["plan_id as id", "number", "name", "source"])
    .where("hub_id", "=", actor.hubId)
    .where("number", "=", number)
    .where("status", "=", "done")
    .executeTakeFirst();
  return row ?? null;
}

/** What a finished plan is kept with; it never changes, so it may be kept in memory by the plan's id. */
export async function planResult(tx: Tx, { actor }: Permit<"plan.show">, id: PlanId): Promise<KeptPlan | null> {
  const row = await tx.sql
    .selectFrom("plan")
    .select(sql<KeptPlan | null>`result`.as("result"))
    .where("hub_id", "=", actor.hubId)
    .where("plan_id", "=", id)
    .executeTakeFirst();
  return row?.result ?? null;
}

const columnOf = {
  "report.html": "report_file",
  "plan.csv": "csv_file",
  "plan.xlsx": "xlsx_file",
  "people.csv": "people_file",
  "projects.csv": "projects_file",
} as const;

/** A file of a finished plan as it leaves the house. */
export type PlanFileView = { readonly mediaType: string; readonly bytes: Uint8Array };

/** One file of a plan; null when there is none for this actor. */
export async function planFile(
  tx: Tx,
  { actor }: Permit<"plan.show">,
  number: number,
  kind: PlanFileKind | PlanSourceKind,
): Promise<PlanFileView | null> {
  const row = await tx.sql
    .selectFrom("plan")
    .innerJoin("file", (on) =>
      on.onRef("file.hub_id", "=", "plan.hub_id").onRef("file.file_id", "=", `plan.${columnOf[kind]}`),
    )
    .select(["media_type as mediaType", "bytes"])
    .where("plan.hub_id", "=", actor.hubId)
    .where("plan.number", "=", number)
    .executeTakeFirst();
  return row ?? null;
}
