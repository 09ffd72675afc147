import fc from "fast-check";
import { expect, test } from "vitest";
import { makePageMemory } from "#web/page-memory.ts";

test("whatever is put in, it never takes more than it may, and what is got is what was put last", () => {
  const step = fc.record({
    key: fc.integer({ min: 0, max: 40 }),
    size: fc.integer({ min: 0, max: 3000 }),
    isRead: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const memory = makePageMemory<{ readonly size: number }>(10_000, ({ size }) => size);
      const last = new Map<string, number>();
      for (const { key, size, isRead } of steps) {
        const name = `page ${key}`;
        if (isRead) {
          const found = memory.get(name);
          if (found !== null) expect(found.size).toBe(last.get(name));
          continue;
        }
        memory.put(name, { size });
        last.set(name, size);
        expect(memory.bytes()).toBeLessThanOrEqual(10_000);
      }
    }),
  );
});

test("what is asked for again and again stays while others come and go", () => {
  const memory = makePageMemory<string>(20_000, (text) => text.length);
  memory.put("front", "the first page");
  for (let n = 0; n < 10_000; n++) {
    memory.put(`search ${n}`, "x".repeat(1000));
    expect(memory.get("front")).toBe("the first page");
  }
  expect(memory.get("search 9999")).not.toBeNull();
  expect(memory.get("search 1")).toBeNull();
});

test("what is larger than an eighth of the memory is not kept, and does not push others out", () => {
  const memory = makePageMemory<string>(20_000, (text) => text.length);
  memory.put("small", "x");
  memory.put("large", "x".repeat(5000));
  expect(memory.get("large")).toBeNull();
  expect(memory.get("small")).toBe("x");
});
