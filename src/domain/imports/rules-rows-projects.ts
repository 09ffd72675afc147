import { payCell } from "#domain/imports/rules-cells-amounts.ts";
import { dayCell, monthsCell } from "#domain/imports/rules-cells-days.ts";
import { townSaidBy } from "#domain/imports/rules-cells-names.ts";
import { projectStatusCell, roleKindCell, themesCell } from "#domain/imports/rules-cells-words.ts";
import { given, type RowCells } from "#domain/imports/rules-rows-cells.ts";
import { namedFirm } from "#domain/imports/rules-rows-named.ts";
import { shapeOf } from "#domain/imports/rules-rows-shape.ts";
import type { ProjectRecord } from "#domain/imports/terms.ts";
import type { ProjectTerms } from "#domain/projects/terms.ts";
import { placeOf } from "#reference/address-place.ts";

/** The project that a row tells of. */
export function projectOf(row: RowCells, line: number): ProjectRecord {
  const halfDays = row.halfDays("halfDays", 1);
  const onSiteHalfDays = row.halfDays("onSiteHalfDays", 0);
  if (halfDays !== undefined && onSiteHalfDays !== undefined && onSiteHalfDays > halfDays)
    row.fault("onSiteHalfDays", { code: "more-than-wanted", most: halfDays });
  return {
    line,
    key: { number: row.number ?? null, code: row.line("code", 60) ?? null },
    firm: namedFirm(row),
    terms: given<ProjectTerms>({
      title: row.line("title", 80),
      result: row.words("result", 2000),
      whatIsNew: row.words("whatIsNew", 1000),
      whatIsHard: row.words("whatIsHard", 1000),
      mayDecide: row.words("mayDecide", 1000),
      roleKind: row.read("roleKind", roleKindCell),
      themes: row.read("themes", themesCell),
      shape: shapeOf(row),
      halfDays,
      onSiteHalfDays,
      place: placeSaid(row),
      startsOn: row.read("startsOn", firstDay),
      months: row.read("months", months),
      payYenPerMonth: row.read("payYenPerMonth", payCell("month", row.unit("payYenPerMonth"))),
    }),
    status: row.read("status", projectStatusCell) ?? null,
  };
}

/** The town of the work; hubs write whole addresses as well, and what counts for who can go there is the town. */
function placeSaid(row: RowCells): string | undefined {
  const text = row.text("place");
  if (row.number !== undefined || !isAddress.test(text.normalize("NFKC"))) return row.line("place", 40);
  const place = placeOf(text);
  const atFront = place === null || place.prefecture === "" ? null : place.town;
  return atFront ?? row.context.townIn(text) ?? townSaidBy(text) ?? row.line("place", 40);
}

/** A text that begins with a prefecture, or goes on after the town with a number. */
const isAddress = /^(?:北海道|東京都|京都府|大阪府|.{2,3}県).|[市区町村].*\d/u;

const firstDay = dayCell(2000, 2099);
const months = monthsCell(1, 60);
