import type { FoundFault } from "#domain/imports/rules-work.ts";
import type { ImportView } from "#domain/imports/views.ts";
import type { Visit } from "#route.ts";
import { fileNotes } from "#text/import-notes.ts";
import { importPageWords } from "#text/import-pages.ts";
import { faultWords, labelOf } from "#text/imports.ts";
import { ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** Faults told one by one on the page; all that are kept are in the file to take away. */
const mostShown = 200;

/** Every fault of the file by row and column, with what to do. */
export function Faults({ visit, view }: { visit: Visit; view: ImportView }) {
  const { language, speak } = visit;
  const w = importPageWords;
  const faults = view.preview?.faults ?? [];
  const all = view.counts?.faults ?? faults.length;
  const notes = view.preview === null ? [] : fileNotes(view.preview);
  return (
    <>
      <p>{speak(w.faultsLead)}</p>
      <ButtonRow>
        <LinkButton href={localHref(language, `/imports/${view.number}/faults.csv`)}>{speak(w.faultsCsv)}</LinkButton>
      </ButtonRow>
      <DataTable
        speak={speak}
        caption={speak(w.faultsTitle(all))}
        columns={columnsOf(visit, view)}
        rows={faults.slice(0, mostShown).map((fault, at) => ({ fault, at }))}
        rowKey={({ at }) => String(at)}
        empty={{ title: speak(w.faultsTitle(all)) }}
        isList
      />
      {notes.length > 0 && (
        <ul class="bullets">
          {notes.map((note) => (
            <li key={note.en}>{speak(note)}</li>
          ))}
        </ul>
      )}
      {all > mostShown && <p class="muted">{speak(w.moreFaults(all - mostShown))}</p>}
    </>
  );
}

/** Where a fault stands and what it is, as cells of a table. */
export function faultCells({ speak }: Pick<Visit, "speak">, { kind }: Pick<ImportView, "kind">, fault: FoundFault) {
  return {
    line: fault.at === "file" ? "" : String(fault.line),
    column: fault.at === "cell" ? (fault.header ?? speak(labelOf(kind, fault.column))) : "",
    written: fault.at === "cell" ? fault.value : "",
    todo: speak(faultWords(kind, fault)),
  };
}

function columnsOf(visit: Visit, view: ImportView): readonly Column<{ fault: FoundFault; at: number }>[] {
  const { speak } = visit;
  const w = importPageWords;
  const cell = (name: keyof ReturnType<typeof faultCells>) => (row: { fault: FoundFault }) =>
    faultCells(visit, view, row.fault)[name] || "–";
  return [
    { key: "line", label: speak(w.line), cell: cell("line") },
    { key: "place", label: speak(w.place), cell: cell("column") },
    { key: "written", label: speak(w.written), cell: cell("written") },
    { key: "todo", label: speak(w.todo), cell: cell("todo") },
  ];
}
