import { may, permit } from "#domain/access/may.ts";
import type { SpokenLine } from "#domain/behalf/views.ts";
import { spokenAt } from "#domain/behalf/views.ts";
import { type DialogueLine, type LineKind, lineKinds } from "#domain/needs/terms.ts";
import { type DialogueView, worriesTold } from "#domain/needs/views.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import { dialogueNumber, dialogueStatusWords, dialogueWords, lineKindWords, talkWords } from "#text/needs.ts";
import { projectNumber } from "#text/projects.ts";
import { projectStatusWords } from "#text/terms.ts";
import { emptyForm, type FormState, formAgain, textOf } from "#web/form-state.ts";
import { SpokenLines } from "#web/pages/behalf/fields.tsx";
import { loadDialogue } from "#web/pages/needs/load.ts";
import { Quote } from "#web/pages/needs/quotes.tsx";
import { questionAsked, workspacePage } from "#web/pages/needs/workspace.tsx";
import { statusTone } from "#web/pages/projects/status-tone.ts";
import { Button, ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Tag } from "#web/ui/tag.tsx";

/** A dialogue: for who writes it the question that comes next, for everybody else, and at the end, all that was said. */
export async function showDialogue(visit: Visit): Promise<Answer> {
  const dialogue = await loadDialogue(visit, "dialogue.show");
  if (dialogue === null) return refusal({ code: "not-found" });
  const kind = questionAsked(visit.query, dialogue.lines);
  if (kind !== null && dialogue.status === "open" && mayWrite(visit, dialogue))
    return asking(visit, { dialogue, kind, state: emptyForm });
  const typed = await visit.app.db.read(visit.actor, async (tx) => {
    const allowed = permit(visit.app.may, visit.actor, "dialogue.show", objectOf(visit, dialogue));
    return allowed === null ? [] : spokenAt(tx, allowed, { kind: "dialogue", ids: [dialogue.id] });
  });
  return wholePage(visit, dialogue, typed);
}

/** The question again, with the words that were typed. */
export async function writeAgain(visit: Visit, body: Body, refused: Refusal): Promise<Answer> {
  const dialogue = await loadDialogue(visit, "dialogue.write");
  if (dialogue === null) return refusal({ code: "not-found" });
  const asked = textOf(body.fields["kind"]);
  const kind = lineKinds.find((each) => each === asked) ?? "fact";
  return asking(visit, { dialogue, kind, state: formAgain(body.fields, refused) });
}

const objectOf = ({ actor }: Visit, { firmId }: DialogueView) => ({ hubId: actor.hubId, firmId });
const mayWrite = (visit: Visit, dialogue: DialogueView): boolean =>
  may(visit.actor, "dialogue.write", objectOf(visit, dialogue));

type Asking = { readonly dialogue: DialogueView; readonly kind: LineKind; readonly state: FormState };

async function asking(visit: Visit, { dialogue, kind, state }: Asking): Promise<Answer> {
  const { actor, app } = visit;
  const allowed = permit(app.may, actor, "dialogue.write", objectOf(visit, dialogue));
  if (allowed === null) return refusal({ code: "not-allowed" });
  const before = kind === "worry" ? await app.db.read(actor, (tx) => worriesTold(tx, allowed, dialogue.firmId)) : [];
  return workspacePage({ visit, dialogue, kind, before, state });
}

function wholePage(visit: Visit, dialogue: DialogueView, typed: readonly SpokenLine[]): Answer {
  const { language, speak } = visit;
  return page({
    title: speak(dialogueWords.whole),
    body: (
      <div class="prose">
        <Heading
          title={speak(dialogueWords.whole)}
          above={
            <>
              {`${dialogueNumber(dialogue.number)} `}
              <a href={localHref(language, `/firms/${dialogue.firmNumber}`)}>{dialogue.firmName}</a>
            </>
          }
          lead={
            <>
              <Tag tone={dialogue.status === "open" ? "active" : "neutral"}>
                {speak(dialogueStatusWords[dialogue.status])}
              </Tag>{" "}
              {speak(talkWords(dialogue))}
            </>
          }
        />
        <Section title={speak(dialogueWords.cameOf)}>
          <Requirements visit={visit} dialogue={dialogue} />
        </Section>
        <AllLines visit={visit} dialogue={dialogue} isOpen={dialogue.status === "open" && mayWrite(visit, dialogue)} />
        <Steps visit={visit} dialogue={dialogue} />
        <SpokenLines visit={visit} lines={typed} />
      </div>
    ),
  });
}

