import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  beforeFirst,
  chainStart,
  checkHead,
  checkLinks,
  eventText,
  headText,
  linkEvents,
} from "#domain/audit/rules.ts";
import type { ChainEvent, CheckedLink } from "#domain/audit/terms.ts";

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
const seal = (text: string): string => hash(`a key ${text}`);
const hubId = "hub";

const event: fc.Arbitrary<ChainEvent> = fc.record({
  hubId: fc.constant(hubId),
  eventId: fc.uuid(),
  at: fc.constantFrom("2026-11-23T06:54:27.000001Z", "2026-11-23T06:55:00.000000Z"),
  accountId: fc.option(fc.uuid()),
  hat: fc.string(),
  act: fc.string(),
  objectKind: fc.string(),
  objectId: fc.string(),
  fields: fc.array(fc.string()),
});
const chain = fc.array(event, { minLength: 1, maxLength: 12 }).map((events): CheckedLink[] => {
  const links = linkEvents(hash, { seq: 0, hash: chainStart }, events);
  return links.flatMap((link, at) => events.slice(at, at + 1).map((each) => ({ ...link, event: each })));
});

function check(links: readonly CheckedLink[], head: { seq: number; hash: string; seal: string }) {
  const { breaks, reached } = checkLinks(hash, beforeFirst, links);
  return [...breaks, ...checkHead(hubId, { reached, head, seal })];
}
function headOf(links: readonly CheckedLink[]) {
  const last = links.at(-1);
  const at = { seq: last?.seq ?? 0, hash: last?.hash ?? "" };
  return { ...at, seal: seal(headText(hubId, at)) };
}

test("two different events never have the same text", () => {
  fc.assert(
    fc.property(event, event, (one, other) => {
      expect(eventText(one) === eventText(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});

test("a chain as it was sealed has no break, in one piece or in two", () => {
  fc.assert(
    fc.property(chain, fc.nat(), (links, cut) => {
      expect(check(links, headOf(links))).toEqual([]);
      const half = cut % (links.length + 1);
      const first = checkLinks(hash, beforeFirst, links.slice(0, half));
      expect(checkLinks(hash, first.reached, links.slice(half)).breaks).toEqual([]);
    }),
  );
});

test("an edit of any column of any event is found at its place, and nowhere else", () => {
  const columns = ["eventId", "at", "hat", "act", "objectKind", "objectId"] as const;
  fc.assert(
    fc.property(chain, fc.nat(), fc.constantFrom(...columns), (links, place, column) => {
      const seq = 1 + (place % links.length);
      const edited = links.map((link) =>
        link.seq === seq && link.event !== null
          ? { ...link, event: { ...link.event, [column]: "2026-11-23T06:54:59Z!" } }
          : link,
      );
      expect(check(edited, headOf(links))).toEqual([{ code: "changed", seq }]);
    }),
  );
});

test("a link taken out, an event deleted and an end cut off are named", () => {
  fc.assert(
    fc.property(chain, fc.nat(), (links, place) => {
      const seq = 1 + (place % links.length);
      const without = links.filter((link) => link.seq !== seq);
      const code = seq === links.length ? "tail-cut" : "link-missing";
      expect(check(without, headOf(links))[0]).toEqual({ code, seq });
      const emptied = links.map((link) => (link.seq === seq ? { ...link, event: null } : link));
      expect(check(emptied, headOf(links))).toEqual([{ code: "event-missing", seq }]);
      expect(check(links.slice(0, seq - 1), headOf(links))).toEqual([{ code: "tail-cut", seq }]);
    }),
  );
});

test("a head moved back to where the chain was cut does not hold without the key", () => {
  fc.assert(
    fc.property(chain, (links) => {
      const shorter = links.slice(0, -1);
      const last = shorter.at(-1);
      const forged = { seq: last?.seq ?? 0, hash: last?.hash ?? chainStart, seal: headOf(links).seal };
      expect(check(shorter, forged)).toEqual([{ code: "head-forged", seq: forged.seq }]);
    }),
  );
});
