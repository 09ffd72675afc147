import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { count, isProof } from "../support/counts.ts";
import { atHour, dayMs } from "./agenda.ts";
import { firstDay, simulate, small, usual } from "./simulation.ts";
import { type Finding, verify } from "./verify.ts";

/** In full a week from its Monday; else the Tuesday, on which a plan is made and published, and the morning after it. */
const from = new Date(firstDay(new Date()).getTime() + count(dayMs, 0));
const hours = 1 / 24;

const faultsOf = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ what, faults }) => [...new Set(faults)].slice(0, 5).map((fault) => `${what}: ${fault}`));

/** What was done and answered in the first test's days, for the second one, which lives at the same time. */
const told = Promise.withResolvers<readonly string[]>();

test.concurrent(
  "days of the region come right, whoever is late, presses twice or is killed; and what was spoiled is seen",
  async ({ expect }) => {
    await simulate({
      seed: 1,
      from,
      days: count(1 + 8.5 * hours, 7),
      workers: count(1, 2),
      killsPerWeek: count(0, 14),
      scale: isProof ? usual : small,
      tellDay: () => {},
      afterwards: async (world, findings) => {
        told.resolve([...world.traffic.story]);
        expect(faultsOf(findings)).toEqual([]);
        for (const { what, looked } of findings) if (what !== "jobs") expect(looked, what).toBeGreaterThan(0);
        const { house } = world;
        await house.query("alter table banso.booking disable trigger all");
        await house.query(
          "delete from banso.booking where booking_id = (select booking_id from banso.engagement where ended_on is null order by number limit 1)",
        );
        await house.query(
          "update banso.audit_event set act = 'firm.edit' where event_id = (select event_id from banso.audit_event where sealed order by at limit 1)",
        );
        // A letter of notices goes out once more, at eleven in the night; its text is no longer kept once it is sent.
        await house.moveTo(atHour(house.now(), 23));
        const { rows } = await house.query(
          "update banso.mail set status = 'waiting', sent_at = null, body = 'https://again.test/check-ins' where mail_id = (select mail_id from banso.notice_letter order by mail_id limit 1) returning hub_id, mail_id",
        );
        await house.query(
          "select graphile_worker.add_job('send-mail', json_build_object('hubId', $1::text, 'mailId', $2::text))",
          [rows[0]?.hub_id, rows[0]?.mail_id],
        );
        await house.moveTo(house.now());
        const seen = (await verify(world)).filter(({ faults }) => faults.length > 0).map(({ what }) => what);
        expect(seen).toEqual(
          expect.arrayContaining(["ledger", "engagements", "notices", "audit", ...(isProof ? [] : ["mail"])]),
        );
      },
    }).finally(() => told.resolve([]));
  },
  count(600_000, 3_600_000),
);

/** The story of so many days in a world of its own, without kills: nobody says at which moment a machine is killed. */
const storyOf = async (days: number): Promise<readonly string[]> => {
  const lived = await simulate({ seed: 1, from, days, workers: 1, killsPerWeek: 0, scale: small, tellDay: () => {} });
  return lived.world.traffic.story;
};

test.concurrent(
  "the same seed tells the same story, line by line, in another installation and however fast its machine is",
  async ({ expect }) => {
    // Until a quarter to ten: the letters of eight o'clock, and the coordinator's first round.
    const again = await storyOf(count(9.75 * hours, 2));
    const first = isProof ? await storyOf(2) : await told.promise;
    expect(again.length).toBeGreaterThan(count(60, 300));
    expect(again).toEqual(first.slice(0, again.length));
  },
  count(600_000, 3_600_000),
);

test("people act by the doors alone: nothing of the simulation but the process that serves imports the domain", () => {
  const folder = path.dirname(import.meta.filename);
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && name !== "house.ts");
  expect(files.length).toBeGreaterThan(10);
  for (const file of files)
    expect(readFileSync(path.join(folder, file), "utf8")).not.toMatch(/from "#(domain|web|api|engine)/);
});
