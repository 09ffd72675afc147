import { dayParts } from "#domain/people/terms.ts";
import type { Visit } from "#route.ts";
import type { Words } from "#text/speak.ts";
import { cellWords, dayNames, freeCellMark, partNames } from "#text/week-cells.ts";
import { type FormState, fieldOf, type Labels, listOf } from "#web/form-state.ts";
import { FieldSetFrame } from "#web/ui/field-frame.tsx";

/**
 * The week as twenty-one boxes to tick: seven days of morning, afternoon and evening. Each is a checkbox over its whole
 * cell, so that thumb, keyboard and a browser without scripts do the same. Sends the field, once for each ticked cell.
 */
export function WeekCells(props: {
  visit: Visit;
  state: FormState;
  labels: Labels;
  hint: string;
  name?: string;
  required?: true;
  /** What stands in a ticked cell; "free" unless it is said. */
  mark?: Words;
}) {
  const { visit, state, labels, hint, name = "freeCells", required, mark = freeCellMark } = props;
  const { speak } = visit;
  const chosen = new Set(listOf(state.values[name]));
  return (
    <FieldSetFrame field={{ ...fieldOf(visit, labels, state, name), hint, required }}>
      <table class="week-cells">
        <thead>
          <tr>
            <td />
            {dayNames.map((day) => (
              <th key={day.en} scope="col">
                {speak(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {partNames.map((part, index) => (
            <tr key={part.en}>
              <th scope="row">{speak(part)}</th>
              {dayNames.map((day, dayIndex) => {
                const cell = dayIndex * dayParts + index;
                return (
                  <td key={day.en}>
                    <label class="week-cell">
                      <input
                        type="checkbox"
                        name={name}
                        id={`f-${name}-${cell}`}
                        value={String(cell)}
                        checked={chosen.has(String(cell))}
                        aria-label={speak(cellWords(cell))}
                      />
                      <span aria-hidden="true">{speak(mark)}</span>
                    </label>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </FieldSetFrame>
  );
}
