import type { ComponentChildren } from "preact";
import { draftOf, sourcesOf } from "#domain/needs/rules.ts";
import type { SourceField } from "#domain/needs/terms.ts";
import type { DialogueView } from "#domain/needs/views.ts";
import { elements } from "#domain/people/terms.ts";
import { mostNeed } from "#domain/projects/rules.ts";
import { roleKinds, themes } from "#domain/projects/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import { halfDaysExample, halfDaysHint, halfDaysUnit, halfDaysWords } from "#text/half-days.ts";
import { dialogueNumber, dialogueWords, issueLabel, talkWords } from "#text/needs.ts";
import { pointsLabels, projectLabels, projectWords } from "#text/projects.ts";
import { elementMeanings, elementWords, roleKindLeads, roleKindWords, themeWords } from "#text/terms.ts";
import { type FormState, fieldOf, formAgain, listOf, shownFaults } from "#web/form-state.ts";
import { loadDialogue } from "#web/pages/needs/load.ts";
import { Quote } from "#web/pages/needs/quotes.tsx";
import { ShapeEditor } from "#web/pages/people/shape-editor.tsx";
import { numberTyped } from "#web/pages/projects/points.tsx";
import { Button } from "#web/ui/button.tsx";
import { CheckboxGroup, RadioGroup } from "#web/ui/choice-field.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { DateField, NumberField, TextAreaField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { Island } from "#web/ui/island.tsx";
import { localHref } from "#web/ui/local-href.ts";

const labels = { issue: issueLabel, ...projectLabels, ...pointsLabels };

/** A requirement written from the owner's words, line by line; what they leave open is empty. */
export async function makePage(visit: Visit): Promise<Answer> {
  const dialogue = await loadDialogue(visit, "dialogue.make-requirement");
  if (dialogue === null) return refusal({ code: "not-found" });
  const values = { place: dialogue.firmTown, onSiteHalfDays: 0, ...draftOf(dialogue.lines) };
  return making(visit, dialogue, { values, faults: [] });
}

/** The form again, with everything that was typed. */
export async function makeAgain(visit: Visit, body: Body, refused: Refusal): Promise<Answer> {
  const dialogue = await loadDialogue(visit, "dialogue.make-requirement");
  if (dialogue === null) return refusal({ code: "not-found" });
  return making(visit, dialogue, formAgain(body.fields, refused));
}

function making(visit: Visit, dialogue: DialogueView, state: FormState): Answer {
  const { app, language, speak } = visit;
  const part = { visit, dialogue, state };
  return page({
    title: speak(dialogueWords.makeTitle),
    status: state.faults.length > 0 ? 422 : 200,
    islands: ["keep-draft", "project-form", "shape-dial"],
    body: (
      <div class="prose">
        <Heading
          title={speak(dialogueWords.makeTitle)}
          above={`${dialogueNumber(dialogue.number)} ${dialogue.firmName} ${speak(talkWords(dialogue))}`}
          lead={speak(dialogueWords.makeLead)}
        />
        <ErrorSummary speak={speak} faults={shownFaults(visit, labels, state)} />
        <Island name="project-form" data={{ language }}>
          <Form
            speak={speak}
            action={localHref(language, `/dialogues/${dialogue.number}/requirement`)}
            idempotencyKey={app.ids.next()}
            draft={`requirement of dialogue ${dialogue.number}`}
            buttons={<Button>{speak(dialogueWords.makeSave)}</Button>}
          >
            <WorkPart {...part} />
            <RolePart {...part} />
            <TimePart {...part} />
            <Section title={speak(projectWords.radarTitle)}>
              <Sourced {...part} name="shape">
                <ShapeEditor
                  visit={visit}
                  state={state}
                  labels={labels}
                  hint={speak(dialogueWords.needLead)}
                  limits={{ most: mostNeed, all: null }}
                />
                <Meanings visit={visit} />
              </Sourced>
            </Section>
          </Form>
        </Island>
      </div>
    ),
  });
}

type Part = { readonly visit: Visit; readonly dialogue: DialogueView; readonly state: FormState };

const fieldsOf =
  ({ visit, state }: Part) =>
  (name: keyof typeof labels) =>
    fieldOf(visit, labels, state, name);

