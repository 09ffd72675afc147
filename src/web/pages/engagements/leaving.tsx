import { may, permit } from "#domain/access/may.ts";
import { typesForOthers } from "#domain/behalf/rules.ts";
import { holeAfter, lastDaysOf } from "#domain/engagements/rules-leaving.ts";
import type { EngagementSheet } from "#domain/engagements/show-engagement.ts";
import { checkInSides } from "#domain/engagements/terms.ts";
import type { EngagementView } from "#domain/engagements/views-engagements.ts";
import { type LeavingLine, type LeavingSuggestion, leavingLines } from "#domain/engagements/views-leaving.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Body } from "#route.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { spokenLabels } from "#text/behalf.ts";
import { dateWords } from "#text/dates.ts";
import { engagementNumber, engagementTitle } from "#text/engagements.ts";
import { halfDaysWords } from "#text/half-days.ts";
import {
  foundWords,
  holeWords,
  leavingLabels,
  leavingSideWords,
  leavingsWaiting,
  leavingTold,
  leavingWords as w,
} from "#text/leaving.ts";
import { reasonWords } from "#text/plan-reasons.ts";
import { projectNumber } from "#text/projects.ts";
import { sentences } from "#text/speak.ts";
import { type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { SpokenFields } from "#web/pages/behalf/fields.tsx";
import { loadEngagement } from "#web/pages/engagements/show.tsx";
import { Button, LinkButton } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { ConfirmMoment } from "#web/ui/confirm-moment.tsx";
import { DataTable } from "#web/ui/data-table.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { DateField, TextAreaField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";

const readerOf = ({ actor }: Visit) => (actor.firmId !== null ? "firm" : actor.personId !== null ? "person" : "hub");

/** Whether the end of this engagement can still be told: while a whole agreed week is left after the day. */
export function canTell({ app, actor }: Visit, { engagement, leaving }: EngagementSheet): boolean {
  const { first, last } = lastDaysOf(engagement.terms, app.clock.today());
  const object = { hubId: actor.hubId, firmId: engagement.firmId, personId: engagement.personId };
  return leaving === null && engagement.endedOn === null && first <= last && may(actor, "leaving.tell", object);
}

/** That the engagement ends, what becomes free, and for the hub who and what could follow. */
export function LeavingPart({ visit, sheet }: { visit: Visit; sheet: EngagementSheet }) {
  const { actor, app, language, speak } = visit;
  const { engagement, leaving, suggestions } = sheet;
  if (leaving === null || engagement.endedOn !== null) return null;
  const hole = holeAfter(engagement.terms, leaving.lastDay);
  const object = { hubId: actor.hubId, firmId: engagement.firmId, personId: engagement.personId };
  const isOwn = readerOf(visit) === "hub" || readerOf(visit) === leaving.side;
  return (
    <Section title={speak(w.hole)} id="leaving">
      <Notice kind="human" speak={speak} title={speak(leavingTold(leaving.side, leaving.lastDay))}>
        {hole !== null && <p>{speak(holeWords(hole, readerOf(visit)))}</p>}
        {leaving.words !== "" && <p class="said-words">{leaving.words}</p>}
      </Notice>
      {readerOf(visit) === "hub" && (
        <Found visit={visit} engagement={engagement} found={suggestions} isDone={leaving.repairedAt !== null} />
      )}
      {isOwn && may(actor, "leaving.take-back", object) && (
        <Form
          speak={speak}
          action={localHref(language, `/engagements/${engagement.number}/leaving/back`)}
          idempotencyKey={app.ids.next()}
          buttons={<Button look="secondary">{speak(w.takeBack)}</Button>}
        >
          {null}
        </Form>
      )}
    </Section>
  );
}

type FoundPart = {
  readonly visit: Visit;
  readonly engagement: EngagementView;
  readonly found: readonly LeavingSuggestion[];
  readonly isDone: boolean;
};

function Found({ visit, engagement, found, isDone }: FoundPart) {
  const { speak } = visit;
  if (!isDone) return <p>{speak(w.looking)}</p>;
  const followers = found.filter(({ person }) => person !== null);
  const works = found.filter(({ project }) => project !== null);
  return (
    <>
      <p class="muted">{speak(w.calm)}</p>
      <h3>{speak(w.followers)}</h3>
      {followers.length === 0 ? (
        <p>{speak(w.noFollower)}</p>
      ) : (
        <List visit={visit} engagement={engagement} found={followers} />
      )}
      <h3>{speak(w.works)}</h3>
      {works.length === 0 ? <p>{speak(w.noWork)}</p> : <List visit={visit} engagement={engagement} found={works} />}
    </>
  );
}

/** The reasons that tell most. */
const mostReasons = 3;

function List({ visit, engagement, found }: Omit<FoundPart, "isDone">) {
  const { actor, language, speak } = visit;
  const mayPut = may(actor, "proposal.put", { hubId: actor.hubId });
  return (
    <ul class="answers">
      {found.map(({ person, project, halfDays, why }) => {
        const asked = project?.number ?? engagement.project?.number ?? null;
        const card = person?.number ?? engagement.personNumber;
        const href = person !== null ? `/people/${person.number}` : `/projects/${project?.number ?? 0}`;
        const name = person?.name ?? `${projectNumber(project?.number ?? 0)} ${project?.title ?? ""}`;
        return (
          <li key={href}>
            <strong>
              <a class="target" href={localHref(language, href)}>
                {name}
              </a>
            </strong>{" "}
            {speak(halfDaysWords(halfDays))}
            <span class="cell-note">
              {sentences(
                speak,
                why.slice(0, mostReasons).map(({ reason }) => reasonWords(reason)),
              )}
            </span>
            {mayPut && asked !== null && card !== null && (
              <LinkButton href={localHref(language, `/proposals/new?project=${asked}&person=${card}`)}>
                <span class="visually-hidden">{`${name}: `}</span>
                {speak(w.propose)}
              </LinkButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The moment of telling it: what it means, for whom, until when, how to undo. */
export async function leavingPage(visit: Visit, form: FormState | null = null): Promise<Answer> {
  const sheet = await loadEngagement(visit);
  if (sheet === null) return refusal({ code: "not-found" });
  const { actor, app, language, speak } = visit;
  const { engagement } = sheet;
  const object = { hubId: actor.hubId, firmId: engagement.firmId, personId: engagement.personId };
  if (permit(app.may, actor, "leaving.tell", object) === null) return refusal({ code: "not-allowed" });
  if (engagement.endedOn !== null) return refusal({ code: "wrong-state", state: "ended" });
  if (sheet.leaving !== null) return refusal({ code: "wrong-state", state: "leaving-told" });
  const { first, last } = lastDaysOf(engagement.terms, app.clock.today());
  const state: FormState = form ?? { values: {}, faults: [] };
  const title = speak(w.title);
  const labels = { ...leavingLabels, ...spokenLabels };
  const hole = holeAfter(engagement.terms, first);
  return page({
    title,
    status: form === null ? 200 : 422,
    body: (
      <div class="prose">
        <Heading
          title={title}
          above={
            <a href={localHref(language, `/engagements/${engagement.number}`)}>
              {`${engagementNumber(engagement.number)} ${speak(engagementTitle(engagement.personName, engagement.firmName))}`}
            </a>
          }
          lead={hole === null ? undefined : speak(holeWords(hole, readerOf(visit)))}
        />
        <ErrorSummary speak={speak} faults={shownFaults(visit, labels, state)} />
        <ConfirmMoment
          speak={speak}
          title={engagement.terms.title}
          meaning={speak(w.meaning)}
          whom={speak(w.whom)}
          until={speak(w.until)}
          undo={speak(w.undo)}
          action={localHref(language, `/engagements/${engagement.number}/leaving`)}
          idempotencyKey={app.ids.next()}
          name="answer"
          yes={{ label: speak(w.yes), value: "yes" }}
          no={{ label: speak(w.no), value: "no" }}
        >
          {typesForOthers(actor) && (
            <RadioGroup
              {...fieldOf(visit, labels, state, "side")}
              required
              sideBySide
              options={checkInSides.map((value) => ({ value, label: speak(leavingSideWords[value]) }))}
            />
          )}
          <DateField {...fieldOf(visit, labels, state, "lastDay")} required min={first} max={last} />
          <TextAreaField
            {...fieldOf(visit, labels, state, "words")}
            maxLength={500}
            rows={3}
            hint={speak(w.wordsHint)}
          />
          <SpokenFields visit={visit} state={state} />
        </ConfirmMoment>
      </div>
    ),
  });
}

/** The moment again with what was typed. */
export const leavingAgain = (visit: Visit, body: Body, refused: Refusal): Promise<Answer> =>
  leavingPage(visit, formAgain(body.fields, refused));

/** Every engagement that ends early, the nearest day first. */
export async function listLeaving(visit: Visit): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const allowed = permit(app.may, actor, "leaving.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const lines = await app.db.read(actor, (tx) => leavingLines(tx, allowed));
  const title = speak(lines.length === 0 ? w.list : leavingsWaiting(lines.length));
  return page({
    title,
    body: (
      <>
        <Heading title={title} />
        <DataTable
          speak={speak}
          caption={speak(w.list)}
          rows={lines}
          rowKey={({ number }) => String(number)}
          empty={{
            title: speak(w.none),
            text: speak(w.noneText),
            action: { href: localHref(language, "/engagements"), label: speak(w.toEngagements) },
          }}
          columns={[
            {
              key: "engagement",
              label: speak(w.engagement),
              cell: ({ number, personName, firmName }: LeavingLine) => (
                <a href={localHref(language, `/engagements/${number}#leaving`)}>
                  {`${engagementNumber(number)} ${speak(engagementTitle(personName, firmName))}`}
                </a>
              ),
            },
            { key: "lastDay", label: speak(leavingLabels.lastDay), cell: ({ lastDay }) => speak(dateWords(lastDay)) },
            {
              key: "hole",
              label: speak(w.hole),
              cell: (line) => {
                const hole = holeAfter(line, line.lastDay);
                return hole === null ? "–" : speak(holeWords(hole, "hub"));
              },
            },
            {
              key: "found",
              label: speak(w.found),
              cell: ({ isRepaired, followers, works }) => speak(isRepaired ? foundWords(followers, works) : w.looking),
            },
          ]}
        />
      </>
    ),
  });
}
