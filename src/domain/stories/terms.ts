import type { Brand } from "#kit/brand.ts";

/** Something that somebody wrote into the story line of a record. */
export type StoryEntryId = Brand<string, "StoryEntryId">;

/** What was written down: an owner's worry in their own words, a visit, a call, a note. */
export const storyKinds = ["worry", "visit", "call", "note"] as const;
/** One kind of entry. */
export type StoryKind = (typeof storyKinds)[number];
