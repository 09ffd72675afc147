import { expect, test } from "vitest";
import { platformFaultOf } from "#platform/fault.ts";
import { observationWords } from "#text/doctor.ts";
import { platformFaultWords } from "#text/platform.ts";
import { servingAt } from "#text/serving.ts";

test("a broken embedded database is told without DATABASE_URL and with one reason", () => {
  const { ja, en } = observationWords({
    code: "fault",
    fault: { code: "server-not-started", log: "/data/postgres.log", reason: "FATAL: no such file" },
  });
  for (const sentence of [ja, en]) {
    expect(sentence).not.toContain("DATABASE_URL");
    expect(sentence.split("FATAL: no such file")).toHaveLength(2);
    expect(sentence).not.toMatch(/理由|Reason/);
  }
});

test("a full disk is a sentence wherever it is met, with the file where it is known", () => {
  const full = (facts: object) => platformFaultOf(Object.assign(new Error("ENOSPC"), { code: "ENOSPC", ...facts }));
  const words = [full({ path: "/data/owner.7" }), full({})].map((fault) => fault && platformFaultWords(fault).en);
  expect(words).toEqual([
    "The disk is full: /data/owner.7 cannot be written. Please make room and start again.",
    "The disk is full: the data folder cannot be written. Please make room and start again.",
  ]);
});

test("times of the doctor are those of Japan, as people read them", () => {
  const { ja } = observationWords({ code: "workers", alive: 0, lastSeen: "2026-11-22T23:05:00.000Z" });
  expect(ja).toContain("2026年11月23日");
  expect(ja).toContain("08:05");
  expect(ja).not.toContain("Z");
});

test("buttons for signing in are promised in the sample region only", () => {
  const said = (isSample: boolean): string =>
    servingAt("http://localhost", { isSample })
      .map((each) => each.ja)
      .join();
  expect(said(true)).toContain("ボタン");
  expect(said(false)).not.toContain("ボタン");
});

test("without the owner's address the doctor says which setting lets it see more, and no code", () => {
  const { ja, en } = observationWords({ code: "not-seen", what: "audit", reason: "owner-url-missing" });
  expect(ja).toContain("監査の記録");
  for (const sentence of [ja, en]) {
    expect(sentence).toContain("DATABASE_OWNER_URL");
    expect(sentence).not.toContain("owner-url-missing");
  }
});
