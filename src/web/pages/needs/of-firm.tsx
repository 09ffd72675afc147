import { may } from "#domain/access/may.ts";
import type { FirmView } from "#domain/firms/views.ts";
import type { DialogueListLine } from "#domain/needs/views.ts";
import type { Visit } from "#route.ts";
import { dateWords } from "#text/dates.ts";
import { dialogueNumber, dialogueStatusWords, dialogueWords } from "#text/needs.ts";
import { LinkButton } from "#web/ui/button.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Tag } from "#web/ui/tag.tsx";

/** The newest talks with a firm on its page. */
export function DialoguesOf({ visit, dialogues }: { visit: Visit; dialogues: readonly DialogueListLine[] }) {
  const { language, speak } = visit;
  return (
    <>
      {dialogues.length === 0 && <p class="muted">{speak(dialogueWords.ofFirmNone)}</p>}
      <ul class="page-links">
        {dialogues.map(({ number, heldOn, status, firstWords }) => (
          <li key={number}>
            <a class="target" href={localHref(language, `/dialogues/${number}`)}>
              {`${dialogueNumber(number)} ${speak(dateWords(heldOn))}`}
            </a>{" "}
            <Tag tone={status === "open" ? "active" : "neutral"}>{speak(dialogueStatusWords[status])}</Tag>
            {firstWords !== "" && <blockquote class="said-words">{firstWords}</blockquote>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The way to the next talk with a firm, for those who may begin one. */
export function BeginDialogue({ visit, firm }: { visit: Visit; firm: FirmView }) {
  const { actor, language, speak } = visit;
  if (!may(actor, "dialogue.begin", { hubId: actor.hubId, firmId: firm.id })) return null;
  return (
    <LinkButton href={localHref(language, `/firms/${firm.number}/dialogues/new`)} look="primary">
      {speak(dialogueWords.begin)}
    </LinkButton>
  );
}
