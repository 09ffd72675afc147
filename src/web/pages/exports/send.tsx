import { type ExportOrder, exportList, type ListExport } from "#domain/imports/export-list.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { type ExportFormat, exportFormats, exportWords, longWords, signWords } from "#text/exports.ts";
import { importKindWords } from "#text/imports.ts";
import type { Words } from "#text/speak.ts";
import { exportPath } from "#web/pages/exports/links.tsx";
import { LinkButton } from "#web/ui/button.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The form that an address asks for; CSV that every spreadsheet program opens when it names none. */
export const formatIn = ({ query }: Visit): ExportFormat =>
  exportFormats.find((each) => each === query.get("format")) ?? "csv";

/** What a file of each form is called and said to be. */
export const fileEnding = { csv: "csv", cp932: "csv", xlsx: "xlsx" } as const;
export const mediaTypes = {
  csv: "text/csv; charset=utf-8",
  cp932: "text/csv; charset=shift_jis",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** UTF-8 says so by these bytes, or Excel would read it as CP932. */
export const utf8Mark: Uint8Array = new Uint8Array([0xef, 0xbb, 0xbf]);

/** A workbook is made in memory as a whole. */
const mostInWorkbook = 10_000;

/** Sends a list as a file, or a page that says why this form cannot hold it. */
export async function sendList(visit: Visit, order: ExportOrder): Promise<Answer> {
  const outcome = await exportList(visit.app, visit.actor, { order, language: visit.language });
  if (!outcome.ok) return refusal(outcome.refusal);
  const list = outcome.value;
  const format = formatIn(visit);
  if (format === "xlsx" && list.records > mostInWorkbook)
    return noFile(visit, exportWords.longTitle, longWords(list.records, mostInWorkbook), order.kind);
  if (format === "cp932") {
    const found = await unwritable(visit, list);
    if (found !== null) return noFile(visit, exportWords.signTitle, found, order.kind);
  }
  const chunks = format === "xlsx" ? workbook(visit, list, order.kind) : lines(visit, list, format);
  return {
    kind: "stream",
    name: `${visit.speak(importKindWords[order.kind])}-${visit.app.clock.today()}.${fileEnding[format]}`,
    mediaType: mediaTypes[format],
    chunks: told(visit, chunks),
    records: list.records,
  };
}

async function* lines({ app }: Visit, list: ListExport, format: "csv" | "cp932"): AsyncGenerator<Uint8Array> {
  const encoding = format === "csv" ? "utf-8" : "cp932";
  if (format === "csv") yield utf8Mark;
  for await (const rows of withHeader(list)) {
    const written = app.tables.lines(rows, encoding);
    // It was whole when it was looked through; somebody has changed a record since. Half a file is no file.
    if (!written.ok) throw new Error("a record changed while its list was sent");
    yield written.value;
    await app.tables.breathe();
  }
}

async function* workbook({ app, speak }: Visit, list: ListExport, kind: ExportOrder["kind"]) {
  const rows = [];
  for await (const piece of list.pieces()) rows.push(...piece);
  yield await app.tables.workbook([{ name: speak(importKindWords[kind]), header: list.header, rows }]);
}

async function* withHeader({ header, pieces }: ListExport) {
  yield [header];
  yield* pieces();
}

/** Looks through the whole list for a sign that CP932 cannot give back, before the first byte is sent. */
async function unwritable({ app }: Visit, list: ListExport): Promise<Words | null> {
  let line = 1;
  for await (const rows of withHeader(list)) {
    const written = app.tables.lines(rows, "cp932");
    if (!written.ok) {
      const { row, column, sign } = written.refusal;
      return signWords(line + row, list.header[column] ?? "", sign);
    }
    line += rows.length;
    await app.tables.breathe();
  }
  return null;
}

/** The headers are sent by then: a break is seen by the reader's program, and in the log. */
async function* told({ app, path }: Visit, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (fault) {
    app.log.error("export-broke-off", { path: path.split("?")[0] ?? "" }, fault);
    throw fault;
  }
}

function noFile(visit: Visit, title: Words, what: Words, kind: ExportOrder["kind"]): Answer {
  const { language, speak } = visit;
  return page({
    title: speak(title),
    status: 422,
    body: (
      <div class="prose">
        <Heading title={speak(title)} lead={speak(what)} />
        <p class="button-row">
          <LinkButton href={localHref(language, exportPath(visit, `/${kind}`, "csv"))} look="primary">
            {speak(exportWords.utf8Instead)}
          </LinkButton>
          <a class="target" href={localHref(language, `/${kind}`)}>
            {speak(exportWords.back)}
          </a>
        </p>
      </div>
    ),
  });
}
