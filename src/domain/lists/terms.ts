/** What a list of the workbench is asked for: `Order` are the names of its sortings, `Filter` its conditions. */
export type ListQuery<Order extends string, Filter> = {
  /** Words to look for, as typed; empty for none. At most 200 characters are read. */
  readonly search: string;
  readonly filter: Filter;
  readonly order: Order;
  readonly descending: boolean;
  /** The short number of the row after which the page begins; null for the first page. */
  readonly after: number | null;
  /** Rows wanted, 1–1,000. */
  readonly limit: number;
};

/** A page of a list. */
export type ListPage<Row> = {
  readonly rows: readonly Row[];
  /** The number after which the next page begins, or null at the end of the list. */
  readonly next: number | null;
  /** How many rows the whole list has, at most `mostCounted`; null where that was not asked or is not known. */
  readonly total: number | null;
};

/** Rows are counted up to here; a longer list is told as "1,000+". */
export const mostCounted = 1001;
