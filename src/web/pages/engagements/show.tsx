import { may } from "#domain/access/may.ts";
import { engagementState, lastDayOf } from "#domain/engagements/rules-engagements.ts";
import { type EngagementSheet, showEngagement } from "#domain/engagements/show-engagement.ts";
import type { EngagementView } from "#domain/engagements/views-engagements.ts";
import type { StoryPage } from "#domain/stories/terms.ts";
import { showEngagementWeek } from "#domain/weeks/show-week.ts";
import type { WeekSheet } from "#domain/weeks/views-own.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { initialsOf } from "#show/initials.ts";
import { MonthStrip, MonthStripTable, type StripPicture } from "#show/month-strip.tsx";
import { dayWords } from "#text/dates.ts";
import {
  daysWords,
  endingWords,
  engagementEndLabels,
  engagementLabels,
  engagementNumber,
  engagementTitle,
  engagementWords,
  scoreWords,
  sharePictureTitle,
  stageWords,
} from "#text/engagements.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { leavingWords } from "#text/leaving.ts";
import { monthlyPayWords } from "#text/money.ts";
import { projectNumber } from "#text/projects.ts";
import { roleKindWords } from "#text/terms.ts";
import { weekWords } from "#text/weeks.ts";
import { numberIn } from "#web/form-routes.ts";
import type { FormState } from "#web/form-state.ts";
import { CompanionLinks } from "#web/pages/accompaniment/companion-links.tsx";
import { CompanionCard } from "#web/pages/accompaniment/questions.tsx";
import { SpokenLines } from "#web/pages/behalf/fields.tsx";
import { CheckIns } from "#web/pages/engagements/check-ins.tsx";
import { canTell, LeavingPart } from "#web/pages/engagements/leaving.tsx";
import { EngagementTag, spansOf } from "#web/pages/engagements/of-record.tsx";
import { StorySection, storyIn } from "#web/pages/stories/section.tsx";
import { RealWeek } from "#web/pages/weeks/section.tsx";
import { LinkButton } from "#web/ui/button.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** Loads an engagement for one of its pages; null when this actor may not read it. */
export async function loadEngagement(visit: Visit): Promise<EngagementSheet | null> {
  const number = numberIn(visit);
  return number === null ? null : showEngagement(visit.app, visit.actor, number);
}

/** The page of one engagement for the hub's staff, its firm and its person. */
export async function showEngagementPage(visit: Visit, form?: FormState): Promise<Answer> {
  const sheet = await loadEngagement(visit);
  if (sheet === null) return refusal({ code: "not-found" });
  const { engagement } = sheet;
  const week = await showEngagementWeek(visit.app, visit.actor, { ...engagement, hubId: visit.actor.hubId });
  const story = await visit.app.db.read(visit.actor, (tx) =>
    storyIn(visit, tx, { kind: "engagement", id: engagement.id }),
  );
  return page({
    title: visit.speak(engagementTitle(engagement.personName, engagement.firmName)),
    status: form === undefined ? 200 : 422,
    islands: story === null ? [] : ["keep-draft"],
    body: <EngagementShow visit={visit} sheet={sheet} week={week} story={story} form={form} />,
  });
}

type Shown = { visit: Visit; sheet: EngagementSheet };

type Around = { week: WeekSheet | null; story: StoryPage | null; form: FormState | undefined };

function EngagementShow(props: Shown & Around) {
  const { visit, sheet, week, story, form } = props;
  const { speak } = visit;
  const { engagement } = sheet;
  const { terms, number } = engagement;
  const time = { ...terms, endedOn: engagement.endedOn };
  return (
    <>
      <Heading
        title={speak(engagementTitle(engagement.personName, engagement.firmName))}
        above={`${engagementNumber(number)} ${terms.title}`}
        lead={
          <>
            <EngagementTag visit={visit} line={time} />{" "}
            {`${speak(halfDaysWords(terms.halfDays))} ${speak(daysWords(terms.fromWeek, lastDayOf(time)))}`}
          </>
        }
        actions={<Actions visit={visit} sheet={sheet} />}
      />
      <LeavingPart visit={visit} sheet={sheet} />
      <Section title={speak(engagementWords.agreed)}>
        <Agreed visit={visit} engagement={engagement} />
      </Section>
      <Section title={speak(engagementWords.timePart)}>
        <Share visit={visit} engagement={engagement} />
      </Section>
      {week !== null && (
        <Section title={speak(weekWords.title)} id="week">
          <RealWeek visit={visit} sheet={week} whose={engagement.personName} filesAt={`/engagements/${number}/week`} />
        </Section>
      )}
      <Section title={speak(engagementWords.checkIns)} id="check-ins">
        <CompanionCard visit={visit} of={engagement} />
        <CompanionLinks visit={visit} number={number} isNamed={engagement.companion !== ""} />
        <CheckIns visit={visit} sheet={sheet} />
      </Section>
      {engagement.ending !== null && (
        <Section title={speak(engagementWords.outcomePart)}>
          <Outcome visit={visit} engagement={engagement} />
        </Section>
      )}
      <SpokenLines visit={visit} lines={sheet.spoken} />
      <StorySection
        visit={visit}
        story={story}
        record={{ kind: "engagement", number }}
        spans={spansOf([time])}
        form={form}
      />
    </>
  );
}

