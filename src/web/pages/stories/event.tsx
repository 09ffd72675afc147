import type { ComponentChildren } from "preact";
import { hatKinds } from "#domain/access/terms.ts";
import type { EngagementInStory, StepInStory, StoryEvent, StoryItem, StoryRecordKind } from "#domain/stories/terms.ts";
import type { Visit } from "#route.ts";
import { companionLabels, concernNumber } from "#text/accompaniment.ts";
import { dayWords } from "#text/dates.ts";
import {
  engagementEndLabels,
  engagementLabels,
  engagementNumber,
  engagementTitle,
  scoreWords,
} from "#text/engagements.ts";
import { firmLabels, firmWords } from "#text/firms.ts";
import { hatWords } from "#text/hats.ts";
import { dialogueNumber } from "#text/needs.ts";
import { personLabels } from "#text/people.ts";
import { projectLabels, projectNumber } from "#text/projects.ts";
import { proposalNumber } from "#text/proposals.ts";
import { referralNumber } from "#text/referrals.ts";
import type { Words } from "#text/speak.ts";
import { byWords, changedFieldsWords, eventWords, shareWords, spokenByWords, storyWords } from "#text/stories.ts";
import { localHref } from "#web/ui/local-href.ts";

type Shown = {
  readonly visit: Visit;
  readonly item: StoryItem;
  readonly record: { readonly kind: StoryRecordKind; readonly number: number };
};

/** One place of a story line: the day, what happened, its details, and who wrote it down. */
export function StoryEventItem({ visit, item, record }: Shown) {
  const { speak } = visit;
  const by = byOf(item);
  return (
    <li class="story-item">
      <time dateTime={item.at.toISOString()}>{speak(dayWords(item.at))}</time>
      <div>
        <p class="story-head">{speak(eventWords(item.event))}</p>
        {detailsOf(visit, item.event, record)}
        {by !== null && <p class="story-by">{speak(byWords(speak(by)))}</p>}
      </div>
    </li>
  );
}

/** The name where it may be known, else the hat, else nobody. */
function byOf({ by, hat }: StoryItem): Words | null {
  if (by !== null) return { ja: by, en: by };
  if (hat === "system") return storyWords.hubItself;
  const known = hatKinds.find((kind) => kind === hat);
  return known === undefined ? null : hatWords[known];
}

function detailsOf(visit: Visit, event: StoryEvent, record: Shown["record"]): ComponentChildren {
  const { language, speak } = visit;
  switch (event.kind) {
    case "act":
      return event.fields.length > 0 && <p>{speak(changedFieldsWords(labelsOf(event.fields, record.kind)))}</p>;
    case "imported":
    case "merged":
      return null;
    case "project":
      return (
        <p>
          <a
            href={localHref(language, `/projects/${event.number}`)}
          >{`${projectNumber(event.number)} ${event.title}`}</a>
        </p>
      );
    case "begun":
      return <EngagementLink visit={visit} engagement={event} record={record} />;
    case "ended":
      return (
        <>
          <EngagementLink visit={visit} engagement={event} record={record} />
          <Said words={event.outcome} score={event.outcomeScore} visit={visit} />
        </>
      );
    case "check-in":
      return (
        <>
          <Said words={event.words} score={event.score} visit={visit} />
          <EngagementLink visit={visit} engagement={event} record={record} />
        </>
      );
    case "concern":
      return (
        <>
          {event.outcome !== "" && <p class="story-words">{event.outcome}</p>}
          <p>
            <a href={localHref(language, `/concerns/${event.number}`)}>{concernNumber(event.number)}</a>
          </p>
          <EngagementLink visit={visit} engagement={event.engagement} record={record} />
        </>
      );
    case "dialogue":
    case "review":
    case "referral":
    case "hand":
    case "proposal":
    case "meeting":
    case "disclosure":
      return <StepDetails visit={visit} step={event} />;
    case "booked":
    case "released":
      return <p>{`${event.note} ${speak(shareWords(event.halfDays, event.fromWeek, event.weeks))}`}</p>;
    case "entry":
      return (
        <>
          <p class="story-words">{event.words}</p>
          {event.spokenBy !== "" && <p class="story-by">{speak(spokenByWords(event.spokenBy))}</p>}
        </>
      );
  }
}

/** Where the record of a step stands, and between whom it was. */
function StepDetails({ visit, step }: { visit: Visit; step: StepInStory }) {
  const { href, name, sides } = stepPlace(step);
  return (
    <>
      {step.kind === "dialogue" && step.spokenBy !== "" && (
        <p class="story-by">{visit.speak(spokenByWords(step.spokenBy))}</p>
      )}
      <p>
        <a href={localHref(visit.language, href)}>{name}</a>
        {sides !== null && <span class="muted">{` ${visit.speak(sides)}`}</span>}
      </p>
    </>
  );
}

type StepPlace = { readonly href: string; readonly name: string; readonly sides: Words | null };

function stepPlace(step: StepInStory): StepPlace {
  switch (step.kind) {
    case "dialogue":
      return { href: `/dialogues/${step.number}`, name: dialogueNumber(step.number), sides: null };
    case "review": {
      const name = `${projectNumber(step.project)} ${step.title}`;
      return { href: `/projects/${step.project}/inside-review`, name, sides: null };
    }
    case "referral":
      return { href: `/referrals/${step.number}`, name: `${referralNumber(step.number)} ${step.title}`, sides: null };
    case "hand": {
      const name = `${projectNumber(step.project)} ${step.title}`;
      const sides = { ja: step.personName, en: step.personName };
      return { href: `/projects/${step.project}/hands`, name, sides };
    }
    case "proposal":
    case "meeting":
    case "disclosure": {
      const name = `${proposalNumber(step.number)} ${step.title}`;
      return { href: `/proposals/${step.number}`, name, sides: engagementTitle(step.personName, step.firmName) };
    }
  }
}

function Said({ visit, words, score }: { visit: Visit; words: string; score: number | null }) {
  return (
    <>
      {score !== null && <p>{visit.speak(scoreWords(score))}</p>}
      {words !== "" && <p class="story-words">{words}</p>}
    </>
  );
}

/** Which engagement it is about; its own page does not say so again and again. */
function EngagementLink(props: { visit: Visit; engagement: EngagementInStory; record: Shown["record"] }) {
  const { visit, engagement, record } = props;
  if (record.kind === "engagement") return null;
  const { number, title, personName, firmName } = engagement;
  const sides = visit.speak(engagementTitle(personName, firmName));
  return (
    <p>
      <a href={localHref(visit.language, `/engagements/${number}`)}>{`${engagementNumber(number)} ${title}`}</a>{" "}
      <span class="muted">{sides}</span>
    </p>
  );
}

const labels: { readonly [K in StoryRecordKind]: Readonly<Record<string, Words>> } = {
  firm: { ...firmLabels, status: firmWords.status },
  person: personLabels,
  project: { ...projectLabels, status: firmWords.status },
  engagement: { ...engagementLabels, ...engagementEndLabels, companion: companionLabels.companion },
};

const labelsOf = (fields: readonly string[], kind: StoryRecordKind): readonly Words[] =>
  fields.map((field) => labels[kind][field] ?? { ja: field, en: field });
