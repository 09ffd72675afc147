import { Drawing } from "#show/drawing.tsx";

export type RadarShape = {
  /** Whose shape it is. */
  readonly label: string;
  /** Nine values, five of work and four of people, in any scale: only their proportions are drawn. */
  readonly values: readonly number[];
};

export type RadarPicture = {
  /** Unique in the document. */
  readonly id: string;
  /** One shape, or two to be compared. */
  readonly shapes: readonly RadarShape[];
  readonly words: {
    readonly title: string;
    /** Names of the two groups and of their elements, in their order. */
    readonly work: { readonly name: string; readonly elements: readonly string[] };
    readonly people: { readonly name: string; readonly elements: readonly string[] };
    readonly element: string;
  };
};

const workCount = 5;
const elementCount = 9;
/** Six of 29 points reach the rim; a larger share moves the rim outwards. */
const usualRim = 6 / 29;
const centre = { x: 320, y: 222 };
const radius = 158;
const lineHeight = 21;

const strokes = [
  { hue: "#3460fb", dash: undefined, filled: true },
  { hue: "#e25100", dash: "9 6", filled: false },
] as const;

/** Nine portable skills as a shape. Shapes are compared, totals never: each value is drawn as its part of the whole. */
export function Radar({ picture }: { picture: RadarPicture }) {
  const { id, words, shapes } = picture;
  const shares = shapes.map(sharesOf);
  const rim = Math.max(usualRim, ...shares.flat());
  const height = 490 + shapes.length * 34;
  return (
    <Drawing id={id} title={words.title} height={height}>
      <Web />
      <ElementNames words={words} />
      {shares.map((values, index) => (
        <Shape key={shapes[index]?.label} values={values} rim={rim} style={index === 0 ? strokes[0] : strokes[1]} />
      ))}
      {shapes.map((shape, index) => (
        <ShapeKey
          key={shape.label}
          label={shape.label}
          y={498 + index * 34}
          style={index === 0 ? strokes[0] : strokes[1]}
        />
      ))}
    </Drawing>
  );
}

