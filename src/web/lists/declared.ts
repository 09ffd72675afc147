import type { ComponentChildren } from "preact";
import type { Visit } from "#route.ts";
import type { Words } from "#text/speak.ts";
import type { FilterShape, ListOrder, ListShape } from "#web/lists/address.ts";

/** A column of a list: what it says of a row, and by what it can be sorted. */
export type ListColumn<Row> = {
  readonly key: string;
  readonly label: Words;
  readonly cell: (row: Row, visit: Visit) => ComponentChildren;
  /** Figures stand at the right. */
  readonly isFigure?: true;
  /** Whether the view has an order of this name. */
  readonly sort?: true;
  /** Whether it is shown without a choice; the fixed ones are always there. */
  readonly shown?: "usual" | "fixed";
};

/** A condition: one of a few values, a tick, or a least number. */
export type ListFilter = { readonly name: string; readonly label: Words } & (
  | {
      readonly kind: "choice";
      readonly any: Words;
      readonly options: readonly { readonly value: string; readonly label: Words }[];
    }
  /** One of values that only the records know, such as towns. */
  | { readonly kind: "known"; readonly any: Words }
  | { readonly kind: "tick"; readonly value: string }
  | { readonly kind: "number"; readonly least: number; readonly most: number; readonly unit: Words }
  /** The number of another record; it is set by links from that record's page, never in the form. */
  | { readonly kind: "record"; readonly letter: string }
);

/** A list as a value: all that its page, its address and its exports have in common. */
export type DeclaredList<Row> = {
  readonly path: string;
  readonly letter: string;
  /** The first column names the row and leads to it; it needs no cell of its own. */
  readonly name: {
    readonly key: string;
    readonly label: Words;
    readonly of: (row: Row) => string;
    readonly sort?: true;
  };
  readonly columns: readonly ListColumn<Row>[];
  readonly filters: readonly ListFilter[];
  readonly usualOrder: ListOrder;
  /** Orders that no column has, such as by what comes next. */
  readonly otherOrders: readonly string[];
};

/** What an address of a list can say, from its declaration. */
export function shapeOf<Row>({
  path,
  letter,
  name,
  columns,
  filters,
  usualOrder,
  otherOrders,
}: DeclaredList<Row>): ListShape {
  return {
    path,
    letter,
    filters: filters.map(filterShape),
    columns: columns
      .filter(({ shown }) => shown !== "fixed")
      .map(({ key, shown }) => ({ key, isUsual: shown === "usual" })),
    orders: [...otherOrders, ...[name, ...columns].flatMap(({ key, sort }) => (sort === true ? [key] : []))],
    usualOrder,
  };
}

const filterShape = (filter: ListFilter): FilterShape => ({
  name: filter.name,
  read: (typed) => readValue(filter, typed),
});

function readValue(filter: ListFilter, typed: string): string | null {
  if (filter.kind === "choice") return filter.options.some(({ value }) => value === typed) ? typed : null;
  if (filter.kind === "tick") return typed === filter.value ? typed : null;
  if (filter.kind === "known") return typed.length <= 40 ? typed : null;
  const digits = typed.normalize("NFKC");
  if (!/^[1-9]\d{0,8}$/.test(digits)) return null;
  const isWithin = filter.kind === "record" || (Number(digits) >= filter.least && Number(digits) <= filter.most);
  return isWithin ? digits : null;
}

/** A condition that is a number, as the view takes it. */
export const numberOf = (value: string | undefined): number | null => (value === undefined ? null : Number(value));

/** The value of a closed list that a condition names; null when it is not set. */
export const oneOf = <T extends string>(values: readonly T[], value: string | undefined): T | null =>
  values.find((each) => each === value) ?? null;