function WorkPart(part: Part) {
  const { speak } = part.visit;
  const field = fieldsOf(part);
  return (
    <>
      <Sourced {...part} name="issue">
        <TextAreaField
          {...field("issue")}
          maxLength={1000}
          rows={3}
          example={speak(dialogueWords.issueExample)}
          hint={speak(dialogueWords.issueHint)}
        />
      </Sourced>
      <Sourced {...part} name="result">
        <TextAreaField {...field("result")} required maxLength={2000} example={speak(projectWords.resultExample)} />
      </Sourced>
      <TextField {...field("title")} required maxLength={80} example={speak(projectWords.titleExample)} />
      <Sourced {...part} name="whatIsNew">
        <TextAreaField {...field("whatIsNew")} maxLength={1000} rows={2} example={speak(projectWords.newExample)} />
      </Sourced>
      <Sourced {...part} name="whatIsHard">
        <TextAreaField {...field("whatIsHard")} maxLength={1000} rows={2} example={speak(projectWords.hardExample)} />
      </Sourced>
      <Sourced {...part} name="mayDecide">
        <TextAreaField {...field("mayDecide")} maxLength={1000} rows={2} example={speak(projectWords.decideExample)} />
      </Sourced>
    </>
  );
}

function RolePart(part: Part) {
  const { speak } = part.visit;
  const field = fieldsOf(part);
  return (
    <Sourced {...part} name="roleKind">
      <RadioGroup
        {...field("roleKind")}
        required
        options={roleKinds.map((value) => ({
          value,
          label: speak(roleKindWords[value]),
          hint: speak(roleKindLeads[value]),
        }))}
      />
      <CheckboxGroup
        {...field("themes")}
        required
        sideBySide
        values={listOf(part.state.values["themes"])}
        options={themes.map((value) => ({ value, label: speak(themeWords[value]) }))}
      />
    </Sourced>
  );
}

function TimePart(part: Part) {
  const { speak } = part.visit;
  const field = fieldsOf(part);
  const wanted = numberTyped(part.state.values["halfDays"]);
  const inWords = Number.isInteger(wanted) && wanted > 0 ? speak(halfDaysWords(wanted)) : "";
  const unit = speak(halfDaysUnit);
  return (
    <Section title={speak(projectWords.timePart)}>
      <Sourced {...part} name="halfDays">
        <div class="form-part">
          <NumberField
            {...field("halfDays")}
            required
            unit={unit}
            example={speak(halfDaysExample)}
            hint={speak(halfDaysHint)}
          />
          <p class="said" role="status" data-half-days-said="">
            {inWords}
          </p>
          <NumberField {...field("onSiteHalfDays")} required unit={unit} hint={speak(projectWords.onSiteHint)} />
          <TextField {...field("place")} required maxLength={40} width="medium" />
          <DateField {...field("startsOn")} />
          <NumberField {...field("months")} required unit={speak(projectWords.months)} example="6" />
          <NumberField
            {...field("payYenPerMonth")}
            required
            unit={speak(projectWords.yen)}
            example="120,000"
            hint={speak(projectWords.payHint)}
          />
        </div>
      </Sourced>
    </Section>
  );
}

/** What each of the nine means, in words that an owner uses. */
function Meanings({ visit: { speak } }: { visit: Visit }) {
  return (
    <details class="source-words">
      <summary>{speak(dialogueWords.meanings)}</summary>
      <DefinitionList
        speak={speak}
        items={elements.map((element) => ({
          term: speak(elementWords[element]),
          value: speak(elementMeanings[element]),
        }))}
      />
    </details>
  );
}

/** A line of the requirement below the words that it comes from, in sight while it is written. */
function Sourced({ visit, dialogue, name, children }: Part & { name: SourceField; children: ComponentChildren }) {
  const { speak } = visit;
  const words = sourcesOf(name, dialogue.lines);
  return (
    <div class="sourced">
      {children}
      <details class="source-words" open={words.length > 0}>
        <summary>
          {speak(dialogueWords.sources)}
          <span class="visually-hidden">{` ${speak(labels[name])}`}</span>
        </summary>
        {words.length === 0 ? (
          <p class="muted">{speak(dialogueWords.noSources)}</p>
        ) : (
          words.map((line) => <Quote key={line.seq} visit={visit} line={line} />)
        )}
      </details>
    </div>
  );
}
