import { type IndustryCode, industryCodes } from "#reference/industries.ts";

/**
 * The division (A to T) of one of the 99 major groups (中分類, "01" to "99") of the Japan Standard Industrial
 * Classification, revision 14; null for any other text. The groups of a division follow each other.
 */
export function divisionOfGroup(group: string): IndustryCode | null {
  if (!/^\d{2}$/u.test(group) || group === "00") return null;
  const place = lastGroups.findIndex((last) => Number(group) <= last);
  return industryCodes[place] ?? null;
}

/** The last group of each division, A to T. */
const lastGroups = [2, 4, 5, 8, 32, 36, 41, 49, 61, 67, 70, 74, 77, 80, 82, 85, 87, 96, 98, 99];

/**
 * The division that most of these codes name, letters (E) and major groups (32) alike; the first of equals. Null when one
 * of them is neither, or none is given.
 */
export function divisionOfGroups(codes: readonly string[]): IndustryCode | null {
  const counts = new Map<IndustryCode, number>();
  for (const code of codes) {
    const division = industryCodes.find((letter) => letter === code) ?? divisionOfGroup(code);
    if (division === null) return null;
    counts.set(division, (counts.get(division) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? null;
}