/** The same shapes as parts of a hundred. */
export function RadarTable({ picture }: { picture: RadarPicture }) {
  const { words, shapes } = picture;
  const shares = shapes.map(sharesOf);
  const groups = [
    { ...words.work, start: 0 },
    { ...words.people, start: workCount },
  ];
  return (
    <table class="picture-table">
      <caption>{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.element}</th>
          {shapes.map((shape) => (
            <th key={shape.label} scope="col">
              {shape.label}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.name}>
          <tr>
            <th scope="rowgroup" colSpan={shapes.length + 1}>
              {group.name}
            </th>
          </tr>
          {group.elements.map((element, index) => (
            <tr key={element}>
              <th scope="row">{element}</th>
              {shares.map((values, shape) => (
                <td key={shapes[shape]?.label}>{`${Math.round((values[group.start + index] ?? 0) * 100)}%`}</td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** Each value as its part of the shape's sum, so that 29 points and any other scale give the same picture. */
function sharesOf(shape: RadarShape): number[] {
  if (shape.values.length !== elementCount) throw new Error(`radar: ${elementCount} values are needed`);
  const sum = shape.values.reduce((total, value) => total + value, 0);
  return shape.values.map((value) => (sum > 0 ? value / sum : 0));
}

const angleOf = (index: number): number => (index / elementCount) * 2 * Math.PI - Math.PI / 2;

const pointAt = (index: number, distance: number): { x: number; y: number } => ({
  x: round(centre.x + Math.cos(angleOf(index)) * distance),
  y: round(centre.y + Math.sin(angleOf(index)) * distance),
});

const round = (value: number): number => Math.round(value * 10) / 10;

const polygon = (distanceOf: (index: number) => number): string =>
  Array.from({ length: elementCount }, (_, index) => {
    const { x, y } = pointAt(index, distanceOf(index));
    return `${x},${y}`;
  }).join(" ");

function Web() {
  return (
    <g fill="none" stroke="currentColor" stroke-opacity="0.3">
      {[1 / 3, 2 / 3, 1].map((part) => (
        <polygon key={part} points={polygon(() => radius * part)} />
      ))}
      {Array.from({ length: elementCount }, (_, index) => {
        const end = pointAt(index, radius);
        return <line key={`axis${end.x}-${end.y}`} x1={centre.x} y1={centre.y} x2={end.x} y2={end.y} />;
      })}
      <GroupArc from={0} to={workCount - 1} />
      <GroupArc from={workCount} to={elementCount - 1} dash="2 7" />
    </g>
  );
}

/** A line along the rim that holds the elements of one group together. */
function GroupArc({ from, to, dash }: { from: number; to: number; dash?: string }) {
  const distance = radius + 12;
  const start = pointAt(from - 0.32, distance);
  const end = pointAt(to + 0.32, distance);
  const large = (to - from + 0.64) / elementCount > 0.5 ? 1 : 0;
  return (
    <path
      d={`M${start.x} ${start.y} A${distance} ${distance} 0 ${large} 1 ${end.x} ${end.y}`}
      stroke-width="4"
      stroke-opacity="0.7"
      stroke-linecap="round"
      stroke-dasharray={dash}
    />
  );
}

function ElementNames({ words }: { words: RadarPicture["words"] }) {
  const names = [...words.work.elements, ...words.people.elements];
  return (
    <g font-size="19" fill="currentColor">
      {names.map((name, index) => (
        <ElementName key={name} name={name} index={index} />
      ))}
      <g font-size="17">
        <GroupKey y={462} name={words.work.name} x={20} />
        <GroupKey y={462} name={words.people.name} x={330} dash="2 7" />
      </g>
    </g>
  );
}

function GroupKey({ x, y, name, dash }: { x: number; y: number; name: string; dash?: string }) {
  return (
    <g>
      <line
        x1={x}
        x2={x + 40}
        y1={y}
        y2={y}
        stroke="currentColor"
        stroke-opacity="0.7"
        stroke-width="4"
        stroke-linecap="round"
        stroke-dasharray={dash}
      />
      <text x={x + 52} y={y + 6}>
        {name}
      </text>
    </g>
  );
}

function ElementName({ name, index }: { name: string; index: number }) {
  const { x, y } = pointAt(index, radius + 28);
  const side = Math.cos(angleOf(index));
  const depth = Math.sin(angleOf(index));
  const anchor = Math.abs(side) < 0.2 ? "middle" : side > 0 ? "start" : "end";
  const rows = wrap(name);
  const block = (rows.length - 1) * lineHeight;
  // Names above the web grow upwards, names below it downwards, so that none touches the rim.
  const lift = depth < -0.9 ? block : depth > 0.9 ? -4 : block / 2;
  return (
    <text text-anchor={anchor}>
      {rows.map((row, line) => (
        <tspan key={row} x={x} y={round(y + 6 - lift + line * lineHeight)}>
          {row}
        </tspan>
      ))}
    </text>
  );
}

/** Names with spaces are broken into lines of about 14 letters; Japanese names are short enough for one. */
function wrap(name: string): string[] {
  const rows: string[] = [];
  for (const word of name.split(" ")) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + word.length < 14) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows;
}

type Style = (typeof strokes)[number];

function Shape({ values, rim, style }: { values: readonly number[]; rim: number; style: Style }) {
  const distanceOf = (index: number): number => ((values[index] ?? 0) / rim) * radius;
  return (
    <g stroke={style.hue} stroke-width="3.5" fill={style.hue}>
      <polygon
        points={polygon(distanceOf)}
        fill-opacity={style.filled ? 0.14 : 0}
        stroke-dasharray={style.dash}
        stroke-linejoin="round"
      />
      {values.map((_, index) => {
        const { x, y } = pointAt(index, distanceOf(index));
        return <Marker key={`at${angleOf(index)}`} x={x} y={y} round={style.filled} />;
      })}
    </g>
  );
}

function Marker(props: { x: number; y: number; round: boolean }) {
  return props.round ? (
    <circle cx={props.x} cy={props.y} r="4.5" stroke="none" />
  ) : (
    <rect x={props.x - 4.5} y={props.y - 4.5} width="9" height="9" stroke="none" />
  );
}

function ShapeKey({ label, y, style }: { label: string; y: number; style: Style }) {
  return (
    <g>
      <line x1="20" x2="60" y1={y} y2={y} stroke={style.hue} stroke-width="3.5" stroke-dasharray={style.dash} />
      <g fill={style.hue}>
        <Marker x={40} y={y} round={style.filled} />
      </g>
      <text x="72" y={y + 7} font-size="20" fill="currentColor">
        {label}
      </text>
    </g>
  );
}
