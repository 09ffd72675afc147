import { expect, test } from "vitest";
import { plainLines } from "#cli/plan-progress.ts";
import { speak } from "#text/speak.ts";

test("where no terminal redraws, a line is written only when it says something new", () => {
  let now = 0;
  const written: string[] = [];
  const line = plainLines(
    speak("en"),
    () => now,
    (text) => written.push(text),
  );
  for (const done of [0.1, 0.1, 0.1, 0.5, 0.5, 0.9]) {
    now += 2_000;
    line.show({ phase: "pairs", done });
  }
  expect(written).toHaveLength(3);
  expect(new Set(written).size).toBe(3);
});
