import { elements, workElements } from "#domain/people/terms.ts";
import { mostNeed, pointsField } from "#domain/projects/rules.ts";
import type { Visit } from "#route.ts";
import { dialogueWords } from "#text/needs.ts";
import { elementGroupWords, elementMeanings, elementWords } from "#text/terms.ts";
import { type FormState, fieldOf, type Labels } from "#web/form-state.ts";

const scale = Array.from({ length: mostNeed + 1 }, (_, points) => points);

type Part = { readonly visit: Visit; readonly state: FormState; readonly labels: Labels };

/** The need in the nine elements, each from 0 to 5 by one tap: there is no sum to keep. */
export function NeedFields(part: Part) {
  const { speak } = part.visit;
  return (
    <>
      <h3>{speak(elementGroupWords.work)}</h3>
      {elements.slice(0, workElements).map((element) => (
        <NeedRow key={element} part={part} element={element} />
      ))}
      <h3>{speak(elementGroupWords.people)}</h3>
      {elements.slice(workElements).map((element) => (
        <NeedRow key={element} part={part} element={element} />
      ))}
    </>
  );
}

function NeedRow({ part, element }: { part: Part; element: (typeof elements)[number] }) {
  const { visit, state, labels } = part;
  const { speak } = visit;
  const name = pointsField(element);
  const { error, value } = fieldOf(visit, labels, state, name);
  const chosen = value === undefined || value === "" ? 0 : Number(value);
  return (
    <fieldset class="need-row" id={`f-${name}`} tabIndex={-1}>
      <legend>
        {speak(elementWords[element])} <span class="muted">{speak(elementMeanings[element])}</span>
      </legend>
      {error !== undefined && <p class="field-error">{error}</p>}
      <div class="need-scale">
        {scale.map((points) => (
          <label key={points} class="choice need-point">
            <input type="radio" name={name} value={String(points)} checked={points === chosen} />
            <span>
              {points}
              {points === 0 && <span class="visually-hidden">{` ${speak(dialogueWords.none)}`}</span>}
              {points === mostNeed && <span class="visually-hidden">{` ${speak(dialogueWords.most)}`}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
