import { Drawing } from "#show/drawing.tsx";
import { grouped } from "#text/numbers.ts";

/** What was known at one moment of the run. */
export type ProofPoint = { readonly elapsedMs: number; readonly value: number; readonly bound: number };

export type ProofPicture = {
  /** Unique in the document. */
  readonly id: string;
  readonly points: readonly ProofPoint[];
  readonly words: { readonly title: string; readonly value: string; readonly bound: string; readonly time: string };
};

const width = 640;
const height = 300;
const frame = { left: 96, right: 16, top: 20, bottom: 46 } as const;

/**
 * Value and bound against time: two stairs that close in on each other, the gap shaded. Time runs on a logarithmic scale
 * because most is found at the very start; the scale of worth shows the last few percent and cuts off what lies below.
 */
export function ProofCurve({ picture }: { picture: ProofPicture }) {
  const { id, words } = picture;
  const points = known(picture.points);
  const last = points.at(-1);
  if (last === undefined) return null;
  const scale = scaleOf(points);
  const value = stair(points, scale, (point) => point.value);
  const bound = stair(points, scale, (point) => point.bound);
  const right = width - frame.right;
  return (
    <Drawing id={id} title={words.title} width={width} height={height} fontSize={15} fill="currentColor">
      <g stroke="currentColor" stroke-opacity="0.25">
        {scale.worths.map((worth) => (
          <line key={worth} x1={frame.left} x2={right} y1={scale.y(worth)} y2={scale.y(worth)} />
        ))}
      </g>
      <g text-anchor="end">
        {scale.worths.map((worth) => (
          <text key={worth} x={frame.left - 8} y={scale.y(worth) + 5}>
            {grouped(worth)}
          </text>
        ))}
      </g>
      <path d={`${bound} ${reversed(value)} Z`} fill="#3460fb" fill-opacity="0.1" />
      <path d={bound} fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="7 4" />
      <path d={value} fill="none" stroke="#3460fb" stroke-width="3" />
      <g text-anchor="end">
        <text x={right} y={scale.y(last.bound) - 9}>
          {words.bound}
        </text>
        <text x={right} y={scale.y(last.value) + 21}>
          {words.value}
        </text>
      </g>
      <g text-anchor="middle">
        {scale.times.map((time) => (
          <text key={time} x={scale.x(time)} y={height - 22}>
            {String(time / 1000)}
          </text>
        ))}
        <text x={(frame.left + right) / 2} y={height - 3}>
          {words.time}
        </text>
      </g>
    </Drawing>
  );
}

/** The same in figures: at most a dozen moments, the last among them. */
export function ProofTable({ picture }: { picture: ProofPicture }) {
  const { words } = picture;
  const points = known(picture.points);
  const step = Math.max(1, Math.ceil(points.length / 12));
  const shown = points.filter((_, index) => (points.length - 1 - index) % step === 0);
  return (
    <table class="figures-table">
      <caption>{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.time}</th>
          <th scope="col">{words.value}</th>
          <th scope="col">{words.bound}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((point) => (
          <tr key={point.elapsedMs}>
            <td>{(point.elapsedMs / 1000).toFixed(2)}</td>
            <td>{grouped(point.value)}</td>
            <td>{grouped(point.bound)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Moments at which there was a plan and a bound. */
const known = (points: readonly ProofPoint[]): readonly ProofPoint[] =>
  points.filter((point) => point.value > 0 && Number.isFinite(point.bound));

type Scale = {
  readonly x: (milliseconds: number) => number;
  readonly y: (worth: number) => number;
  readonly worths: readonly number[];
  readonly times: readonly number[];
};

function scaleOf(points: readonly ProofPoint[]): Scale {
  const last = points.at(-1) ?? { elapsedMs: 1, value: 0, bound: 1 };
  const start = Math.max(1, points[0]?.elapsedMs ?? 1);
  const end = Math.max(start * 2, last.elapsedMs);
  const spread = Math.max(last.bound - last.value, last.bound * 0.004);
  const high = last.bound + spread * 1.5;
  const low = Math.max(0, last.value - spread * 4);
  const inner = { width: width - frame.left - frame.right, height: height - frame.top - frame.bottom };
  const step = roundStep((high - low) / 4);
  const worths: number[] = [];
  for (let worth = Math.ceil(low / step) * step; worth <= high; worth += step) worths.push(worth);
  return {
    x: (milliseconds) =>
      frame.left + (inner.width * Math.log(Math.max(milliseconds, start) / start)) / Math.log(end / start),
    y: (worth) => frame.top + (inner.height * (high - Math.min(high, Math.max(low, worth)))) / (high - low),
    worths,
    times: [1, 10, 100, 1000, 10_000, 100_000, 1_000_000].filter((time) => time >= start && time <= end),
  };
}

/** A step of 1, 2 or 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  return (rough > 5 * power ? 10 : rough > 2 * power ? 5 : rough > power ? 2 : 1) * power;
}

function stair(points: readonly ProofPoint[], scale: Scale, worthOf: (point: ProofPoint) => number): string {
  const moves = points.map((point, index) => {
    const x = scale.x(point.elapsedMs).toFixed(1);
    const y = scale.y(worthOf(point)).toFixed(1);
    return index === 0 ? `M${x} ${y}` : `H${x} V${y}`;
  });
  return `${moves.join(" ")} H${width - frame.right}`;
}

/** The same stair walked backwards, to close the shape of the gap. */
function reversed(path: string): string {
  const corners: string[] = [];
  let x = "0";
  let y = "0";
  for (const move of path.split(/(?=[MHV])/u)) {
    if (move.startsWith("M")) [x = "0", y = "0"] = move.slice(1).trim().split(" ");
    else if (move.startsWith("H")) x = move.slice(1).trim();
    else y = move.slice(1).trim();
    corners.push(`${x} ${y}`);
  }
  return corners
    .toReversed()
    .map((corner) => `L${corner}`)
    .join(" ");
}
