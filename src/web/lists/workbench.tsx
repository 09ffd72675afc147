import type { ComponentChildren } from "preact";
import type { ListPage } from "#domain/lists/terms.ts";
import type { Visit } from "#route.ts";
import { type ListText, listWords, totalWords } from "#text/lists.ts";
import { isNarrowed, type ListState, writeState } from "#web/lists/address.ts";
import { ListConditions, ListSearch } from "#web/lists/conditions.tsx";
import { type DeclaredList, shapeOf } from "#web/lists/declared.ts";
import { ColumnChooser, KeyHelp } from "#web/lists/tools.tsx";
import { type Column, DataTable, type EmptyList } from "#web/ui/data-table.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { Island } from "#web/ui/island.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Pager } from "#web/ui/pager.tsx";

/** Rows of one page of a list. */
export const rowsPerPage = 50;
/** The scripts of a list's page. */
export const workbenchIslands: readonly string[] = ["list-keys"];

/** Everything that a list's page shows. */
export type Workbench<Row> = {
  readonly visit: Visit;
  readonly list: DeclaredList<Row>;
  readonly text: ListText;
  readonly state: ListState;
  readonly found: ListPage<Row>;
  /** The row that is shown beside the list, or null. */
  readonly chosen: Row | null;
  /** Values of conditions that only the records know, by the condition's name. */
  readonly known?: Readonly<Record<string, readonly string[]>>;
  /** How few tools a list needs that somebody reads at a glance: an owner's own. */
  readonly isPlain?: boolean;
  /** Buttons beside the title. */
  readonly actions?: ComponentChildren;
  /** Links beside the choice of columns, such as to the list as a file. */
  readonly tools?: ComponentChildren;
  /** What to do with the row that is shown beside the list. */
  readonly beside?: (row: Row) => ComponentChildren;
  /** What to do first when there is nothing yet. */
  readonly begin?: { readonly href: string; readonly label: string } | undefined;
};

/** The address of the list with some parts of its state changed; a page begins anew unless `after` is given. */
export function hrefIn<Row>({ visit, list, state }: Workbench<Row>, change: Partial<ListState>): string {
  return localHref(visit.language, writeState(shapeOf(list), { ...state, after: null, ...change }));
}

/** A list of the workbench: left the list, right the row that was chosen; on a phone the list alone. */
export function Workbench<Row extends { readonly number: number }>(bench: Workbench<Row>) {
  const { visit, text, state, found, chosen, isPlain = false } = bench;
  const { speak } = visit;
  return (
    <>
      <Heading title={speak(text.title)} lead={speak(text.lead)} actions={bench.actions} />
      {!isPlain && <ListSearch bench={bench} />}
      {!isPlain && <ListConditions bench={bench} />}
      {!isPlain && <OrderLine bench={bench} />}
      <div class={`workbench${chosen === null ? "" : " has-pane"}`}>
        <div class="workbench-list">
          <ListTable bench={bench} />
          <Pager
            speak={speak}
            firstHref={state.after === null ? undefined : hrefIn(bench, { at: null })}
            nextHref={found.next === null ? undefined : hrefIn(bench, { after: found.next, at: null })}
          />
        </div>
        <div id="pane">{chosen !== null && <Pane bench={bench} row={chosen} />}</div>
      </div>
      {!isPlain && (
        <>
          <div class="list-tools">
            <ColumnChooser bench={bench} />
            {bench.tools}
          </div>
          <Island name="list-keys" data={{}}>
            <KeyHelp speak={speak} />
          </Island>
        </>
      )}
    </>
  );
}

/** What stands first, in words, or the way back to it. */
function OrderLine<Row>({ bench }: { bench: Workbench<Row> }) {
  const { visit, list, state, text } = bench;
  const { by, descending } = list.usualOrder;
  if (state.order.by === by && state.order.descending === descending)
    return <p class="list-order muted">{visit.speak(text.first)}</p>;
  return (
    <p class="list-order">
      <a class="target" href={hrefIn(bench, { order: list.usualOrder })}>
        {visit.speak(listWords.usualOrder)}
      </a>
    </p>
  );
}

