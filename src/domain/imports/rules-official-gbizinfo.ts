import type { FirmTerms } from "#domain/firms/terms.ts";
import type { ImportFault } from "#domain/imports/rules-cells-fault.ts";
import { narrow, textAsWritten } from "#domain/imports/rules-cells-text.ts";
import {
  corporationKind,
  type OfficialCells,
  officialCells,
  registeredNumber,
} from "#domain/imports/rules-official-cells.ts";
import type { OfficialForm, OfficialRowReader } from "#domain/imports/rules-official-form.ts";
import { given } from "#domain/imports/rules-rows-cells.ts";
import type { FirmRecord } from "#domain/imports/terms.ts";
import { accepted, refused } from "#kit/outcome.ts";
import { placeOf } from "#reference/address-place.ts";
import { divisionOfGroups } from "#reference/industry-groups.ts";

/**
 * Companies as gBizINFO's data is published: number, kind (the code at the end of an address), name, reading, place.
 * Rows of the state and of local governments are left out.
 */
export const gbizinfoForm: OfficialForm<"firms"> = {
  form: "gbizinfo",
  kind: "firms",
  recognises: (header) =>
    ["corporateID", "corporateType", "corporateName", "location"].every((name) => header.includes(name)),
  isWithoutHeader: false,
  addsNew: true,
  reader: companyReader,
};

function companyReader(header: readonly string[]): OfficialRowReader<"firms"> {
  const cellsOf = officialCells(header);
  return (line, cells) => {
    const faults: ImportFault[] = [];
    const row = cellsOf(line, cells, faults);
    const corporateNumber = row.read("corporateID", registeredNumber);
    const kind = corporationKind(row.text("corporateType").replace(/^.*#/u, ""));
    if (kind === null) row.fault("corporateType", { code: "unknown-corporation-kind" });
    const name = row.read("corporateName", textAsWritten(80));
    const kana = row.read("corporateKana", textAsWritten(120));
    const terms = { corporateNumber, name, kana: kana && narrow(kana), ...placeTerms(row) };
    for (const column of ["corporateID", "corporateName", "location"])
      if (row.text(column) === "") row.fault(column, { code: "empty" });
    if (faults.length > 0) return refused(faults);
    return accepted(
      kind === "government" ? { line, leftOut: "government" } : officialFirm(line, given<FirmTerms>(terms)),
    );
  };
}

function placeTerms(row: OfficialCells) {
  const address = row.read("location", textAsWritten(200));
  const town = address === undefined ? undefined : placeOf(address)?.town;
  if (address !== undefined && town === undefined) row.fault("location", { code: "town-not-found" });
  return { address, town };
}

/** A firm of which an official list says these terms. */
export const officialFirm = (line: number, terms: Partial<FirmTerms>): FirmRecord => ({
  line,
  key: { number: null, code: null },
  terms,
  figures: null,
  week: null,
  worry: null,
  closing: null,
});

/**
 * The industries beside that list. It has no numbers: a firm is found by its name, and of several with one name none is
 * touched. The division named by most of the major groups is taken, the first of equals; a row that says none is left out.
 */
export const gbizinfoIndustryForm: OfficialForm<"firms"> = {
  form: "gbizinfo-industry",
  kind: "firms",
  recognises: (header) => ["company", "business_codes", "business_items"].every((name) => header.includes(name)),
  isWithoutHeader: false,
  addsNew: false,
  reader: industryReader,
};

function industryReader(header: readonly string[]): OfficialRowReader<"firms"> {
  const cellsOf = officialCells(header);
  return (line, cells) => {
    const faults: ImportFault[] = [];
    const row = cellsOf(line, cells, faults);
    const name = row.read("company", textAsWritten(80));
    if (row.text("company") === "") row.fault("company", { code: "empty" });
    const codes = row.text("business_codes");
    const industry = divisionOfGroups(codes.split(",").map((code) => code.trim()));
    if (codes !== "" && industry === null)
      row.fault("business_codes", { code: "not-in-list", list: "industry", part: codes });
    if (faults.length > 0) return refused(faults);
    return accepted(
      industry === null ? { line, leftOut: "no-industry" } : officialFirm(line, given<FirmTerms>({ name, industry })),
    );
  };
}
