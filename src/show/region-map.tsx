import { Drawing } from "#show/drawing.tsx";

/** Half-days of one town per four weeks, and where it lies. */
export type MapTown = {
  readonly name: string;
  readonly given: number;
  readonly open: number;
  /** Degrees, north and east. */
  readonly latitude: number;
  readonly longitude: number;
};

export type MapPicture = {
  /** Unique in the document. */
  readonly id: string;
  readonly towns: readonly MapTown[];
  readonly words: { readonly title: string; readonly north: string };
};

const width = 640;
const height = 420;
const margin = 92;
/** The circle of the town that wants most, and of one that wants almost nothing. */
const largest = 46;
const smallest = 9;
const kmPerDegree = 111.2;
const blue = "#3460fb";

/**
 * The towns where they lie, north above: the dashed circle is what is wanted, the full one what is given, by area. A region
 * is small beside the earth, so degrees of longitude are shortened alike everywhere (equirectangular projection).
 */
export function RegionMap({ picture: { id, towns, words } }: { picture: MapPicture }) {
  const place = placer(towns);
  const most = Math.max(1, ...towns.map(({ given, open }) => given + open));
  const radius = (halfDays: number): number =>
    halfDays === 0 ? 0 : Math.max(smallest, largest * Math.sqrt(halfDays / most));
  const bar = scaleBar(place.pixelsPerKm);
  return (
    <Drawing id={id} title={words.title} width={width} height={height} fontSize={20} fill="currentColor">
      <rect x="1" y="1" width={width - 2} height={height - 2} rx="8" fill="none" stroke="currentColor" opacity="0.35" />
      <path d={`M${width - 30} 22 l-9 22 h18 z`} />
      <text x={width - 30} y={66} text-anchor="middle">
        {words.north}
      </text>
      <path d={`M16 ${height - 26} v8 h${bar.pixels} v-8`} fill="none" stroke="currentColor" stroke-width="2" />
      <text x={24 + bar.pixels} y={height - 16}>{`${bar.km} km`}</text>
      {towns.map((town) => {
        const { x, y } = place.of(town);
        const wanted = town.given + town.open;
        return (
          <g key={town.name}>
            <circle
              cx={x}
              cy={y}
              r={radius(wanted)}
              fill="none"
              stroke="currentColor"
              stroke-width="1.5"
              stroke-dasharray="4 3"
            />
            <circle cx={x} cy={y} r={Math.min(radius(town.given), radius(wanted))} fill={blue} />
            <text x={x} y={y + radius(wanted) + 22} text-anchor="middle">
              {town.name}
            </text>
            <text x={x} y={y + radius(wanted) + 44} text-anchor="middle">{`${town.given} / ${wanted}`}</text>
          </g>
        );
      })}
    </Drawing>
  );
}

type Placer = {
  readonly of: (town: MapTown) => { readonly x: number; readonly y: number };
  readonly pixelsPerKm: number;
};

/** Fits all towns into the picture; one alone, or several in one place, stand in the middle. */
function placer(towns: readonly MapTown[]): Placer {
  const [south, north] = extent(towns.map(({ latitude }) => latitude));
  const [west, east] = extent(towns.map(({ longitude }) => longitude));
  const shortening = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const perDegree = Math.min(
    (width - 2 * margin) / Math.max((east - west) * shortening, 0.02),
    (height - 2 * margin) / Math.max(north - south, 0.02),
  );
  return {
    of: ({ latitude, longitude }) => ({
      x: Math.round(width / 2 + (longitude - (west + east) / 2) * shortening * perDegree),
      y: Math.round(height / 2 - 12 - (latitude - (south + north) / 2) * perDegree),
    }),
    pixelsPerKm: perDegree / kmPerDegree,
  };
}

const extent = (values: readonly number[]): readonly [number, number] =>
  values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];

/** The longest of 1, 2, 5, 10 … kilometres that takes at most a fifth of the picture. */
function scaleBar(pixelsPerKm: number): { readonly km: number; readonly pixels: number } {
  const fitting = [1, 2, 5, 10, 20, 50, 100, 200, 500].filter((km) => km * pixelsPerKm <= width / 5);
  const km = fitting.at(-1) ?? 1;
  return { km, pixels: Math.round(km * pixelsPerKm) };
}
