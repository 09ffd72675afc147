import { permit, reachOf } from "#domain/access/may.ts";
import type { MailId } from "#domain/hubs/terms.ts";
import {
  type MailLine,
  type MailListQuery,
  type MailStatus,
  type MailView,
  mailLines,
  mailView,
} from "#domain/hubs/views-mail.ts";
import { isUuid } from "#kit/ids.ts";
import { type Answer, page, type Route, refusal, type Visit } from "#route.ts";
import { instantWords } from "#text/dates.ts";
import { mailStatusWords, mailTroubleWords, mailWords } from "#text/mail.ts";
import type { Words } from "#text/speak.ts";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Pager } from "#web/ui/pager.tsx";
import { SearchBox } from "#web/ui/search-box.tsx";
import { Tag, type TagTone } from "#web/ui/tag.tsx";

/** What goes out by mail, for operators: where it stands, and without a mail server what it says. */
export const mailRoutes: readonly Route[] = [
  { method: "get", path: "/mail", act: "mail.list", door: "page", run: listMail },
  { method: "get", path: "/mail/:mail", act: "mail.show", door: "page", run: showMail },
];

const rowsPerPage = 50;

const mailIdIn = (text: string | null | undefined): MailId | null => (isMailId(text) ? text : null);
const isMailId = (text: unknown): text is MailId => typeof text === "string" && isUuid(text);

async function listMail(visit: Visit): Promise<Answer> {
  const { actor, app, speak } = visit;
  const allowed = permit(app.may, actor, "mail.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const search = (visit.query.get("q") ?? "").slice(0, 100).trim();
  const after = mailIdIn(visit.query.get("after"));
  const status = visit.query.get("status") === "given-up" ? "given-up" : null;
  const wanted: MailListQuery = { search, status, after, limit: rowsPerPage };
  const lines = await app.db.read(actor, (tx) => mailLines(tx, allowed, wanted));
  return page({
    title: speak(mailWords.title),
    body: <MailList visit={visit} lines={lines} search={search} status={status} />,
  });
}

type Listed = {
  readonly visit: Visit;
  readonly lines: readonly MailLine[];
  readonly search: string;
  readonly status: MailStatus | null;
};

function MailList({ visit, lines, search, status }: Listed) {
  const { app, language, speak } = visit;
  const shown = lines.slice(0, rowsPerPage);
  const last = shown.at(-1);
  const more = lines.length > rowsPerPage && last !== undefined;
  const nextQuery = new URLSearchParams({
    ...(search === "" ? {} : { q: search }),
    ...(status === null ? {} : { status }),
    after: last?.id ?? "",
  });
  return (
    <>
      <Heading
        title={speak(mailWords.title)}
        lead={speak(app.mailer === null ? mailWords.leadWaiting : mailWords.leadSending)}
      />
      <SearchBox
        speak={speak}
        action={localHref(language, "/mail")}
        label={speak(mailWords.search)}
        example={speak(mailWords.searchExample)}
        value={search}
      />
      <DataTable
        speak={speak}
        caption={speak(mailWords.title)}
        columns={columnsOf(visit)}
        rows={shown}
        rowKey={(mail) => mail.id}
        empty={
          search === ""
            ? { title: speak(mailWords.emptyTitle), text: speak(mailWords.emptyText) }
            : { title: speak(mailWords.noHitTitle), text: speak(mailWords.noHitText) }
        }
      />
      <Pager speak={speak} nextHref={more ? localHref(language, `/mail?${nextQuery}`) : undefined} />
    </>
  );
}

const tones: { readonly [S in MailStatus]: TagTone } = { waiting: "active", sent: "done", "given-up": "attention" };

function columnsOf({ actor, language, speak }: Visit): readonly Column<MailLine>[] {
  const mayOpen = reachOf(actor, "mail.show") !== null;
  return [
    {
      key: "subject",
      label: speak(mailWords.subject),
      cell: (mail) => (mayOpen ? <a href={localHref(language, `/mail/${mail.id}`)}>{mail.subject}</a> : mail.subject),
    },
    { key: "to", label: speak(mailWords.to), cell: (mail) => mail.to },
    {
      key: "status",
      label: speak(mailWords.status),
      cell: (mail) => <Tag tone={tones[mail.status]}>{speak(mailStatusWords[mail.status])}</Tag>,
    },
    { key: "made", label: speak(mailWords.made), cell: (mail) => speak(instantWords(mail.madeAt)) },
  ];
}

async function showMail(visit: Visit): Promise<Answer> {
  const { actor, app } = visit;
  const allowed = permit(app.may, actor, "mail.show", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const id = mailIdIn(visit.params["mail"]);
  const mail = id === null ? null : await app.db.read(actor, (tx) => mailView(tx, allowed, id));
  if (mail === null) return refusal({ code: "not-found" });
  return page({ title: mail.subject, body: <MailShow visit={visit} mail={mail} /> });
}

function MailShow({ visit, mail }: { visit: Visit; mail: MailView }) {
  const { app, language, speak } = visit;
  const { status, sentAt, lastError, nextTryAt, tries } = mail;
  const isTried = status === "waiting" && app.mailer !== null;
  return (
    <div class="prose">
      <Heading
        title={mail.subject}
        above={<a href={localHref(language, "/mail")}>{speak(mailWords.back)}</a>}
        lead={<Tag tone={tones[status]}>{speak(mailStatusWords[status])}</Tag>}
      />
      <DefinitionList
        speak={speak}
        items={[
          { term: speak(mailWords.to), value: mail.to },
          { term: speak(mailWords.made), value: speak(instantWords(mail.madeAt)) },
          ...(sentAt === null ? [] : [{ term: speak(mailWords.sent), value: speak(instantWords(sentAt)) }]),
          ...(lastError === null
            ? []
            : [{ term: speak(mailWords.trouble), value: speak(mailTroubleWords(lastError)) }]),
          ...(tries === 0 ? [] : [{ term: speak(mailWords.tries), value: String(tries) }]),
          ...(isTried ? [{ term: speak(mailWords.nextTry), value: speak(instantWords(nextTryAt)) }] : []),
        ]}
      />
      <Section title={speak(mailWords.body)}>
        {app.mailer === null && mail.body !== null && mail.body !== "" ? (
          <MailBody text={mail.body} />
        ) : (
          <Notice kind="info" speak={speak}>
            <p>{speak(whyNoText(visit, mail))}</p>
          </Notice>
        )}
      </Section>
    </div>
  );
}

function whyNoText({ app }: Visit, { body }: MailView): Words {
  if (app.mailer !== null) return mailWords.bodyHidden;
  return body === null ? mailWords.bodyOfOther : mailWords.bodyGone;
}

/** The text of a mail, with its addresses of pages as links. */
function MailBody({ text }: { text: string }) {
  return (
    <div class="prose">
      {text.split(/\n{2,}/).map((paragraph, at) => (
        <p key={at}>
          {paragraph.split("\n").map((row, index) => (
            <>
              {index > 0 && <br />}
              {row
                .split(/(https?:\/\/[^\s<>"'）」]+)/)
                .map((part, place) => (place % 2 === 1 ? <a href={part}>{part}</a> : part))}
            </>
          ))}
        </p>
      ))}
    </div>
  );
}
