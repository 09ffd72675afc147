import type { Progress } from "./problem.ts";

/** Value and bound against time, in at most 200 points; `points` is in the order of time. */
export type Curve = { points: Progress[] };

const mostPoints = 200;

/** A curve without points. */
export function newCurve(): Curve {
  return { points: [] };
}

/**
 * Adds a point when it says something new. A full curve first drops every other point between its ends, so that it
 * stays evenly spread however long the run.
 */
export function plot(curve: Curve, point: Progress): void {
  const last = curve.points.at(-1);
  const isNew = last === undefined || last.value !== point.value || last.bound !== point.bound;
  if (!isNew && point.phase !== "certify") return;
  if (curve.points.length >= mostPoints) curve.points = curve.points.filter((_, at) => at % 2 === 0);
  curve.points.push(point);
}
