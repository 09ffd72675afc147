import type { DueLine } from "#domain/accompaniment/views-companion.ts";
import type { Visit } from "#route.ts";
import { companionWords, moreCheckIns } from "#text/accompaniment.ts";
import { dateWords } from "#text/dates.ts";
import { engagementNumber, engagementTitle, sideWords } from "#text/engagements.ts";
import { LinkButton } from "#web/ui/button.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { Folded } from "#web/ui/folded.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Tag } from "#web/ui/tag.tsx";

/** Check-ins for one of the page's parts. */
export type DueShown = {
  readonly visit: Visit;
  readonly caption: string;
  readonly empty: string;
  readonly lines: readonly DueLine[];
  /** Whose companion it is need not be said. */
  readonly mine: boolean;
  /** As many stand open; the rest is folded away. */
  readonly open: number;
};

/** Check-ins that are due, each with the button that records what was heard. */
export function Due(props: DueShown) {
  return (
    <Folded
      rows={props.lines}
      open={props.open}
      words={(count) => props.visit.speak(moreCheckIns(count))}
      draw={(lines) => <DueTable {...props} lines={lines} />}
    />
  );
}

function DueTable({ visit, caption, empty, lines, mine }: DueShown) {
  const { language, speak } = visit;
  const companion: Column<DueLine> = {
    key: "companion",
    label: speak(companionWords.companion),
    cell: (line) => (line.companion === "" ? speak(companionWords.nobody) : line.companion),
  };
  return (
    <DataTable
      speak={speak}
      caption={caption}
      rows={lines}
      rowKey={({ engagement, side, dueOn }) => `${engagement}-${side}-${dueOn}`}
      empty={{ title: empty }}
      isList
      columns={[
        {
          key: "who",
          label: speak(companionWords.who),
          cell: ({ engagement, title, personName, firmName }) => (
            <>
              <a href={localHref(language, `/engagements/${engagement}`)}>
                {`${engagementNumber(engagement)} ${speak(engagementTitle(personName, firmName))}`}
              </a>
              <span class="cell-note">{title}</span>
            </>
          ),
        },
        {
          key: "due",
          label: speak(companionWords.due),
          cell: ({ side, dueOn }) => `${speak(dateWords(dueOn))} ${speak(sideWords[side])}`,
        },
        {
          key: "asked",
          label: speak(companionWords.asked),
          cell: ({ isAsked, dueOn }) =>
            dueOn > visit.app.clock.today() ? (
              speak(companionWords.later)
            ) : (
              <Tag tone={isAsked ? "neutral" : "attention"}>
                {speak(isAsked ? companionWords.sent : companionWords.notSent)}
              </Tag>
            ),
        },
        ...(mine ? [] : [companion]),
        {
          key: "record",
          label: speak(companionWords.recordColumn),
          cell: ({ engagement, side }) => (
            <LinkButton href={localHref(language, `/engagements/${engagement}/check-in?side=${side}`)}>
              {speak(companionWords.record)}
              <span class="visually-hidden">
                {" "}
                {engagementNumber(engagement)} {speak(sideWords[side])}
              </span>
            </LinkButton>
          ),
        },
      ]}
    />
  );
}
