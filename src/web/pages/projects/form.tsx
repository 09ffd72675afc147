import { type ElementShape, elements, workElements } from "#domain/people/terms.ts";
import { pointsField, pointsLeft } from "#domain/projects/rules.ts";
import { type ProjectTerms, roleKinds, themes } from "#domain/projects/terms.ts";
import type { Visit } from "#route.ts";
import { halfDaysExample, halfDaysHint, halfDaysUnit, halfDaysWords } from "#text/half-days.ts";
import { pointsLeftWords } from "#text/points.ts";
import { pointsLabels, projectLabels, projectWords } from "#text/projects.ts";
import { elementGroupWords, elementWords, roleKindLeads, roleKindWords, themeWords } from "#text/terms.ts";
import { type FormState, fieldOf, listOf, shownFaults, textOf } from "#web/form-state.ts";
import { Button } from "#web/ui/button.tsx";
import { CheckboxGroup, RadioGroup } from "#web/ui/choice-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { NumberField, TextAreaField, TextField } from "#web/ui/field.tsx";
import { FieldSetFrame } from "#web/ui/field-frame.tsx";
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
          <PointFields visit={visit} state={state} />
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

/** Nine small number fields; what is left of the 29 points is told below, live where scripts run. */
function PointFields(part: Part) {
  const { visit, state } = part;
  const { speak } = visit;
  const left = pointsLeft(typedShape(state));
  return (
    <FieldSetFrame field={{ ...fieldsOf(part)("shape"), hint: speak(projectWords.shapeHint) }}>
      <div class="points-groups">
        <PointGroup part={part} title={speak(elementGroupWords.work)} from={0} to={workElements} />
        <PointGroup part={part} title={speak(elementGroupWords.people)} from={workElements} to={elements.length} />
      </div>
      <p class="said" role="status" data-points-left="">
        {speak(pointsLeftWords(left))}
      </p>
    </FieldSetFrame>
  );
}

function PointGroup({ part, title, from, to }: { part: Part; title: string; from: number; to: number }) {
  const { visit, state } = part;
  return (
    <div class="points-group">
      <h3>{title}</h3>
      {elements.slice(from, to).map((element) => {
        const name = pointsField(element);
        const { error, value } = fieldOf(visit, labels, state, name);
        return (
          <div key={name} class="points-row">
            <label for={`f-${name}`}>{visit.speak(elementWords[element])}</label>
            <input
              class="input"
              id={`f-${name}`}
              name={name}
              type="text"
              inputMode="numeric"
              autocomplete="off"
              maxLength={4}
              value={value}
              aria-invalid={error === undefined ? undefined : "true"}
              aria-describedby={error === undefined ? undefined : `f-${name}-error`}
            />
            {error !== undefined && (
              <p class="field-error" id={`f-${name}-error`}>
                {error}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** A number as somebody typed it, full-width digits included; NaN when it is none. */
const numberTyped = (value: unknown): number => Number((textOf(value) ?? "").normalize("NFKC").trim());

/** The points as they stand in the form, what is no number counting as none. */
const typedShape = ({ values }: FormState): ElementShape =>
  elements.map((element) => {
    const points = numberTyped(values[pointsField(element)]);
    return Number.isInteger(points) && points > 0 ? points : 0;
  });

/** A saved project as the values of its form; zero points are left empty. */
export const formValues = ({ shape, ...terms }: ProjectTerms): Readonly<Record<string, unknown>> => ({
  ...terms,
  ...Object.fromEntries(elements.map((element, index) => [pointsField(element), shape[index] || ""])),
});
