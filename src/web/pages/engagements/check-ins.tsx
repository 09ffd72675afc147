import { checkInState } from "#domain/engagements/rules-engagements.ts";
import type { EngagementSheet } from "#domain/engagements/show-engagement.ts";
import { checkInSides } from "#domain/engagements/terms.ts";
import type { CheckInLine } from "#domain/engagements/views-engagements.ts";
import type { Visit } from "#route.ts";
import { type CheckInPicture, CheckInStrip } from "#show/check-in-strip.tsx";
import { dateWords } from "#text/dates.ts";
import {
  checkInStateWords,
  checkInStripTitle,
  engagementWords,
  overdueWords,
  scoreWords,
  sideWords,
} from "#text/engagements.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Tag, type TagTone } from "#web/ui/tag.tsx";

const tones: { readonly [S in ReturnType<typeof checkInState>]: TagTone } = {
  held: "done",
  passed: "neutral",
  coming: "neutral",
  overdue: "attention",
};

/** The check-ins that the reader may see: what is overdue in words, a strip of days with scores, and the same as a table. */
export function CheckIns({ visit, sheet: { checkIns } }: { visit: Visit; sheet: EngagementSheet }) {
  const { speak, actor } = visit;
  if (checkIns.length === 0) return <p class="muted">{speak(engagementWords.noCheckIns)}</p>;
  const isSide = actor.firmId !== null || actor.personId !== null;
  const overdue = checkIns.filter((line) => stateOf(visit, line) === "overdue");
  const [oldest] = overdue;
  return (
    <>
      <p class="muted">{speak(isSide ? engagementWords.ownCheckInsLead : engagementWords.checkInsLead)}</p>
      {oldest !== undefined && (
        <Notice speak={speak} kind="attention">
          {speak(overdueWords(overdue.length, oldest.dueOn))}
        </Notice>
      )}
      <CheckInStrip picture={pictureOf(visit, checkIns)} />
      <details>
        <summary>{speak(engagementWords.asTable)}</summary>
        <CheckInTable visit={visit} checkIns={checkIns} />
      </details>
    </>
  );
}

const stateOf = ({ app }: Visit, line: CheckInLine) => checkInState(line, app.clock.today());

function pictureOf(visit: Visit, checkIns: readonly CheckInLine[]): CheckInPicture {
  const { speak } = visit;
  const states = checkIns.map((line) => stateOf(visit, line));
  const count = (state: string): number => states.filter((each) => each === state).length;
  return {
    id: "check-in-strip",
    sides: checkInSides
      .map((side) => ({
        name: speak(sideWords[side]),
        checkIns: checkIns
          .filter((line) => line.side === side)
          .flatMap((line) => {
            const state = stateOf(visit, line);
            return state === "passed" ? [] : [{ due: line.dueOn, state, score: line.score }];
          }),
      }))
      .filter((side) => side.checkIns.length > 0),
    words: {
      title: speak(checkInStripTitle(count("held"), count("overdue"), count("coming"))),
      day: (date) => `${Number(date.slice(5, 7))}/${Number(date.slice(8, 10))}`,
    },
  };
}

function CheckInTable({ visit, checkIns }: { visit: Visit; checkIns: readonly CheckInLine[] }) {
  const { speak } = visit;
  return (
    <DataTable
      speak={speak}
      caption={speak(engagementWords.checkIns)}
      rows={checkIns.toReversed()}
      rowKey={({ id }) => id}
      empty={{ title: speak(engagementWords.noCheckIns) }}
      columns={[
        { key: "due", label: speak(engagementWords.due), cell: ({ dueOn }) => speak(dateWords(dueOn)) },
        { key: "side", label: speak(engagementWords.side), cell: ({ side }) => speak(sideWords[side]) },
        {
          key: "state",
          label: speak(engagementWords.state),
          cell: (line) => {
            const state = stateOf(visit, line);
            return (
              <>
                <Tag tone={tones[state]}>{speak(checkInStateWords[state])}</Tag>
                {line.heldOn !== null && <span class="cell-note">{speak(dateWords(line.heldOn))}</span>}
              </>
            );
          },
        },
        {
          key: "score",
          label: speak(engagementWords.score),
          cell: ({ score }) => (score === null ? "—" : speak(scoreWords(score))),
        },
        { key: "words", label: speak(engagementWords.said), cell: ({ words }) => (words === "" ? "—" : words) },
      ]}
    />
  );
}
