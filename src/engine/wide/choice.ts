import type { Table } from "./choice-table.ts";
import type { Windows } from "./choice-windows.ts";

/**
 * One person's choice: of each item (a project) at most one option (a number of units and what they gain), within the
 * person's units and engagements in every period, and at most one firm of a group of competitors. A choice is a work
 * space, made once and used for every person. Items of one group, and in it of one firm, must follow each other.
 */
export type Choice = {
  items: number;
  /** What the caller knows each item by. */
  readonly name: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly group: Int32Array;
  readonly firm: Int32Array;
  /** Options of item a: `optionStart[a] … optionStart[a + 1] - 1`, by rising units and rising gain. */
  readonly optionStart: Int32Array;
  readonly units: Int32Array;
  readonly gain: Float64Array;
  /** The choice, after `choose`: items by their names, with units. */
  chosenCount: number;
  readonly chosenName: Int32Array;
  readonly chosenUnits: Int32Array;
  readonly table: Table;
  readonly windows: Windows;
  /** Elementary steps of the last choice, about. */
  work: number;
};

/** Adds an item without options. */
export function addItem(choice: Choice, name: number, market: ItemFacts, j: number): void {
  const at = choice.items++;
  choice.name[at] = name;
  choice.first[at] = market.first[j]!;
  choice.last[at] = market.last[j]!;
  choice.group[at] = market.group[j]!;
  choice.firm[at] = market.group[j]! < 0 ? -1 : market.firm[j]!;
  choice.optionStart[at + 1] = choice.optionStart[at]!;
}

/** Where and when a project runs. */
export type ItemFacts = {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly group: Int32Array;
  readonly firm: Int32Array;
};

/** Adds an option to the last item; it counts only when it gains something, and more than fewer units do. */
export function addOption(choice: Choice, units: number, gain: number): void {
  const end = choice.optionStart[choice.items]!;
  const begin = choice.optionStart[choice.items - 1]!;
  if (gain <= 0 || (end > begin && choice.gain[end - 1]! >= gain)) return;
  choice.units[end] = units;
  choice.gain[end] = gain;
  choice.optionStart[choice.items] = end + 1;
}

/** Takes the last item back when it has no options. */
export function dropEmptyItem(choice: Choice): void {
  if (choice.optionStart[choice.items] === choice.optionStart[choice.items - 1]) choice.items--;
}

/** What a person has in each period: `capacity` and `seats` from `cell` on, `periods` of them. */
export type Limits = {
  readonly capacity: Int32Array;
  readonly seats: Int32Array;
  readonly cell: number;
  readonly periods: number;
};

/** Adds an item to what is chosen. */
export function take(choice: Choice, item: number, units: number): void {
  choice.chosenName[choice.chosenCount] = choice.name[item]!;
  choice.chosenUnits[choice.chosenCount++] = units;
}
