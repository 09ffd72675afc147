import { anyTown, type PersonTerms, personKinds } from "#domain/people/terms.ts";
import { roleKinds, themes } from "#domain/projects/terms.ts";
import { industries } from "#reference/industries.ts";
import type { Visit } from "#route.ts";
import { halfDaysExample, halfDaysHint, halfDaysUnit } from "#text/half-days.ts";
import { bookingLabels, personKindWords, personLabels, personWords } from "#text/people.ts";
import { pointsLabels } from "#text/projects.ts";
import type { Speak } from "#text/speak.ts";
import { roleKindLeads, roleKindWords, themeWords } from "#text/terms.ts";
import { type FormState, fieldOf, listOf, shownFaults } from "#web/form-state.ts";
import { WeekCells } from "#web/pages/people/week-cells.tsx";
import { PointFields, pointValues } from "#web/pages/projects/points.tsx";
import { Button } from "#web/ui/button.tsx";
import { CheckboxGroup } from "#web/ui/choice-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { DateField, NumberField, TextAreaField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

const labels = { ...personLabels, ...pointsLabels };

/** The form of a person, for entering and for editing. */
export function PersonForm(props: { visit: Visit; state: FormState; action: string; version?: number; save?: string }) {
  const { visit, state } = props;
  const { speak } = visit;
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, labels, state)} />
      <Form
        speak={speak}
        action={localHref(visit.language, props.action)}
        idempotencyKey={visit.app.ids.next()}
        version={props.version}
        draft={`person ${props.action}`}
        buttons={<Button>{props.save ?? speak(personWords.save)}</Button>}
      >
        <FirstFields visit={visit} state={state} />
        <ContactFields visit={visit} state={state} />
        <WorkFields visit={visit} state={state} />
        <TimeFields visit={visit} state={state} />
        <PointFields visit={visit} state={state} labels={labels} hint={speak(personWords.shapeHint)} />
      </Form>
    </>
  );
}

type Part = { visit: Visit; state: FormState };
const fieldsOf =
  ({ visit, state }: Part) =>
  (name: keyof typeof personLabels) =>
    fieldOf(visit, labels, state, name);

/** With these alone a record can begin. */
function FirstFields(part: Part) {
  const { speak } = part.visit;
  const field = fieldsOf(part);
  return (
    <>
      <TextField {...field("name")} required maxLength={80} width="medium" autocomplete="off" />
      <NumberField
        {...field("halfDays")}
        required
        unit={speak(halfDaysUnit)}
        hint={speak(personWords.halfDaysNote)}
        example={speak(halfDaysExample)}
      />
    </>
  );
}

function ContactFields(part: Part) {
  const { speak } = part.visit;
  const field = fieldsOf(part);
  return (
    <Section title={speak(personWords.about)}>
      <div class="form-part">
        <TextField {...field("kana")} maxLength={120} width="medium" example={speak(personWords.kanaExample)} />
        <TextField {...field("email")} type="email" example="hanako@example.jp" autocomplete="off" />
        <TextField {...field("phone")} type="tel" width="medium" example="090-0000-0000" autocomplete="off" />
        <TextField {...field("livesIn")} maxLength={40} width="medium" />
      </div>
    </Section>
  );
}

function WorkFields(part: Part) {
  const { state } = part;
  const { speak } = part.visit;
  const field = fieldsOf(part);
  const chosen = (name: string) => listOf(state.values[name]);
  return (
    <Section title={speak(personWords.workPart)}>
      <div class="form-part">
        <CheckboxGroup
          {...field("kinds")}
          sideBySide
          values={chosen("kinds")}
          options={personKinds.map((value) => ({ value, label: speak(personKindWords[value]) }))}
        />
        <TextAreaField {...field("about")} maxLength={2000} rows={4} example={speak(personWords.aboutExample)} />
        <CheckboxGroup
          {...field("themes")}
          sideBySide
          values={chosen("themes")}
          options={themes.map((value) => ({ value, label: speak(themeWords[value]) }))}
        />
        <CheckboxGroup
          {...field("roleKinds")}
          values={chosen("roleKinds")}
          options={roleKinds.map((value) => ({
            value,
            label: speak(roleKindWords[value]),
            hint: speak(roleKindLeads[value]),
          }))}
        />
        <TradesField {...part} />
        <TextField {...field("employer")} maxLength={80} width="medium" />
        <TextField {...field("notWith")} hint={speak(personWords.notWithHint)} />
      </div>
    </Section>
  );
}

/** Twenty boxes that few fill in: they open when one is chosen or something is wrong. */
function TradesField(part: Part) {
  const { speak } = part.visit;
  const field = fieldsOf(part)("trades");
  const values = listOf(part.state.values["trades"]);
  return (
    <details open={values.length > 0 || field.error !== undefined}>
      <summary>{speak(personWords.tradesPart)}</summary>
      <CheckboxGroup
        {...field}
        sideBySide
        values={values}
        options={industries.map(({ code, ja, en }) => ({ value: code, label: speak({ ja, en }) }))}
      />
    </details>
  );
}

function TimeFields(part: Part) {
  const { speak } = part.visit;
  const field = fieldsOf(part);
  return (
    <Section title={speak(personWords.timePart)}>
      <div class="form-part">
        <WeekCells visit={part.visit} state={part.state} labels={labels} hint={speak(personWords.freeCellsHint)} />
        <NumberField {...field("engagements")} unit={speak(personWords.projects)} example="4" />
        <TextField {...field("towns")} hint={speak(personWords.townsHint)} example={speak(personWords.townsExample)} />
        <NumberField {...field("onSiteHalfDays")} unit={speak(halfDaysUnit)} hint={speak(personWords.limitHint)} />
        <NumberField {...field("remoteHalfDays")} unit={speak(halfDaysUnit)} hint={speak(personWords.limitHint)} />
        <NumberField {...field("payYenPerHalfDay")} unit={speak(personWords.yen)} example="20,000" />
        <DateField {...field("availableFrom")} />
        <DateField {...field("availableUntil")} />
      </div>
    </Section>
  );
}

/** A saved person as the values of the form. */
export const personFormValues = (
  speak: Speak,
  { shape, towns, notWith, ...terms }: PersonTerms,
): FormState["values"] => ({
  ...terms,
  towns: towns.map((town) => (town === anyTown ? speak(personWords.anywhere) : town)).join("、"),
  notWith: notWith.join("、"),
  ...pointValues(shape),
});

/** The form of a booking. */
export function BookingForm({ visit, state, number }: { visit: Visit; state: FormState; number: number }) {
  const { speak } = visit;
  const field = (name: keyof typeof bookingLabels) => fieldOf(visit, bookingLabels, state, name);
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, bookingLabels, state)} />
      <Form
        speak={speak}
        action={localHref(visit.language, `/people/${number}/bookings`)}
        idempotencyKey={visit.app.ids.next()}
        buttons={<Button>{speak(personWords.bookNow)}</Button>}
      >
        <NumberField
          {...field("halfDays")}
          required
          unit={speak(halfDaysUnit)}
          hint={speak(halfDaysHint)}
          example={speak(halfDaysExample)}
        />
        <DateField {...field("fromWeek")} required />
        <NumberField {...field("weeks")} required unit={speak(personWords.weeksUnit)} example="12" />
        <TextField {...field("note")} required maxLength={200} example={speak(personWords.noteExample)} />
      </Form>
    </>
  );
}