function ListTable<Row extends { readonly number: number }>({ bench }: { bench: Workbench<Row> }) {
  const { visit, text, state, found, chosen } = bench;
  const { speak } = visit;
  return (
    <DataTable
      speak={speak}
      isList
      caption={speak(totalWords(text, found.total, found.rows.length))}
      columns={columnsOf(bench)}
      rows={found.rows}
      rowKey={(row) => String(row.number)}
      chosen={chosen === null ? undefined : String(chosen.number)}
      sorting={{
        by: state.order.by,
        direction: state.order.descending ? "descending" : "ascending",
        href: (by, direction) => hrefIn(bench, { order: { by, descending: direction === "descending" } }),
      }}
      empty={emptyOf(bench)}
    />
  );
}

function emptyOf<Row>(bench: Workbench<Row>): EmptyList {
  const { visit, text, state, found, begin } = bench;
  const { speak } = visit;
  if (found.next !== null)
    return {
      title: speak(listWords.moreTitle),
      text: speak(listWords.moreText),
      action: { href: hrefIn(bench, { after: found.next }), label: speak(listWords.more) },
    };
  if (state.after !== null)
    return {
      title: speak(listWords.endTitle),
      text: speak(listWords.endText),
      action: { href: hrefIn(bench, {}), label: speak(listWords.firstPage) },
    };
  if (isNarrowed(state))
    return {
      title: speak(text.noHitTitle),
      text: speak(text.noHitText),
      action: { href: localHref(visit.language, bench.list.path), label: speak(listWords.clear) },
    };
  return { title: speak(text.emptyTitle), text: speak(text.emptyText), action: begin };
}

function columnsOf<Row extends { readonly number: number }>(bench: Workbench<Row>): readonly Column<Row>[] {
  const { visit, list, state, isPlain = false } = bench;
  const { language, speak } = visit;
  const { name } = list;
  const chosen = list.columns.filter(({ key, shown }) => shown === "fixed" || state.columns.includes(key));
  return [
    {
      key: name.key,
      label: speak(name.label),
      sortable: isPlain ? undefined : name.sort,
      cell: (row) => (
        <>
          <a class="row-name" href={localHref(language, `${list.path}/${row.number}`)}>
            {name.of(row)}
          </a>
          {!isPlain && (
            <a class="row-beside" href={hrefIn(bench, { at: row.number, after: state.after })}>
              {`${list.letter}-${row.number}`}
            </a>
          )}
        </>
      ),
    },
    ...chosen.map(
      (column): Column<Row> => ({
        key: column.key,
        label: speak(column.label),
        number: column.isFigure,
        sortable: isPlain ? undefined : column.sort,
        cell: (row) => column.cell(row, visit),
      }),
    ),
  ];
}

/** The row beside the list: all that the list knows of it, and what can be done. */
function Pane<Row extends { readonly number: number }>({ bench, row }: { bench: Workbench<Row>; row: Row }) {
  const { visit, list, state } = bench;
  const { language, speak } = visit;
  const name = list.name.of(row);
  return (
    <section class="pane" aria-label={`${speak(listWords.chosen)} ${list.letter}-${row.number}`}>
      <div class="pane-head">
        <p class="muted">{`${list.letter}-${row.number}`}</p>
        <a class="quiet-link" data-close-pane="" href={hrefIn(bench, { at: null, after: state.after })}>
          {speak(listWords.close)}
        </a>
      </div>
      <h2>
        <a href={localHref(language, `${list.path}/${row.number}`)}>{name}</a>
      </h2>
      <DefinitionList
        speak={speak}
        items={list.columns.map(({ label, cell }) => ({ term: speak(label), value: cell(row, visit) }))}
      />
      {bench.beside !== undefined && <div class="pane-links">{bench.beside(row)}</div>}
    </section>
  );
}
