import { may } from "#domain/access/may.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { SaidWeek } from "#domain/weeks/terms.ts";
import type { Visit } from "#route.ts";
import { monthOfYear, possibleLabels, possibleWords, saidWords } from "#text/possible-weeks.ts";
import { freeCellsWords } from "#text/week-cells.ts";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** When the work can be done, in words, with the way to change it for those who may. */
export function PossibleWeekPart(props: {
  readonly visit: Visit;
  readonly week: SaidWeek;
  readonly of: { readonly kind: "firm" | "project"; readonly number: number; readonly firmId: FirmId };
}) {
  const { visit, week, of } = props;
  const { actor, language, speak } = visit;
  const mayChange = may(actor, `${of.kind}.set-week`, { hubId: actor.hubId, firmId: of.firmId });
  const action = mayChange
    ? { href: localHref(language, `/${of.kind}s/${of.number}/week`), label: speak(possibleWords.change) }
    : undefined;
  const peak = week.peakMonths.map((month) => speak(monthOfYear(month))).join(speak({ ja: "・", en: ", " }));
  return (
    <DefinitionList
      speak={speak}
      items={[
        {
          term: speak(possibleWords.title),
          value: (
            <>
              {speak(freeCellsWords(week.cells))}
              <span class="cell-note">{speak(saidWords(of.kind, week.by))}</span>
            </>
          ),
          action,
        },
        { term: speak(possibleLabels.peakMonths), value: peak === "" ? speak(possibleWords.noPeak) : peak },
      ]}
    />
  );
}
