import type { FirmTerms } from "#domain/firms/terms.ts";
import { mostYen, peopleCell, yenCell } from "#domain/imports/rules-cells-amounts.ts";
import { businessYearCell, yearCell } from "#domain/imports/rules-cells-days.ts";
import { townSaidBy } from "#domain/imports/rules-cells-names.ts";
import {
  corporateNumberCell,
  mailCell,
  narrow,
  phoneAsWritten,
  phoneCell,
  postalCodeCell,
  websiteCell,
} from "#domain/imports/rules-cells-text.ts";
import { peakMonthsCell, weekPartsCell } from "#domain/imports/rules-cells-times.ts";
import { industryCell } from "#domain/imports/rules-cells-words.ts";
import { given, type RowCells } from "#domain/imports/rules-rows-cells.ts";
import type { FirmRecord } from "#domain/imports/terms.ts";
import { placeOf } from "#reference/address-place.ts";

/** The firm that a row tells of, with its figures of one business year and its owner's worry. */
export function firmOf(row: RowCells, line: number): FirmRecord {
  const name = row.line("name", 80);
  const kana = row.line("kana", 120);
  const address = row.line("address", 200);
  return {
    line,
    key: { number: row.number ?? null, code: row.line("code", 60) ?? null },
    terms: given<FirmTerms>({
      name,
      // A reading is of one width, whoever wrote it.
      kana: row.number === undefined && kana !== undefined ? narrow(kana) : kana,
      corporateNumber: row.read("corporateNumber", corporateNumberCell),
      industry: row.read("industry", industryCell),
      town: townOf(row, address),
      postalCode: row.read("postalCode", postalCodeCell),
      address,
      representative: row.line("representative", 80),
      foundedYear: row.read("foundedYear", yearCell(500, 2200)),
      capitalYen: row.read("capitalYen", yenCell(row.unit("capitalYen").yen, 0, mostYen)),
      employees: row.read("employees", peopleCell(0, 100_000)),
      business: row.words("business", 2000),
      website: row.read("website", websiteCell),
      contactName: row.line("contactName", 80),
      contactPhone: row.contact("contactPhone", row.number === undefined ? phoneCell : phoneAsWritten),
      contactEmail: row.contact("contactEmail", mailCell),
    }),
    figures: figuresOf(row),
    week: weekOf(row),
    worry: row.words("worry", 2000) ?? null,
    closing: null,
  };
}

/** When the work can be done and which months want all hands; null when the row says neither. */
function weekOf(row: RowCells): FirmRecord["week"] {
  const week = given({
    cells: row.read("possibleCells", weekPartsCell),
    peakMonths: row.read("peakMonths", peakMonthsCell),
  });
  return Object.keys(week).length === 0 ? null : week;
}

/** The town as written, else the one that the address holds. */
function townOf(row: RowCells, address: string | undefined): string | undefined {
  const town = row.line("town", 40);
  if (town !== undefined || address === undefined || row.text("town") !== "") return town;
  // A whole address says its town at its front; elsewhere in it stand streets that are called like other towns.
  const place = placeOf(address);
  const atFront = place === null || place.prefecture === "" ? null : place.town;
  const found = atFront ?? row.context.townIn(address) ?? townSaidBy(address);
  // A firm that is there already has its town.
  if (found === null && row.number === undefined) row.fault("address", { code: "town-not-found" });
  return found ?? undefined;
}

const sums = [
  "salesYen",
  "operatingProfitYen",
  "personnelYen",
  "depreciationYen",
  "borrowingsYen",
  "cashYen",
  "netAssetsYen",
  "totalAssetsYen",
] as const;

function figuresOf(row: RowCells): FirmRecord["figures"] {
  const year = row.read("year", businessYearCell);
  const read = sums.map((key) => [key, row.read(key, yenCell(row.unit(key).yen, -mostYen, mostYen))] as const);
  const employees = row.read("yearEmployees", peopleCell(0, 100_000));
  const known = read.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const first = known[0]?.[0] ?? (employees === undefined ? null : "yearEmployees");
  if (year !== undefined)
    return first === null ? null : { year, ...Object.fromEntries(known), ...given({ employees }) };
  if (first !== null && row.text("year") === "") row.fault(first, { code: "figures-need-year" });
  return null;
}
