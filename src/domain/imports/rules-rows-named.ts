import { corporateNumberCell, mailCell, narrow, numberCell } from "#domain/imports/rules-cells-text.ts";
import type { RowCells } from "#domain/imports/rules-rows-cells.ts";
import type { Named, RecordKey } from "#domain/imports/terms.ts";

/**
 * The firm that a row of something else names. The cell of its name may hold its number (F-12) or corporate number
 * instead, as hubs write it.
 */
export function namedFirm(row: RowCells): Named {
  const name = row.line("firmName", 80) ?? null;
  const told = {
    number: row.read("firmNumber", firmNumber) ?? null,
    code: row.line("firmCode", 60) ?? null,
    corporateNumber: row.read("firmCorporateNumber", corporateNumberCell) ?? null,
    email: null,
  };
  // An export says it all in columns of their own.
  if (row.number !== undefined) return { ...told, name };
  const isCorporateNumber = name !== null && /^T?\d{13}$/u.test(narrow(name));
  if (name !== null && /^F-[1-9]\d{0,8}$/u.test(narrow(name)))
    return { ...told, name: null, number: told.number ?? Number(narrow(name).slice(2)) };
  if (isCorporateNumber)
    return {
      ...told,
      name: null,
      corporateNumber: told.corporateNumber ?? row.read("firmName", corporateNumberCell) ?? null,
    };
  return { ...told, name };
}

/** The person that a row of engagements names. */
export const namedPerson = (row: RowCells): Named => ({
  number: row.read("personNumber", personNumber) ?? null,
  code: row.line("personCode", 60) ?? null,
  name: row.line("personName", 80) ?? null,
  email: row.contact("personEmail", mailCell) ?? null,
  corporateNumber: null,
});

/** The project that an engagement came from, or null when the row names none. */
export function namedProject(row: RowCells): RecordKey | null {
  const number = row.read("projectNumber", projectNumber) ?? null;
  const code = row.line("projectCode", 60) ?? null;
  return number === null && code === null ? null : { number, code };
}

const firmNumber = numberCell("F");
const personNumber = numberCell("H");
const projectNumber = numberCell("P");
