import { type CellReader, folded } from "#domain/plans/rules-cells.ts";
import { type CellMask, everyCell, type PlaceDay } from "#domain/weeks/terms.ts";
import { accepted, refused } from "#kit/outcome.ts";

const dayWords = ["月", "火", "水", "木", "金", "土", "日"];
const dayWordsEn = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const partWords: readonly (readonly string[])[] = [
  ["午前", "朝", "am", "morning"],
  ["午後", "昼", "pm", "afternoon"],
  ["夜間", "夜", "夕方", "eve", "evening"],
];
const none = "なし";

/** Words for several days at once, folded. */
const dayGroups: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(?:平日|weekdays?)の?/u, [0, 1, 2, 3, 4]],
  [/^(?:土日祝?|週末|weekends?)の?/u, [5, 6]],
  [/^(?:毎日|everyday|daily)の?/u, [0, 1, 2, 3, 4, 5, 6]],
];
const daySpan = /^([月火水木金土日])(?:曜日?)?[〜~から]+([月火水木金土日])(?:曜日?)?(?:まで)?の?/u;
const someDays = /^([月火水木金土日]+)(?:曜日?)?の?/u;
const english = "mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?";
const englishSpan = new RegExp(`^(${english})[〜~](${english})`, "u");
const englishDay = new RegExp(`^(${english})s?`, "u");

const partsOf = (text: string): readonly string[] =>
  text
    .split(/[、,;；，\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");

const dayOf = (text: string): number => {
  const day = text.slice(0, 1) === "" ? -1 : dayWords.indexOf(text.slice(0, 1));
  return day >= 0 ? day : dayWordsEn.indexOf(text.slice(0, 3));
};

/** The days that a part begins with, and what stands behind them; null when it names none. */
function daysOf(part: string): { readonly days: readonly number[]; readonly rest: string } | null {
  const of = (found: RegExpExecArray, days: readonly number[]) => ({ days, rest: part.slice(found[0].length) });
  for (const [words, days] of dayGroups) {
    const group = words.exec(part);
    if (group !== null) return of(group, days);
  }
  const span = daySpan.exec(part) ?? englishSpan.exec(part);
  if (span !== null) {
    const [first, last] = [dayOf(span[1] ?? ""), dayOf(span[2] ?? "")];
    return of(
      span,
      Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, at) => (first + at) % 7),
    );
  }
  const some = someDays.exec(part);
  if (some !== null) return of(some, [...(some[1] ?? "")].map(dayOf));
  const one = englishDay.exec(part);
  return one === null ? null : of(one, [dayOf(one[0])]);
}

/** The parts of a day that are named, as a mask of three; both halves of the working day when nothing is said. */
function dayPartsOf(text: string): number | null {
  let mask = 0;
  for (let rest = text; rest !== ""; ) {
    const at = partWords.findIndex((words) => words.some((word) => rest.startsWith(word)));
    const words = (partWords[at] ?? []).filter((word) => rest.startsWith(word));
    if (at < 0) return null;
    mask |= 1 << at;
    rest = rest.slice(Math.max(...words.map(({ length }) => length))).replace(/^と/u, "");
  }
  return mask === 0 ? 0b011 : mask;
}

/**
 * Cells of a week as a mask: 「月午前、水夜」, 「平日夜」, 「月〜金」 or "mon am; wed eve"; a day alone is its morning and
 * afternoon; 「なし」 is no cell at all.
 */
export const weekCellList: CellReader<CellMask> = (text) => {
  if (text.length > 2000) return refused({ code: "too-long", most: 2000 });
  let mask = 0;
  for (const written of partsOf(text)) {
    // A dash between days is a span; folding would take it away.
    const part = folded(written.replaceAll(/\s*[-–—―]\s*/gu, "〜"));
    if (part === none || part === "none") continue;
    const found = daysOf(part);
    const parts = found === null ? null : dayPartsOf(found.rest);
    if (found === null || parts === null) return refused({ code: "not-a-cell", part: written });
    for (const day of found.days) mask |= parts << (3 * day);
  }
  return accepted(mask);
};

/** Cells of a mask as `weekCellList` reads them; null for every cell, which needs no saying. */
export function cellListOf(mask: CellMask): string | null {
  if (mask === everyCell) return null;
  const written = dayWords.flatMap((day, dayIndex) =>
    partWords.flatMap(([part = ""], index) => ((mask & (1 << (3 * dayIndex + index))) === 0 ? [] : [`${day}${part}`])),
  );
  return written.length === 0 ? none : written.join("; ");
}

/** Days spent at a place: 「火=みなと町、木=かわべ市」. The towns are folded for comparing. */
export const placeDayList: CellReader<readonly PlaceDay[]> = (text) => {
  if (text.length > 2000) return refused({ code: "too-long", most: 2000 });
  const days: PlaceDay[] = [];
  for (const written of partsOf(text)) {
    const [day = "", town = ""] = written.split(/[=＝]/u);
    const index = dayOf(folded(day));
    if (index < 0 || folded(town) === "") return refused({ code: "not-a-cell", part: written });
    days.push({ day: index, town: folded(town) });
  }
  return accepted(days);
};

/** Days at places as `placeDayList` reads them; null when there are none. */
export const placeDayListOf = (days: readonly PlaceDay[]): string | null =>
  days.length === 0 ? null : days.map(({ day, town }) => `${dayWords[day] ?? ""}=${town}`).join("; ");
