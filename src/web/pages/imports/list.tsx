import { permit } from "#domain/access/may.ts";
import { parseInput } from "#domain/fields.ts";
import { askImport } from "#domain/imports/ask-import.ts";
import { askImportInput } from "#domain/imports/input.ts";
import { importKinds } from "#domain/imports/terms.ts";
import { type ImportLine, importLines } from "#domain/imports/views.ts";
import { type Answer, page, redirect, refusal, type Visit } from "#route.ts";
import { instantWords } from "#text/dates.ts";
import { importKindHints, importLabels, importPageWords } from "#text/import-pages.ts";
import { countsWords, importKindWords, importNumber, importStateWords } from "#text/imports.ts";
import { formKey } from "#web/form-routes.ts";
import { type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { ImportTag } from "#web/pages/imports/tag.tsx";
import { Button } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { FileField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Pager } from "#web/ui/pager.tsx";
import { uploadedFile } from "#web/uploaded-file.ts";

const rowsPerPage = 30;

/** The form that takes a file, the templates, and what was imported so far. */
export const listImports = (visit: Visit): Promise<Answer> => {
  const kind = importKinds.find((each) => each === visit.query.get("kind"));
  return drawn(visit, { values: kind === undefined ? {} : { kind }, faults: [] });
};

/** Takes a file, reads it, and leads to what it would do. */
export async function uploadImport(visit: Visit): Promise<Answer> {
  const { actor, app } = visit;
  const body = await visit.body();
  const terms = parseInput(askImportInput, body.fields);
  const file = await uploadedFile(body, "file");
  if (!terms.ok) return drawn(visit, formAgain(body.fields, terms.refusal));
  const asked = await askImport(app, actor, { ...terms.value, file, key: await formKey(visit, body) });
  if (asked.ok) return redirect(`/imports/${asked.value.number}`);
  if (asked.refusal.code !== "invalid") return refusal(asked.refusal);
  return drawn(visit, formAgain(body.fields, asked.refusal));
}

async function drawn(visit: Visit, state: FormState): Promise<Answer> {
  const { actor, app, query, speak } = visit;
  const allowed = permit(app.may, actor, "import.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const asked = query.get("before") ?? "";
  const before = /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
  const lines = await app.db.read(actor, (tx) => importLines(tx, allowed, { before, limit: rowsPerPage }));
  return page({
    title: speak(importPageWords.list),
    status: state.faults.length > 0 ? 422 : 200,
    body: <Imports visit={visit} state={state} lines={lines} />,
  });
}

function Imports({ visit, state, lines }: { visit: Visit; state: FormState; lines: readonly ImportLine[] }) {
  const { language, speak } = visit;
  const w = importPageWords;
  const shown = lines.slice(0, rowsPerPage);
  const last = shown.at(-1);
  const hasMore = lines.length > rowsPerPage && last !== undefined;
  return (
    <>
      <Heading title={speak(w.list)} lead={speak(w.lead)} />
      <div class="prose">
        <UploadForm visit={visit} state={state} />
      </div>
      <Section title={speak(w.templates)} id="templates">
        <p class="muted">{speak(w.templatesLead)}</p>
        <Templates visit={visit} />
      </Section>
      <Section title={speak(w.before)} id="before">
        <DataTable
          speak={speak}
          caption={speak(w.before)}
          columns={columnsOf(visit)}
          rows={shown}
          rowKey={({ number }) => String(number)}
          empty={{ title: speak(w.empty), text: speak(w.emptyText) }}
          isList
        />
        <Pager
          speak={speak}
          nextHref={hasMore ? localHref(language, `/imports?before=${last.number}#before`) : undefined}
        />
      </Section>
    </>
  );
}

/** The form that takes a file; a page of a faulty import shows it again, with its kind chosen. */
export function UploadForm({ visit, state }: { visit: Visit; state: FormState }) {
  const { language, speak } = visit;
  const w = importPageWords;
  const field = (name: keyof typeof importLabels) => fieldOf(visit, importLabels, state, name);
  const { value: _, ...fileField } = field("file");
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, importLabels, state)} />
      {state.faults.length > 0 && <p>{speak(w.chooseAgain)}</p>}
      <Form
        speak={speak}
        action={localHref(language, "/imports")}
        idempotencyKey={visit.app.ids.next()}
        files
        buttons={<Button>{speak(w.send)}</Button>}
      >
        <RadioGroup
          {...field("kind")}
          required
          options={importKinds.map((value) => ({
            value,
            label: speak(importKindWords[value]),
            hint: speak(importKindHints[value]),
          }))}
        />
        <FileField {...fileField} required hint={speak(w.fileHint)} accept=".csv,.txt,.tsv,.xlsx,.json" />
        <p class="muted">{speak(w.larger)}</p>
      </Form>
    </>
  );
}

function Templates({ visit: { language, speak } }: { visit: Visit }) {
  const w = importPageWords;
  const formats = ["xlsx", "csv", "cp932"] as const;
  return (
    <ul class="plain-list">
      {(["firms", "people", "projects", "engagements"] as const).map((kind) => (
        <li key={kind}>
          {speak(importKindWords[kind])}{" "}
          {formats.map((format) => (
            <a key={format} class="target" href={localHref(language, `/imports/templates/${kind}?format=${format}`)}>
              <span class="visually-hidden">{speak(importKindWords[kind])} </span>
              {speak(w[format])}
            </a>
          ))}
        </li>
      ))}
    </ul>
  );
}

function columnsOf({ language, speak }: Visit): readonly Column<ImportLine>[] {
  const w = importPageWords;
  return [
    {
      key: "file",
      label: speak(w.file),
      cell: ({ number, fileName }) => <a href={localHref(language, `/imports/${number}`)}>{fileName}</a>,
    },
    { key: "number", label: speak(w.number), cell: ({ number }) => importNumber(number) },
    { key: "what", label: speak(w.what), cell: ({ kind }) => speak(importKindWords[kind]) },
    {
      key: "status",
      label: speak(w.status),
      cell: ({ status, counts }) => <ImportTag status={status}>{speak(importStateWords(status, counts))}</ImportTag>,
    },
    {
      key: "result",
      label: speak(w.result),
      cell: ({ counts }) => (counts === null ? "–" : speak(countsWords(counts))),
    },
    { key: "when", label: speak(w.when), cell: ({ requestedAt }) => speak(instantWords(requestedAt)) },
    { key: "by", label: speak(w.by), cell: ({ by }) => by ?? speak(w.commandLine) },
  ];
}
