import type { Refusal } from "#domain/refusals.ts";
import { showEngagementWeek } from "#domain/weeks/show-week.ts";
import { seenOfLaid } from "#domain/weeks/views.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import { spokenLabels } from "#text/behalf.ts";
import { engagementNumber } from "#text/engagements.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { cellWords, dayNames, freeCellMark, partNames } from "#text/week-cells.ts";
import { settingLabels, settingWords, weekOfFour } from "#text/weeks.ts";
import { emptyForm, type FormState, fieldOf, formAgain, listOf, shownFaults, textOf } from "#web/form-state.ts";
import { SpokenFields } from "#web/pages/behalf/fields.tsx";
import { loadEngagement } from "#web/pages/engagements/show.tsx";
import { weekOn } from "#web/pages/weeks/picture.tsx";
import { SetMeanwhile } from "#web/pages/weeks/set-meanwhile.tsx";
import { Button } from "#web/ui/button.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { FieldSetFrame } from "#web/ui/field-frame.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The form in which the half-days of an engagement are laid by hand. */
export const settingPage = (visit: Visit): Promise<Answer> => setting(visit, null);

/** The same again, with what was ticked and what stands in its way. */
export const settingAgain = (visit: Visit, body: Body, refused: Refusal): Promise<Answer> =>
  setting(visit, formAgain(body.fields, refused), refused.code === "stale");

async function setting(visit: Visit, again: FormState | null, isStale = false): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const sheet = await loadEngagement(visit);
  if (sheet === null) return refusal({ code: "not-found" });
  const { engagement } = sheet;
  if (engagement.endedOn !== null) return refusal({ code: "wrong-state", state: "ended" });
  const week = await showEngagementWeek(app, actor, { ...engagement, hubId: actor.hubId });
  const saved = await app.db.read(actor, (tx) => seenOfLaid(tx, engagement.id));
  const laid = week?.lines.find(({ id }) => id === engagement.id)?.cells ?? [];
  const { halfDays } = engagement.terms;
  // The half-days of every week are the same where they can be divided; then one week stands for all four.
  const isWeekly = halfDays % 4 === 0;
  const name = isWeekly ? "everyWeek" : "cells";
  const chosen = isWeekly ? laid.filter((entry) => entry < 21) : laid;
  const state = again ?? { ...emptyForm, values: { [name]: chosen.map(String) } };
  return page({
    title: speak(settingWords.title),
    status: again === null ? 200 : isStale ? 409 : 422,
    body: (
      <div class="prose">
        <Heading
          title={speak(settingWords.title)}
          above={`${engagementNumber(engagement.number)} ${engagement.terms.title}`}
          lead={`${speak(halfDaysWords(halfDays))} ${speak(isWeekly ? settingWords.weekly : settingWords.monthly)}`}
        />
        {isStale && <SetMeanwhile visit={visit} />}
        {isStale && (
          <SetNow visit={visit} cells={saved === "" ? [] : saved.split(",").map(Number)} isWeekly={isWeekly} />
        )}
        <ErrorSummary speak={speak} faults={shownFaults(visit, { ...settingLabels, ...spokenLabels }, state)} />
        <Form
          speak={speak}
          action={localHref(language, `/engagements/${engagement.number}/week`)}
          idempotencyKey={app.ids.next()}
          hidden={{ seen: again === null || isStale ? saved : (textOf(again.values["seen"]) ?? saved) }}
          buttons={<Button>{speak(settingWords.save)}</Button>}
        >
          <FieldSetFrame field={{ ...fieldOf(visit, settingLabels, state, "cells"), hint: speak(settingWords.hint) }}>
            {(isWeekly ? [0] : [0, 1, 2, 3]).map((at) => (
              <OneWeek
                key={at}
                visit={visit}
                name={name}
                week={isWeekly ? null : at}
                chosen={listOf(state.values[name])}
              />
            ))}
          </FieldSetFrame>
          <SpokenFields visit={visit} state={state} />
        </Form>
      </div>
    ),
  });
}

/** What is saved now, in words, beside the boxes that were ticked. */
function SetNow({ visit, cells, isWeekly }: { visit: Visit; cells: readonly number[]; isWeekly: boolean }) {
  const { speak } = visit;
  const shown = isWeekly ? cells.filter((entry) => entry < 21) : cells;
  const told = shown.map((entry) => {
    const cell = speak(cellWords(entry % 21));
    return isWeekly ? cell : `${speak(weekOfFour(Math.floor(entry / 21) + 1))} ${cell}`;
  });
  const value = told.length === 0 ? speak(settingWords.none) : told.join("、");
  return <DefinitionList speak={speak} items={[{ term: speak(settingWords.now), value }]} />;
}

type Ticks = { visit: Visit; name: string; week: number | null; chosen: readonly string[] };

function OneWeek({ visit, name, week, chosen }: Ticks) {
  const { speak } = visit;
  const first = (week ?? 0) * 21;
  return (
    <table class="week-cells">
      {week !== null && <caption>{speak(weekOn(week + 1, visit.app.clock.today()))}</caption>}
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
              const cell = dayIndex * 3 + index;
              const value = String(first + cell);
              const label =
                week === null ? speak(cellWords(cell)) : `${speak(weekOfFour(week + 1))} ${speak(cellWords(cell))}`;
              return (
                <td key={day.en}>
                  <label class="week-cell">
                    <input
                      type="checkbox"
                      name={name}
                      id={`f-cells-${value}`}
                      value={value}
                      checked={chosen.includes(value)}
                      aria-label={label}
                    />
                    <span aria-hidden="true">{speak(freeCellMark)}</span>
                  </label>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
