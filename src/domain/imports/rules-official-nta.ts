import type { FirmTerms } from "#domain/firms/terms.ts";
import type { ImportFault } from "#domain/imports/rules-cells-fault.ts";
import { narrow } from "#domain/imports/rules-cells-text.ts";
import {
  corporationKind,
  type OfficialCells,
  officialCells,
  registeredNumber,
} from "#domain/imports/rules-official-cells.ts";
import type { OfficialForm, OfficialRowReader } from "#domain/imports/rules-official-form.ts";
import { officialFirm } from "#domain/imports/rules-official-gbizinfo.ts";
import { given } from "#domain/imports/rules-rows-cells.ts";
import type { FirmRecord } from "#domain/imports/terms.ts";
import { type LocalDate, parseLocalDate } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import { placeOf } from "#reference/address-place.ts";
import {
  corporateNumberColumnNames,
  corporateNumberColumns,
  corporateNumberProcesses,
} from "#reference/corporate-number-file.ts";

/**
 * The tax agency's file of corporate numbers (法人番号公表サイト), differences of a day or a whole prefecture: thirty columns
 * without a header. Each firm's newest row (latest = 1) says the register's present state, whatever has happened; so a
 * name, an address, a closing and its end need no case of their own. Firms that the hub does not keep are not added:
 * a day's file is of all Japan.
 */
export const ntaForm: OfficialForm<"firms"> = {
  form: "nta",
  kind: "firms",
  recognises: (first) =>
    first.length >= 20 &&
    /^\d+$/u.test(first[0] ?? "") &&
    /^\d{13}$/u.test(first[1] ?? "") &&
    /^\d{2}$/u.test(first[2] ?? "") &&
    parseLocalDate(first[4] ?? "") !== null,
  isWithoutHeader: true,
  addsNew: false,
  reader: rowReader,
};

/** The file has no header: a column is called by its letter in a spreadsheet and by the agency's name for it. */
function headerOf(column: string): string {
  const letter = String.fromCharCode("A".charCodeAt(0) + corporateNumberColumns.indexOf(column));
  const name = corporateNumberColumnNames[column];
  return name === undefined ? column : `${letter} ${name}`;
}

function rowReader(first: readonly string[]): OfficialRowReader<"firms"> {
  const cellsOf = officialCells(corporateNumberColumns, headerOf);
  let isTold = false;
  return (line, cells) => {
    if (first.length !== corporateNumberColumns.length) {
      // Every row has as many cells as the first: once is enough.
      const faults = isTold ? [] : [columnsFault(line, first)];
      isTold = true;
      return faults.length > 0 ? refused(faults) : accepted({ line, leftOut: "older-entry" });
    }
    const faults: ImportFault[] = [];
    const row = cellsOf(line, cells, faults);
    const read = firmOf(row, line);
    return faults.length > 0 ? refused(faults) : accepted(read);
  };
}

const columnsFault = (line: number, first: readonly string[]): ImportFault => ({
  line,
  header: headerOf("corporateNumber"),
  column: "corporateNumber",
  value: first[1] ?? "",
  fault: { code: "official-columns", cells: first.length, expected: corporateNumberColumns.length },
});

function firmOf(row: OfficialCells, line: number) {
  const corporateNumber = row.read("corporateNumber", registeredNumber);
  if (row.text("corporateNumber") === "") row.fault("corporateNumber", { code: "empty" });
  const process = row.text("process");
  if (!corporateNumberProcesses.has(process)) row.fault("process", { code: "unknown-process" });
  const kind = corporationKind(row.text("kind"));
  if (kind === null) row.fault("kind", { code: "unknown-corporation-kind" });
  const closing = closingOf(row);
  if (kind === "government") return { line, leftOut: "government" as const };
  if (row.text("latest") !== "1") return { line, leftOut: "older-entry" as const };
  if (process === "99") return { line, leftOut: "number-removed" as const };
  const terms = { corporateNumber, ...termsOf(row) };
  return { ...officialFirm(line, given<FirmTerms>(terms)), closing };
}

/**
 * What of a row fits a firm. Letters stay as the register writes them, full width included; a character that it has as a
 * picture alone stands as ＿ in the text, and then the saved name stays. What is longer than a firm's field stays out, too.
 */
function termsOf(row: OfficialCells): { readonly [K in keyof FirmTerms]?: FirmTerms[K] | undefined } {
  const within = (text: string, most: number): string | undefined =>
    text === "" || text.length > most ? undefined : text;
  const name = row.text("name");
  const home = row.text("prefectureName") + row.text("cityName");
  const postCode = /^(\d{3})(\d{4})$/u.exec(row.text("postCode"));
  return {
    name: name.includes("＿") ? undefined : within(name, 80),
    kana: within(narrow(row.text("furigana")), 120),
    town: home === "" ? undefined : placeOf(home)?.town,
    postalCode: postCode === null ? undefined : `${postCode[1]}-${postCode[2]}`,
    address: within(home === "" ? row.text("addressOutside") : home + row.text("streetNumber"), 200),
  };
}

/** How the register has closed the firm; "open" when it has not, or not any more. */
function closingOf(row: OfficialCells): FirmRecord["closing"] {
  const closedOn = row.read("closeDate", day);
  const successor = row.read("successorCorporateNumber", registeredNumber) ?? null;
  return closedOn === undefined ? "open" : { closedOn, cause: row.text("closeCause"), successor };
}

function day(text: string): Outcome<LocalDate, { readonly code: "not-a-date" }> {
  const date = parseLocalDate(text);
  return date === null ? refused({ code: "not-a-date" }) : accepted(date);
}
