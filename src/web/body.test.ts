import { expect, test } from "vitest";
import { BodyLate, BodyUnreadable, readBody } from "#web/body.ts";

/** A body that is sent bit by bit, as the platform's types do not know yet. */
const streamed = { duplex: "half" };
const sent = (body: BodyInit, type = "application/x-www-form-urlencoded"): Request =>
  new Request("http://test/", { method: "POST", body, headers: { "content-type": type }, ...streamed });

test("a name that comes once is a text, one that comes several times a list in its order", async () => {
  const { fields } = await readBody(sent("a=1&b=2&a=3&a=4"), { bytes: 100, ms: 1000 });
  expect(fields).toEqual({ a: ["1", "3", "4"], b: "2" });
});

test("a body that does not arrive is waited for as long as it may take, and no longer", async () => {
  const never = new ReadableStream({ start: (sender) => sender.enqueue(new TextEncoder().encode("a=1")) });
  await expect(readBody(sent(never), { bytes: 100, ms: 5 })).rejects.toBeInstanceOf(BodyLate);
});

test("JSON, whose values may be anything, is read where programs send it and nowhere else", async () => {
  const json = () => sent('{"version":{"toString":1}}', "application/json");
  const read = await readBody(json(), { bytes: 100, ms: 1000, mayBeJson: true });
  expect(read.fields).toEqual({ version: { toString: 1 } });
  await expect(readBody(json(), { bytes: 100, ms: 1000 })).rejects.toBeInstanceOf(BodyUnreadable);
});
