import { expect, test } from "vitest";
import { makeGate } from "#web/gate.ts";

test("work that took too long keeps its place until it ends", async () => {
  const gate = makeGate({ requestTimeoutMs: 5 });
  const ends: (() => void)[] = [];
  const slow = (): Promise<Response> => new Promise((resolve) => ends.push(() => resolve(new Response())));
  const passed = await Promise.all(Array.from({ length: 256 }, () => gate.pass(slow)));
  // All have been answered with "too late", and none of them has ended: there is no room for one more.
  expect(passed.every((answer) => answer === null)).toBe(true);
  let began = false;
  await gate.pass(() => {
    began = true;
    return Promise.resolve(new Response());
  });
  expect(began).toBe(false);
  for (const end of ends) end();
  await new Promise((resolve) => setImmediate(resolve));
  expect((await gate.pass(() => Promise.resolve(new Response("in"))))?.status).toBe(200);
});
