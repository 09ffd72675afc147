import { expect, test, vi } from "vitest";
import { systemIds } from "#platform/ids.ts";

test("ids sort in the order in which they were made, also within one millisecond and on a clock that was put back", () => {
  const many = (): readonly string[] => Array.from({ length: 10_000 }, () => systemIds.next<string>());
  vi.useFakeTimers({ now: Date.UTC(2031, 0, 1), toFake: ["Date"] });
  try {
    const ids = [...many()];
    vi.setSystemTime(Date.UTC(2030, 0, 1));
    ids.push(...many());
    vi.setSystemTime(Date.UTC(2031, 0, 2));
    ids.push(...many());
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  } finally {
    vi.useRealTimers();
  }
});
