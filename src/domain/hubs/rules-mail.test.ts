import fc from "fast-check";
import { expect, test } from "vitest";
import { mailSubject, messageIdOf, nextMailTry, plainAddress } from "#domain/hubs/rules-mail.ts";

const madeAt = new Date("2026-11-23T00:00:00Z");
const waitAfter = (tries: number, hours: number): number => {
  const now = new Date(madeAt.getTime() + hours * 3_600_000);
  return (nextMailTry(tries, madeAt, now).getTime() - now.getTime()) / 1000;
};

test("a mail is tried again later and later, at most five minutes apart on its first day, hourly from then on", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 100].map((tries) => waitAfter(tries, 1))).toEqual([
    5, 10, 20, 40, 80, 160, 300, 300, 300,
  ]);
  expect([1, 100].map((tries) => waitAfter(tries, 25))).toEqual([3600, 3600]);
});

test("a subject is always one line that can be kept", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const subject = mailSubject(`x${text}`);
      expect(subject.length).toBeGreaterThan(0);
      expect(subject.length).toBeLessThanOrEqual(200);
      expect(subject).not.toMatch(/[\u0000-\u001f\u007f\u0085\u2028\u2029]/);
    }),
  );
});

test("an address that could be read as anything but one plain address is refused", () => {
  expect(plainAddress("taro.yamada+hub@mail.example.jp")).toBe("taro.yamada+hub@mail.example.jp");
  for (const bad of [
    "",
    "a",
    "a@",
    "@b",
    "a@b@c",
    "a@b,c@d",
    "a@b;c@d",
    "<a@b>",
    "a@b\n",
    "a@b\r\nBcc: c@d",
    "a (x)@b",
    `${"a".repeat(250)}@b.jp`,
  ])
    expect(() => plainAddress(bad), bad).toThrow(RangeError);
});

test("the Message-ID is the mail's id at the installation's host", () => {
  expect(messageIdOf("01a2", "https://Region.Example.jp:8443/x")).toBe("<01a2@region.example.jp>");
  expect(messageIdOf("01a2", "http://[::1]:3000")).toBe("<01a2@localhost>");
});
