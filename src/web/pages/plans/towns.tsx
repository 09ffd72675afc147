import type { KeptPlan } from "#domain/plans/rules-kept.ts";
import { type TownLine, townLines } from "#domain/plans/rules-towns.ts";
import type { Visit } from "#route.ts";
import { RegionBars } from "#show/region-bars.tsx";
import { boardWords as w } from "#text/board.ts";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { Section } from "#web/ui/heading.tsx";

/** Towns that the picture shows; the table has all of them. */
const mostInPicture = 20;

/** The region by town: half-days given and still open, as a picture and as a table. */
export function Towns({ visit: { speak }, result }: { visit: Visit; result: KeptPlan }) {
  const lines = townLines(result);
  if (lines.length === 0) return null;
  const nameOf = (town: string): string => (town === "" ? speak(w.remote) : town);
  const number = (key: "given" | "open" | "served" | "waiting", label: string): Column<TownLine> => ({
    key,
    label,
    number: true,
    cell: (line) => line[key].toLocaleString("en-US"),
  });
  return (
    <Section title={speak(w.townsTitle)} id="towns">
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
