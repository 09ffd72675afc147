import { type ProjectTerms, roleKinds, themes } from "#domain/projects/terms.ts";
import type { Visit } from "#route.ts";
import { halfDaysExample, halfDaysHint, halfDaysUnit, halfDaysWords } from "#text/half-days.ts";
import { pointsLabels, projectLabels, projectWords } from "#text/projects.ts";
import { roleKindLeads, roleKindWords, themeWords } from "#text/terms.ts";
import { type FormState, fieldOf, listOf, shownFaults } from "#web/form-state.ts";
import { numberTyped, PointFields, pointValues } from "#web/pages/projects/points.tsx";
import { Button } from "#web/ui/button.tsx";
import { CheckboxGroup, RadioGroup } from "#web/ui/choice-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { DateField, NumberField, TextAreaField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Section } from "#web/ui/heading.tsx";
import { Island } from "#web/ui/island.tsx";
import { localHref } from "#web/ui/local-href.ts";

const labels = { ...projectLabels, ...pointsLabels };

type FormProps = {
  visit: Visit;
  state: FormState;
  action: string;
  firm?: number | undefined;
  version?: number | undefined;
  save?: string | undefined;
};

/** The form of a project, for entering and for editing. */
export function ProjectForm({ visit, state, action, firm, version, save }: FormProps) {
  const { language, speak } = visit;
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, labels, state)} />
      <Island name="project-form" data={{ language }}>
        <Form
          speak={speak}
          action={localHref(language, action)}
          idempotencyKey={visit.app.ids.next()}
          version={version}
          hidden={firm === undefined ? undefined : { firm: String(firm) }}
          draft={`project ${action} ${firm ?? ""}`}
          buttons={<Button>{save ?? speak(projectWords.save)}</Button>}
        >
          <WorkFields visit={visit} state={state} />
          <TimeFields visit={visit} state={state} />
          <PointFields visit={visit} state={state} labels={labels} hint={speak(projectWords.shapeHint)} />
        </Form>
      </Island>
    </>
  );
}

type Part = { visit: Visit; state: FormState };
const fieldsOf =
  ({ visit, state }: Part) =>
  (name: keyof typeof projectLabels) =>
    fieldOf(visit, labels, state, name);

function WorkFields(part: Part) {
  const { speak } = part.visit;
  const field = fieldsOf(part);
  const roleOptions = roleKinds.map((value) => ({
    value,
    label: speak(roleKindWords[value]),
    hint: speak(roleKindLeads[value]),
  }));
  return (
    <>
      <TextField {...field("title")} required maxLength={80} example={speak(projectWords.titleExample)} />
      <TextAreaField {...field("result")} required maxLength={2000} example={speak(projectWords.resultExample)} />
      <TextAreaField {...field("whatIsNew")} maxLength={1000} rows={2} example={speak(projectWords.newExample)} />
      <TextAreaField {...field("whatIsHard")} maxLength={1000} rows={2} example={speak(projectWords.hardExample)} />
      <TextAreaField {...field("mayDecide")} maxLength={1000} rows={2} example={speak(projectWords.decideExample)} />
      <RadioGroup {...field("roleKind")} required options={roleOptions} />
      <CheckboxGroup
        {...field("themes")}
        required
        sideBySide
        values={listOf(part.state.values["themes"])}
        options={themes.map((value) => ({ value, label: speak(themeWords[value]) }))}
      />
    </>
  );
}

function TimeFields(part: Part) {
  const { speak } = part.visit;
  const field = fieldsOf(part);
  const wanted = numberTyped(part.state.values["halfDays"]);
  const inWords = Number.isInteger(wanted) && wanted > 0 ? speak(halfDaysWords(wanted)) : "";
  return (
    <Section title={speak(projectWords.timePart)}>
      <div class="form-part">
        <NumberField
          {...field("halfDays")}
          required
          unit={speak(halfDaysUnit)}
          example={speak(halfDaysExample)}
          hint={speak(halfDaysHint)}
        />
        <p class="said" role="status" data-half-days-said="">
          {inWords}
        </p>
        <NumberField
          {...field("onSiteHalfDays")}
          required
          unit={speak(halfDaysUnit)}
          hint={speak(projectWords.onSiteHint)}
        />
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
    </Section>
  );
}

/** A saved project as the values of its form; zero points are left empty. */
export const formValues = ({ shape, ...terms }: ProjectTerms): Readonly<Record<string, unknown>> => ({
  ...terms,
  ...pointValues(shape),
});
