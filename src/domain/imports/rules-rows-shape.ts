import type { RowCells } from "#domain/imports/rules-rows-cells.ts";
import { type ElementShape, elements } from "#domain/people/terms.ts";
import { elementPoint, nineElements } from "#domain/plans/rules-cells.ts";

/** The points on the nine elements from nine columns or from one; undefined when nothing or only noughts are written. */
export function shapeOf(row: RowCells): ElementShape | undefined {
  const written = elements.filter((element) => row.text(element) !== "");
  const single = row.read("shape", nineElements);
  if (written.length === 0) return hasPoints(single);
  const empty = elements.find((element) => row.text(element) === "");
  if (empty !== undefined) row.fault(empty, { code: "some-elements-empty" });
  return hasPoints(elements.map((element) => row.read(element, elementPoint) ?? 0));
}

const hasPoints = (shape: ElementShape | undefined): ElementShape | undefined =>
  shape?.some((point) => point > 0) === true ? shape : undefined;
