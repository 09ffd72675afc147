import type { ComponentChildren } from "preact";
import type { SourceField } from "#domain/needs/terms.ts";
import { payPerHalfDay, shapeIsSet } from "#domain/projects/rules.ts";
import type { ProjectTerms } from "#domain/projects/terms.ts";
import type { Visit } from "#route.ts";
import { Radar, RadarTable } from "#show/radar.tsx";
import { payWords } from "#text/money.ts";
import { monthsWords, projectLabels, projectWords, workTimeWords } from "#text/projects.ts";
import { radarWords } from "#text/radar.ts";
import { listedWords } from "#text/speak.ts";
import { roleKindWords, themeWords } from "#text/terms.ts";
import { DefinitionList } from "#web/ui/definition-list.tsx";

/** Opens the words behind a line of a requirement; nothing for those who do not read them. */
export type WordsBehind = (field: SourceField, label: string) => ComponentChildren;
const noWords: WordsBehind = () => null;

type Told = { visit: Visit; terms: ProjectTerms; words?: WordsBehind };

/** A value with the words behind it; nothing at all where there is no value. */
const withWords = (value: string, words: ComponentChildren): ComponentChildren =>
  value === "" || words === null ? (
    value
  ) : (
    <>
      {value}
      {words}
    </>
  );

/** What the work is: its result, what is new and hard, and what may be decided. The same for the hub and for everyone. */
export function WorkParts({ visit, terms, words = noWords }: Told) {
  const { speak } = visit;
  const about = listedWords(
    speak,
    terms.themes.map((theme) => themeWords[theme]),
  );
  const line = (field: SourceField, term: string, value: string) => ({
    term,
    value: withWords(value, words(field, term)),
  });
  return (
    <DefinitionList
      speak={speak}
      items={[
        line("result", speak(projectWords.wanted), terms.result),
        line("whatIsNew", speak(projectLabels.whatIsNew), terms.whatIsNew),
        line("whatIsHard", speak(projectLabels.whatIsHard), terms.whatIsHard),
        line("mayDecide", speak(projectLabels.mayDecide), terms.mayDecide),
        line("roleKind", speak(projectLabels.roleKind), speak(roleKindWords[terms.roleKind])),
        line("themes", speak(projectLabels.themes), about),
      ]}
    />
  );
}

/** Half-days, place, time and pay in words. */
export function ConditionParts({ visit, terms, words = noWords }: Told) {
  const { speak } = visit;
  const perHalfDay = payPerHalfDay(terms.payYenPerMonth, terms.halfDays);
  const line = (field: keyof typeof projectLabels, value: string) => ({
    term: speak(projectLabels[field]),
    value: withWords(value, words(field, speak(projectLabels[field]))),
  });
  return (
    <DefinitionList
      speak={speak}
      items={[
        line("halfDays", speak(workTimeWords(terms.halfDays, terms.onSiteHalfDays))),
        line("place", terms.place),
        line("months", speak(monthsWords(terms.months))),
        line("payYenPerMonth", speak(payWords(terms.payYenPerMonth, perHalfDay))),
      ]}
    />
  );
}

/** The nine elements as a shape with its table, or the sentence that it is not settled yet. */
export function ShapePart({ visit, terms, words = noWords }: Told) {
  const { speak } = visit;
  const behind = words("shape", speak(projectLabels.shape));
  if (!shapeIsSet(terms.shape))
    return (
      <>
        <p>{speak(projectWords.radarNotSet)}</p>
        {behind}
      </>
    );
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
      {behind}
    </>
  );
}
