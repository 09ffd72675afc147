import { payPerHalfDay, shapeIsSet } from "#domain/projects/rules.ts";
import type { ProposalProfile } from "#domain/proposals/terms.ts";
import type { ProposalView } from "#domain/proposals/views.ts";
import type { Visit } from "#route.ts";
import { MonthStrip, MonthStripTable, type StripPicture } from "#show/month-strip.tsx";
import { Radar, RadarTable } from "#show/radar.tsx";
import { dateWords } from "#text/dates.ts";
import { engagementWords } from "#text/engagements.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { industryWords } from "#text/industries.ts";
import { payWords } from "#text/money.ts";
import { personWords } from "#text/people.ts";
import { projectLabels, projectWords, workTimeWords } from "#text/projects.ts";
import { proposalWords, unnamedFirm, weeksWords } from "#text/proposals.ts";
import { radarWords } from "#text/radar.ts";
import { listedWords, type Words } from "#text/speak.ts";
import { roleKindWords, themeWords } from "#text/terms.ts";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { Section } from "#web/ui/heading.tsx";
import { telephoneHref } from "#web/ui/telephone-href.ts";

export type Part = { readonly visit: Visit; readonly proposal: ProposalView };

/** The firm as this reader may know it. */
export const firmNameOf = ({ speak }: Visit, { firm }: ProposalView): string =>
  firm.name ?? speak(unnamedFirm(firm.town, firm.industry));

/** What the president says to this one person, before everything else. */
export function PresidentLine({ visit, proposal }: Part) {
  if (proposal.line === "") return null;
  return (
    <Section title={visit.speak(proposalWords.lineTitle)}>
      <p class="spoken-line">{proposal.line}</p>
    </Section>
  );
}

/** What the work is. */
export function Work({ visit, proposal }: Part) {
  const { speak } = visit;
  const { work } = proposal;
  return (
    <Section title={speak(proposalWords.work)}>
      <DefinitionList
        speak={speak}
        items={[
          { term: speak(projectWords.wanted), value: work.result },
          { term: speak(projectLabels.whatIsNew), value: work.whatIsNew },
          { term: speak(projectLabels.whatIsHard), value: work.whatIsHard },
          { term: speak(projectLabels.mayDecide), value: work.mayDecide },
          { term: speak(projectLabels.roleKind), value: speak(roleKindWords[work.roleKind]) },
          {
            term: speak(projectLabels.themes),
            value: listedWords(
              speak,
              work.themes.map((theme) => themeWords[theme]),
            ),
          },
        ]}
      />
    </Section>
  );
}

/** Half-days as a picture and in words, from when, how long, where and for how much. */
export function Terms({ visit, proposal }: Part) {
  const { speak } = visit;
  const { terms, work } = proposal;
  const perHalfDay = payPerHalfDay(terms.payYenPerMonth, terms.halfDays);
  return (
    <Section title={speak(proposalWords.time)}>
      <Strip visit={visit} proposal={proposal} />
      <DefinitionList
        speak={speak}
        items={[
          { term: speak(projectLabels.halfDays), value: speak(workTimeWords(terms.halfDays, terms.onSiteHalfDays)) },
          { term: speak(proposalWords.place), value: work.place },
          { term: speak(proposalWords.start), value: speak(dateWords(terms.fromWeek)) },
          { term: speak(proposalWords.howLong), value: speak(weeksWords(terms.weeks)) },
          { term: speak(proposalWords.pay), value: speak(payWords(terms.payYenPerMonth, perHalfDay)) },
        ]}
      />
    </Section>
  );
}

/** The share in four weeks, within all that the person gives where that is known. */
function Strip({ visit, proposal }: Part) {
  const { speak } = visit;
  const { terms, work, profile } = proposal;
  const title = speak(halfDaysWords(terms.halfDays));
  const picture: StripPicture = {
    id: "proposed",
    capacity: Math.max(terms.halfDays, profile?.halfDays ?? terms.halfDays),
    shares: [{ name: work.title, initial: work.title.slice(0, 1), halfDays: terms.halfDays }],
    words: {
      title,
      free: speak(proposalWords.rest),
      outside: speak(proposalWords.outside),
      halfDays: (count) => speak(halfDaysWords(count)),
      project: speak(proposalWords.work),
      share: speak(projectLabels.halfDays),
    },
  };
  return (
    <>
      <MonthStrip picture={picture} size="full" />
      <details>
        <summary class="quiet-link">{speak(engagementWords.asTable)}</summary>
        <MonthStripTable picture={picture} />
      </details>
    </>
  );
}

/** What a firm reads of the person before it knows who it is. */
export function Profile({ visit, profile }: { readonly visit: Visit; readonly profile: ProposalProfile }) {
  const { speak } = visit;
  const towns = profile.towns.map((town) => (town === "*" ? personWords.anywhere : { ja: town, en: town }));
  return (
    <DefinitionList
      speak={speak}
      items={[
        {
          term: speak(proposalWords.themes),
          value: listedWords(
            speak,
            profile.themes.map((theme) => themeWords[theme]),
          ),
        },
        { term: speak(proposalWords.trades), value: listedWords(speak, profile.trades.map(industryWords)) },
        {
          term: speak(proposalWords.roleKinds),
          value: listedWords(
            speak,
            profile.roleKinds.map((kind) => roleKindWords[kind]),
          ),
        },
        { term: speak(proposalWords.towns), value: listedWords(speak, towns) },
        { term: speak(proposalWords.gives), value: speak(halfDaysWords(profile.halfDays)) },
      ]}
    />
  );
}

/** The need of the work and the person's own shape over each other; only what is known is drawn. */
export function Shapes({ visit, proposal, whose }: Part & { readonly whose: Words }) {
  const { speak } = visit;
  const { work, profile } = proposal;
  const shapes = [
    ...(shapeIsSet(work.shape) ? [{ label: speak(proposalWords.need), values: work.shape }] : []),
    ...(profile?.shape ? [{ label: speak(whose), values: profile.shape }] : []),
  ];
  if (shapes.length === 0) return null;
  const picture = { id: "shapes", shapes, words: radarWords(speak, proposalWords.shape) };
  return (
    <Section title={speak(proposalWords.shape)}>
      <Radar picture={picture} />
      <details>
        <summary class="quiet-link">{speak(proposalWords.asTable)}</summary>
        <RadarTable picture={picture} />
      </details>
    </Section>
  );
}

/** The person's name and contact, while they are handed over. */
export function Known({ visit, proposal }: Part) {
  const { speak } = visit;
  const { disclosed } = proposal;
  if (disclosed === null) return null;
  return (
    <Section title={speak(proposalWords.known)}>
      <DefinitionList
        speak={speak}
        items={[
          { term: speak(proposalWords.name), value: disclosed.name },
          {
            term: speak(proposalWords.phone),
            value: disclosed.phone && <a href={telephoneHref(disclosed.phone)}>{disclosed.phone}</a>,
          },
          {
            term: speak(proposalWords.email),
            value: disclosed.email && <a href={`mailto:${disclosed.email}`}>{disclosed.email}</a>,
          },
        ]}
      />
      <p class="muted">{speak(proposalWords.knownLead)}</p>
    </Section>
  );
}
