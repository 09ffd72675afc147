import { payCell } from "#domain/imports/rules-cells-amounts.ts";
import { dayCell, lastDayCell } from "#domain/imports/rules-cells-days.ts";
import type { ImportCellReader } from "#domain/imports/rules-cells-fault.ts";
import { mailCell, namesCell, narrow, phoneAsWritten, phoneCell, saysNone } from "#domain/imports/rules-cells-text.ts";
import { weekPartsCell } from "#domain/imports/rules-cells-times.ts";
import { industriesCell, personKindsCell, roleKindsCell, themesCell } from "#domain/imports/rules-cells-words.ts";
import { given, type RowCells } from "#domain/imports/rules-rows-cells.ts";
import { shapeOf } from "#domain/imports/rules-rows-shape.ts";
import type { PersonRecord } from "#domain/imports/terms.ts";
import { anyTown, mostEngagements, type PersonTerms } from "#domain/people/terms.ts";
import { townList, wholeNumber } from "#domain/plans/rules-cells.ts";
import { accepted } from "#kit/outcome.ts";

/** The person that a row tells of. */
export function personOf(row: RowCells, line: number): PersonRecord {
  const kana = row.line("kana", 120);
  const availableFrom = row.read("availableFrom", firstDay);
  const availableUntil = row.read("availableUntil", lastDay);
  if (availableFrom !== undefined && availableUntil !== undefined && availableUntil < availableFrom)
    row.fault("availableUntil", { code: "last-day-before-first" });
  return {
    line,
    key: { number: row.number ?? null, code: row.line("code", 60) ?? null },
    terms: given<PersonTerms>({
      name: row.line("name", 80),
      // A reading is of one width, whoever wrote it.
      kana: row.number === undefined && kana !== undefined ? narrow(kana) : kana,
      email: row.contact("email", mailCell),
      phone: row.contact("phone", row.number === undefined ? phoneCell : phoneAsWritten),
      kinds: row.read("kinds", personKindsCell),
      livesIn: row.line("livesIn", 40),
      employer: row.line("employer", 80),
      about: row.words("about", 2000),
      halfDays: row.halfDays("halfDays", 0),
      engagements: row.read("engagements", engagements),
      themes: row.read("themes", themesCell),
      roleKinds: row.read("roleKinds", roleKindsCell),
      trades: row.read("trades", industriesCell),
      shape: shapeOf(row),
      towns: row.read("towns", townsCell),
      onSiteHalfDays: row.halfDays("onSiteHalfDays", 0),
      remoteHalfDays: row.halfDays("remoteHalfDays", 0),
      payYenPerHalfDay: row.read("payYenPerHalfDay", payCell("half-day", row.unit("payYenPerHalfDay"))),
      availableFrom,
      availableUntil,
      // 「なし」 is an answer here: no part of the week is free.
      freeCells: saysNone(row.text("freeCells")) ? [] : row.read("freeCells", weekPartsCell),
      notWith: row.read("notWith", notWithCell),
    }),
  };
}

const firstDay = dayCell(2000, 2099);
const lastDay = lastDayCell(2000, 2099);
const engagements = wholeNumber(1, mostEngagements);
const places = namesCell(40, 40);
const firms = namesCell(40, 80);

/** Towns, the nearest first; 「どこでも」 stands for all, a name in quotation marks for itself. */
const townsCell: ImportCellReader<readonly string[]> = (text) => {
  const read = places(text);
  if (!read.ok) return read;
  return accepted([
    ...new Set(read.value.map(({ name, isQuoted }) => (isQuoted || !isAnyTown(name) ? name : anyTown))),
  ]);
};

/** Whether a word means any town at all. */
export function isAnyTown(word: string): boolean {
  const towns = townList(word);
  return towns.ok && towns.value.length === 1 && towns.value[0] === anyTown;
}

const notWithCell: ImportCellReader<readonly string[]> = (text) => {
  const read = firms(text);
  return read.ok ? accepted([...new Set(read.value.map(({ name }) => name))]) : read;
};
