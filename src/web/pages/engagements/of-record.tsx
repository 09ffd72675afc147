import { engagementState, lastDayOf } from "#domain/engagements/rules-engagements.ts";
import type { EngagementLine } from "#domain/engagements/views-engagements.ts";
import type { LocalDate } from "#kit/dates.ts";
import type { Visit } from "#route.ts";
import type { StorySpan } from "#show/story-line.tsx";
import {
  daysWords,
  endingWords,
  engagementNumber,
  engagementStateWords,
  engagementWords,
  stageWords,
} from "#text/engagements.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Tag, type TagTone } from "#web/ui/tag.tsx";

/** As many engagements of one record as its page shows. */
export const mostEngagementsShown = 50;

const tones: { readonly [S in ReturnType<typeof engagementState>]: TagTone } = {
  coming: "neutral",
  running: "active",
  over: "done",
};

/** Where an engagement stands, as a tag; how it ended is said beside it. */
export function EngagementTag({
  visit,
  line,
}: {
  visit: Visit;
  line: Pick<EngagementLine, "fromWeek" | "weeks" | "endedOn">;
}) {
  const state = engagementState(line, visit.app.clock.today());
  return <Tag tone={tones[state]}>{visit.speak(engagementStateWords[state])}</Tag>;
}

/** The engagements of one record, the latest start first. The side that the page is about is not named again. */
export function EngagementsOf(props: { visit: Visit; lines: readonly EngagementLine[]; hide?: "firm" | "person" }) {
  const { visit, lines, hide } = props;
  const { speak, language } = visit;
  const columns: readonly Column<EngagementLine>[] = [
    {
      key: "title",
      label: speak(engagementWords.list),
      cell: ({ number, title }) => (
        <a href={localHref(language, `/engagements/${number}`)}>{`${engagementNumber(number)} ${title}`}</a>
      ),
    },
    { key: "firm", label: speak(engagementWords.firm), cell: ({ firmName }) => firmName },
    { key: "person", label: speak(engagementWords.person), cell: ({ personName }) => personName },
    {
      key: "share",
      label: speak(engagementWords.period),
      cell: (line) => (
        <>
          {speak(halfDaysWords(line.halfDays))}
          <span class="cell-note">{speak(daysWords(line.fromWeek, lastDayOf(line)))}</span>
        </>
      ),
    },
    {
      key: "state",
      label: speak(engagementWords.state),
      cell: (line) => (
        <>
          <EngagementTag visit={visit} line={line} />
          <span class="cell-note">
            {speak(line.ending === null ? stageWords[line.stage] : endingWords[line.ending])}
          </span>
        </>
      ),
    },
  ];
  return (
    <DataTable
      speak={speak}
      caption={speak(engagementWords.list)}
      columns={columns.filter(({ key }) => key !== hide)}
      rows={lines.slice(0, mostEngagementsShown)}
      rowKey={({ number }) => String(number)}
      empty={{ title: speak(engagementWords.none) }}
    />
  );
}

/** The engagements as bars of the story's picture, the earliest first. */
export const spansOf = (
  lines: readonly Pick<EngagementLine, "title" | "fromWeek" | "weeks" | "endedOn">[],
): readonly StorySpan[] =>
  lines
    .map((line) => ({
      from: beginning(line.fromWeek),
      until: beginning(lastDayOf(line)) + 86_400_000,
      label: line.title,
    }))
    .filter(({ from, until }) => from < until)
    .toSorted((a, b) => a.from - b.from);

const beginning = (day: LocalDate): number => Date.parse(`${day}T00:00:00+09:00`);