function Actions({ visit, sheet }: Shown) {
  const { actor, language, speak } = visit;
  const { engagement } = sheet;
  if (engagement.endedOn !== null) return null;
  const object = { hubId: actor.hubId, firmId: engagement.firmId, personId: engagement.personId };
  const at = (path: string) => localHref(language, `/engagements/${engagement.number}${path}`);
  const isOver = engagementState({ ...engagement.terms, endedOn: null }, visit.app.clock.today()) === "over";
  return (
    <>
      {may(actor, "engagement.edit", object) && (
        <LinkButton href={at("/edit")}>{speak(engagementWords.edit)}</LinkButton>
      )}
      {may(actor, "week.set", object) && <LinkButton href={at("/week")}>{speak(weekWords.set)}</LinkButton>}
      {canTell(visit, sheet) && <LinkButton href={at("/leaving")}>{speak(leavingWords.tell)}</LinkButton>}
      {may(actor, "engagement.end", object) && (
        <LinkButton href={at("/end")} look={isOver ? "primary" : "secondary"}>
          {speak(engagementWords.end)}
        </LinkButton>
      )}
    </>
  );
}

type Part = { visit: Visit; engagement: EngagementView };

function Agreed({ visit, engagement }: Part) {
  const { language, speak } = visit;
  const { terms, project } = engagement;
  const linked = (folder: string, number: number | null, name: string) =>
    number === null ? name : <a href={localHref(language, `/${folder}/${number}`)}>{name}</a>;
  return (
    <DefinitionList
      speak={speak}
      items={[
        {
          term: speak(engagementWords.person),
          value: linked("people", engagement.personNumber, engagement.personName),
        },
        { term: speak(engagementWords.firm), value: linked("firms", engagement.firmNumber, engagement.firmName) },
        ...(project === null
          ? []
          : [
              {
                term: speak(engagementWords.project),
                value: linked("projects", project.number, `${projectNumber(project.number)} ${project.title}`),
              },
            ]),
        { term: speak(engagementLabels.role), value: terms.role },
        { term: speak(engagementLabels.roleKind), value: speak(roleKindWords[terms.roleKind]) },
        { term: speak(engagementLabels.stage), value: speak(stageWords[terms.stage]) },
        { term: speak(engagementLabels.payYenPerMonth), value: speak(monthlyPayWords(terms.payYenPerMonth)) },
        { term: speak(engagementWords.updated), value: speak(dayWords(engagement.updatedAt)) },
      ]}
    />
  );
}

/** The share in four weeks as a picture: this engagement's half-days, and the rest of the person's time where it is known. */
function Share({ visit, engagement }: Part) {
  const { speak } = visit;
  const { terms, capacity } = engagement;
  const { title, halfDays, onSiteHalfDays } = terms;
  const picture: StripPicture = {
    id: "share",
    capacity: capacity ?? halfDays,
    shares: [{ name: title, initial: initialsOf([title])[0] ?? "", halfDays }],
    words: {
      title: speak(sharePictureTitle(halfDays, onSiteHalfDays)),
      free: speak(engagementWords.rest),
      outside: speak(engagementWords.outside),
      halfDays: (count) => speak(halfDaysWords(count)),
      project: speak(engagementWords.list),
      share: speak(engagementLabels.halfDays),
    },
  };
  return (
    <>
      <p>{speak(sharePictureTitle(halfDays, onSiteHalfDays))}</p>
      <MonthStrip picture={picture} size="full" />
      <details>
        <summary>{speak(engagementWords.asTable)}</summary>
        <MonthStripTable picture={picture} />
      </details>
    </>
  );
}

function Outcome({ visit, engagement }: Part) {
  const { speak } = visit;
  const { ending, outcome, outcomeScore } = engagement;
  return (
    <DefinitionList
      speak={speak}
      items={[
        { term: speak(engagementEndLabels.ending), value: ending !== null && speak(endingWords[ending]) },
        { term: speak(engagementEndLabels.outcome), value: outcome },
        ...(outcomeScore === null
          ? []
          : [{ term: speak(engagementEndLabels.outcomeScore), value: speak(scoreWords(outcomeScore)) }]),
      ]}
    />
  );
}
