import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import { firmSize } from "#domain/firms/rules.ts";
import type { ComparedFacts } from "#domain/plans/rules-compare.ts";
import type { KeptPlan } from "#domain/plans/rules-kept.ts";
import { numberOfCode, personCode, projectCode } from "#domain/plans/rules-region.ts";
import type { PlanSource } from "#domain/plans/terms.ts";

/** A finished plan as it stands beside others. */
export type ComparedLine = {
  readonly number: number;
  readonly name: string;
  readonly source: PlanSource;
  readonly publishedAt: Date | null;
  readonly result: KeptPlan;
};

/** A plan of the same tables, as a line. */
export type FamilyLine = { readonly number: number; readonly name: string; readonly publishedAt: Date | null };

/** Figures alone leave by these: nobody is named. */
type FiguresPermit = Permit<"plan.follow" | "plan.show">;

/** The finished plans of these numbers, in the order in which they were asked for. */
export async function comparedLines(
  tx: Tx,
  { actor }: FiguresPermit,
  numbers: readonly number[],
): Promise<readonly ComparedLine[]> {
  if (numbers.length === 0) return [];
  const rows = await tx.sql
    .selectFrom("plan")
    .select(["number", "name", "source", "published_at as publishedAt"])
    .select(sql<KeptPlan>`result`.as("result"))
    .where("hub_id", "=", actor.hubId)
    .where("status", "=", "done")
    .where((eb) => eb("number", "=", eb.fn.any(eb.val([...numbers]))))
    .execute();
  return rows.toSorted((a, b) => numbers.indexOf(a.number) - numbers.indexOf(b.number));
}

/** Finished plans of the very tables of this one, itself among them, the oldest first; at most fifty. */
export function familyOf(tx: Tx, { actor }: FiguresPermit, number: number): Promise<readonly FamilyLine[]> {
  return tx.sql
    .selectFrom("plan")
    .innerJoin("plan as one", (on) =>
      on
        .onRef("one.hub_id", "=", "plan.hub_id")
        .onRef("one.people_file", "=", "plan.people_file")
        .onRef("one.projects_file", "=", "plan.projects_file"),
    )
    .select(["plan.number", "plan.name", "plan.published_at as publishedAt"])
    .where("one.hub_id", "=", actor.hubId)
    .where("one.number", "=", number)
    .where("plan.status", "=", "done")
    .orderBy("plan.number")
    .limit(50)
    .execute();
}

/** Sizes of the firms and who is known, for all people and projects of plans of the region. */
export async function comparedFacts(
  tx: Tx,
  { actor }: FiguresPermit,
  lines: readonly Pick<ComparedLine, "source" | "result">[],
): Promise<ComparedFacts> {
  const plans = lines.flatMap(({ source, result }) => (source === "region" ? [result] : []));
  const numbersOf = (codes: readonly string[]): number[] => [
    ...new Set(codes.flatMap((code) => numberOfCode(code) ?? [])),
  ];
  const projects = numbersOf(
    plans.flatMap(({ shares, open }) => [...shares, ...open].map(({ project }) => project.id)),
  );
  const cards = numbersOf(plans.flatMap(({ loads }) => loads.map(({ person }) => person)));
  const firms = await tx.sql
    .selectFrom("project")
    .innerJoin("firm", (on) =>
      on.onRef("firm.hub_id", "=", "project.hub_id").onRef("firm.firm_id", "=", "project.firm_id"),
    )
    .select(["project.number", "firm.number as firm", "firm.employees"])
    .where("project.hub_id", "=", actor.hubId)
    .where((eb) => eb("project.number", "=", eb.fn.any(eb.val(projects))))
    .execute();
  const known = await tx.sql
    .selectFrom("hub_person as h")
    .select("h.number")
    .where("h.hub_id", "=", actor.hubId)
    .where((eb) => eb("h.number", "=", eb.fn.any(eb.val(cards))))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("engagement as e")
          .select("e.number")
          .whereRef("e.hub_id", "=", "h.hub_id")
          .whereRef("e.person_id", "=", "h.person_id"),
      ),
    )
    .execute();
  return {
    firms: new Map(
      firms.map(({ number, firm, employees }) => [projectCode(number), { firm, size: firmSize(employees) }]),
    ),
    known: new Set(known.map(({ number }) => personCode(number))),
  };
}
