/**
 * The state of a list, wholly in the address: what is looked for, conditions, sorting, columns, page and the row that
 * is shown beside it. `?q=木工&town=しおかぜ町&sort=-updated&columns=town,status&after=50&at=F-12`
 */
export type ListState = {
  readonly search: string;
  /** Conditions by name; a condition that is not set is left out. */
  readonly filters: Readonly<Record<string, string>>;
  readonly order: ListOrder;
  /** Keys of the columns shown beside the fixed ones, in the list's order. */
  readonly columns: readonly string[];
  /** The number after which the page begins. */
  readonly after: number | null;
  /** The number of the row that is shown beside the list. */
  readonly at: number | null;
};

export type ListOrder = { readonly by: string; readonly descending: boolean };

/** What an address of one list can say. */
export type ListShape = {
  /** Below the language: `/firms`. */
  readonly path: string;
  /** The letter of short numbers: F in F-12. */
  readonly letter: string;
  readonly filters: readonly FilterShape[];
  /** Columns that can be chosen, and whether they are shown without a choice. */
  readonly columns: readonly { readonly key: string; readonly isUsual: boolean }[];
  readonly orders: readonly string[];
  readonly usualOrder: ListOrder;
};

/** A condition and how a value of it is read; null when it says nothing. What was read is read as itself again. */
export type FilterShape = { readonly name: string; readonly read: (typed: string) => string | null };

const longestSearch = 100;

/** What an address means; anything that it could not mean is left out. */
export function readState(shape: ListShape, query: URLSearchParams): ListState {
  return {
    search: (query.get("q") ?? "").slice(0, longestSearch).trim(),
    filters: Object.fromEntries(
      shape.filters.flatMap(({ name, read }): [string, string][] => {
        const typed = (query.get(name) ?? "").trim();
        const value = typed === "" ? null : read(typed);
        return value === null ? [] : [[name, value]];
      }),
    ),
    order: orderIn(shape, query),
    columns: columnsIn(shape, query),
    after: wholeOf(query.get("after")),
    at: wholeOf((query.get("at") ?? "").replace(`${shape.letter}-`, "")),
  };
}

function orderIn({ orders, usualOrder }: ListShape, query: URLSearchParams): ListOrder {
  const asked = query.get("sort") ?? "";
  const by = asked.replace(/^-/, "");
  return orders.includes(by) ? { by, descending: asked.startsWith("-") } : usualOrder;
}

/** A form names each column by itself, a link all of them at once. */
function columnsIn({ columns }: ListShape, query: URLSearchParams): readonly string[] {
  const asked = query.has("columns") ? query.getAll("columns").flatMap((value) => value.split(",")) : null;
  return columns.filter(({ key, isUsual }) => asked?.includes(key) ?? isUsual).map(({ key }) => key);
}

const wholeOf = (text: string | null): number | null => (/^[1-9]\d{0,8}$/.test(text ?? "") ? Number(text) : null);

/** The address of a state below the language; what is as usual is left out, so that one state has one address. */
export function writeState(shape: ListShape, state: ListState): string {
  const given = new URLSearchParams(partsOf(shape, state).map(([name, value]) => [name, value]));
  return given.size === 0 ? shape.path : `${shape.path}?${given}`;
}

/** The parts of a state's address by name, such as for the hidden fields of a form. */
export function partsOf(shape: ListShape, state: ListState): readonly (readonly [string, string])[] {
  const { search, filters, order, columns, after, at } = state;
  const isUsual = order.by === shape.usualOrder.by && order.descending === shape.usualOrder.descending;
  const isUsualColumns = shape.columns.every(({ key, isUsual: usual }) => columns.includes(key) === usual);
  const parts: readonly (readonly [string, string])[] = [
    ["q", search],
    ...shape.filters.map(({ name }) => [name, filters[name] ?? ""] as const),
    ["sort", isUsual ? "" : `${order.descending ? "-" : ""}${order.by}`],
    // A list with its fixed columns alone says so by a dash.
    ["columns", isUsualColumns ? "" : columns.length === 0 ? "-" : columns.join(",")],
    ["after", after === null ? "" : String(after)],
    ["at", at === null ? "" : `${shape.letter}-${at}`],
  ];
  return parts.filter(([, value]) => value !== "");
}

/** Whether a state shows less than the whole list. */
export const isNarrowed = ({ search, filters }: ListState): boolean => search !== "" || Object.keys(filters).length > 0;
