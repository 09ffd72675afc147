import { Drawing } from "#show/drawing.tsx";

/** Half-days of one town per four weeks. */
export type RegionTown = { readonly name: string; readonly given: number; readonly open: number };

export type RegionPicture = {
  /** Unique in the document. */
  readonly id: string;
  readonly towns: readonly RegionTown[];
  readonly words: {
    readonly title: string;
    readonly given: string;
    readonly open: string;
  };
};

const left = 190;
const right = 500;
const line = 36;
const head = 44;
const blue = "#3460fb";

/** A bar a town: filled what is given, outlined what stays open. */
export function RegionBars({ picture }: { picture: RegionPicture }) {
  const { id, towns, words } = picture;
  const height = head + towns.length * line + 6;
  const most = Math.max(1, ...towns.map(({ given, open }) => given + open));
  const width = (count: number): number => ((right - left) * count) / most;
  return (
    <Drawing id={id} title={words.title} height={height} fontSize={20} fill="currentColor">
      <rect x={left} y={8} width="22" height="18" fill={blue} />
      <text x={left + 30} y={24}>
        {words.given}
      </text>
      <rect x={left + 171} y={9} width="20" height="16" fill="none" stroke="currentColor" stroke-dasharray="4 3" />
      <text x={left + 200} y={24}>
        {words.open}
      </text>
      {towns.map(({ name, given, open }, at) => {
        const y = head + at * line;
        return (
          <g key={name}>
            <text x={left - 12} y={y + 20} text-anchor="end">
              {shortened(name)}
            </text>
            <rect x={left} y={y + 3} width={width(given)} height="22" fill={blue} />
            {open > 0 && (
              <rect
                x={left + width(given) + 0.75}
                y={y + 3.75}
                width={Math.max(0, width(open) - 1.5)}
                height="20.5"
                fill="none"
                stroke="currentColor"
                stroke-width="1.5"
                stroke-dasharray="4 3"
              />
            )}
            <text x={left + width(given + open) + 8} y={y + 20}>
              {`${given} / ${given + open}`}
            </text>
          </g>
        );
      })}
    </Drawing>
  );
}

/** Eight full-width letters stand before a bar; the table has the whole name. */
const shortened = (name: string): string => (name.length > 8 ? `${name.slice(0, 7)}…` : name);
