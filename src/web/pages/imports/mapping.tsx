import { columnFinder, importColumnsOf, neededColumns } from "#domain/imports/rules-columns.ts";
import type { ImportView } from "#domain/imports/views.ts";
import { isForbidden } from "#domain/plans/rules-columns.ts";
import type { Visit } from "#route.ts";
import { fileNotes } from "#text/import-notes.ts";
import { importPageWords } from "#text/import-pages.ts";
import { unclearHeaderWords } from "#text/imports.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";

type Drawn = { readonly visit: Visit; readonly view: ImportView; readonly isAsked?: true };

/** Asks once what each header means; it is remembered for the hub's next file. Put away unless it is needed. */
export function Mapping({ visit, view, isAsked }: Drawn) {
  const { speak } = visit;
  const w = importPageWords;
  if (view.kind === "towns" || view.preview === null || view.preview.header.length === 0 || !view.hasFile) return null;
  const { unclear: doubts } = view.preview;
  const unclear = [
    ...(doubts === undefined ? [] : unclearHeaderWords(view.kind, doubts)),
    ...fileNotes(view.preview),
  ].map(speak);
  if (isAsked)
    return (
      <div class="prose">
        {unclear.length > 0 && (
          <Notice kind="attention" speak={speak}>
            <ul class="plain-list">
              {unclear.map((doubt) => (
                <li key={doubt}>{doubt}</li>
              ))}
            </ul>
          </Notice>
        )}
        <p>{speak(w.mappingLead)}</p>
        <MappingForm visit={visit} view={view} />
      </div>
    );
  return (
    <Section title={speak(w.mappingAgain)}>
      <details class="more">
        <summary>{speak(w.mappingAgain)}</summary>
        <p>{speak(w.mappingLead)}</p>
        <MappingForm visit={visit} view={view} />
      </details>
    </Section>
  );
}

function MappingForm({ visit, view }: Drawn) {
  const { language, speak } = visit;
  const w = importPageWords;
  const { kind, preview } = view;
  if (kind === "towns" || preview === null) return null;
  const needed = new Set(neededColumns[kind].flat());
  const options = importColumnsOf(kind).map(({ key, ja, en }) => ({
    value: key,
    label: `${speak({ ja, en })}${needed.has(key) ? speak(w.needed) : ""}`,
  }));
  const find = columnFinder(kind, view.remembered);
  return (
    <Form
      speak={speak}
      action={localHref(language, `/imports/${view.number}/map`)}
      idempotencyKey={visit.app.ids.next()}
      buttons={<Button>{speak(w.map)}</Button>}
    >
      {preview.header.map((header, at) =>
        header === "" ? null : isForbidden(header) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may stand twice
          <p class="muted" key={at}>
            {speak(w.neverRead(header))}
          </p>
        ) : (
          <SelectField
            // biome-ignore lint/suspicious/noArrayIndexKey: a header may stand twice
            key={at}
            speak={speak}
            name={`column-${at}`}
            label={header}
            hint={speak(sampleWords(preview.sample.map((cells) => cells[at] ?? "").filter((cell) => cell !== "")))}
            value={find(header)?.key ?? ""}
            options={options}
            emptyLabel={speak(w.notRead)}
          />
        ),
      )}
    </Form>
  );
}

const sampleWords = (cells: readonly string[]) =>
  cells.length === 0 ? importPageWords.emptySample : importPageWords.sample(cells);
