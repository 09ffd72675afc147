import { folded } from "#domain/plans/rules-cells.ts";
import type { KeptPlan } from "#domain/plans/rules-kept.ts";
import { type TownLine, townLines } from "#domain/plans/rules-towns.ts";
import type { Coordinates } from "#domain/weeks/rules.ts";
import type { Visit } from "#route.ts";
import { RegionBars } from "#show/region-bars.tsx";
import { RegionMap } from "#show/region-map.tsx";
import { boardWords as w } from "#text/board.ts";
import { grouped } from "#text/numbers.ts";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { Section } from "#web/ui/heading.tsx";

/** Towns that the picture shows; the table has all of them. */
const mostInPicture = 20;

type Shown = {
  readonly visit: Visit;
  readonly result: KeptPlan;
  /** Where the hub's towns lie, by their folded names; those that it has not taken over are on no map. */
  readonly places: ReadonlyMap<string, Coordinates>;
};

/** The region by town: half-days given and still open, on a map, as bars and as a table. */
export function Towns({ visit: { speak }, result, places }: Shown) {
  const lines = townLines(result);
  if (lines.length === 0) return null;
  const placed = lines.flatMap(({ town, given, open }) => {
    const at = places.get(folded(town));
    return at === undefined ? [] : [{ name: town, given, open, ...at }];
  });
  const nameOf = (town: string): string => (town === "" ? speak(w.remote) : town);
  const number = (key: "given" | "open" | "served" | "waiting", label: string): Column<TownLine> => ({
    key,
    label,
    number: true,
    cell: (line) => grouped(line[key]),
  });
  return (
    <Section title={speak(w.townsTitle)} id="towns">
      {placed.length > 1 && (
        <>
          <RegionMap
            picture={{
              id: "region-map",
              towns: placed,
              words: { title: speak(w.townsMap(placed.length)), north: speak(w.north) },
            }}
          />
          <p class="muted">{speak(w.townsMapLead)}</p>
        </>
      )}
      <RegionBars
        picture={{
          id: "region-bars",
          towns: lines.slice(0, mostInPicture).map(({ town, given, open }) => ({ name: nameOf(town), given, open })),
          words: {
            title: speak(w.townsPicture(lines.filter(({ town }) => town !== "").length)),
            given: speak(w.given),
            open: speak(w.waiting),
          },
        }}
      />
      <details class="more">
        <summary>{speak(w.townsTable)}</summary>
        <DataTable
          speak={speak}
          caption={speak(w.townsTitle)}
          columns={[
            { key: "town", label: speak(w.townName), cell: ({ town }) => nameOf(town) },
            number("given", speak(w.given)),
            number("open", speak(w.waiting)),
            number("served", speak(w.projectsServed)),
            number("waiting", speak(w.projectsOpen)),
          ]}
          rows={lines}
          rowKey={({ town }) => town}
          empty={{ title: speak(w.townsTitle) }}
        />
      </details>
    </Section>
  );
}
