import { type ElementShape, elements, workElements } from "#domain/people/terms.ts";
import { pointsField } from "#domain/projects/rules.ts";
import type { Visit } from "#route.ts";
import { needSaid } from "#text/points.ts";
import { elementGroupWords, elementWords } from "#text/terms.ts";
import { type FormState, fieldOf, type Labels, textOf } from "#web/form-state.ts";
import { FieldSetFrame } from "#web/ui/field-frame.tsx";

type Part = { visit: Visit; state: FormState; labels: Labels; hint: string };

/** Nine small number fields; what is left of the 29 points is told below, live where scripts run. */
export function PointFields(part: Part) {
  const { visit, state, labels, hint } = part;
  const { speak } = visit;
  return (
    <FieldSetFrame field={{ ...fieldOf(visit, labels, state, "shape"), hint }}>
      <div class="points-groups">
        <PointGroup part={part} title={speak(elementGroupWords.work)} from={0} to={workElements} />
        <PointGroup part={part} title={speak(elementGroupWords.people)} from={workElements} to={elements.length} />
      </div>
      <p class="said" role="status" data-points-left="">
        {speak(needSaid(typedShape(state)))}
      </p>
    </FieldSetFrame>
  );
}

function PointGroup({ part, title, from, to }: { part: Part; title: string; from: number; to: number }) {
  const { visit, state, labels } = part;
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
export const numberTyped = (value: unknown): number => Number((textOf(value) ?? "").normalize("NFKC").trim());

/** The points as they stand in the form, what is no number counting as none. */
const typedShape = ({ values }: FormState): ElementShape =>
  elements.map((element) => {
    const points = numberTyped(values[pointsField(element)]);
    return Number.isInteger(points) && points > 0 ? points : 0;
  });

/** A saved shape as the values of its nine fields; zero points are left empty. */
export const pointValues = (shape: ElementShape | null): Readonly<Record<string, unknown>> =>
  Object.fromEntries(elements.map((element, index) => [pointsField(element), shape?.[index] || ""]));
