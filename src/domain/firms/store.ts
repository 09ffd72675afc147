import { sql } from "kysely";
import type { App, Tx } from "#app.ts";
import type { FirmState } from "#domain/firms/rules.ts";
import type { FirmId, FirmStatus, FirmTerms } from "#domain/firms/terms.ts";
import { nextNumber } from "#domain/hubs/store-numbers.ts";
import type { Refusal } from "#domain/refusals.ts";
import { searchColumns } from "#domain/search/store.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** A firm as a decision needs it, locked until the transaction ends. */
export type SavedFirm = FirmState & {
  readonly id: FirmId;
  readonly number: number;
};

/** Finds a firm by its number and holds it; null when there is none for this actor. */
export async function lockFirm(tx: Tx, number: number): Promise<SavedFirm | null> {
  const row = await heldFirms(tx).where("number", "=", number).executeTakeFirst();
  return row === undefined ? null : savedOf(row);
}

/** Finds a firm by its id and holds it; null when there is none for this actor. */
export async function lockFirmById(tx: Tx, id: FirmId): Promise<SavedFirm | null> {
  const row = await heldFirms(tx).where("firm_id", "=", id).executeTakeFirst();
  return row === undefined ? null : savedOf(row);
}

/** Holds several firms in one order, so that two who hold the same firms never wait for each other crosswise. */
export async function lockFirmsById(tx: Tx, ids: readonly FirmId[]): Promise<readonly SavedFirm[]> {
  const rows = await heldFirms(tx)
    .where(sql<boolean>`firm_id = any(${[...ids]}::uuid[])`)
    .orderBy("firm_id")
    .execute();
  return rows.map(savedOf);
}

const heldFirms = (tx: Tx) => tx.sql.selectFrom("firm").selectAll().where("hub_id", "=", tx.actor.hubId).forUpdate();

const savedOf = (
  row: FirmColumns & { firm_id: FirmId; number: number; status: FirmStatus; version: number },
): SavedFirm => ({
  id: row.firm_id,
  number: row.number,
  status: row.status,
  version: row.version,
  terms: firmTermsOf(row),
});

/**
 * Waits for a firm to be saved; refuses (invalid) when another firm of the hub has its corporate number. Only the
 * database knows: the other firm may be out of the actor's sight, or on its way at this very moment.
 */
export async function unlessNumberTaken<T>({ db }: App, saving: Promise<T>): Promise<Outcome<T, Refusal>> {
  try {
    return accepted(await saving);
  } catch (fault) {
    if (!db.isTaken(fault, "firm_hub_id_corporate_number_key")) throw fault;
    return refused({ code: "invalid", faults: [{ field: "corporateNumber", code: "taken", facts: {} }] });
  }
}

/** Adds a firm as a draft and gives its short number. */
export async function addFirm(tx: Tx, id: FirmId, terms: FirmTerms): Promise<number> {
  const number = await nextNumber(tx, "firm");
  await tx.sql
    .insertInto("firm")
    .values({
      hub_id: tx.actor.hubId,
      firm_id: id,
      number,
      ...firmColumns(terms),
      ...searchColumns(firmSearchTexts(terms)),
      created_at: tx.now,
      updated_at: tx.now,
    })
    .execute();
  return number;
}

/** Saves new terms; the version goes up by one. */
export async function saveFirm(tx: Tx, id: FirmId, terms: FirmTerms): Promise<void> {
  await tx.sql
    .updateTable("firm")
    .set((eb) => ({
      ...firmColumns(terms),
      ...searchColumns(firmSearchTexts(terms)),
      version: eb("version", "+", 1),
      updated_at: tx.now,
    }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("firm_id", "=", id)
    .execute();
}

/** Saves a new status; the version goes up by one. */
export async function saveFirmStatus(tx: Tx, id: FirmId, status: FirmStatus): Promise<void> {
  await tx.sql
    .updateTable("firm")
    .set((eb) => ({
      status,
      version: eb("version", "+", 1),
      updated_at: tx.now,
    }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("firm_id", "=", id)
    .execute();
}

/** Writes the firm's public page, or renews it: what everyone may read, and nothing else. */
export async function saveFirmPage(tx: Tx, firm: { id: FirmId; number: number; terms: FirmTerms }): Promise<void> {
  const { name, industry, town, employees, business, website } = firm.terms;
  const shown = { name, industry, town, employees, business, website };
  await tx.sql
    .insertInto("firm_page")
    .values({
      hub_id: tx.actor.hubId,
      firm_id: firm.id,
      number: firm.number,
      ...shown,
      published_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(["hub_id", "firm_id"]).doUpdateSet(shown))
    .execute();
}

/** Brings the firm's public page up to new terms; whoever may edit the firm may do this, also without the right to publish. */
export async function renewFirmPage(tx: Tx, id: FirmId, terms: FirmTerms): Promise<void> {
  const { name, industry, town, employees, business, website } = terms;
  await tx.sql
    .updateTable("firm_page")
    .set({ name, industry, town, employees, business, website })
    .where("hub_id", "=", tx.actor.hubId)
    .where("firm_id", "=", id)
    .execute();
}

/** Takes the firm's public page away. */
export async function removeFirmPage(tx: Tx, id: FirmId): Promise<void> {
  await tx.sql.deleteFrom("firm_page").where("hub_id", "=", tx.actor.hubId).where("firm_id", "=", id).execute();
}

type FirmColumns = {
  name: string;
  kana: string;
  corporate_number: string | null;
  industry: string;
  town: string;
  postal_code: string;
  address: string;
  representative: string;
  founded_year: number | null;
  capital_yen: number | null;
  employees: number | null;
  business: string;
  website: string;
  contact_name: string;
  contact_phone: string;
  contact_email: string;
};

/** What a search among firms reads: staff and the firm itself may all read it. */
export const firmSearchTexts = ({
  name,
  kana,
  town,
  address,
  business,
  representative,
}: FirmTerms): readonly string[] => [`${name} ${kana}`, town, address, business, representative];

/** The columns of a firm's terms. */
export const firmColumns = (terms: FirmTerms): FirmColumns => ({
  name: terms.name,
  kana: terms.kana,
  corporate_number: terms.corporateNumber,
  industry: terms.industry,
  town: terms.town,
  postal_code: terms.postalCode,
  address: terms.address,
  representative: terms.representative,
  founded_year: terms.foundedYear,
  capital_yen: terms.capitalYen,
  employees: terms.employees,
  business: terms.business,
  website: terms.website,
  contact_name: terms.contactName,
  contact_phone: terms.contactPhone,
  contact_email: terms.contactEmail,
});

/** The terms that a row of the table holds. */
export const firmTermsOf = (row: FirmColumns): FirmTerms => ({
  name: row.name,
  kana: row.kana,
  corporateNumber: row.corporate_number,
  industry: row.industry,
  town: row.town,
  postalCode: row.postal_code,
  address: row.address,
  representative: row.representative,
  foundedYear: row.founded_year,
  capitalYen: row.capital_yen,
  employees: row.employees,
  business: row.business,
  website: row.website,
  contactName: row.contact_name,
  contactPhone: row.contact_phone,
  contactEmail: row.contact_email,
});
