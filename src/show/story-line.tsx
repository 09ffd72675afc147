import { Drawing } from "#show/drawing.tsx";
import { ShadedCell, ShadingDefs } from "#show/shading.tsx";

/** A time that lasts: an engagement. Instants in milliseconds. */
export type StorySpan = { readonly from: number; readonly until: number; readonly label: string };

/** A moment: something that somebody said, or something else that happened. */
export type StoryMark = { readonly at: number; readonly kind: "voice" | "step" };

export type StoryPicture = {
  /** Unique in the document. */
  readonly id: string;
  readonly spans: readonly StorySpan[];
  readonly marks: readonly StoryMark[];
  readonly today: number;
  readonly words: {
    readonly title: string;
    readonly engagements: string;
    readonly voices: string;
    readonly steps: string;
    readonly today: string;
    /** The month of an instant, in as few letters as possible. */
    readonly month: (at: number) => string;
  };
};

const width = 640;
const left = 96;
const right = 12;
const lane = 34;
const mostRows = 5;
const dayMs = 86_400_000;

/**
 * What happened to one record on one time axis: bars for engagements, dots for voices, squares for other events. The
 * list below the picture says the same in words.
 */
export function StoryLine({ picture }: { picture: StoryPicture }) {
  const { id, words, marks, today } = picture;
  const scale = scaleOf(picture);
  const rows = rowsOf(picture.spans);
  const spanRows = Math.max(1, ...rows.map((row) => row + 1));
  const voices = 14 + spanRows * lane + lane / 2;
  const steps = voices + lane;
  const axis = steps + lane / 2 + 6;
  return (
    <Drawing id={id} title={words.title} width={width} height={axis + 36} fontSize={22}>
      <ShadingDefs pictureId={id} count={picture.spans.length} />
      <LaneName y={14 + lane / 2} name={words.engagements} />
      <LaneName y={voices} name={words.voices} />
      <LaneName y={steps} name={words.steps} />
      <line x1={left} x2={width - right} y1={axis} y2={axis} stroke="currentColor" stroke-width="2" />
      <TodayLine x={scale.x(today)} bottom={axis} />
      {picture.spans.map((span, index) => (
        <ShadedCell
          key={`s${index}`}
          pictureId={id}
          index={index}
          x={scale.x(span.from)}
          y={14 + (rows[index] ?? 0) * lane + 4}
          width={Math.max(4, scale.x(span.until) - scale.x(span.from))}
          height={lane - 8}
        />
      ))}
      {marks.map(({ at, kind }, index) =>
        kind === "voice" ? (
          <circle key={`m${index}`} cx={scale.x(at)} cy={voices} r="9" fill="#e25100" fill-opacity="0.75" />
        ) : (
          <rect
            key={`m${index}`}
            x={scale.x(at) - 6}
            y={steps - 6}
            width="12"
            height="12"
            fill="currentColor"
            fill-opacity="0.55"
          />
        ),
      )}
      <Months scale={scale} y={axis} month={words.month} />
    </Drawing>
  );
}

const LaneName = ({ y, name }: { y: number; name: string }) => (
  <text x={0} y={y + 8} fill="currentColor">
    {name}
  </text>
);

const TodayLine = ({ x, bottom }: { x: number; bottom: number }) => (
  <line x1={x} x2={x} y1={6} y2={bottom} stroke="#3460fb" stroke-width="2" stroke-dasharray="5 4" />
);

function Months({ scale, y, month }: { scale: Scale; y: number; month: (at: number) => string }) {
  return (
    <g fill="currentColor" font-size="20">
      {scale.ticks.map((at, index) => (
        <g key={at}>
          <line x1={scale.x(at)} x2={scale.x(at)} y1={y} y2={y + 6} stroke="currentColor" stroke-width="2" />
          <text
            x={scale.x(at)}
            y={y + 26}
            text-anchor={index === 0 ? "start" : index === scale.ticks.length - 1 ? "end" : "middle"}
          >
            {month(at)}
          </text>
        </g>
      ))}
    </g>
  );
}

type Scale = { readonly x: (at: number) => number; readonly ticks: readonly number[] };

/** From the first to the last moment, today among them; at least a month wide. Ticks at both ends and in the middle. */
function scaleOf({ spans, marks, today }: StoryPicture): Scale {
  const all = [...spans.flatMap(({ from, until }) => [from, until]), ...marks.map(({ at }) => at), today];
  const first = Math.min(...all);
  const last = Math.max(...all, first + 30 * dayMs);
  const inner = width - left - right;
  const x = (at: number): number => left + (inner * (Math.min(last, Math.max(first, at)) - first)) / (last - first);
  return { x, ticks: [first, (first + last) / 2, last] };
}

/** In which row each span stands, so that no two of a row overlap; from the sixth on they share the last row. */
function rowsOf(spans: readonly StorySpan[]): readonly number[] {
  const ends: number[] = [];
  return spans.map(({ from, until }) => {
    const free = ends.findIndex((end) => end <= from);
    const row = Math.min(free < 0 ? ends.length : free, mostRows - 1);
    ends[row] = Math.max(ends[row] ?? until, until);
    return row;
  });
}
