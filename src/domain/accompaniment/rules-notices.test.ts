import fc from "fast-check";
import { expect, test } from "vitest";
import { asks, isQuiet, mostReminders, type NoticeTold, noticesToTell } from "#domain/accompaniment/rules-notices.ts";
import { type Delivery, deliveries, noticeKinds } from "#domain/accompaniment/terms.ts";
import { addDays, type LocalDate, localDateAt } from "#kit/dates.ts";

const tokyo = (text: string): Date => new Date(`${text}+09:00`);

test("nobody is written to between eight in the evening and eight in the morning, Tokyo time", () => {
  const hours = ["07:59", "08:00", "19:59", "20:00", "00:00"];
  expect(hours.map((hour) => isQuiet(tokyo(`2026-12-01T${hour}:00`)))).toEqual([true, false, false, true, true]);
});

type Held = NoticeTold & { readonly id: number };
type Letter = { readonly at: Date; readonly fresh: readonly number[]; readonly again: readonly number[] };

/** Lives through the hours from an instant on, with notices that come and are settled, and keeps every letter. */
function live(notices: readonly Held[], delivery: Delivery, hours: number): readonly Letter[] {
  let held = notices;
  const letters: Letter[] = [];
  const start = tokyo("2026-12-01T00:30:00").getTime();
  for (let hour = 0; hour < hours; hour += 1) {
    const now = new Date(start + hour * 3_600_000);
    const before = { lastDaily: lastOf(letters, delivery === "daily"), lastReminding: lastOf(letters, true, true) };
    const come = held
      .filter(({ madeAt }) => madeAt <= now)
      .map((notice) => ({
        ...notice,
        settledAt: notice.settledAt !== null && notice.settledAt <= now ? notice.settledAt : null,
      }));
    const { fresh, again } = noticesToTell(come, { delivery, before, now });
    if (fresh.length + again.length === 0) continue;
    letters.push({ at: now, fresh: fresh.map(({ id }) => id), again: again.map(({ id }) => id) });
    const today = localDateAt(now);
    held = held.map((notice) => {
      if (fresh.some(({ id }) => id === notice.id)) return { ...notice, toldOn: today };
      if (again.some(({ id }) => id === notice.id))
        return { ...notice, remindedOn: today, reminders: notice.reminders + 1 };
      return notice;
    });
  }
  return letters;
}

function lastOf(letters: readonly Letter[], counts: boolean, reminding = false): LocalDate | null {
  if (!counts) return null;
  const last = letters.findLast(({ again }) => !reminding || again.length > 0);
  return last === undefined ? null : localDateAt(last.at);
}

const lives = fc.record({
  delivery: fc.constantFrom(...deliveries),
  notices: fc.array(
    fc.record({
      kind: fc.constantFrom(...noticeKinds),
      made: fc.integer({ min: 0, max: 20 * 24 }),
      settledAfter: fc.option(fc.integer({ min: 0, max: 20 * 24 })),
    }),
    { maxLength: 12 },
  ),
});

test("in any forty days: no letter in quiet hours, one a day at most, no two reminders within three days, two a case", () => {
  fc.assert(
    fc.property(lives, ({ delivery, notices }) => {
      const start = tokyo("2026-12-01T00:00:00").getTime();
      const held = notices.map(({ kind, made, settledAfter }, id): Held => {
        const madeAt = new Date(start + made * 3_600_000);
        const settledAt = settledAfter === null ? null : new Date(madeAt.getTime() + settledAfter * 3_600_000);
        return { id, kind, madeAt, settledAt, toldOn: null, reminders: 0, remindedOn: null };
      });
      const letters = live(held, delivery, 40 * 24);
      if (delivery === "none") expect(letters).toEqual([]);
      expect(letters.filter(({ at }) => isQuiet(at))).toEqual([]);
      const days = letters.map(({ at }) => localDateAt(at));
      if (delivery === "daily") expect(new Set(days).size).toBe(days.length);
      const reminding = letters.filter(({ again }) => again.length > 0).map(({ at }) => localDateAt(at));
      for (const [index, day] of reminding.slice(1).entries())
        expect(day >= addDays(reminding[index] ?? day, 3), reminding.join(" ")).toBe(true);
      for (const { id, kind, settledAt } of held) {
        const told = letters.filter(({ fresh }) => fresh.includes(id));
        const again = letters.filter((letter) => letter.again.includes(id));
        expect(told.length).toBeLessThanOrEqual(1);
        expect(again.length).toBeLessThanOrEqual(asks(kind) ? mostReminders : 0);
        const first = told[0];
        for (const { at } of again)
          expect(first !== undefined && localDateAt(at) >= addDays(localDateAt(first.at), 3)).toBe(true);
        if (settledAt !== null) expect([...told, ...again].every(({ at }) => at < settledAt)).toBe(true);
      }
    }),
  );
});

test("every notice is told in the end, and one that asks is told three times in all", () => {
  fc.assert(
    fc.property(fc.constantFrom(...noticeKinds), fc.integer({ min: 0, max: 72 }), (kind, made) => {
      const madeAt = new Date(tokyo("2026-12-01T00:00:00").getTime() + made * 3_600_000);
      const notice = { id: 0, kind, madeAt, settledAt: null, toldOn: null, reminders: 0, remindedOn: null };
      expect(live([notice], "daily", 20 * 24).length).toBe(asks(kind) ? 3 : 1);
    }),
  );
});
