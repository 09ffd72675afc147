import type { FirmFigures } from "#domain/firms/terms.ts";

/** Figures of a year of which nothing is known. */
export const bareFigures = {
  salesYen: null,
  operatingProfitYen: null,
  personnelYen: null,
  depreciationYen: null,
  borrowingsYen: null,
  cashYen: null,
  netAssetsYen: null,
  totalAssetsYen: null,
  employees: null,
} as const satisfies Omit<FirmFigures, "year">;

/** The figures of a year in the order in which people read them. */
export const figureFields = [
  "salesYen",
  "operatingProfitYen",
  "personnelYen",
  "depreciationYen",
  "borrowingsYen",
  "cashYen",
  "netAssetsYen",
  "totalAssetsYen",
  "employees",
] as const satisfies readonly (keyof FirmFigures)[];

/** What is saved of a year, with what a row says of it; an empty cell leaves a saved figure as it is. */
export const mergedFigures = (
  saved: FirmFigures | null,
  row: Partial<FirmFigures> & Pick<FirmFigures, "year">,
): FirmFigures => ({ ...bareFigures, ...saved, ...row });

/** Whether two rows of figures say the same. */
export const sameFigures = (one: FirmFigures | null, other: FirmFigures | null): boolean =>
  one === null || other === null
    ? one === other
    : one.year === other.year && figureFields.every((field) => one[field] === other[field]);
