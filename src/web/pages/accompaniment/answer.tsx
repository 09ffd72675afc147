import { permit } from "#domain/access/may.ts";
import { findCheckIn } from "#domain/accompaniment/answer-check-in.ts";
import type { CheckInSheet } from "#domain/accompaniment/views-check-ins.ts";
import { waitingCheckIns } from "#domain/accompaniment/views-check-ins.ts";
import { typesForOthers } from "#domain/behalf/rules.ts";
import { showEngagement } from "#domain/engagements/show-engagement.ts";
import { type CheckInSide, checkInSides } from "#domain/engagements/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import {
  checkInLabels,
  checkInsWaiting,
  checkInTitle,
  checkInWords,
  readersWords,
  waitingSince,
} from "#text/accompaniment.ts";
import { spokenLabels } from "#text/behalf.ts";
import { engagementNumber, sideWords } from "#text/engagements.ts";
import { numberIn } from "#web/form-routes.ts";
import { emptyForm, type FormState, formAgain, shownFaults, textOf } from "#web/form-state.ts";
import { CompanionCard, Questions } from "#web/pages/accompaniment/questions.tsx";
import { SpokenFields } from "#web/pages/behalf/fields.tsx";
import { Button, LinkButton } from "#web/ui/button.tsx";
import { Empty } from "#web/ui/data-table.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The check-ins that wait for the reader's own answer. */
export async function ownCheckInsPage(visit: Visit): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const allowed = permit(app.may, actor, "check-in.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const waiting = await app.db.read(actor, (tx) => waitingCheckIns(tx, allowed));
  const title = speak(waiting.length === 0 ? checkInWords.noneTitle : checkInsWaiting(waiting.length));
  return page({
    title,
    body: (
      <>
        <Heading
          title={title}
          lead={waiting.length === 0 ? speak(checkInWords.noneText) : speak(checkInWords.minute)}
        />
        <ol class="tasks">
          {waiting.map((sheet, index) => (
            <li class="task" key={sheet.id}>
              <h2>{speak(checkInTitle(sheet.title, sheet.other))}</h2>
              <p class="muted">{speak(waitingSince(sheet.dueOn))}</p>
              <LinkButton
                href={localHref(language, `/engagements/${sheet.engagement}/check-in`)}
                look={index === 0 ? "primary" : "secondary"}
              >
                {speak(checkInWords.answer)}
                <span class="visually-hidden"> {sheet.title}</span>
              </LinkButton>
            </li>
          ))}
        </ol>
      </>
    ),
  });
}

/** Whose answer staff type, as the address or the form says it. */
export const sideIn = (text: string | null | undefined): CheckInSide => (text === "firm" ? "firm" : "person");

/** The questions of the check-in that is due at an engagement: a side's own, or typed by staff for a side. */
export async function answerPage(visit: Visit): Promise<Answer> {
  const side = sideIn(visit.query.get("side"));
  return answering(visit, side, emptyForm);
}

/** The questions again, with what was typed and what was missing. */
export const answerAgain = (visit: Visit, body: Body, refused: Refusal): Promise<Answer> =>
  answering(visit, sideIn(textOf(body.fields["side"])), formAgain(body.fields, refused));

async function answering(visit: Visit, side: CheckInSide, state: FormState): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const number = numberIn(visit) ?? 0;
  const sheet = await findCheckIn(app, actor, { engagement: number, side });
  const forOthers = typesForOthers(actor);
  if (sheet === null) {
    const isThere = forOthers && (await showEngagement(app, actor, number)) !== null;
    return isThere ? nothingDue(visit, number, side) : refusal({ code: "not-found" });
  }
  const labels = { ...checkInLabels, ...spokenLabels };
  return page({
    title: speak(forOthers ? checkInWords.typeTitle : checkInWords.title),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading
          title={speak(forOthers ? checkInWords.typeTitle : checkInTitle(sheet.title, sheet.other))}
          above={
            forOthers
              ? `${engagementNumber(sheet.engagement)} ${sheet.title} ${sheet.other}`
              : speak(waitingSince(sheet.dueOn))
          }
          lead={
            forOthers
              ? `${speak(sideWords[sheet.side])} ${speak(waitingSince(sheet.dueOn))}`
              : `${speak(checkInWords.minute)}${speak(readersWords(sheet.side))}`
          }
        />
        <ErrorSummary speak={speak} faults={shownFaults(visit, labels, state)} />
        {forOthers && <OtherSide visit={visit} sheet={sheet} />}
        <Form
          speak={speak}
          action={localHref(language, `/engagements/${number}/check-in`)}
          idempotencyKey={app.ids.next()}
          hidden={{ side: sheet.side }}
          buttons={
            <Button look={forOthers ? "primary" : "human"}>
              {speak(forOthers ? checkInWords.typed : checkInWords.send)}
            </Button>
          }
        >
          <Questions visit={visit} state={state} forOthers={forOthers} />
          <SpokenFields visit={visit} state={state} />
        </Form>
        {!forOthers && <CompanionCard visit={visit} of={sheet} />}
      </div>
    ),
  });
}

/** Staff go over to the other side of the same engagement. */
function OtherSide({
  visit,
  sheet,
}: {
  readonly visit: Visit;
  readonly sheet: Pick<CheckInSheet, "engagement" | "side">;
}) {
  const { language, speak } = visit;
  return (
    <nav class="page-links" aria-label={speak(checkInLabels.side)}>
      {checkInSides.map((side) => (
        <a
          key={side}
          class="target"
          aria-current={side === sheet.side ? "true" : undefined}
          href={localHref(language, `/engagements/${sheet.engagement}/check-in?side=${side}`)}
        >
          {speak(sideWords[side])}
        </a>
      ))}
    </nav>
  );
}

function nothingDue(visit: Visit, engagement: number, side: CheckInSide): Answer {
  const { language, speak } = visit;
  return page({
    title: speak(checkInWords.noneTitle),
    body: (
      <div class="prose">
        <Heading title={speak(checkInWords.typeTitle)} lead={speak(sideWords[side])} />
        <OtherSide visit={visit} sheet={{ engagement, side }} />
        <Empty
          title={speak(checkInWords.noneTitle)}
          text={speak(checkInWords.noneText)}
          action={{ href: localHref(language, `/engagements/${engagement}`), label: speak(checkInWords.toEngagement) }}
        />
      </div>
    ),
  });
}
