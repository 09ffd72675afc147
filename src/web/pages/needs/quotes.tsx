import type { DialogueLine } from "#domain/needs/terms.ts";
import type { RequirementOrigin, SourceWords } from "#domain/needs/views-requirement.ts";
import type { Visit } from "#route.ts";
import { dialogueNumber, dialogueWords, sourceNote, speakerWords } from "#text/needs.ts";
import { localHref } from "#web/ui/local-href.ts";

type Said = Pick<DialogueLine, "speaker" | "words" | "firstWords">;

/** Words as they were said; a definer's own note says so, and words that were corrected open the first ones. */
export function Quote({ visit, line }: { visit: Visit; line: Said }) {
  const { speak } = visit;
  return (
    <>
      {line.speaker === "owner" ? (
        <blockquote class="said-words">{line.words}</blockquote>
      ) : (
        <p class="noted-words">
          <span class="muted">{speak(speakerWords.definer)}</span> {line.words}
        </p>
      )}
      {line.firstWords !== null && (
        <details class="first-words">
          <summary>{speak(dialogueWords.first)}</summary>
          <blockquote class="said-words">{line.firstWords}</blockquote>
        </details>
      )}
    </>
  );
}

/** The words behind one line of a requirement, opened by whoever wants to know; nothing where there are none. */
export function SourceDetails({
  visit,
  label,
  origin,
  words,
}: {
  visit: Visit;
  /** Which line it is, for those who listen. */
  label: string;
  origin: RequirementOrigin;
  words: readonly SourceWords[] | undefined;
}) {
  const { language, speak } = visit;
  if (words === undefined || words.length === 0) return null;
  return (
    <details class="source-words">
      <summary>
        {speak(dialogueWords.sources)}
        <span class="visually-hidden">{` ${label}`}</span>
      </summary>
      {words.map((line) => (
        <Quote key={line.seq} visit={visit} line={line} />
      ))}
      <p class="muted">
        {`${speak(sourceNote(origin.heldOn, origin.spokenBy))} `}
        <a href={localHref(language, `/dialogues/${origin.dialogue}`)}>{dialogueNumber(origin.dialogue)}</a>
      </p>
    </details>
  );
}
