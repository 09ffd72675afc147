import type { PrintedSheet, SheetBlock } from "#kit/printed-sheet.ts";
import { dateWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { meetingSentence } from "#text/joint-meetings.ts";
import type { Language, Speak } from "#text/speak.ts";
import { dayNames, partNames } from "#text/week-cells.ts";
import { weekPaperWords } from "#text/week-papers.ts";
import { weekWords } from "#text/weeks.ts";

/** Somebody's four weeks as they are printed; entries are week × 21 + cell. */
export type WeekPaper = {
  readonly language: Language;
  readonly speak: Speak;
  /** The hub, and whose week it is in the title. */
  readonly above: string;
  readonly title: string;
  readonly lead: string;
  readonly foot: string;
  readonly shares: readonly {
    readonly name: string;
    readonly title: string;
    readonly place: string;
    /** Last day of it. */
    readonly until: string;
    /** Half-days in four weeks, and those of them at the place; in the weeks lie those of its time alone. */
    readonly halfDays: number;
    readonly onSiteHalfDays: number;
    readonly cells: readonly number[];
    readonly onSite: readonly number[];
  }[];
  readonly free: readonly number[];
  readonly meetings: readonly (Parameters<typeof meetingSentence>[0] & { readonly entries: readonly number[] })[];
  /** What each of the four weeks (1–4) is called, and one that stands for all. */
  readonly nameOfWeek: (week: number) => string;
  /** Which of them (1–4) is printed first. */
  readonly begin: number;
  /** Sentences on what to look at. */
  readonly notes: readonly string[];
};

/** A person's week, or an engagement's part of it, on paper: each week as a table in words, the work, meetings, notes. */
export function weekPaper(paper: WeekPaper): PrintedSheet {
  const { language, speak, above, title, lead, foot, shares, meetings, notes } = paper;
  const list = (heading: string, items: readonly string[]): readonly SheetBlock[] =>
    items.length === 0
      ? []
      : [
          { kind: "heading", text: heading },
          { kind: "list", items },
        ];
  return {
    language,
    above,
    title,
    lead,
    foot,
    blocks: [
      ...(shares.length === 0 ? [{ kind: "text" as const, text: speak(weekWords.none) }] : weeksOf(paper)),
      ...(shares.length === 0 ? [] : workOf(paper)),
      ...list(
        speak(weekPaperWords.meetings),
        meetings.map((meeting) => speak(meetingSentence(meeting))),
      ),
      ...list(speak(weekPaperWords.notes), notes),
      { kind: "note", text: speak(weekPaperWords.hours) },
    ],
  };
}

function weeksOf(paper: WeekPaper): readonly SheetBlock[] {
  const drawn = [0, 1, 2, 3]
    .map((turn) => (paper.begin - 1 + turn) % 4)
    .map((week) => ({ week, parts: partsOf(paper, week) }));
  const looks = drawn.map(({ parts }) => JSON.stringify(parts));
  const isSame = looks.every((look) => look === looks[0]);
  return drawn.slice(0, isSame ? 1 : undefined).map(({ parts, week }) => ({
    kind: "week",
    caption: isSame ? paper.speak(weekPaperWords.everyWeek) : paper.nameOfWeek(week + 1),
    days: dayNames.map((day) => paper.speak(day)),
    parts,
  }));
}

type Parts = Extract<SheetBlock, { readonly kind: "week" }>["parts"];

function partsOf({ speak, shares, free, meetings }: WeekPaper, week: number): Parts {
  const there = new Set(shares.flatMap(({ onSite }) => onSite));
  const textOf = (entry: number): { readonly text: string; readonly shade: number | null } => {
    const shade = shares.findIndex(({ cells }) => cells.includes(entry));
    const share = shares[shade];
    if (share === undefined)
      return { text: free.includes(entry % 21) ? speak(weekPaperWords.free) : "－", shade: null };
    const met = meetings.filter(({ entries }) => entries.includes(entry)).map(({ title }) => `【${title}】`);
    const place = there.has(entry) && share.place !== "" ? [`（${share.place}）`] : [];
    return { text: [share.name, ...place, ...met].join("\n"), shade };
  };
  return partNames.map((part, at) => ({
    name: speak(part),
    cells: dayNames.map((_, day) => textOf(week * 21 + day * 3 + at)),
  }));
}

function workOf({ speak, shares }: WeekPaper): readonly SheetBlock[] {
  const w = weekPaperWords;
  return [
    { kind: "heading", text: speak(w.work) },
    {
      kind: "table",
      head: [w.firm, w.what, w.share, w.place, w.until].map(speak),
      rows: shares.map(({ name, title, halfDays, onSiteHalfDays, place, until }) => [
        name,
        title,
        speak(halfDaysWords(halfDays)),
        onSiteHalfDays === 0 ? speak(w.fromAfar) : `${place}（${speak(halfDaysWords(onSiteHalfDays))}）`,
        speak(dateWords(until)),
      ]),
      figures: [],
      wide: 1,
    },
  ];
}
