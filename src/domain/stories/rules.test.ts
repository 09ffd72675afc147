import fc from "fast-check";
import { expect, test } from "vitest";
import { compareStory, parseStoryKey, storyKeyText, storyPage } from "#domain/stories/rules.ts";
import { type StoryItem, type StoryKey, storySources } from "#domain/stories/terms.ts";

const items: fc.Arbitrary<StoryItem> = fc.record({
  // Few different instants, so that many places share one.
  at: fc.integer({ min: 0, max: 6 }).map((day) => new Date(Date.UTC(2026, 10, 20 + day))),
  source: fc.constantFrom(...storySources),
  id: fc.uuid(),
  by: fc.constant(null),
  hat: fc.constant(null),
  event: fc.constant({ kind: "act", act: "firm.edit", fields: [] } as const),
});

/** A source as the database answers: what comes after the key, in order, one more than the page holds. */
const asked = (source: readonly StoryItem[], after: StoryKey | null, limit: number): readonly StoryItem[] =>
  source
    .toSorted(compareStory)
    .filter((item) => after === null || compareStory(after, item) < 0)
    .slice(0, limit + 1);

test("page after page, every place of every source comes once and in order", () => {
  fc.assert(
    fc.property(fc.array(items, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (all, limit) => {
      const sources = storySources.map((name) => all.filter(({ source }) => source === name));
      const read: StoryItem[] = [];
      let after: StoryKey | null = null;
      for (let page = 0; page <= all.length; page += 1) {
        const from: StoryKey | null = after;
        const found = storyPage(
          sources.map((source) => asked(source, from, limit)),
          limit,
        );
        read.push(...found.items);
        after = found.next;
        if (after === null) break;
      }
      expect(read.map(storyKeyText)).toEqual(all.toSorted(compareStory).map(storyKeyText));
    }),
  );
});

test("a key in an address is read back as it was, and what is none is refused", () => {
  fc.assert(
    fc.property(items, ({ at, source, id }) => {
      expect(parseStoryKey(storyKeyText({ at, source, id }))).toEqual({ at, source, id });
    }),
  );
  for (const text of [
    "",
    "x",
    "1.entry",
    "1.elsewhere.0190a6c2-0000-7000-8000-000000000000",
    "1.entry.x",
    "1e9.act.y.z",
    "-999999999999999.act.0190a6c2-0000-7000-8000-000000000000",
    "999999999999999.act.0190a6c2-0000-7000-8000-000000000000",
  ])
    expect(parseStoryKey(text)).toBeNull();
});
