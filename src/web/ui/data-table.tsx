import type { ComponentChildren } from "preact";
import { scrollable, sortBy } from "#text/frame.ts";
import type { Speak } from "#text/speak.ts";
import { LinkButton } from "#web/ui/button.tsx";

export type Column<Row> = {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Figures stand at the right. */
  readonly number?: boolean | undefined;
  readonly sortable?: boolean | undefined;
};

export type Direction = "ascending" | "descending";

/** How the rows are sorted now, and the address that sorts them in another way. */
export type Sorting = {
  readonly by: string;
  readonly direction: Direction;
  readonly href: (by: string, direction: Direction) => string;
};

/** What an empty list says: why it is empty and what to do first. */
export type EmptyList = {
  readonly title: string;
  readonly text?: string | undefined;
  readonly action?: { readonly href: string; readonly label: string } | undefined;
};

type Table<Row> = {
  readonly speak: Speak;
  /** What the table is, for those who listen to it; a heading above says it to everybody else. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty: EmptyList;
  readonly sorting?: Sorting | undefined;
  /** Stands in the page as it is: its words wrap, the page scrolls, and its head stays in sight. */
  readonly isList?: true | undefined;
  /** The row that is shown beside the list, by its key. */
  readonly chosen?: string | undefined;
};

/** A table on a desk, stacked rows on a phone; the first column names the row. */
export function DataTable<Row>(props: Table<Row>) {
  if (props.rows.length === 0) return <Empty {...props.empty} />;
  if (props.isList === true) return <Rows {...props} />;
  return (
    // An area that scrolls must be reachable by keyboard.
    <section class="table-scroll" tabIndex={0} aria-label={props.speak(scrollable(props.caption))}>
      <Rows {...props} />
    </section>
  );
}

function Rows<Row>(props: Table<Row>) {
  return (
    // Rows become blocks on a phone; the roles keep the table a table for those who listen to it.
    <table class={`data-table${props.isList === true ? " list-table" : ""}`} role="table">
      <caption class="visually-hidden">{props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {props.columns.map((column) => (
            <ColumnHead key={column.key} column={column} sorting={props.sorting} speak={props.speak} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.rows.map((row) => (
          <tr
            key={props.rowKey(row)}
            role="row"
            data-row={props.rowKey(row)}
            aria-current={props.chosen === props.rowKey(row) ? "true" : undefined}
          >
            {props.columns.map((column, index) => (
              <Cell key={column.key} column={column} row={row} first={index === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Empty(props: EmptyList) {
  return (
    <div class="empty">
      <p class="empty-title">{props.title}</p>
      {props.text !== undefined && <p>{props.text}</p>}
      {props.action !== undefined && <LinkButton href={props.action.href}>{props.action.label}</LinkButton>}
    </div>
  );
}

function ColumnHead<Row>(props: { column: Column<Row>; sorting: Sorting | undefined; speak: Speak }) {
  const { column, sorting } = props;
  const sorted = sorting?.by === column.key ? sorting.direction : undefined;
  const classes = [column.number === true ? ["number"] : [], column.sortable === true ? ["sortable"] : []].flat();
  return (
    <th scope="col" role="columnheader" class={classes.join(" ") || undefined} aria-sort={sorted}>
      {column.sortable === true && sorting !== undefined ? (
        <a
          href={sorting.href(column.key, sorted === "ascending" ? "descending" : "ascending")}
          title={props.speak(sortBy(column.label))}
        >
          {column.label}
          <span aria-hidden="true">{arrow(sorted)}</span>
        </a>
      ) : (
        column.label
      )}
    </th>
  );
}

const arrow = (sorted: Direction | undefined): string =>
  sorted === undefined ? "↕" : sorted === "ascending" ? "↑" : "↓";

function Cell<Row>(props: { column: Column<Row>; row: Row; first: boolean }) {
  const { column, row } = props;
  const className = column.number === true ? "number" : undefined;
  if (props.first) {
    return (
      <th scope="row" role="rowheader" class={className}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" class={className}>
      <span class="cell-label" aria-hidden="true">
        {column.label}
      </span>
      <span>{column.cell(row)}</span>
    </td>
  );
}
