import type { ImportCellFault, ImportCellReader, ImportFault } from "#domain/imports/rules-cells-fault.ts";
import { accepted, refused } from "#kit/outcome.ts";
import { agreesWithCheckDigit } from "#reference/corporate-number.ts";

/** Gives the cells of a row by the names of their columns and keeps what is wrong with them. */
export type OfficialCells = {
  readonly text: (column: string) => string;
  /** The cell read; undefined when it is empty or faulty (then a fault is noted). */
  readonly read: <T>(column: string, reader: ImportCellReader<T>) => T | undefined;
  readonly fault: (column: string, fault: ImportCellFault) => void;
};

/** Cells of an official list whose columns have these names; faults call a column by its name unless told otherwise. */
export function officialCells(
  columns: readonly string[],
  nameOf: (column: string) => string = (column) => column,
): (line: number, cells: readonly string[], faults: ImportFault[]) => OfficialCells {
  const places = new Map(columns.map((name, place) => [name, place]));
  return (line, cells, faults) => {
    const text = (column: string): string => cells[places.get(column) ?? -1] ?? "";
    const fault = (column: string, why: ImportCellFault): void => {
      faults.push({ line, header: nameOf(column), column, value: text(column), fault: why });
    };
    return {
      text,
      fault,
      read: (column, reader) => {
        const cell = text(column);
        if (cell === "") return undefined;
        const value = reader(cell);
        if (value.ok) return value.value;
        fault(column, value.refusal);
        return undefined;
      },
    };
  };
}

/** The 13 digits of a corporate number, exactly. Refusals: corporate-number-digits, corporate-number-check. */
export const registeredNumber: ImportCellReader<string> = (text) => {
  if (!/^\d{13}$/u.test(text))
    return refused({ code: "corporate-number-digits", digits: text.replace(/\D/gu, "").length });
  return agreesWithCheckDigit(text) ? accepted(text) : refused({ code: "corporate-number-check" });
};

/**
 * What a kind of corporation is to a hub: 101 the state and 201 local governments are no firms; 301 to 305 companies,
 * 399 other registered corporations, 401 foreign ones and 499 others may all need people. Null for an unknown kind.
 */
export function corporationKind(code: string): "firm" | "government" | null {
  if (code === "101" || code === "201") return "government";
  return ["301", "302", "303", "304", "305", "399", "401", "499"].includes(code) ? "firm" : null;
}