/** All that was said, question by question; what was not asked yet says so to who may ask it. */
export function AllLines({ visit, dialogue, isOpen }: { visit: Visit; dialogue: DialogueView; isOpen: boolean }) {
  const { language, speak } = visit;
  return (
    <>
      {lineKinds.map((kind) => {
        const lines = dialogue.lines.filter((line) => line.kind === kind);
        if (lines.length === 0 && (kind === "fact" || !isOpen)) return null;
        const ask = localHref(language, `/dialogues/${dialogue.number}?ask=${kind}`);
        return (
          <Section key={kind} title={speak(lineKindWords(kind))}>
            {lines.length === 0 && (
              <p>
                <span class="muted">{speak(dialogueWords.notAsked)}</span>{" "}
                <a href={ask}>{speak(dialogueWords.askNow)}</a>
              </p>
            )}
            {lines.map((line) => (
              <Line key={line.seq} visit={visit} dialogue={dialogue} line={line} />
            ))}
          </Section>
        );
      })}
    </>
  );
}

function Line({ visit, dialogue, line }: { visit: Visit; dialogue: DialogueView; line: DialogueLine }) {
  const { actor, language, speak } = visit;
  const isTheirs = line.speaker === "owner" || actor.firmId === null;
  return (
    <div class="line">
      <Quote visit={visit} line={line} />
      {isTheirs && may(actor, "dialogue.correct", objectOf(visit, dialogue)) && (
        <a class="target" href={localHref(language, `/dialogues/${dialogue.number}/lines/${line.seq}`)}>
          {speak(dialogueWords.correct)}
          <span class="visually-hidden">{` ${line.words.slice(0, 40)}`}</span>
        </a>
      )}
    </div>
  );
}

function Requirements({ visit, dialogue }: { visit: Visit; dialogue: DialogueView }) {
  const { actor, language, speak } = visit;
  const { number, requirements } = dialogue;
  const mayMake = may(actor, "dialogue.make-requirement", objectOf(visit, dialogue)) && dialogue.lines.length > 0;
  return (
    <>
      {requirements.length === 0 ? (
        <p class="muted">{speak(dialogueWords.cameOfNone)}</p>
      ) : (
        <ul class="page-links">
          {requirements.map(({ number: of, title, status }) => (
            <li key={of}>
              <a class="target" href={localHref(language, `/projects/${of}`)}>{`${projectNumber(of)} ${title}`}</a>{" "}
              <Tag tone={statusTone[status]}>{speak(projectStatusWords[status])}</Tag>
            </li>
          ))}
        </ul>
      )}
      {mayMake && (
        <ButtonRow>
          <LinkButton
            href={localHref(language, `/dialogues/${number}/requirement`)}
            look={requirements.length === 0 ? "primary" : "secondary"}
          >
            {speak(requirements.length === 0 ? dialogueWords.make : dialogueWords.makeMore)}
          </LinkButton>
        </ButtonRow>
      )}
    </>
  );
}

/** Closing, or taking it up again. */
function Steps({ visit, dialogue }: { visit: Visit; dialogue: DialogueView }) {
  const { actor, app, language, speak } = visit;
  const object = objectOf(visit, dialogue);
  const at = (path: string) => localHref(language, `/dialogues/${dialogue.number}/${path}`);
  if (dialogue.status === "open")
    return may(actor, "dialogue.close", object) && dialogue.lines.length > 0 ? (
      <ButtonRow>
        <LinkButton href={at("close")}>{speak(dialogueWords.close)}</LinkButton>
      </ButtonRow>
    ) : null;
  return may(actor, "dialogue.resume", object) ? (
    <Form
      speak={speak}
      action={at("resume")}
      idempotencyKey={app.ids.next()}
      version={dialogue.version}
      buttons={<Button look="secondary">{speak(dialogueWords.resume)}</Button>}
    >
      {null}
    </Form>
  ) : null;
}
