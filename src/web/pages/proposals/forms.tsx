import { stages } from "#domain/engagements/terms.ts";
import type { HandToFollow } from "#domain/hands/views.ts";
import { roleKinds } from "#domain/projects/terms.ts";
import type { Visit } from "#route.ts";
import { spokenLabels } from "#text/behalf.ts";
import { engagementLabels, engagementWords, stageWords } from "#text/engagements.ts";
import { halfDaysExample, halfDaysHint, halfDaysUnit } from "#text/half-days.ts";
import { handWords } from "#text/hands.ts";
import { proposalWords } from "#text/proposals.ts";
import { roleKindLeads, roleKindWords } from "#text/terms.ts";
import { type FormState, fieldOf, type Labels, shownFaults } from "#web/form-state.ts";
import { SpokenFields, spokenId } from "#web/pages/behalf/fields.tsx";
import { Said } from "#web/pages/me/hands.tsx";
import { answerLabels } from "#web/pages/proposals/answering.tsx";
import { Button } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { DateField, NumberField, SelectField, TextAreaField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

type Part = { readonly visit: Visit; readonly state: FormState };

/** How much, when and for which pay. */
function ShareFields({ visit, state, labels }: Part & { readonly labels: Labels }) {
  const { speak } = visit;
  const field = (name: string) => fieldOf(visit, labels, state, name);
  return (
    <>
      <NumberField
        {...field("halfDays")}
        required
        unit={speak(halfDaysUnit)}
        hint={speak(halfDaysHint)}
        example={speak(halfDaysExample)}
      />
      <NumberField {...field("onSiteHalfDays")} unit={speak(halfDaysUnit)} />
      <DateField {...field("fromWeek")} required />
      <NumberField {...field("weeks")} required unit={speak(proposalWords.weeksUnit)} example="24" />
      <NumberField
        {...field("payYenPerMonth")}
        unit={speak(proposalWords.yen)}
        hint={speak(engagementWords.unpaidHint)}
        example="120,000"
      />
    </>
  );
}

/** The form of a proposal that staff found by hand, or that a repair run suggested. */
export function PutForm({ visit, state, hand }: Part & { readonly hand: HandToFollow | null }) {
  const { speak } = visit;
  const field = (name: string) => fieldOf(visit, answerLabels, state, name);
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, answerLabels, state)} />
      <Form
        speak={speak}
        action={localHref(visit.language, "/proposals")}
        idempotencyKey={visit.app.ids.next()}
        draft={hand === null ? "proposal new" : `proposal ${hand.id}`}
        buttons={<Button>{speak(proposalWords.putNow)}</Button>}
      >
        {hand !== null && <HandAnswered visit={visit} state={state} hand={hand} />}
        <NumberField {...field("project")} required hint={speak(proposalWords.putHint)} />
        <NumberField {...field("person")} required hint={speak(proposalWords.personHint)} />
        <ShareFields visit={visit} state={state} labels={answerLabels} />
        <TextAreaField
          {...field("line")}
          maxLength={400}
          rows={3}
          hint={speak(proposalWords.lineHint)}
          example={speak(proposalWords.lineExample)}
        />
      </Form>
    </>
  );
}

/** The hand that the proposal follows from: what its person wrote, and what they will read as the answer. */
function HandAnswered({ visit, state, hand }: Part & { readonly hand: HandToFollow }) {
  const { speak } = visit;
  return (
    <>
      <input type="hidden" name="hand" value={hand.id} />
      {hand.words !== "" && <Said who={hand.person.name} words={hand.words} />}
      {hand.state === "raised" && (
        <TextAreaField
          {...fieldOf(visit, answerLabels, state, "answerWords")}
          required
          maxLength={1000}
          rows={4}
          hint={speak(handWords.answerHint)}
        />
      )}
    </>
  );
}

/** The president's line to this one person. */
export function LineForm({ visit, number, state }: Part & { readonly number: number }) {
  const { speak } = visit;
  const field = fieldOf(visit, answerLabels, state, "line");
  return (
    <>
      <ErrorSummary
        speak={speak}
        faults={shownFaults(visit, answerLabels, state).map((fault) =>
          fault.name in spokenLabels ? { ...fault, id: spokenId(fault.name, "line") } : fault,
        )}
      />
      <Form
        speak={speak}
        action={localHref(visit.language, `/proposals/${number}/line`)}
        idempotencyKey={visit.app.ids.next()}
        buttons={<Button look="secondary">{speak(proposalWords.lineSave)}</Button>}
      >
        <TextAreaField
          {...field}
          maxLength={400}
          rows={3}
          hint={speak(proposalWords.lineHint)}
          example={speak(proposalWords.lineExample)}
        />
        <SpokenFields visit={visit} state={state} form="line" />
      </Form>
    </>
  );
}

/** The role in writing, with which a proposal becomes an engagement. */
export function EngageForm({ visit, state, number }: Part & { readonly number: number }) {
  const { speak } = visit;
  const field = (name: keyof typeof engagementLabels) => fieldOf(visit, engagementLabels, state, name);
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, engagementLabels, state)} />
      <Form
        speak={speak}
        action={localHref(visit.language, `/proposals/${number}/engage`)}
        idempotencyKey={visit.app.ids.next()}
        buttons={<Button look="human">{speak(proposalWords.engageNow)}</Button>}
      >
        <TextField {...field("title")} required maxLength={80} example={speak(engagementWords.titleExample)} />
        <TextAreaField {...field("role")} required maxLength={1000} rows={8} hint={speak(engagementWords.roleHint)} />
        <RadioGroup
          {...field("roleKind")}
          required
          options={roleKinds.map((value) => ({
            value,
            label: speak(roleKindWords[value]),
            hint: speak(roleKindLeads[value]),
          }))}
        />
        <SelectField
          {...field("stage")}
          required
          options={stages.map((value) => ({ value, label: speak(stageWords[value]) }))}
        />
        <Section title={speak(engagementWords.timePart)}>
          <ShareFields visit={visit} state={state} labels={engagementLabels} />
        </Section>
      </Form>
    </>
  );
}
