import { permit } from "#domain/access/may.ts";
import { type DialogueListLine, dialogueList } from "#domain/needs/views.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { dateWords } from "#text/dates.ts";
import { dialogueNumber, dialogueStatusWords, dialogueWords } from "#text/needs.ts";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Pager } from "#web/ui/pager.tsx";
import { Tag } from "#web/ui/tag.tsx";

const rowsPerPage = 30;

/** The dialogues of the hub, or those of the own firm, the newest first. */
export async function listDialogues(visit: Visit): Promise<Answer> {
  const { actor, app, language, query, speak } = visit;
  const allowed = permit(app.may, actor, "dialogue.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const isOwn = actor.firmId !== null;
  const asked = query.get("before") ?? "";
  const before = /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
  const show = query.get("status");
  const status = show === "open" ? "open" : show === "unwritten" ? "closed" : null;
  const isMine = query.get("whose") === "mine" && !isOwn;
  const definerId = isMine ? actor.accountId : null;
  const unwritten = show === "unwritten";
  const wanted = { status, before, firmId: actor.firmId, definerId, unwritten, limit: rowsPerPage } as const;
  const lines = await app.db.read(actor, (tx) => dialogueList(tx, allowed, wanted));
  const shown = lines.slice(0, rowsPerPage);
  const last = shown.at(-1);
  const hasMore = lines.length > rowsPerPage && last !== undefined;
  const title = speak(isOwn ? dialogueWords.ownList : dialogueWords.list);
  const asks = [status === null ? [] : `status=${show}&`, isMine ? "whose=mine&" : []].flat().join("");
  const more = `/dialogues?${asks}before=${last?.number ?? 0}`;
  return page({
    title,
    body: (
      <>
        <Heading title={title} lead={speak(isOwn ? dialogueWords.ownListLead : dialogueWords.listLead)} />
        {!isOwn && (
          <p>
            <a class="target" href={localHref(language, status === null ? "/dialogues?status=open" : "/dialogues")}>
              {speak(status === null ? dialogueWords.openOnly : dialogueWords.all)}
            </a>
          </p>
        )}
        <DataTable
          speak={speak}
          caption={title}
          columns={columnsOf(visit, isOwn)}
          rows={shown}
          rowKey={({ number }) => String(number)}
          empty={emptyOf(visit, isOwn)}
          isList
        />
        <Pager speak={speak} nextHref={hasMore ? localHref(language, more) : undefined} />
      </>
    ),
  });
}

const emptyOf = ({ language, speak }: Visit, isOwn: boolean) =>
  isOwn
    ? { title: speak(dialogueWords.empty), text: speak(dialogueWords.emptyOwn) }
    : {
        title: speak(dialogueWords.empty),
        text: speak(dialogueWords.emptyText),
        action: { href: localHref(language, "/firms"), label: speak(dialogueWords.toFirms) },
      };

/** So much of the first words as names a dialogue. */
const longestName = 60;

const nameOf = ({ number, firstWords, heldOn }: DialogueListLine, speak: Visit["speak"]): string => {
  const words = firstWords === "" ? speak(dateWords(heldOn)) : firstWords;
  return `${dialogueNumber(number)} ${words.length > longestName ? `${words.slice(0, longestName)}…` : words}`;
};

function columnsOf({ language, speak }: Visit, isOwn: boolean): readonly Column<DialogueListLine>[] {
  const at = (path: string) => localHref(language, path);
  const firm: Column<DialogueListLine> = {
    key: "firm",
    label: speak(dialogueWords.firm),
    cell: ({ firmNumber, firmName }) => <a href={at(`/firms/${firmNumber}`)}>{firmName}</a>,
  };
  return [
    {
      key: "words",
      label: speak(dialogueWords.firstWords),
      cell: (line) => <a href={at(`/dialogues/${line.number}`)}>{nameOf(line, speak)}</a>,
    },
    ...(isOwn ? [] : [firm]),
    { key: "heldOn", label: speak(dialogueWords.heldOn), cell: ({ heldOn }) => speak(dateWords(heldOn)) },
    { key: "definer", label: speak(dialogueWords.definer), cell: ({ definer }) => definer ?? "" },
    {
      key: "requirements",
      label: speak(dialogueWords.requirements),
      number: true,
      cell: ({ requirements }) => String(requirements),
    },
    {
      key: "status",
      label: speak(dialogueWords.status),
      cell: ({ status }) => (
        <Tag tone={status === "open" ? "active" : "neutral"}>{speak(dialogueStatusWords[status])}</Tag>
      ),
    },
  ];
}
