import { type CellReader, folded } from "#domain/plans/rules-cells.ts";
import { type CellMask, everyCell, type PlaceDay } from "#domain/weeks/terms.ts";
import { accepted, refused } from "#kit/outcome.ts";

const dayWords = ["月", "火", "水", "木", "金", "土", "日"];
const dayWordsEn = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const partWords: readonly (readonly string[])[] = [
  ["午前", "am", "morning"],
  ["午後", "pm", "afternoon"],
  ["夜", "eve", "evening"],
];
const none = "なし";

const partsOf = (text: string): readonly string[] =>
  text
    .split(/[、,;；，\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");

const dayOf = (text: string): number => {
  const day = text.slice(0, 1) === "" ? -1 : dayWords.indexOf(text.slice(0, 1));
  return day >= 0 ? day : dayWordsEn.indexOf(text.slice(0, 3));
};

/**
 * Cells of a week as a mask: 「月午前、水夜」 or "mon am; wed eve"; 「月」 alone is its morning and afternoon; 「なし」 is no cell
 * at all.
 */
export const weekCellList: CellReader<CellMask> = (text) => {
  if (text.length > 2000) return refused({ code: "too-long", most: 2000 });
  let mask = 0;
  for (const written of partsOf(text)) {
    const part = folded(written);
    if (part === none || part === "none") continue;
    const day = dayOf(part);
    const rest = part.replace(
      /^(?:[月火水木金土日](?:曜日?)?の?|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)/u,
      "",
    );
    const at = partWords.findIndex((words) => words.includes(rest));
    if (day < 0 || (rest !== "" && at < 0)) return refused({ code: "not-a-cell", part: written });
    mask |= (rest === "" ? 0b011 : 1 << at) << (3 * day);
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
