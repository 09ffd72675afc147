/** The product's emblem: a week of half-days, some of them given. */
export function Emblem() {
  return (
    <svg class="emblem" width="44" height="20" viewBox="0 0 44 20" aria-hidden="true" focusable="false">
      {[0, 1, 2].flatMap((part) =>
        [0, 1, 2, 3, 4, 5, 6].map((day) => (
          <rect
            key={`${part}-${day}`}
            x={day * 6.3 + 0.6}
            y={part * 6.6 + 0.6}
            width="5"
            height="5"
            rx="1"
            {...paintOf(part, day)}
          />
        )),
      )}
    </svg>
  );
}

const given = new Set(["0-0", "1-0", "0-2", "1-2"]);
const human = new Set(["0-4"]);

function paintOf(part: number, day: number) {
  const cell = `${part}-${day}`;
  if (human.has(cell)) return { fill: "#e25100" };
  if (given.has(cell)) return { fill: "#3460fb" };
  return {
    fill: "none",
    stroke: "currentColor",
    "stroke-width": "0.7",
    "stroke-opacity": "0.55",
  };
}
