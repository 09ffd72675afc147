import { dayParts, type FreeCells } from "#domain/people/terms.ts";
import type { Words } from "#text/speak.ts";

/** Days of a week from Monday on, short, as heads of a table. */
export const dayNames: readonly Words[] = [
  { ja: "月", en: "Mon" },
  { ja: "火", en: "Tue" },
  { ja: "水", en: "Wed" },
  { ja: "木", en: "Thu" },
  { ja: "金", en: "Fri" },
  { ja: "土", en: "Sat" },
  { ja: "日", en: "Sun" },
];

/** Parts of a day. */
export const partNames: readonly Words[] = [
  { ja: "午前", en: "AM" },
  { ja: "午後", en: "PM" },
  { ja: "夜", en: "Eve" },
];

/** What stands in a cell that is free. */
export const freeCellMark: Words = { ja: "空", en: "✓" };

/** One part of the week: 月曜の午前. */
export function cellWords(cell: number): Words {
  const day = dayNames[Math.floor(cell / dayParts)];
  const part = partNames[cell % dayParts];
  return { ja: `${day?.ja ?? ""}曜の${part?.ja ?? ""}`, en: `${day?.en ?? ""} ${part?.en ?? ""}` };
}

/** The free parts of a week, day by day: 月 午前・午後、土 午前. Nothing when none is said. */
export function freeCellsWords(cells: FreeCells): Words {
  const days = dayNames.flatMap((day, index) => {
    const parts = partNames.filter((_, part) => cells.includes(index * dayParts + part));
    return parts.length === 0 ? [] : [{ day, parts }];
  });
  return {
    ja: days.map(({ day, parts }) => `${day.ja} ${parts.map(({ ja }) => ja).join("・")}`).join("、"),
    en: days.map(({ day, parts }) => `${day.en} ${parts.map(({ en }) => en).join(", ")}`).join("; "),
  };
}
