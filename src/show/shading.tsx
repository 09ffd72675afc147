/**
 * How a firm or a project is told apart in a picture: by hue, by pattern and by its initial, never by hue alone.
 * Every hue is a mid-tone of the Digital Agency's palette that stands out by at least 3:1 from white paper and from
 * the dark page alike, so that a picture needs no style sheet and works inside any document.
 */
export const hues = ["#3460fb", "#e25100", "#1d8b56", "#8843e1", "#008299", "#db00db", "#a58000", "#fa0000"] as const;

const patterns = ["diagonal", "dots", "rows", "counter", "columns", "grid", "waves"] as const;
type PatternName = (typeof patterns)[number];

export type Shading = { readonly hue: string; readonly pattern: PatternName };

/** The shading of the n-th firm (from 0); 56 firms follow before one pair of hue and pattern comes back. */
export const shadingOf = (index: number): Shading => ({
  hue: hues[index % hues.length] ?? hues[0],
  pattern: patterns[index % patterns.length] ?? patterns[0],
});

export const shadingId = (pictureId: string, index: number): string => `${pictureId}-shade-${index}`;

/** The `<defs>` of the first `count` shadings for one picture. */
export function ShadingDefs(props: { pictureId: string; count: number }) {
  return (
    <defs>
      {Array.from({ length: props.count }, (_, index) => {
        const { hue, pattern } = shadingOf(index);
        return (
          <pattern
            key={index}
            id={shadingId(props.pictureId, index)}
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
            fill="none"
            stroke={hue}
            stroke-width="2.4"
          >
            <PatternLines name={pattern} hue={hue} />
          </pattern>
        );
      })}
    </defs>
  );
}

const lines: Record<Exclude<PatternName, "dots">, string> = {
  diagonal: "M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6",
  rows: "M0 2 H8 M0 6 H8",
  counter: "M-2 6 L2 10 M0 0 L8 8 M6 -2 L10 2",
  columns: "M2 0 V8 M6 0 V8",
  grid: "M0 4 H8 M4 0 V8",
  waves: "M0 6 L4 2 L8 6",
};

function PatternLines({ name, hue }: { name: PatternName; hue: string }) {
  if (name === "dots") {
    return (
      <g fill={hue} stroke="none">
        <circle cx="2" cy="2" r="1.6" />
        <circle cx="6" cy="6" r="1.6" />
      </g>
    );
  }
  return <path d={lines[name]} />;
}

/** One shaded cell; the initial stands on a light tint, the pattern in a band below it. */
export function ShadedCell(props: {
  pictureId: string;
  index: number;
  x: number;
  y: number;
  width: number;
  height: number;
  initial?: string | undefined;
}) {
  const { x, y, width, height, index } = props;
  const { hue } = shadingOf(index);
  const bandHeight = props.initial === undefined ? height : height * 0.4;
  const initialSize = Math.min(height * 0.46, width * 0.6);
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} fill={hue} fill-opacity="0.14" />
      <rect
        x={x}
        y={y + height - bandHeight}
        width={width}
        height={bandHeight}
        fill={`url(#${shadingId(props.pictureId, index)})`}
      />
      <rect x={x} y={y} width={width} height={height} fill="none" stroke={hue} stroke-width={height > 20 ? 2 : 1} />
      {props.initial !== undefined && (
        <text
          x={x + width / 2}
          y={y + height * 0.48}
          font-size={initialSize}
          font-weight="700"
          text-anchor="middle"
          fill="currentColor"
        >
          {props.initial}
        </text>
      )}
    </g>
  );
}
