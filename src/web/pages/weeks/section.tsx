import { inItsTime } from "#domain/weeks/rules-patterns.ts";
import type { WeekSheet } from "#domain/weeks/views-own.ts";
import type { Visit } from "#route.ts";
import { meetingSentence, meetingWords } from "#text/joint-meetings.ts";
import { restSentence, restWords } from "#text/possible-weeks.ts";
import type { Words } from "#text/speak.ts";
import { weekPaperWords } from "#text/week-papers.ts";
import { chainedWords, collisionSentence, weekWarningWords, weekWords } from "#text/weeks.ts";
import { WeekFiles } from "#web/pages/weeks/file-links.tsx";
import { WeekShown } from "#web/pages/weeks/picture.tsx";
import { Notice } from "#web/ui/notice.tsx";

/** What to look at in a week. */
export const toldOf = ({ warnings, chained, isSaid }: WeekSheet): readonly Words[] => [
  ...warnings.map(weekWarningWords),
  ...chained.map(chainedWords),
  ...(isSaid ? [] : [weekWords.notSaid]),
];

/** A person's real week with its picture, its table, and what to look at in it. */
export function RealWeek(props: {
  visit: Visit;
  sheet: WeekSheet;
  whose: string;
  /** Where the rest between peak seasons is agreed; nothing for those who may not. */
  restHref?: string | undefined;
  /** The address of this week as files, without the ending. */
  filesAt?: string | undefined;
}) {
  const { visit, sheet, whose, restHref, filesAt } = props;
  const { speak } = visit;
  const { collision, lines, meetings, rest } = sheet;
  const told = toldOf(sheet);
  const today = visit.app.clock.today();
  const shares = lines.map((line) => ({ name: line.firmName || line.title, cells: inItsTime(line, today).cells }));
  const isLaid = new Set(shares.flatMap(({ cells }) => cells));
  if (lines.length === 0 && collision === null && sheet.chained.length === 0)
    return <p class="muted">{speak(weekWords.none)}</p>;
  return (
    <>
      {collision !== null && (
        <Notice kind="attention" speak={speak} title={speak(weekWords.collides)}>
          <p>{speak(collisionSentence(whose, collision.titles, collision.because))}</p>
        </Notice>
      )}
      {lines.length > 0 && (
        <WeekShown
          visit={visit}
          size="full"
          week={{
            id: "real-week",
            whose,
            free: sheet.free,
            today,
            shares,
            notes: new Map(
              meetings.flatMap(({ title, entries }) =>
                entries.flatMap((entry): [number, string][] => (isLaid.has(entry) ? [[entry, title]] : [])),
              ),
            ),
          }}
        />
      )}
      {meetings.length > 0 && (
        <>
          <h3>{speak(meetingWords.inWeek)}</h3>
          <p class="muted">{speak(meetingWords.marked)}</p>
          <ul>
            {meetings.map((meeting) => (
              <li key={meeting.id}>{speak(meetingSentence(meeting))}</li>
            ))}
          </ul>
        </>
      )}
      {told.length > 0 && (
        <>
          <h3>{speak(weekPaperWords.notes)}</h3>
          <ul>
            {told.map((words) => (
              <li key={words.en}>{speak(words)}</li>
            ))}
          </ul>
        </>
      )}
      {lines.length > 0 && filesAt !== undefined && <WeekFiles visit={visit} at={filesAt} />}
      {rest !== null && restHref !== undefined && (
        <p class="muted">
          {speak(restSentence(rest))}{" "}
          <a class="target" href={restHref}>
            {speak(restWords.change)}
          </a>
        </p>
      )}
    </>
  );
}
