import type { ProposalLine } from "#domain/proposals/views-list.ts";
import type { Visit } from "#route.ts";
import { dateWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import {
  bothWords,
  firmInTown,
  proposalLabels,
  proposalNumber,
  proposalPhaseWords,
  proposalWords,
  sideAnswerWords,
} from "#text/proposals.ts";
import { phaseTone } from "#web/pages/proposals/tone.ts";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Tag } from "#web/ui/tag.tsx";

/** Proposals as a table on a desk and as rows on a phone. */
export function ProposalTable(props: {
  readonly visit: Visit;
  readonly lines: readonly ProposalLine[];
  readonly isOwn: boolean;
}) {
  const { visit, lines, isOwn } = props;
  const { actor, app, language, speak } = visit;
  const today = app.clock.today();
  const w = proposalWords;
  const columns: readonly Column<ProposalLine>[] = [
    {
      key: "title",
      label: speak(w.list),
      cell: ({ number, title }) => (
        <a href={localHref(language, `/proposals/${number}`)}>{`${proposalNumber(number)} ${title}`}</a>
      ),
    },
    {
      key: "firm",
      label: speak(w.firm),
      cell: ({ firmName, firmTown }) => firmName ?? speak(firmInTown(firmTown)),
    },
    { key: "person", label: speak(w.person), cell: ({ personName }) => personName ?? speak(w.thisPerson) },
    {
      key: "share",
      label: speak(proposalLabels.halfDays),
      cell: ({ halfDays, fromWeek }) => (
        <>
          {speak(halfDaysWords(halfDays))}
          <span class="cell-note">{speak(dateWords(fromWeek))}</span>
        </>
      ),
    },
    {
      key: "phase",
      label: speak(w.phase),
      cell: (line) => (
        <>
          <Tag tone={phaseTone[line.phase]}>{speak(proposalPhaseWords[line.phase])}</Tag>
          {!isOwn && line.phase !== "closed" && (
            <span class="cell-note">
              {speak(bothWords(sideAnswerWords[line.personAnswer], sideAnswerWords[line.firmAnswer]))}
            </span>
          )}
        </>
      ),
    },
    {
      key: "until",
      label: speak(w.until),
      cell: ({ answerBy, phase }) =>
        phase === "open" && (
          <>
            {speak(dateWords(answerBy))}
            {answerBy < today && <span class="cell-note">{speak(w.overdue)}</span>}
          </>
        ),
    },
  ];
  const hidden = actor.firmId !== null ? "firm" : actor.personId !== null ? "person" : null;
  return (
    <DataTable
      speak={speak}
      caption={speak(w.list)}
      columns={columns.filter(({ key }) => key !== hidden)}
      rows={lines}
      rowKey={({ number }) => String(number)}
      empty={{ title: speak(w.none), text: speak(isOwn ? w.noneText : w.noneStaff) }}
    />
  );
}
