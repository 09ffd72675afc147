import type { Tx } from "#app.ts";
import { bareFirm, type FirmId } from "#domain/firms/terms.ts";
import { nameKey, type RowSigns } from "#domain/imports/rules-match.ts";
import { addFirms, type SavedFirmRow } from "#domain/imports/store-firms.ts";
import { takeNumbers } from "#domain/imports/store-json-rows.ts";
import type { KnownFirms } from "#domain/imports/store-known-firms.ts";
import { noteRows } from "#domain/imports/store-work.ts";
import type { ImportId, ProjectRecord } from "#domain/imports/terms.ts";
import { notClassified } from "#reference/industries.ts";

/**
 * Firms that only a list of projects names: a hub that begins with one list of projects does not have to make another
 * one of firms first. They are added as drafts with their name and the town of the work, nothing else being known.
 */
export type NewFirms = {
  /** The firm of a row that names one by its name alone, made on its first row; null where name or town is missing. */
  readonly of: (row: ProjectRecord) => FirmId | null;
  readonly at: (id: FirmId) => SavedFirmRow | null;
  /** Tells a row's firm apart, in every check of the same file in the same way. */
  readonly keyOf: (id: FirmId) => string | null;
  /** Writes those that were made since the last time, with notes by which the import is taken back. */
  readonly write: (tx: Tx, importId: ImportId) => Promise<void>;
};

/** No new firm yet; what is made joins the firms that are known, so that the next row finds it. */
export function makeNewFirms({ known, ids }: KnownFirms, newId: Tx["newId"]): NewFirms {
  const made = new Map<FirmId, SavedFirmRow>();
  let waiting: FirmId[] = [];
  return {
    at: (id) => made.get(id) ?? null,
    keyOf: (id) => {
      const firm = made.get(id);
      return firm === undefined ? null : `new ${nameKey(firm.terms.name)}`;
    },
    of: ({ firm: named, terms }) => {
      const { name, code, corporateNumber } = named;
      const town = terms.place ?? "";
      if (named.number !== null || name === null || town === "") return null;
      const firm: SavedFirmRow = {
        id: newId<FirmId>(),
        number: 0,
        version: 1,
        code,
        status: "draft",
        terms: { ...bareFirm, name, town, industry: notClassified, corporateNumber },
        closing: null,
        figures: null,
        week: null,
        worry: null,
      };
      const signs: RowSigns = { number: null, code, mark: corporateNumber, name, facts: ["", ""] };
      known.add(signs);
      ids.push(firm.id);
      made.set(firm.id, firm);
      waiting.push(firm.id);
      return firm.id;
    },
    write: async (tx, importId) => {
      const firms = waiting.flatMap((id) => made.get(id) ?? []);
      waiting = [];
      if (firms.length === 0) return;
      const first = await takeNumbers(tx, "firm", firms.length);
      const numbered = firms.map((firm, index) => ({ ...firm, number: first + index }));
      for (const firm of numbered) made.set(firm.id, firm);
      await addFirms(tx, numbered);
      await noteRows(
        tx,
        importId,
        numbered.map(({ id, version }) => ({ id, effect: "added", version, before: null })),
      );
    },
  };
}
