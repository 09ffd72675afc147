import { anyTown, type PersonTerms } from "#domain/people/terms.ts";
import type { Visit } from "#route.ts";
import { Radar, RadarTable } from "#show/radar.tsx";
import { dateWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { industryWords } from "#text/industries.ts";
import { halfDayPayWords } from "#text/money.ts";
import { personKindWords, personLabels, personWords, projectsAtOnce } from "#text/people.ts";
import { radarWords } from "#text/radar.ts";
import { listed, listedWords, type Words } from "#text/speak.ts";
import { roleKindWords, themeWords } from "#text/terms.ts";
import { freeCellsWords } from "#text/week-cells.ts";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { Section } from "#web/ui/heading.tsx";
import { telephoneHref } from "#web/ui/telephone-href.ts";

type Part = { visit: Visit; terms: PersonTerms };

/** All that a person's record holds, in the order of the form: contact, work, time and place, the nine elements. */
export function Profile({ visit, terms }: Part) {
  const { speak } = visit;
  return (
    <>
      <Section title={speak(personWords.about)}>
        <Contact visit={visit} terms={terms} />
      </Section>
      <Section title={speak(personWords.workPart)}>
        <Work visit={visit} terms={terms} />
      </Section>
      <Section title={speak(personWords.timePart)}>
        <Conditions visit={visit} terms={terms} />
      </Section>
      <Section title={speak(personLabels.shape)}>
        <Shape visit={visit} terms={terms} />
      </Section>
    </>
  );
}

function Contact({ visit: { speak }, terms }: Part) {
  return (
    <DefinitionList
      speak={speak}
      items={[
        { term: speak(personLabels.kana), value: terms.kana },
        { term: speak(personLabels.email), value: terms.email && <a href={`mailto:${terms.email}`}>{terms.email}</a> },
        {
          term: speak(personLabels.phone),
          value: terms.phone && <a href={telephoneHref(terms.phone)}>{terms.phone}</a>,
        },
        { term: speak(personLabels.livesIn), value: terms.livesIn },
      ]}
    />
  );
}

function Work({ visit, terms }: Part) {
  const { speak } = visit;
  const { kinds, themes, roleKinds, trades } = terms;
  return (
    <DefinitionList
      speak={speak}
      items={[
        {
          term: speak(personLabels.kinds),
          value: listedWords(
            speak,
            kinds.map((kind) => personKindWords[kind]),
          ),
        },
        { term: speak(personLabels.about), value: terms.about },
        {
          term: speak(personLabels.themes),
          value: listedWords(
            speak,
            themes.map((theme) => themeWords[theme]),
          ),
        },
        {
          term: speak(personLabels.roleKinds),
          value: listedWords(
            speak,
            roleKinds.map((kind) => roleKindWords[kind]),
          ),
        },
        { term: speak(personLabels.trades), value: listedWords(speak, trades.map(industryWords)) },
        { term: speak(personLabels.employer), value: terms.employer },
        { term: speak(personLabels.notWith), value: listed(speak, terms.notWith) },
      ]}
    />
  );
}

function Conditions({ visit, terms }: Part) {
  const { speak } = visit;
  const limit = (halfDays: number | null) => speak(halfDays === null ? personWords.noLimit : halfDaysWords(halfDays));
  const day = (date: string | null, without: Words) => speak(date === null ? without : dateWords(date));
  const towns = terms.towns.map((town) => (town === anyTown ? personWords.anywhere : { ja: town, en: town }));
  const { payYenPerHalfDay: pay } = terms;
  return (
    <DefinitionList
      speak={speak}
      items={[
        { term: speak(personLabels.halfDays), value: speak(halfDaysWords(terms.halfDays)) },
        { term: speak(personLabels.engagements), value: speak(projectsAtOnce(terms.engagements)) },
        { term: speak(personLabels.freeCells), value: speak(freeCellsWords(terms.freeCells ?? [])) },
        { term: speak(personLabels.towns), value: listedWords(speak, towns) },
        { term: speak(personLabels.onSiteHalfDays), value: limit(terms.onSiteHalfDays) },
        { term: speak(personLabels.remoteHalfDays), value: limit(terms.remoteHalfDays) },
        { term: speak(personLabels.payYenPerHalfDay), value: pay !== null && speak(halfDayPayWords(pay)) },
        { term: speak(personLabels.availableFrom), value: day(terms.availableFrom, personWords.atOnce) },
        { term: speak(personLabels.availableUntil), value: day(terms.availableUntil, personWords.noEnd) },
      ]}
    />
  );
}

/** The nine elements as a shape with its table, or the sentence that they are not allocated yet. */
function Shape({ visit: { speak }, terms: { shape, name } }: Part) {
  if (shape === null) return <p class="muted">{speak(personWords.noShape)}</p>;
  const picture = {
    id: "person-shape",
    shapes: [{ label: name, values: shape }],
    words: radarWords(speak, personLabels.shape),
  };
  return (
    <>
      <Radar picture={picture} />
      <details>
        <summary>{speak(personWords.asTable)}</summary>
        <RadarTable picture={picture} />
      </details>
    </>
  );
}
