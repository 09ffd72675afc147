import { fontFamily } from "#show/legend.tsx";

/** Geometry of the dial on which a shape is drawn by hand; the server and the island in the browser draw the same. */
const elementCount = 9;
const centre = { x: 200, y: 186 };
/** Nothing given is not the middle itself: nine handles there would lie on one another. */
const innerRadius = 38;
const outerRadius = 136;
const nameRadius = 162;
const lineHeight = 17;

export type DialPoint = { readonly x: number; readonly y: number };

/** The rim of the dial: so many points reach it, more when a shape goes beyond. */
export const dialRim = (values: readonly number[], usual: number): number => Math.max(usual, ...values);

/** Where so many points of an element stand. */
export const dialPoint = (index: number, value: number, rim: number): DialPoint =>
  at(index, innerRadius + (Math.min(value, rim) / rim) * (outerRadius - innerRadius));

/** The outline of a shape as the `points` of a polygon. */
export const dialOutline = (values: readonly number[], rim: number): string =>
  values.map((value, index) => pair(dialPoint(index, value, rim))).join(" ");

/** How many points an element has whose handle is dragged to this place: as far as it lies along the element's arm. */
export function dialValue(index: number, { x, y }: DialPoint, rim: number): number {
  const angle = angleOf(index);
  const along = (x - centre.x) * Math.cos(angle) + (y - centre.y) * Math.sin(angle);
  return Math.round(((along - innerRadius) / (outerRadius - innerRadius)) * rim);
}

const angleOf = (index: number): number => (index / elementCount) * 2 * Math.PI - Math.PI / 2;

const at = (index: number, distance: number): DialPoint => ({
  x: round(centre.x + Math.cos(angleOf(index)) * distance),
  y: round(centre.y + Math.sin(angleOf(index)) * distance),
});

const round = (value: number): number => Math.round(value * 10) / 10;
const pair = ({ x, y }: DialPoint): string => `${x},${y}`;

/**
 * A shape with a handle on each of its nine arms. Without scripts it is a picture of what is saved, beside the fields
 * that hold the same; the island `shape-dial` makes its handles sliders.
 */
export function ShapeDial(props: {
  values: readonly number[];
  /** So many points reach the rim. */
  rim: number;
  /** Short names of the nine elements, each in one or two lines. */
  names: readonly (readonly string[])[];
  /** How many of the nine speak of work; these arms are drawn through, the others dashed. */
  work: number;
}) {
  const { values, names } = props;
  const rim = dialRim(values, props.rim);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="shape-dial"
      aria-hidden="true"
      width="400"
      height="376"
      viewBox="0 0 400 376"
      font-family={fontFamily}
      data-dial=""
    >
      <g fill="none" stroke="currentColor" stroke-opacity="0.3">
        {[0, 0.5, 1].map((part) => (
          <polygon key={part} points={ring(innerRadius + part * (outerRadius - innerRadius))} />
        ))}
        {values.map((_, index) => {
          const [from, to] = [at(index, innerRadius), at(index, outerRadius)];
          const dash = index < props.work ? undefined : "3 5";
          return <line key={pair(to)} x1={from.x} y1={from.y} x2={to.x} y2={to.y} stroke-dasharray={dash} />;
        })}
      </g>
      <polygon class="shape-dial-outline" points={dialOutline(values, rim)} data-outline="" />
      <g font-size="15" fill="currentColor">
        {names.map((rows, index) => (
          <DialName key={rows.join()} rows={rows} index={index} />
        ))}
      </g>
      {values.map((value, index) => {
        const { x, y } = dialPoint(index, value, rim);
        return (
          <g
            key={pair(at(index, outerRadius))}
            class="shape-dial-handle"
            transform={`translate(${x} ${y})`}
            data-handle=""
          >
            <circle r="21" class="shape-dial-reach" />
            <circle r="13" class="shape-dial-knob" />
            <text y="5" text-anchor="middle" font-size="14" data-value="">
              {value}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const ring = (distance: number): string =>
  Array.from({ length: elementCount }, (_, index) => pair(at(index, distance))).join(" ");

function DialName({ rows, index }: { rows: readonly string[]; index: number }) {
  const { x, y } = at(index, nameRadius);
  const side = Math.cos(angleOf(index));
  const anchor = Math.abs(side) < 0.2 ? "middle" : side > 0 ? "start" : "end";
  const inward = Math.abs(side) < 0.2 ? 0 : side > 0 ? -8 : 8;
  const lift = ((rows.length - 1) * lineHeight) / 2;
  return (
    <text text-anchor={anchor}>
      {rows.map((row, line) => (
        <tspan key={row} x={x + inward} y={round(y + 5 - lift + line * lineHeight)}>
          {row}
        </tspan>
      ))}
    </text>
  );
}
