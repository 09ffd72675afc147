import { answerByLink, answerByLinkInput } from "#domain/accompaniment/answer-by-link.ts";
import { type OpenedLink, showCheckIn } from "#domain/accompaniment/show-check-in.ts";
import { parseInput } from "#domain/fields.ts";
import { type Answer, page, redirect, refusal, type Visit } from "#route.ts";
import { checkInLabels, checkInTitle, checkInWords, readersWords } from "#text/accompaniment.ts";
import { emptyForm, type FormState, formAgain, shownFaults } from "#web/form-state.ts";
import { CompanionCard, Questions } from "#web/pages/accompaniment/questions.tsx";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";

/** The check-in that the link opens; whoever tries many tokens is told to wait. */
async function opened(visit: Visit): Promise<OpenedLink | Answer> {
  const { app, clientAddress, hub, params } = visit;
  const seconds = await app.tries.take("check-in-from", clientAddress);
  if (seconds > 0) return refusal({ code: "too-many-tries", seconds });
  const shown = await showCheckIn(app, hub.id, params["token"] ?? "");
  if (!shown.ok) return refusal(shown.refusal);
  await app.tries.forget("check-in-from", clientAddress);
  return shown.value;
}

/** What a mailed link opens. Opening it changes nothing, because mail scanners open links. */
export async function checkInPage(visit: Visit): Promise<Answer> {
  const shown = await opened(visit);
  if ("kind" in shown) return shown;
  return shown.isAnswered ? thanksPage(visit, shown) : questionsPage(visit, shown, emptyForm);
}

/** Sends the answer of the one check-in that the link is for. */
export async function sendAnswer(visit: Visit): Promise<Answer> {
  const shown = await opened(visit);
  if ("kind" in shown) return shown;
  const { app, hub, params } = visit;
  const token = params["token"] ?? "";
  const { fields } = await visit.body();
  const parsed = parseInput(answerByLinkInput, fields);
  if (!parsed.ok)
    return shown.isAnswered ? thanksPage(visit, shown) : questionsPage(visit, shown, formAgain(fields, parsed.refusal));
  const outcome = await answerByLink(app, hub.id, { token, answer: parsed.value });
  return outcome.ok ? redirect(`/check-ins/${token}`) : refusal(outcome.refusal);
}

function questionsPage(visit: Visit, { sheet }: OpenedLink, state: FormState): Answer {
  const { app, language, params, speak } = visit;
  return page({
    title: speak(checkInWords.title),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading
          title={speak(checkInTitle(sheet.title, sheet.other))}
          lead={`${speak(checkInWords.minute)}${speak(readersWords(sheet.side))}`}
        />
        <ErrorSummary speak={speak} faults={shownFaults(visit, checkInLabels, state)} />
        <Form
          speak={speak}
          action={localHref(language, `/check-ins/${params["token"] ?? ""}`)}
          idempotencyKey={app.ids.next()}
          buttons={<Button look="human">{speak(checkInWords.send)}</Button>}
        >
          <Questions visit={visit} state={state} />
        </Form>
        <CompanionCard visit={visit} of={sheet} />
      </div>
    ),
  });
}

function thanksPage(visit: Visit, { sheet }: OpenedLink): Answer {
  const { speak } = visit;
  return page({
    title: speak(checkInWords.thanksTitle),
    body: (
      <div class="prose">
        <Heading title={speak(checkInWords.thanksTitle)} />
        <Notice speak={speak} kind="human" title={speak(checkInWords.thanks)} announce>
          <p>{speak(checkInWords.thanksChange)}</p>
        </Notice>
        <CompanionCard visit={visit} of={sheet} />
      </div>
    ),
  });
}
