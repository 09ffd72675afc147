import { Drawing } from "#show/drawing.tsx";
import { FreeCell, Legend, type LegendItem, legendLine, OutsideCell } from "#show/legend.tsx";
import { ShadedCell, ShadingDefs } from "#show/shading.tsx";

/** Monday is 0; morning, afternoon and evening are 0, 1 and 2. */
export type WeekCell = {
  readonly day: number;
  readonly part: number;
  readonly use: number | "free";
  /** What is held in it, such as a joint meeting; the picture marks its corner, the table says it. */
  readonly note?: string | undefined;
};

/** A firm (or project) of the picture; a cell's `use` is its place in the list. */
export type WeekFirm = { readonly name: string; readonly initial: string };

export type WeekWords = {
  /** What the picture says in a sentence: who, how many firms, how many half-days. */
  readonly title: string;
  readonly days: readonly string[];
  readonly parts: readonly string[];
  readonly free: string;
  readonly outside: string;
};

export type WeekPicture = {
  /** Unique in the document: patterns are named by it. */
  readonly id: string;
  readonly firms: readonly WeekFirm[];
  /** Cells that are not listed are times that the person does not offer. */
  readonly cells: readonly WeekCell[];
  readonly words: WeekWords;
};

const dayCount = 7;
const partCount = 3;

/** The week of one person: 7 days × 3 parts, from a miniature of 60 px to a full page with a legend. */
export function Week({ picture, size }: { picture: WeekPicture; size: "mini" | "full" }) {
  return size === "mini" ? <MiniWeek picture={picture} /> : <FullWeek picture={picture} />;
}

function FullWeek({ picture }: { picture: WeekPicture }) {
  const { id, words } = picture;
  const left = 76;
  const top = 40;
  const cell = { width: 76, height: 62 };
  const pitch = { x: 80, y: 66 };
  const gridHeight = top + partCount * pitch.y;
  const items = legendOf(picture);
  return (
    <Drawing
      id={id}
      title={words.title}
      height={gridHeight + 16 + items.length * legendLine}
      class="picture picture-week"
    >
      <ShadingDefs pictureId={id} count={picture.firms.length} />
      {words.days.slice(0, dayCount).map((day, index) => (
        <text
          key={day}
          x={left + index * pitch.x + cell.width / 2}
          y={28}
          font-size="28"
          text-anchor="middle"
          fill="currentColor"
        >
          {day}
        </text>
      ))}
      {words.parts.slice(0, partCount).map((part, index) => (
        <text
          key={part}
          x={left - 10}
          y={top + index * pitch.y + cell.height / 2 + 9}
          font-size="26"
          text-anchor="end"
          fill="currentColor"
        >
          {part}
        </text>
      ))}
      {grid(picture).map(({ day, part, use, note }) => (
        <Cell
          key={`${day}-${part}`}
          picture={picture}
          use={use}
          place={{ x: left + day * pitch.x, y: top + part * pitch.y, ...cell }}
          withInitial
          isMarked={note !== undefined}
        />
      ))}
      <Legend pictureId={id} y={gridHeight + 14} items={items} />
    </Drawing>
  );
}

function MiniWeek({ picture }: { picture: WeekPicture }) {
  const { id, words } = picture;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      aria-labelledby={`${id}-title`}
      width="60"
      height="26"
      viewBox="0 0 120 52"
    >
      <title id={`${id}-title`}>{words.title}</title>
      <ShadingDefs pictureId={id} count={picture.firms.length} />
      {grid(picture).map(({ day, part, use }) => (
        <Cell
          key={`${day}-${part}`}
          picture={picture}
          use={use}
          place={{ x: 1 + day * 17.1, y: 1 + part * 17.1, width: 15, height: 15 }}
        />
      ))}
    </svg>
  );
}

function Cell(props: {
  picture: WeekPicture;
  use: Use;
  place: { x: number; y: number; width: number; height: number };
  withInitial?: boolean;
  isMarked?: boolean;
}) {
  const { use, picture, place } = props;
  if (use === "free") return <FreeCell {...place} />;
  if (use === "outside") return <OutsideCell {...place} />;
  const right = place.x + place.width;
  return (
    <>
      <ShadedCell
        pictureId={picture.id}
        index={use}
        initial={props.withInitial === true ? picture.firms[use]?.initial : undefined}
        {...place}
      />
      {props.isMarked === true && (
        <path d={`M${right - 20} ${place.y} H${right} V${place.y + 20} Z`} fill="currentColor" />
      )}
    </>
  );
}

/** The same week in words, for those who do not see the picture. */
export function WeekTable({ picture }: { picture: WeekPicture }) {
  const { words } = picture;
  const cells = grid(picture);
  return (
    <table class="picture-table">
      <caption>{words.title}</caption>
      <thead>
        <tr>
          <td />
          {words.parts.slice(0, partCount).map((part) => (
            <th key={part} scope="col">
              {part}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {words.days.slice(0, dayCount).map((day, dayIndex) => (
          <tr key={day}>
            <th scope="row">{day}</th>
            {cells
              .filter((cell) => cell.day === dayIndex)
              .map((cell) => (
                <td key={cell.part}>
                  {nameOf(picture, cell.use)}
                  {cell.note !== undefined && `（${cell.note}）`}
                </td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Use = number | "free" | "outside";

const nameOf = ({ firms, words }: WeekPicture, use: Use): string =>
  use === "free" ? words.free : use === "outside" ? words.outside : (firms[use]?.name ?? "");

/** All 21 cells, Monday's morning first. */
function grid({ cells, firms }: WeekPicture): { day: number; part: number; use: Use; note: string | undefined }[] {
  const known = new Map(cells.map((cell) => [cell.day * partCount + cell.part, cell]));
  for (const { use } of known.values()) {
    if (use !== "free" && firms[use] === undefined) throw new Error(`week: no firm ${use}`);
  }
  return Array.from({ length: dayCount * partCount }, (_, index) => ({
    day: Math.floor(index / partCount),
    part: index % partCount,
    use: known.get(index)?.use ?? "outside",
    note: known.get(index)?.note,
  }));
}

function legendOf({ firms, cells, words }: WeekPicture): LegendItem[] {
  const shares = firms.map((firm, index) => ({ label: `${firm.initial}\u2002${firm.name}`, mark: index }));
  const hasFree = cells.some((cell) => cell.use === "free");
  return [
    ...shares,
    ...(hasFree ? [{ label: words.free, mark: "free" as const }] : []),
    ...(cells.length < dayCount * partCount ? [{ label: words.outside, mark: "outside" as const }] : []),
  ];
}
