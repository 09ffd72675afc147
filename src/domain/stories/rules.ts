import {
  type StoryItem,
  type StoryKey,
  type StoryPage,
  type StorySource,
  storySources,
} from "#domain/stories/terms.ts";
import { isUuid } from "#kit/ids.ts";

/** The order of a story line: the newest first; of the same instant by source and id, so that a page begins at one place. */
export function compareStory(one: StoryKey, other: StoryKey): number {
  const byTime = other.at.getTime() - one.at.getTime();
  if (byTime !== 0) return byTime;
  if (one.source !== other.source) return one.source < other.source ? 1 : -1;
  return one.id === other.id ? 0 : one.id < other.id ? 1 : -1;
}

/**
 * One page out of several sources. Each source gives its newest places after the key, in the order of the line and one
 * more than the page holds: what the page needs is then among them.
 */
export function storyPage(sources: readonly (readonly StoryItem[])[], limit: number): StoryPage {
  const all = sources.flat().toSorted(compareStory);
  const items = all.slice(0, limit);
  const last = items.at(-1);
  const hasMore = all.length > limit && last !== undefined;
  return { items, next: hasMore ? { at: last.at, source: last.source, id: last.id } : null };
}

/** The key as it stands in an address: `1763856000000.entry.0190…`. */
export const storyKeyText = ({ at, source, id }: StoryKey): string => `${at.getTime()}.${source}.${id}`;

/** The key that an address names, or null when it names none. */
export function parseStoryKey(text: string): StoryKey | null {
  const [time = "", source = "", id = "", ...rest] = text.split(".");
  if (rest.length > 0 || !/^-?\d{1,15}$/.test(time) || !isSource(source) || !isUuid(id)) return null;
  return isInCalendar(Number(time)) ? { at: new Date(Number(time)), source, id } : null;
}

/** From the year 1 to the year 9999: what lies outside no database and no calendar can name. */
const isInCalendar = (time: number): boolean => time >= -62_135_596_800_000 && time < 253_402_300_800_000;

const isSource = (text: string): text is StorySource => storySources.some((source) => source === text);
