import { initialsOf } from "#show/initials.ts";
import { Week, type WeekPicture, WeekTable } from "#show/week.tsx";

/** One share of a pattern of four weeks: entries are week × 21 + cell. */
export type PatternShare = { readonly name: string; readonly cells: readonly number[] };

export type PatternWords = {
  /** What the picture of one week (1–4) says, by its half-days and places; week 0 when all four are the same. */
  readonly title: (week: number, halfDays: number, places: number) => string;
  readonly days: readonly string[];
  readonly parts: readonly string[];
  readonly free: string;
  readonly outside: string;
  readonly week: (week: number) => string;
};

export type PatternPicture = {
  /** Unique in the document: patterns are named by it. */
  readonly id: string;
  readonly shares: readonly PatternShare[];
  /** Cells of every week that the person offers. */
  readonly free: readonly number[];
  /** What is held at an entry beside the work itself, such as a joint meeting. */
  readonly notes?: ReadonlyMap<number, string> | undefined;
  /** Which of the four weeks (1–4) is drawn first; the others follow in their order. The first unless it is said. */
  readonly begin?: number | undefined;
  readonly words: PatternWords;
};

const cells = 21;
const weeks = [0, 1, 2, 3];

/** Four weeks of a person: one picture when they are all the same, four of them otherwise; never without their tables. */
export function WeekPattern({ picture, size }: { picture: PatternPicture; size: "mini" | "full" }) {
  const shown = picturesOf(picture);
  if (size === "mini")
    return (
      <span class="week-strip">
        {shown.map(({ week }) => (
          <Week key={week.id} picture={week} size="mini" />
        ))}
      </span>
    );
  return (
    <div class={shown.length > 1 ? "week-pattern" : undefined}>
      {shown.map(({ week, number }) => (
        <figure key={week.id}>
          {number > 0 && <figcaption>{picture.words.week(number)}</figcaption>}
          <Week picture={week} size="full" />
        </figure>
      ))}
    </div>
  );
}

/** The same four weeks in words. */
export function WeekPatternTable({ picture }: { picture: PatternPicture }) {
  return (
    <>
      {picturesOf(picture).map(({ week, number }) => (
        <div key={week.id}>
          {number > 0 && <p>{picture.words.week(number)}</p>}
          <WeekTable picture={week} />
        </div>
      ))}
    </>
  );
}

/** The weeks to draw: the first alone, with the number 0, when the others are like it. */
function picturesOf(picture: PatternPicture): readonly { readonly week: WeekPicture; readonly number: number }[] {
  const drawn = weeks.map((week) => weekOf(picture, week));
  const looks = drawn.map(({ cells: each }) => JSON.stringify(each));
  const isSame = looks.every((look) => look === looks[0]);
  const numbered = drawn.map((week, index) => ({ week, number: isSame ? 0 : index + 1 }));
  const before = (picture.begin ?? 1) - 1;
  return isSame ? numbered.slice(0, 1) : [...numbered.slice(before), ...numbered.slice(0, before)];
}

function weekOf({ id, shares, free, notes, words }: PatternPicture, week: number): WeekPicture {
  const owner = new Map<number, number>();
  for (const [index, share] of shares.entries())
    for (const entry of share.cells) if (Math.floor(entry / cells) === week) owner.set(entry % cells, index);
  const initials = initialsOf(shares.map(({ name }) => name));
  const listed = [...new Set([...free, ...owner.keys()])].toSorted((a, b) => a - b);
  return {
    id: `${id}-${week}`,
    firms: shares.map(({ name }, index) => ({ name, initial: initials[index] ?? "" })),
    cells: listed.map((cell) => ({
      day: Math.floor(cell / 3),
      part: cell % 3,
      use: owner.get(cell) ?? ("free" as const),
      note: notes?.get(week * cells + cell),
    })),
    words: {
      title: words.title(week + 1, owner.size, new Set(owner.values()).size),
      days: words.days,
      parts: words.parts,
      free: words.free,
      outside: words.outside,
    },
  };
}
