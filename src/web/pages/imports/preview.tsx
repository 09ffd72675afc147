import type { ImportPreview, PreviewRow } from "#domain/imports/rules-work.ts";
import type { ImportView } from "#domain/imports/views.ts";
import type { Visit } from "#route.ts";
import { changedCellText, changedCellWords } from "#text/import-changes.ts";
import { importPageWords } from "#text/import-pages.ts";
import { recordNumber } from "#text/imports.ts";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { Section } from "#web/ui/heading.tsx";

type Drawn = { readonly visit: Visit; readonly view: ImportView; readonly preview: ImportPreview };

/** What each of the first rows would do, or did: a new record, or what changes in a saved one, before and after. */
export function Preview({ visit, view, preview }: Drawn) {
  const { speak } = visit;
  const w = importPageWords;
  const title = speak(view.status === "applied" ? w.previewDone : w.previewTitle);
  return (
    <Section title={title}>
      <p class="muted">{speak(w.firstRows(preview.rows.length))}</p>
      <DataTable
        speak={speak}
        caption={title}
        columns={columnsOf(visit, view)}
        rows={preview.rows}
        rowKey={({ line }) => String(line)}
        empty={{ title: speak(w.nothingTitle) }}
        isList
      />
    </Section>
  );
}

function columnsOf({ speak }: Visit, { kind }: ImportView): readonly Column<PreviewRow>[] {
  const w = importPageWords;
  const numberOf = (number: number | null): string =>
    number === null || number === 0 ? "" : recordNumber(kind, number);
  return [
    { key: "record", label: speak(w.record), cell: ({ name, number }) => `${numberOf(number)} ${name}`.trim() },
    { key: "line", label: speak(w.line), number: true, cell: ({ line }) => line },
    { key: "effect", label: speak(w.effect), cell: ({ effect }) => speak(effect === "new" ? w.newRow : w.changedRow) },
    {
      key: "changes",
      label: speak(w.changes),
      cell: ({ changes, alike, effect }) => (
        <>
          {effect === "new" ? (
            <span>
              {changes
                .map(
                  ({ column, after }) =>
                    `${speak(changedCellWords(kind, column))} ${changedCellText(kind, column, after)}`,
                )
                .join(speak({ ja: "／", en: "; " }))}
            </span>
          ) : (
            <ul class="plain-list">
              {changes.map(({ column, before, after }) => (
                <li key={column}>
                  {speak(changedCellWords(kind, column))}:{" "}
                  {before === "" ? speak(w.empty2) : changedCellText(kind, column, before)} →{" "}
                  {after === "" ? speak(w.empty2) : changedCellText(kind, column, after)}
                </li>
              ))}
            </ul>
          )}
          {alike.length > 0 && <span class="cell-note">≈ {alike.map(numberOf).join(" ")}</span>}
        </>
      ),
    },
  ];
}
