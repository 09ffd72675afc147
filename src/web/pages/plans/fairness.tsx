import { loadBands } from "#domain/plans/rules-compare.ts";
import type { Fairness as Fair, FairPart } from "#domain/plans/rules-fairness.ts";
import type { Visit } from "#route.ts";
import { type FairBar, FairBars } from "#show/fair-bars.tsx";
import { fairPercent, fairnessWords as w } from "#text/fairness.ts";
import { firmSizeWords } from "#text/firms.ts";
import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { Section } from "#web/ui/heading.tsx";

/** Towns that the picture shows: the least served; the table by town has all of them. */
const mostTowns = 8;

type Group = {
  readonly id: string;
  readonly title: Words;
  readonly picture: Words;
  readonly sentence: Words;
  readonly bars: readonly FairBar[];
  readonly mean: FairPart | null;
};

/** How evenly the plan gives: a sentence and a picture each for towns, sizes of firms, newcomers and what each carries. */
export function Fairness({ visit, fair }: { visit: Visit; fair: Fair }) {
  const { speak } = visit;
  const groups = [townsOf(fair), sizesOf(visit, fair), peopleOf(visit, fair), loadsOf(visit, fair)].flatMap(
    (group) => group ?? [],
  );
  return (
    <Section title={speak(w.title)} id="fairness">
      <p class="muted">{speak(w.lead)}</p>
      <div class="fair-groups">
        {groups.map(({ id, title, picture, sentence, bars, mean }) => (
          <div key={id} class="fair-group">
            <h3>{speak(title)}</h3>
            <p>{speak(sentence)}</p>
            <FairBars
              picture={{
                id: `fair-${id}`,
                bars,
                mean: mean === null ? null : { ...mean, label: speak(w.mean(mean)) },
                title: speak(picture),
              }}
            />
          </div>
        ))}
      </div>
      <details class="more">
        <summary>{speak(w.table)}</summary>
        <DataTable
          speak={speak}
          caption={speak(w.title)}
          columns={[
            { key: "who", label: speak(w.who), cell: ({ name }) => name },
            { key: "part", label: speak(w.got), number: true, cell: ({ part }) => grouped(part) },
            { key: "whole", label: speak(w.wanted), number: true, cell: ({ whole }) => grouped(whole) },
            { key: "rate", label: speak(w.rate), number: true, cell: (bar) => fairPercent(bar) },
          ]}
          rows={groups.flatMap(({ bars }) => bars)}
          rowKey={({ name }) => name}
          empty={{ title: speak(w.title) }}
        />
      </details>
    </Section>
  );
}

function townsOf({ towns, halfDays }: Fair): Group | null {
  const [least, most] = [towns[0], towns.at(-1)];
  if (least === undefined || most === undefined) return null;
  return {
    id: "towns",
    title: w.towns,
    picture: w.townsPicture(Math.min(towns.length, mostTowns)),
    sentence: isEven(least, most) ? w.townsEven(sumOf(towns)) : w.townsSpread(least, most),
    bars: towns.slice(0, mostTowns).map(({ town, ...part }) => ({ name: town, ...part })),
    mean: halfDays,
  };
}

function sizesOf({ speak }: Visit, { sizes, halfDays }: Fair): Group | null {
  const byPart = sizes.toSorted((a, b) => a.part / a.whole - b.part / b.whole);
  const [least, most] = [byPart[0], byPart.at(-1)];
  if (least === undefined || most === undefined) return null;
  return {
    id: "sizes",
    title: w.sizes,
    picture: w.sizesPicture,
    sentence: isEven(least, most) ? w.sizesEven(halfDays) : w.sizesSpread(least, most, (size) => firmSizeWords[size]),
    bars: sizes.map(({ size, ...part }) => ({ name: speak(firmSizeWords[size]), ...part })),
    mean: halfDays,
  };
}

function peopleOf({ speak }: Visit, { people }: Fair): Group | null {
  if (people === null) return null;
  const { all, newcomers, known } = people;
  return {
    id: "people",
    title: w.people,
    picture: w.peoplePicture,
    sentence: w.peopleSpread(newcomers, known),
    bars: [
      { name: speak(w.newcomers), ...newcomers },
      { name: speak(w.known), ...known },
    ],
    mean: all,
  };
}

function loadsOf({ speak }: Visit, { loads }: Fair): Group {
  const bands = ["none", ...loadBands] as const;
  const whole = bands.reduce((sum, band) => sum + loads[band], 0);
  return {
    id: "loads",
    title: w.loads,
    picture: w.loadsPicture,
    sentence: w.loadsSpread(loads.full, whole - loads.none, loads.none),
    bars: bands.map((band) => ({ name: speak(w.load[band]), part: loads[band], whole })),
    mean: null,
  };
}

const sumOf = (parts: readonly FairPart[]): FairPart => ({
  part: parts.reduce((sum, { part }) => sum + part, 0),
  whole: parts.reduce((sum, { whole }) => sum + whole, 0),
});

const isEven = (a: FairPart, b: FairPart): boolean => a.part * b.whole === b.part * a.whole;
