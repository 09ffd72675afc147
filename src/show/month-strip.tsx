import { FreeCell, fontFamily, Legend, type LegendItem, legendLine, OutsideCell } from "#show/legend.tsx";
import { ShadedCell, ShadingDefs } from "#show/shading.tsx";

/** One share in half-days per four weeks. */
export type StripShare = { readonly name: string; readonly initial: string; readonly halfDays: number };

export type StripPicture = {
  /** Unique in the document: patterns are named by it. */
  readonly id: string;
  readonly shares: readonly StripShare[];
  /** Half-days that the person offers per four weeks. */
  readonly capacity: number;
  readonly words: {
    readonly title: string;
    readonly free: string;
    readonly outside: string;
    /** A number of half-days in words. */
    readonly halfDays: (count: number) => string;
    readonly project: string;
    readonly share: string;
  };
};

/** 40 half-days per four weeks are a full week's work. */
const fullTime = 40;
const perGroup = 10;

/** Four weeks of one person as a bar of half-days, when they are not laid into days yet. */
export function MonthStrip({ picture, size }: { picture: StripPicture; size: "mini" | "full" }) {
  const { id, words, shares } = picture;
  const units = unitsOf(picture);
  const full = size === "full";
  const items = full ? legendOf(picture) : [];
  const barHeight = full ? 46 : 24;
  const top = full ? 34 : 1;
  const height = full ? 116 + items.length * legendLine : 26;
  const width = full ? 640 : 240;
  const groupGap = full ? 8 : 4;
  const groups = Math.ceil(units.length / perGroup);
  const pitch = (width - 2 - groupGap * (groups - 1)) / units.length;
  const left = (index: number): number => 1 + index * pitch + Math.floor(index / perGroup) * groupGap;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class={full ? "picture picture-week" : undefined}
      role="img"
      aria-labelledby={`${id}-title`}
      width={full ? width : 120}
      height={full ? height : 13}
      viewBox={`0 0 ${width} ${height}`}
      font-family={fontFamily}
    >
      <title id={`${id}-title`}>{words.title}</title>
      <ShadingDefs pictureId={id} count={shares.length} />
      {units.map((use, index) => {
        const place = { x: left(index), y: top, width: pitch - 1.6, height: barHeight };
        const key = `u${index}`;
        if (use === "free") return <FreeCell key={key} {...place} />;
        if (use === "outside") return <OutsideCell key={key} {...place} />;
        return <ShadedCell key={key} pictureId={id} index={use} {...place} />;
      })}
      {full && <Initials shares={shares} left={left} />}
      {full && (
        <g font-size="24" text-anchor="end" fill="currentColor">
          {Array.from({ length: Math.floor(units.length / perGroup) }, (_, group) => (group + 1) * perGroup).map(
            (end) => (
              <text key={end} x={left(end - 1) + pitch - 1} y={106}>
                {end}
              </text>
            ),
          )}
        </g>
      )}
      <Legend pictureId={id} y={122} items={items} />
    </svg>
  );
}

/** Each share's initial stands above its first half-day. */
function Initials({ shares, left }: { shares: readonly StripShare[]; left: (index: number) => number }) {
  return (
    <g font-size="26" font-weight="700" fill="currentColor">
      {shares.map((share, index) => (
        <text
          key={share.initial}
          x={left(shares.slice(0, index).reduce((sum, { halfDays }) => sum + halfDays, 0))}
          y={25}
        >
          {share.initial}
        </text>
      ))}
    </g>
  );
}

/** The same shares in words. */
export function MonthStripTable({ picture }: { picture: StripPicture }) {
  const { words, shares } = picture;
  const free = freeOf(picture);
  return (
    <table class="picture-table">
      <caption>{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.project}</th>
          <th scope="col">{words.share}</th>
        </tr>
      </thead>
      <tbody>
        {shares.map((share) => (
          <tr key={share.name}>
            <th scope="row">{share.name}</th>
            <td>{words.halfDays(share.halfDays)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{words.free}</th>
          <td>{words.halfDays(free)}</td>
        </tr>
      </tbody>
    </table>
  );
}

const givenOf = (picture: StripPicture): number => picture.shares.reduce((sum, share) => sum + share.halfDays, 0);

const freeOf = (picture: StripPicture): number => Math.max(0, picture.capacity - givenOf(picture));

function unitsOf(picture: StripPicture): (number | "free" | "outside")[] {
  const given = picture.shares.flatMap((share, index) => Array.from({ length: share.halfDays }, () => index));
  const free = Array.from({ length: freeOf(picture) }, () => "free" as const);
  const outside = Array.from({ length: Math.max(0, fullTime - given.length - free.length) }, () => "outside" as const);
  return [...given, ...free, ...outside];
}

function legendOf(picture: StripPicture): LegendItem[] {
  const { shares, words } = picture;
  const free = freeOf(picture);
  const outside = fullTime - givenOf(picture) - free;
  return [
    ...shares.map((share, index) => ({
      label: `${share.initial}\u2002${share.name} ${words.halfDays(share.halfDays)}`,
      mark: index,
    })),
    ...(free > 0 ? [{ label: `${words.free} ${words.halfDays(free)}`, mark: "free" as const }] : []),
    ...(outside > 0 ? [{ label: words.outside, mark: "outside" as const }] : []),
  ];
}
