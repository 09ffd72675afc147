import { expect, test } from "vitest";
import { newCurve, plot } from "./curve.ts";

test("a curve of any length keeps at most 200 points, in order, from the first to the last", () => {
  const curve = newCurve();
  const last = 12_345;
  for (let n = 0; n <= last; n++) {
    plot(curve, { phase: n === last ? "certify" : "improve", value: n, bound: last, iterations: n, elapsedMs: n });
  }
  expect(curve.points.length).toBeLessThanOrEqual(200);
  expect(curve.points[0]?.value).toBe(0);
  expect(curve.points.at(-1)?.value).toBe(last);
  expect(curve.points.map((point) => point.value)).toEqual(
    curve.points.map((point) => point.value).sort((a, b) => a - b),
  );
});

test("a point that says nothing new is left out", () => {
  const curve = newCurve();
  const point = { phase: "bound", value: 1, bound: 2, iterations: 3, elapsedMs: 4 } as const;
  plot(curve, point);
  plot(curve, { ...point, iterations: 5, elapsedMs: 6 });
  expect(curve.points).toEqual([point]);
});
