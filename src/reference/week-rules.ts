/** Rules by which a week is judged; each has the day from which it holds and where it comes from. */
export const weekRuleNames = ["near-km", "rest-weeks", "most-half-days", "free-days"] as const;
/** One of the rules. */
export type WeekRuleName = (typeof weekRuleNames)[number];

/** One line of the table. */
export type WeekRule = {
  readonly name: WeekRuleName;
  /**
   * `near-km`: kilometres in a straight line between two town offices that one can serve on one day. `rest-weeks`: weeks
   * without a peak between the peak seasons of two places of work. `most-half-days`: half-days in four weeks above which
   * the product warns. `free-days`: days a week without work below which it warns.
   */
  readonly value: number;
  /** First day on which the line holds, YYYY-MM-DD. */
  readonly validFrom: string;
  readonly source: string;
  readonly sureness: "found" | "to-be-confirmed";
};

/** Weeks of rest between two peak seasons where a table names none and no hub has a rule of its own. */
export const usualRestWeeks = 2;

/** The table as the product ships it. */
export const weekRules: readonly WeekRule[] = [
  {
    name: "near-km",
    value: 15,
    validFrom: "2026-01-01",
    source: "拠点の取り決め（車で30分ほど）",
    sureness: "to-be-confirmed",
  },
  {
    name: "rest-weeks",
    value: usualRestWeeks,
    validFrom: "2026-01-01",
    source: "海士町のマルチワークの経験（jichitai.works 725）",
    sureness: "to-be-confirmed",
  },
  {
    name: "most-half-days",
    value: 40,
    validFrom: "2026-01-01",
    source: "労働基準法 第32条（週40時間）",
    sureness: "to-be-confirmed",
  },
  { name: "free-days", value: 1, validFrom: "2026-01-01", source: "労働基準法 第35条", sureness: "to-be-confirmed" },
];

/** The value of a rule on a day: the last line that holds by then. */
export function weekRule(name: WeekRuleName, on: string, rules: readonly WeekRule[] = weekRules): WeekRule {
  const held = rules.filter((rule) => rule.name === name && rule.validFrom <= on);
  const last = held.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).at(-1);
  const first = last ?? rules.find((rule) => rule.name === name);
  if (first === undefined) throw new Error(`no rule of the week is named ${name}`);
  return first;
}

/**
 * Why shares cannot be held together: too few common cells, towns too far apart, cells laid down by hand, a joint meeting
 * without a common time, peak seasons without the agreed rest between them, or not found in the work allowed.
 */
export const collisions = ["cells", "towns", "pinned", "meeting", "rest", "work"] as const;
/** One of these. */
export type Collision = (typeof collisions)[number];
