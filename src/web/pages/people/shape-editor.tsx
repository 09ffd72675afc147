import { pointsFree, type ShapeLimits } from "#domain/people/rules-shape.ts";
import { elements, workElements } from "#domain/people/terms.ts";
import { pointsField } from "#domain/projects/rules.ts";
import type { Visit } from "#route.ts";
import { ShapeDial } from "#show/shape-dial.tsx";
import { elementShortWords, pointsInHand, shapeWords } from "#text/shape.ts";
import { elementGroupWords, elementWords } from "#text/terms.ts";
import { type FormState, fieldOf, type Labels, textOf } from "#web/form-state.ts";
import { numberTyped } from "#web/pages/projects/points.tsx";
import { FieldSetFrame } from "#web/ui/field-frame.tsx";
import { Island } from "#web/ui/island.tsx";

type Part = { visit: Visit; state: FormState; labels: Labels };

/** So many points reach the rim of a person's dial; a shape that goes beyond moves the rim outwards. */
const usualRim = 8;

/**
 * Nine elements set by hand: a dial whose handles are dragged by thumb or moved by the arrow keys, and below it nine
 * number fields with − and ＋, which are the whole form where no scripts run. The page lists the island `shape-dial`.
 *
 * A person gives 29 points: `limits` { most: 29, all: 29 }; what is left is told as it is given, and nothing is ever
 * counted up or ranked. The need of a work is 0 to 5 an element without a whole: { most: 5, all: null }; then nothing is
 * counted down. The fields are named as `pointsField` names them, so both are parsed as every shape is. `hint` says what
 * the points mean here; `labels` must hold `shape` and the nine fields (`pointsLabels`).
 */
export function ShapeEditor(part: Part & { hint: string; limits: ShapeLimits }) {
  const { visit, state, labels, hint, limits } = part;
  const { language, speak } = visit;
  const values = elements.map((element) => pointsTyped(state.values[pointsField(element)]));
  const left = pointsFree(values, limits);
  const data = { language, most: limits.most, all: limits.all ?? "", rim: rimOf(limits) };
  return (
    <FieldSetFrame field={{ ...fieldOf(visit, labels, state, "shape"), hint }}>
      <Island name="shape-dial" data={data}>
        <div class="shape-editor">
          {left !== null && (
            <p class="shape-editor-left" role="status" data-points-left="">
              {speak(pointsInHand(left))}
            </p>
          )}
          <div>
            <ShapeDial
              values={values}
              rim={rimOf(limits)}
              names={elements.map((element) => elementShortWords[element][language])}
              work={workElements}
            />
            <p class="muted" data-by-hand="" hidden>
              {speak(shapeWords.byHand)}
            </p>
          </div>
          <div>
            <Group part={part} title={speak(elementGroupWords.work)} from={0} to={workElements} />
            <Group part={part} title={speak(elementGroupWords.people)} from={workElements} to={elements.length} />
          </div>
        </div>
      </Island>
    </FieldSetFrame>
  );
}

const rimOf = ({ most }: ShapeLimits): number => Math.min(most, usualRim);

function pointsTyped(value: unknown): number {
  const points = (textOf(value) ?? "") === "" ? 0 : numberTyped(value);
  return Number.isInteger(points) && points >= 0 && points <= 99 ? points : 0;
}

function Group({ part, title, from, to }: { part: Part; title: string; from: number; to: number }) {
  return (
    <div class="points-group">
      <p class="points-title">{title}</p>
      {elements.slice(from, to).map((element) => (
        <Stepper key={element} part={part} element={element} />
      ))}
    </div>
  );
}

/** A number field between − and ＋; the two appear where scripts run. */
function Stepper({ part, element }: { part: Part; element: (typeof elements)[number] }) {
  const { visit, state, labels } = part;
  const { speak } = visit;
  const name = pointsField(element);
  const { error, value } = fieldOf(visit, labels, state, name);
  const label = speak(elementWords[element]);
  return (
    <div class="stepper">
      <label for={`f-${name}`}>{label}</label>
      <button
        type="button"
        class="stepper-button"
        data-step="-1"
        aria-label={`${label}: ${speak(shapeWords.less)}`}
        hidden
      >
        −
      </button>
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
        data-points=""
      />
      <button
        type="button"
        class="stepper-button"
        data-step="1"
        aria-label={`${label}: ${speak(shapeWords.more)}`}
        hidden
      >
        ＋
      </button>
      {error !== undefined && (
        <p class="field-error" id={`f-${name}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
