import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanUp } from "#domain/hubs/clean-up.ts";
import { onceAsHub } from "#domain/hubs/store-jobs.ts";
import { forgetExpired } from "#platform/forget-expired.ts";
import { type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
});
afterAll(() => house.close());

const number = async (text: string): Promise<number> => Number((await house.database.asSuper(text)).rows[0].n);

test("an effect is committed once for each hub and key, and not at all when its change is undone", async () => {
  const { asHub } = house.app.db;
  const once = (hub: "north" | "south", key: string) => asHub(house[hub].id, "run-plan", (tx) => onceAsHub(tx, key));
  const undone = asHub(house.north.id, "run-plan", async (tx) => {
    await onceAsHub(tx, "a");
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  const atOnce = await Promise.all(Array.from({ length: 10 }, () => once("north", "a")));
  expect(atOnce.filter(Boolean)).toHaveLength(1);
  expect(await once("south", "a")).toBe(true);
});

test("what is kept only against doing things twice is forgotten after thirty days, however much there is", async () => {
  const { asSuper } = house.database;
  await asSuper(
    `insert into banso.job_effect (hub_id, key, at)
     select $1, 'old ' || n, now() - interval '31 days' from generate_series(1, 2500) n`,
    [house.north.id],
  );
  await asSuper(
    `insert into banso.idempotency (hub_id, account_id, key, act, outcome, made_at)
     select $1, gen_random_uuid(), gen_random_uuid(), 'firm.edit', 'null', now() - make_interval(days => n % 2 * 10 + 25) from generate_series(1, 2400) n`,
    [house.north.id],
  );
  await cleanUp(house.app, house.north.id);
  expect(await number("select count(*) as n from banso.job_effect")).toBe(2);
  expect(await number("select count(*) as n from banso.idempotency")).toBe(1200);
});

test("mail is forgotten after thirty days, the text of what was sent at once; what a server has still to take stays", async () => {
  const { asSuper } = house.database;
  const kept = async () => (await asSuper("select subject, body from banso.mail order by subject")).rows;
  const write = async () => {
    await asSuper("delete from banso.mail");
    await asSuper(
      `insert into banso.mail (hub_id, mail_id, to_address, subject, body, status, made_at, next_try_at)
       select $1, gen_random_uuid(), 'a@example.com', days || ' ' || status, 'a token', status, now() - make_interval(days => days), now()
       from unnest(array[29, 31]) days, unnest(array['sent', 'waiting', 'given-up']) status`,
      [house.north.id],
    );
  };
  const young = [
    { subject: "29 given-up", body: "" },
    { subject: "29 sent", body: "" },
    { subject: "29 waiting", body: "a token" },
  ];
  await write();
  await cleanUp(house.app, house.north.id);
  expect(await kept()).toEqual(young);
  await write();
  const mailer = { send: () => Promise.reject(new Error("nothing is sent here")) };
  await cleanUp({ ...house.app, mailer }, house.north.id);
  expect(await kept()).toEqual([...young, { subject: "31 waiting", body: "a token" }]);
});

test("sessions, links, used codes and counts of tries are forgotten when their time has passed, others stay", async () => {
  const { asSuper, connections } = house.database;
  const open = await number("select count(*) as n from auth.session");
  expect(open).toBeGreaterThan(1);
  await asSuper(
    `update auth.session set "expiresAt" = now() - interval '1 minute' where id = (select id from auth.session limit 1)`,
  );
  await asSuper(
    `insert into auth.verification (identifier, value, "expiresAt") values ('a', 'b', now() - interval '1 day'), ('c', 'd', now() + interval '1 day')`,
  );
  await asSuper("insert into auth.tries (key, points, expire) values ('old', 3, 1000), ('new', 3, 9000000000000)");
  await asSuper(
    `insert into auth.used_code select id, code, now() + age from (select id from auth."user" limit 1) u,
       (values ('111111', interval '-1 minute'), ('222222', interval '1 minute')) as used (code, age)`,
  );
  await forgetExpired(connections, new Date());
  expect(await number("select count(*) as n from auth.used_code")).toBe(1);
  expect(await number("select count(*) as n from auth.session")).toBe(open - 1);
  expect(await number("select count(*) as n from auth.verification")).toBe(1);
  expect(await number("select count(*) as n from auth.tries where key in ('old', 'new')")).toBe(1);
});

test("jobs that failed for good a month ago leave the queue; those of today and those that wait stay", async () => {
  const { asSuper, connections } = house.database;
  await house.app.db.asHub(house.north.id, "run-plan", async (tx) => {
    for (const planId of ["old", "new", "waits"]) await tx.enqueue("run-plan", { planId }, planId);
  });
  await asSuper("update graphile_worker._private_jobs set attempts = max_attempts where key in ('old', 'new')");
  await asSuper("alter table graphile_worker._private_jobs disable trigger user");
  await asSuper(
    "update graphile_worker._private_jobs set updated_at = now() - interval '40 days' where key in ('old', 'waits')",
  );
  await forgetExpired(connections, new Date());
  const { rows } = await asSuper("select key from graphile_worker.jobs order by key");
  expect(rows.map((row: { key: string }) => row.key)).toEqual(["new", "waits"]);
});
