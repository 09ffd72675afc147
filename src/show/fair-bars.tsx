import { Drawing } from "#show/drawing.tsx";

/** One line: how much of a whole somebody gets. */
export type FairBar = { readonly name: string; readonly part: number; readonly whole: number };

export type FairPicture = {
  /** Unique in the document. */
  readonly id: string;
  readonly bars: readonly FairBar[];
  /** What the region gets as a whole: the line that every bar is read against; null where there is nothing to compare. */
  readonly mean: { readonly part: number; readonly whole: number; readonly label: string } | null;
  readonly title: string;
};

const left = 230;
const right = 530;
const line = 34;
const blue = "#3460fb";
const persimmon = "#e25100";

/** A bar a line, each over its own whole, with the region's mean as an upright line: who falls short of it is seen at once. */
export function FairBars({ picture }: { picture: FairPicture }) {
  const { id, bars, mean, title } = picture;
  const head = mean === null ? 6 : 40;
  const height = head + bars.length * line + 4;
  const at = ({ part, whole }: { readonly part: number; readonly whole: number }): number =>
    left + (right - left) * (whole === 0 ? 0 : part / whole);
  const meanAt = mean === null ? 0 : at(mean);
  return (
    <Drawing id={id} title={title} height={height} fontSize={20} fill="currentColor">
      {bars.map((bar, index) => {
        const y = head + index * line;
        return (
          <g key={bar.name}>
            <text x={left - 12} y={y + 21} text-anchor="end">
              {shortened(bar.name)}
            </text>
            <rect
              x={left + 0.75}
              y={y + 4.75}
              width={right - left - 1.5}
              height="20.5"
              fill="none"
              stroke="currentColor"
              stroke-width="1"
              stroke-dasharray="4 3"
            />
            <rect x={left} y={y + 4} width={at(bar) - left} height="22" fill={blue} />
            <text x={right + 10} y={y + 21}>
              {`${bar.part} / ${bar.whole}`}
            </text>
          </g>
        );
      })}
      {mean !== null && (
        <>
          <path d={`M${meanAt} ${head - 8} V${height - 4}`} stroke={persimmon} stroke-width="3" fill="none" />
          <text x={Math.min(meanAt, 560)} y={22} text-anchor={meanAt > 440 ? "end" : "middle"}>
            {mean.label}
          </text>
        </>
      )}
    </Drawing>
  );
}

/** Ten full-width letters stand before a bar; the table has the whole name. */
const shortened = (name: string): string => ([...name].length > 10 ? `${[...name].slice(0, 9).join("")}…` : name);
