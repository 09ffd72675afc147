import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { EngagementId } from "#domain/engagements/terms.ts";
import { type EngagementListQuery, engagementList } from "#domain/engagements/views-list.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { type FirmFilter, type FirmOrder, firmList } from "#domain/firms/views-list.ts";
import type { ListPage, ListQuery } from "#domain/lists/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import { type PersonListQuery, personList } from "#domain/people/views-list.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import { type ProjectFilter, type ProjectOrder, projectList } from "#domain/projects/views-list.ts";

type Whole<Query> = Omit<Query, "after" | "limit">;

/** What of a list is exported: the same conditions, words and order as its page has, without its pages. */
export type ExportOf = {
  readonly firms: Whole<ListQuery<FirmOrder, FirmFilter>>;
  readonly people: Whole<PersonListQuery>;
  readonly projects: Whole<ListQuery<ProjectOrder, ProjectFilter>>;
  readonly engagements: Whole<EngagementListQuery>;
};

/** The short numbers of all firms of a list, in its order. */
export const firmNumbers = (tx: Tx, allowed: Permit<"firm.list">, asked: ExportOf["firms"]) =>
  numbersOf((after) => firmList(tx, allowed, { ...asked, after, limit: atOnce }));

/** The short numbers of all people of a list, in its order. */
export const personNumbers = (tx: Tx, allowed: Permit<"person.list">, asked: ExportOf["people"]) =>
  numbersOf((after) => personList(tx, allowed, { ...asked, after, limit: atOnce }));

/** The short numbers of all projects of a list, in its order. */
export const projectNumbers = (tx: Tx, allowed: Permit<"project.list">, asked: ExportOf["projects"]) =>
  numbersOf((after) => projectList(tx, allowed, { ...asked, after, limit: atOnce }));

/** The short numbers of all engagements of a list, in its order. */
export const engagementNumbers = (tx: Tx, allowed: Permit<"engagement.list">, asked: ExportOf["engagements"]) =>
  numbersOf((after) => engagementList(tx, allowed, { ...asked, after, limit: atOnce }));

/** Rows of one page; the list's own most. */
const atOnce = 1000;

async function numbersOf(
  pageAfter: (after: number | null) => Promise<ListPage<{ readonly number: number }>>,
): Promise<readonly number[]> {
  const numbers: number[] = [];
  let after: number | null = null;
  do {
    const { rows, next }: ListPage<{ readonly number: number }> = await pageAfter(after);
    for (const { number } of rows) numbers.push(number);
    after = next;
  } while (after !== null);
  return numbers;
}

const among = (numbers: readonly number[]) => sql<number>`any(${[...numbers]}::int[])`;

/** The firms with these short numbers. */
export async function firmIds(tx: Tx, { actor }: Permit<"firm.export">, numbers: readonly number[]): Promise<FirmId[]> {
  const of = tx.sql.selectFrom("firm").select("firm_id as id").where("hub_id", "=", actor.hubId);
  return (await of.where("number", "=", among(numbers)).execute()).map(({ id }) => id);
}

/** The people whose cards have these short numbers. */
export async function personIds(
  tx: Tx,
  { actor }: Permit<"person.export">,
  numbers: readonly number[],
): Promise<PersonId[]> {
  const of = tx.sql.selectFrom("hub_person").select("person_id as id").where("hub_id", "=", actor.hubId);
  return (await of.where("number", "=", among(numbers)).execute()).map(({ id }) => id);
}

/** The projects with these short numbers. */
export async function projectIds(
  tx: Tx,
  { actor }: Permit<"project.export">,
  numbers: readonly number[],
): Promise<ProjectId[]> {
  const of = tx.sql.selectFrom("project").select("project_id as id").where("hub_id", "=", actor.hubId);
  return (await of.where("number", "=", among(numbers)).execute()).map(({ id }) => id);
}

/** The engagements with these short numbers. */
export async function engagementIds(
  tx: Tx,
  { actor }: Permit<"engagement.export">,
  numbers: readonly number[],
): Promise<EngagementId[]> {
  const of = tx.sql.selectFrom("engagement").select("engagement_id as id").where("hub_id", "=", actor.hubId);
  return (await of.where("number", "=", among(numbers)).execute()).map(({ id }) => id);
}
