import { checkInSides, endings, stages } from "#domain/engagements/terms.ts";
import type { SidesToEnter } from "#domain/engagements/views-engagements.ts";
import { roleKinds } from "#domain/projects/terms.ts";
import type { Visit } from "#route.ts";
import { spokenLabels } from "#text/behalf.ts";
import { endingWords, engagementEndLabels, engagementLabels, engagementWords, stageWords } from "#text/engagements.ts";
import { halfDaysExample, halfDaysHint, halfDaysUnit } from "#text/half-days.ts";
import { leavingSideWords } from "#text/leaving.ts";
import { roleKindLeads, roleKindWords } from "#text/terms.ts";
import { type FormState, fieldOf, shownFaults, textOf } from "#web/form-state.ts";
import { SpokenFields } from "#web/pages/behalf/fields.tsx";
import { Button } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { DateField, NumberField, SelectField, TextAreaField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

type Part = { visit: Visit; state: FormState };

const fieldsOf =
  ({ visit, state }: Part) =>
  (name: keyof typeof engagementLabels) =>
    fieldOf(visit, engagementLabels, state, name);

/** The form of a new engagement: whose, what was agreed, and when. */
export function EngagementForm({ named, ...part }: Part & { named: SidesToEnter }) {
  const { visit, state } = part;
  const { speak } = visit;
  const field = fieldsOf(part);
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, engagementLabels, state)} />
      <Form
        speak={speak}
        action={localHref(visit.language, "/engagements")}
        idempotencyKey={visit.app.ids.next()}
        draft="engagement new"
        buttons={<Button>{speak(engagementWords.enterNow)}</Button>}
      >
        <NumberField {...field("person")} required hint={named.person ?? speak(engagementWords.personHint)} />
        <NumberField {...field("firm")} required hint={named.firm ?? speak(engagementWords.firmHint)} />
        <NumberField {...field("project")} hint={named.project ?? speak(engagementWords.projectHint)} />
        <Section title={speak(engagementWords.agreed)}>
          <AgreedFields {...part} />
        </Section>
        <Section title={speak(engagementWords.timePart)}>
          <NumberField
            {...field("halfDays")}
            required
            unit={speak(halfDaysUnit)}
            hint={speak(halfDaysHint)}
            example={speak(halfDaysExample)}
          />
          <OnSiteField {...part} />
          <DateField {...field("fromWeek")} required />
          <NumberField {...field("weeks")} required unit={speak(engagementWords.weeksUnit)} example="24" />
          <PayField {...part} />
        </Section>
      </Form>
    </>
  );
}

/** What may be changed of an engagement that runs. */
export function EngagementEditForm(props: Part & { number: number; version: number; save: string }) {
  const { visit, state, number, version, save } = props;
  const { speak } = visit;
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, engagementLabels, state)} />
      <Form
        speak={speak}
        action={localHref(visit.language, `/engagements/${number}`)}
        idempotencyKey={visit.app.ids.next()}
        version={version}
        draft={`engagement ${number}`}
        buttons={<Button>{save}</Button>}
      >
        <AgreedFields visit={visit} state={state} />
        <OnSiteField visit={visit} state={state} />
        <PayField visit={visit} state={state} />
      </Form>
    </>
  );
}

function AgreedFields(part: Part) {
  const { speak } = part.visit;
  const field = fieldsOf(part);
  return (
    <div class="form-part">
      <TextField {...field("title")} required maxLength={80} example={speak(engagementWords.titleExample)} />
      <TextAreaField {...field("role")} maxLength={1000} hint={speak(engagementWords.roleHint)} />
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
    </div>
  );
}

const OnSiteField = (part: Part) => (
  <NumberField {...fieldsOf(part)("onSiteHalfDays")} unit={part.visit.speak(halfDaysUnit)} />
);

const PayField = (part: Part) => (
  <NumberField
    {...fieldsOf(part)("payYenPerMonth")}
    unit={part.visit.speak(engagementWords.yen)}
    hint={part.visit.speak(engagementWords.unpaidHint)}
    example="120,000"
  />
);

/** The form by which an engagement ends. */
export function EndForm(props: Part & { number: number; version: number }) {
  const { visit, state, number, version } = props;
  const { speak } = visit;
  const labels = { ...engagementEndLabels, ...spokenLabels };
  const field = (name: keyof typeof labels) => fieldOf(visit, labels, state, name);
  const scores = ["5", "4", "3", "2", "1"].map((value) => ({ value, label: value }));
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, labels, state)} />
      <Form
        speak={speak}
        action={localHref(visit.language, `/engagements/${number}/end`)}
        idempotencyKey={visit.app.ids.next()}
        version={version}
        buttons={<Button>{speak(engagementWords.endNow)}</Button>}
      >
        <DateField {...field("endedOn")} required hint={speak(engagementWords.endedOnHint)} />
        <RadioGroup
          {...field("ending")}
          required
          options={endings.map((value) => ({ value, label: speak(endingWords[value]) }))}
        />
        <TextAreaField
          {...field("outcome")}
          maxLength={1000}
          hint={speak(engagementWords.outcomeHint)}
          example={speak(engagementWords.outcomeExample)}
        />
        <SelectField
          {...field("outcomeScore")}
          hint={speak(engagementWords.scoreHint)}
          emptyLabel={speak(engagementWords.notAsked)}
          options={scores}
        />
        <RadioGroup
          {...field("side")}
          value={textOf(state.values["side"]) ?? ""}
          required
          options={[
            ...checkInSides.map((value) => ({ value, label: speak(leavingSideWords[value]) })),
            { value: "", label: speak(engagementWords.heardNobody), hint: speak(engagementWords.heardNobodyHint) },
          ]}
        />
        <SpokenFields visit={visit} state={state} isOptional />
      </Form>
    </>
  );
}
