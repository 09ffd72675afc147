import { Drawing } from "#show/drawing.tsx";

/** Figures of one business year; null where they are not known. */
export type YearFigures = {
  readonly year: number;
  readonly sales: number | null;
  readonly profit: number | null;
  readonly employees: number | null;
};

export type FiguresPicture = {
  /** Unique in the document. */
  readonly id: string;
  /** The oldest year first. */
  readonly years: readonly YearFigures[];
  readonly words: {
    readonly title: string;
    readonly year: string;
    readonly sales: string;
    readonly profit: string;
    readonly employees: string;
    readonly unknown: string;
    readonly yearName: (year: number) => string;
    /** Money in as few letters as possible. */
    readonly amount: (yen: number) => string;
    readonly people: (count: number) => string;
  };
};

const panelWidth = 312;
const top = 56;
const chartHeight = 120;

/** Sales and operating profit by year, each on its own scale; a loss hangs below the line. */
export function FirmFigures({ picture }: { picture: FiguresPicture }) {
  const { id, years, words } = picture;
  const panels = [
    { key: "sales", name: words.sales, hue: "#3460fb", values: years.map(({ sales }) => sales) },
    { key: "profit", name: words.profit, hue: "#1d8b56", values: years.map(({ profit }) => profit) },
  ];
  return (
    <Drawing id={id} title={words.title} height={250} fontSize={22} fill="currentColor">
      {panels.map(({ key, ...panel }, index) => (
        <Panel key={key} picture={picture} panel={{ ...panel, left: index * (panelWidth + 16) }} />
      ))}
    </Drawing>
  );
}

type PanelParts = {
  readonly name: string;
  readonly hue: string;
  readonly left: number;
  readonly values: readonly (number | null)[];
};

function Panel({ picture, panel }: { picture: FiguresPicture; panel: PanelParts }) {
  const { years, words } = picture;
  const known = panel.values.filter((value) => value !== null);
  const high = Math.max(0, ...known);
  const low = Math.min(0, ...known);
  const span = high - low || 1;
  const y = (value: number): number => top + (chartHeight * (high - value)) / span;
  const pitch = panelWidth / Math.max(1, years.length);
  const bar = Math.min(64, pitch * 0.6);
  return (
    <g>
      <text x={panel.left} y={20} font-weight="700">
        {panel.name}
      </text>
      <line x1={panel.left} x2={panel.left + panelWidth} y1={y(0)} y2={y(0)} stroke="currentColor" stroke-width="1.5" />
      {years.map(({ year }, index) => {
        const value = panel.values[index] ?? null;
        const middle = panel.left + pitch * (index + 0.5);
        const edge = value === null ? y(0) : y(value);
        return (
          <g key={year} text-anchor="middle">
            {value !== null && (
              <rect
                x={middle - bar / 2}
                y={Math.min(edge, y(0))}
                width={bar}
                height={Math.max(1, Math.abs(edge - y(0)))}
                fill={panel.hue}
              />
            )}
            <text x={middle} y={value !== null && value < 0 ? edge + 18 : edge - 8} font-size="20">
              {value === null ? words.unknown : words.amount(value)}
            </text>
            <text x={middle} y={238} font-size="20">
              {words.yearName(year)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** The same figures, and the number of employees, in a table. */
export function FirmFiguresTable({ picture }: { picture: FiguresPicture }) {
  const { years, words } = picture;
  const money = (yen: number | null): string => (yen === null ? words.unknown : words.amount(yen));
  return (
    <table class="picture-table">
      <caption>{words.title}</caption>
      <thead>
        <tr>
          {[words.year, words.sales, words.profit, words.employees].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {years.map((figures) => (
          <tr key={figures.year}>
            <th scope="row">{words.yearName(figures.year)}</th>
            <td>{money(figures.sales)}</td>
            <td>{money(figures.profit)}</td>
            <td>{figures.employees === null ? words.unknown : words.people(figures.employees)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
