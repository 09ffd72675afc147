import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { BankPage } from "#domain/projects/rules-bank.ts";
import { pageOf, pages } from "#domain/projects/views-bank.ts";

/** A digest of everything that a project's public page holds, computed by the database. */
const digest = sql<string>`md5(project_page::text)`;

/** The numbers and digests of all public pages of projects: little to read, and enough to tell which have changed. */
export function openProjectDigests(
  tx: Tx,
  { actor }: Permit<"bank.list">,
): Promise<readonly { readonly number: number; readonly digest: string }[]> {
  return tx.sql
    .selectFrom("project_page")
    .select(["number", digest.as("digest")])
    .where("hub_id", "=", actor.hubId)
    .execute();
}

/** The public pages of the projects with these numbers, each with its digest; those that are gone are left out. */
export async function openProjectPages(
  tx: Tx,
  { actor }: Permit<"bank.list">,
  numbers: readonly number[],
): Promise<readonly { readonly page: BankPage; readonly digest: string }[]> {
  const rows = await pages(tx)
    .select(digest.as("digest"))
    .where("hub_id", "=", actor.hubId)
    .where((eb) => eb("number", "=", eb.fn.any(eb.val([...numbers]))))
    .execute();
  return rows.map(({ digest: found, ...row }) => ({ page: pageOf(row), digest: found }));
}
