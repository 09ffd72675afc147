import { isUuid } from "#kit/ids.ts";

/** A key under which a post is done once, and the digest of what was sent with it, as one text. */
export const onceKey = (key: string, digest: string): string => `${key} ${digest}`;

/** Named values in one order, however they were sent. */
export const inOrder = <Value>(named: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] =>
  Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1));

/** What a post brings to its address, as one text to be digested. */
export const sentText = (path: string, fields: Readonly<Record<string, unknown>>): string =>
  JSON.stringify([path, inOrder(fields)]);

/** The two parts again, or null when it is no key. Without a digest the key stands for whatever is sent with it. */
export function partsOfKey(text: string): { readonly key: string; readonly digest: string } | null {
  const [key = "", digest = ""] = text.split(" ");
  return isUuid(key) ? { key, digest } : null;
}
