import type { ImportCellReader, ImportFault } from "#domain/imports/rules-cells-fault.ts";
import { textAsWritten, websiteCell } from "#domain/imports/rules-cells-text.ts";
import { officialCells } from "#domain/imports/rules-official-cells.ts";
import type { OfficialForm, OfficialRowReader } from "#domain/imports/rules-official-form.ts";
import { accepted, refused } from "#kit/outcome.ts";
import { agreesWithMunicipalityCheck } from "#reference/municipality-code.ts";
import { prefectureAt } from "#reference/prefectures.ts";

/** Municipalities of Japan with code, reading, position and site, as open data (localgovjp). Wards stand as 札幌市中央区. */
export const localgovForm: OfficialForm<"towns"> = {
  form: "localgov",
  kind: "towns",
  recognises: (header) => ["lgcode", "pref", "city"].every((name) => header.includes(name)),
  isWithoutHeader: false,
  addsNew: true,
  reader: townReader,
};

function townReader(header: readonly string[]): OfficialRowReader<"towns"> {
  const cellsOf = officialCells(header);
  return (line, cells) => {
    const faults: ImportFault[] = [];
    const row = cellsOf(line, cells, faults);
    const code = row.read("lgcode", codeCell) ?? "";
    const prefecture = row.text("pref");
    const coded = prefectureAt(Number(code.slice(0, 2)));
    if (prefecture === "" || (code !== "" && coded === null)) row.fault("pref", { code: "not-a-prefecture" });
    else if (code !== "" && coded !== null && coded !== prefecture)
      row.fault("lgcode", { code: "municipality-code-prefecture", prefecture: coded });
    for (const column of ["lgcode", "city"]) if (row.text(column) === "") row.fault(column, { code: "empty" });
    const town = {
      line,
      code,
      prefecture,
      name: joined(row.read("city", textAsWritten(40)) ?? ""),
      kana: joined(row.read("citykana", textAsWritten(80)) ?? ""),
      latitude: row.read("lat", degrees(90)) ?? null,
      longitude: row.read("lng", degrees(180)) ?? null,
      website: row.read("url", websiteCell) ?? "",
    };
    return faults.length > 0 ? refused(faults) : accepted(town);
  };
}

/** The list parts a city from its ward by a blank; people and addresses do not. */
const joined = (name: string): string => name.replace(/\s/gu, "");

const codeCell: ImportCellReader<string> = (text) =>
  agreesWithMunicipalityCheck(text) ? accepted(text) : refused({ code: "municipality-code-check" });

/** Degrees of the earth, at most this many from the equator or from Greenwich. Refusal: not-a-position. */
const degrees =
  (most: number): ImportCellReader<number> =>
  (text) => {
    const value = /^-?\d{1,3}(?:\.\d+)?$/u.test(text) ? Number(text) : Number.NaN;
    return Math.abs(value) <= most ? accepted(value) : refused({ code: "not-a-position" });
  };
