import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { type MapTown, RegionMap } from "#show/region-map.tsx";

const town = (name: string, latitude: number, longitude: number, given = 4, open = 4): MapTown => ({
  name,
  latitude,
  longitude,
  given,
  open,
});
const draw = (towns: readonly MapTown[]): string =>
  render(<RegionMap picture={{ id: "m", towns, words: { title: "Towns", north: "N" } }} />);
/** Centre and radius of the circles, in the order in which they are drawn: wanted and given, town by town. */
const circles = (picture: string): readonly (readonly number[])[] =>
  [...picture.matchAll(/<circle cx="([^"]+)" cy="([^"]+)" r="([^"]+)"/g)].map(([, ...numbers]) => numbers.map(Number));

test("north is above, east is right, and circles are as large in area as what they stand for", () => {
  const [a, , b, bGiven] = circles(draw([town("south-west", 35, 135), town("north-east", 35.5, 135.6, 1, 3)]));
  expect(b?.[0]).toBeGreaterThan(a?.[0] ?? 0);
  expect(b?.[1]).toBeLessThan(a?.[1] ?? 0);
  expect((a?.[2] ?? 0) ** 2 / (b?.[2] ?? 1) ** 2).toBeCloseTo(8 / 4);
  expect((b?.[2] ?? 0) ** 2 / (bGiven?.[2] ?? 1) ** 2).toBeCloseTo(4);
});

test("a town alone stands in the middle, nothing given draws no full circle, and the bar says how far is far", () => {
  const picture = draw([town("alone", 35, 135, 0, 2)]);
  expect(circles(picture)).toEqual([
    [320, 198, 46],
    [320, 198, 0],
  ]);
  expect(picture).toContain("1 km");
  expect(draw([town("a", 35, 135), town("b", 35, 136)])).toContain("20 km");
});
