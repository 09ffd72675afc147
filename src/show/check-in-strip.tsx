import { Drawing } from "#show/drawing.tsx";

/** One check-in of one side. */
export type StripCheckIn = {
  readonly due: string;
  readonly state: "held" | "coming" | "overdue";
  /** 1–5, or null while nothing was said. */
  readonly score: number | null;
};

/** The check-ins of one side, by day. */
export type StripSide = { readonly name: string; readonly checkIns: readonly StripCheckIn[] };

export type CheckInPicture = {
  /** Unique in the document. */
  readonly id: string;
  readonly sides: readonly StripSide[];
  readonly words: {
    readonly title: string;
    /** A day in as few letters as possible. */
    readonly day: (date: string) => string;
  };
};

/** As many days fit beside each other on a phone. */
const mostDays = 9;
const left = 98;
const pitch = 60;
const lane = 52;
const radius = 19;

/** Check-ins of both sides on the days on which they are due: a filled circle with its score, a ring, a broken square. */
export function CheckInStrip({ picture }: { picture: CheckInPicture }) {
  const { id, sides, words } = picture;
  const days = daysShown(sides);
  const height = sides.length * lane + 40;
  return (
    <Drawing id={id} title={words.title} height={height} fontSize={22}>
      {sides.map((side, row) => (
        <g key={side.name}>
          <text x={0} y={row * lane + lane / 2 + 8} fill="currentColor">
            {side.name}
          </text>
          <line
            x1={left - 22}
            x2={632}
            y1={row * lane + lane / 2}
            y2={row * lane + lane / 2}
            stroke="currentColor"
            stroke-opacity="0.25"
          />
          {side.checkIns.flatMap((checkIn) => {
            const column = days.indexOf(checkIn.due);
            return column < 0
              ? []
              : [<Mark key={checkIn.due} checkIn={checkIn} x={left + column * pitch + 10} y={row * lane + lane / 2} />];
          })}
        </g>
      ))}
      {days.map((day, column) => (
        <text
          key={day}
          x={left + column * pitch + 10}
          y={sides.length * lane + 24}
          text-anchor="middle"
          font-size="20"
          fill="currentColor"
        >
          {words.day(day)}
        </text>
      ))}
    </Drawing>
  );
}

function Mark({ checkIn, x, y }: { checkIn: StripCheckIn; x: number; y: number }) {
  if (checkIn.state === "overdue")
    return (
      <g>
        <rect
          x={x - radius + 2}
          y={y - radius + 2}
          width={2 * radius - 4}
          height={2 * radius - 4}
          fill="none"
          stroke="#e25100"
          stroke-width="3"
          stroke-dasharray="6 4"
        />
        <text x={x} y={y + 8} text-anchor="middle" font-weight="700" fill="currentColor">
          !
        </text>
      </g>
    );
  if (checkIn.state === "coming")
    return (
      <circle cx={x} cy={y} r={radius - 6} fill="none" stroke="currentColor" stroke-opacity="0.6" stroke-width="2" />
    );
  return (
    <g>
      <circle cx={x} cy={y} r={radius} fill="#3460fb" />
      <text x={x} y={y + 8} text-anchor="middle" font-weight="700" fill="#ffffff">
        {checkIn.score ?? "–"}
      </text>
    </g>
  );
}

/** The days that fit: the last ones that are held or missed and up to two that come. */
function daysShown(sides: readonly StripSide[]): readonly string[] {
  const all = sides.flatMap(({ checkIns }) => checkIns);
  const coming = new Set(all.filter(({ state }) => state === "coming").map(({ due }) => due));
  const days = [...new Set(all.map(({ due }) => due))].toSorted();
  const past = days.filter((day) => !coming.has(day));
  const next = days.filter((day) => coming.has(day)).slice(0, Math.max(2, mostDays - past.length));
  return [...past.slice(-Math.max(0, mostDays - next.length)), ...next].slice(0, mostDays);
}
