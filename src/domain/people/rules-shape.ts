import type { ElementShape } from "#domain/people/terms.ts";

/** How far points may go: for one element, and for all together; null where the whole is not limited. */
export type ShapeLimits = { readonly most: number; readonly all: number | null };

/** How many points may still be given; null where the whole is not limited. Below zero there are too many. */
export const pointsFree = (shape: ElementShape, { all }: ShapeLimits): number | null =>
  all === null ? null : all - shape.reduce((sum, points) => sum + points, 0);

/**
 * The shape with one element at the points wanted, as near to them as the limits allow: never below 0, never above what
 * one element or the whole may hold. The other elements stay as they are; one that is above its limit already only goes
 * down.
 */
export function withPoints(
  shape: ElementShape,
  { index, wanted }: { readonly index: number; readonly wanted: number },
  limits: ShapeLimits,
): ElementShape {
  const had = shape[index];
  if (had === undefined || Number.isNaN(wanted)) return shape;
  const free = pointsFree(shape, limits);
  const most = Math.min(limits.most, free === null ? limits.most : had + Math.max(free, 0));
  const points = Math.max(0, Math.min(Math.round(wanted), Math.max(most, wanted < had ? had : 0)));
  return shape.map((value, at) => (at === index ? points : value));
}
