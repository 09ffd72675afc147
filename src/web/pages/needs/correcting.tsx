import type { DialogueLine } from "#domain/needs/terms.ts";
import type { DialogueView } from "#domain/needs/views.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import { spokenLabels } from "#text/behalf.ts";
import { dialogueLabels, dialogueNumber, dialogueWords, lineKindWords } from "#text/needs.ts";
import { numberIn } from "#web/form-routes.ts";
import { type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { SpokenFields } from "#web/pages/behalf/fields.tsx";
import { loadDialogue } from "#web/pages/needs/load.ts";
import { Quote } from "#web/pages/needs/quotes.tsx";
import { AllLines } from "#web/pages/needs/show.tsx";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextAreaField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

type Found = { readonly dialogue: DialogueView; readonly line: DialogueLine };

const labels = { ...dialogueLabels, ...spokenLabels };

/** Who spoke is known from the dialogue; a screen is not a channel of its own. */
const spokenOf = ({ spokenBy, channel }: DialogueView) => ({
  spoke: spokenBy,
  channel: channel === "online" ? "visit" : channel,
});

/** The words with a form to correct them. */
export async function correctPage(visit: Visit): Promise<Answer> {
  const found = await findLine(visit);
  if (found === null) return refusal({ code: "not-found" });
  const values = { words: found.line.words, ...spokenOf(found.dialogue) };
  return correcting(visit, found, { state: { values, faults: [] }, stale: false });
}

/** The form again, with what was typed; beside what somebody else has saved meanwhile. */
export async function correctAgain(visit: Visit, body: Body, refused: Refusal): Promise<Answer> {
  const found = await findLine(visit);
  if (found === null) return refusal({ code: "not-found" });
  return correcting(visit, found, { state: formAgain(body.fields, refused), stale: refused.code === "stale" });
}

/** A note of the definer's is not the owner's to correct. */
async function findLine(visit: Visit): Promise<Found | null> {
  const dialogue = await loadDialogue(visit, "dialogue.correct");
  const seq = numberIn(visit, "line");
  const line = dialogue?.lines.find((each) => each.seq === seq);
  if (dialogue === null || line === undefined) return null;
  return line.speaker === "definer" && visit.actor.firmId !== null ? null : { dialogue, line };
}

type Typed = { readonly state: FormState; readonly stale: boolean };

function correcting(visit: Visit, { dialogue, line }: Found, { state, stale }: Typed): Answer {
  const { app, language, speak } = visit;
  const title = speak(stale ? dialogueWords.staleTitle : dialogueWords.correctTitle);
  return page({
    title,
    status: stale ? 409 : state.faults.length > 0 ? 422 : 200,
    islands: ["keep-draft"],
    body: (
      <div class="prose">
        <Heading
          title={title}
          above={`${dialogueNumber(dialogue.number)} ${dialogue.firmName} ${speak(lineKindWords(line.kind))}`}
          lead={speak(stale ? dialogueWords.staleLead : dialogueWords.correctLead)}
        />
        {(stale || line.firstWords !== null) && <Quote visit={visit} line={line} />}
        <ErrorSummary speak={speak} faults={shownFaults(visit, labels, state)} />
        <Form
          speak={speak}
          action={localHref(language, `/dialogues/${dialogue.number}/lines/${line.seq}`)}
          idempotencyKey={app.ids.next()}
          version={stale ? line.version : Number(state.values["version"] ?? line.version)}
          draft={`dialogue ${dialogue.number} line ${line.seq}`}
          buttons={<Button>{speak(dialogueWords.correctSave)}</Button>}
        >
          <TextAreaField {...fieldOf(visit, labels, state, "words")} required rows={5} maxLength={1000} />
          {line.speaker === "owner" && <SpokenFields visit={visit} state={state} />}
        </Form>
      </div>
    ),
  });
}

/** All words once more, to be read back, and how that was done. */
export async function closePage(visit: Visit): Promise<Answer> {
  const dialogue = await loadDialogue(visit, "dialogue.close");
  if (dialogue === null) return refusal({ code: "not-found" });
  if (dialogue.status !== "open") return refusal({ code: "wrong-state", state: dialogue.status });
  return closing(visit, dialogue, { values: spokenOf(dialogue), faults: [] });
}

/** The form again, with what was typed. */
export async function closeAgain(visit: Visit, body: Body, refused: Refusal): Promise<Answer> {
  const dialogue = await loadDialogue(visit, "dialogue.close");
  if (dialogue === null) return refusal({ code: "not-found" });
  if (refused.code === "stale") return refusal(refused);
  return closing(visit, dialogue, formAgain(body.fields, refused));
}

function closing(visit: Visit, dialogue: DialogueView, state: FormState): Answer {
  const { app, language, speak } = visit;
  return page({
    title: speak(dialogueWords.closeTitle),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading
          title={speak(dialogueWords.closeTitle)}
          above={`${dialogueNumber(dialogue.number)} ${dialogue.firmName}`}
          lead={speak(dialogueWords.closeLead)}
        />
        <AllLines visit={visit} dialogue={dialogue} isOpen={false} />
        <ErrorSummary speak={speak} faults={shownFaults(visit, labels, state)} />
        <Form
          speak={speak}
          action={localHref(language, `/dialogues/${dialogue.number}/close`)}
          idempotencyKey={app.ids.next()}
          version={dialogue.version}
          buttons={<Button>{speak(dialogueWords.closeButton)}</Button>}
        >
          <SpokenFields visit={visit} state={state} />
        </Form>
      </div>
    ),
  });
}
