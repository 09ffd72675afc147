import { payPerHalfDay, shapeIsSet } from "#domain/projects/rules.ts";
import type { ProjectTerms } from "#domain/projects/terms.ts";
import type { Visit } from "#route.ts";
import { Radar, RadarTable } from "#show/radar.tsx";
import { payWords } from "#text/money.ts";
import { monthsWords, projectLabels, projectWords, workTimeWords } from "#text/projects.ts";
import { radarWords } from "#text/radar.ts";
import { roleKindWords, themeWords } from "#text/terms.ts";
import { DefinitionList } from "#web/ui/definition-list.tsx";

/** What the work is: its result, what is new and hard, and what may be decided. The same for the hub and for everyone. */
export function WorkParts({ visit, terms }: { visit: Visit; terms: ProjectTerms }) {
  const { speak } = visit;
  return (
    <DefinitionList
      speak={speak}
      items={[
        { term: speak(projectWords.wanted), value: terms.result },
        { term: speak(projectLabels.whatIsNew), value: terms.whatIsNew },
        { term: speak(projectLabels.whatIsHard), value: terms.whatIsHard },
        { term: speak(projectLabels.mayDecide), value: terms.mayDecide },
        { term: speak(projectLabels.roleKind), value: speak(roleKindWords[terms.roleKind]) },
        {
          term: speak(projectLabels.themes),
          value: terms.themes.map((theme) => speak(themeWords[theme])).join(speak({ ja: "、", en: ", " })),
        },
      ]}
    />
  );
}

/** Half-days, place, time and pay in words. */
export function ConditionParts({ visit, terms }: { visit: Visit; terms: ProjectTerms }) {
  const { speak } = visit;
  const perHalfDay = payPerHalfDay(terms.payYenPerMonth, terms.halfDays);
  return (
    <DefinitionList
      speak={speak}
      items={[
        { term: speak(projectLabels.halfDays), value: speak(workTimeWords(terms.halfDays, terms.onSiteHalfDays)) },
        { term: speak(projectLabels.place), value: terms.place },
        { term: speak(projectLabels.months), value: speak(monthsWords(terms.months)) },
        { term: speak(projectLabels.payYenPerMonth), value: speak(payWords(terms.payYenPerMonth, perHalfDay)) },
      ]}
    />
  );
}

/** The nine elements as a shape with its table, or the sentence that it is not settled yet. */
export function ShapePart({ visit, terms }: { visit: Visit; terms: ProjectTerms }) {
  const { speak } = visit;
  if (!shapeIsSet(terms.shape)) return <p>{speak(projectWords.radarNotSet)}</p>;
  const picture = {
    id: "need",
    shapes: [{ label: speak(projectWords.radarLabel), values: terms.shape }],
    words: radarWords(speak, projectWords.radarTitle),
  };
  return (
    <>
      <Radar picture={picture} />
      <details>
        <summary class="quiet-link">{speak(projectWords.asTable)}</summary>
        <RadarTable picture={picture} />
      </details>
    </>
  );
}
