import { createHash, randomUUID } from "node:crypto";
import type { FreshDatabase } from "./database.ts";

/** Rows of every shape that a backup has to carry: every hub's, odd texts, bytes, lists, JSON, and waiting jobs. */
export async function furnish({ asSuper }: Pick<FreshDatabase, "asSuper">, firms: number): Promise<void> {
  await asSuper("select set_config('search_path', 'banso', false)");
  for (const host of ["one.example", "two.example"]) {
    const hub = randomUUID();
    await asSuper("insert into banso.hub (hub_id, host, name) values ($1, $2, '架空の地域')", [hub, host]);
    await asSuper(
      `insert into banso.firm (hub_id, firm_id, number, name, industry, town, employees, business, created_at, updated_at)
       select $1, gen_random_uuid(), n, '架空製作所' || n, 'E', '架空町', n, repeat(md5(n::text), 20), now(), now()
       from generate_series(1, $2) n`,
      [hub, firms],
    );
    await asSuper(
      `insert into banso.firm (hub_id, firm_id, number, name, industry, town, employees, business, created_at, updated_at)
       values ($1, gen_random_uuid(), 100000, E'tab\\t, line\\n, \\\\N, "quotes" 𩸽', 'E', '架空町', 0, E'\\\\.\\n\\r\\n', '2026-01-01 00:00:00.123456+09', now())`,
      [hub],
    );
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 256));
    await asSuper(
      `insert into banso.file (hub_id, file_id, name, media_type, bytes, sha256, made_at)
       values ($1, gen_random_uuid(), '名簿.csv', 'text/csv', $2, $3, now())`,
      [hub, bytes, createHash("sha256").update(bytes).digest("hex")],
    );
    const person = randomUUID();
    await asSuper(
      "insert into banso.person (person_id, name, half_days, created_at, updated_at) values ($1, '架空 花子', 12, now(), now())",
      [person],
    );
    const booking = randomUUID();
    // A booking and its release: a row that points at another of its own table.
    await asSuper(
      `insert into banso.booking (person_id, booking_id, hub_id, releases, half_days, from_week, weeks, made_by, made_at)
       values ($1, $2, $3, null, 4, '2026-04-06', 12, $1, now()), ($1, gen_random_uuid(), $3, $2, 4, '2026-04-06', 12, $1, now())`,
      [person, booking, hub],
    );
    await asSuper(
      "insert into banso.idempotency (hub_id, account_id, key, act, outcome, made_at) values ($1, $1, $1, 'act', $2, now())",
      [hub, JSON.stringify({ 名: ["値", 1.5, null] })],
    );
  }
  await asSuper(
    `insert into auth."user" (name, email, "emailVerified", "updatedAt") values ('架空 太郎', 'taro@example.test', true, now())`,
  );
  await asSuper(
    `select graphile_worker.add_job('send-mail', '{"mail": "一"}', job_key => 'key-1', run_at => '2030-01-01'),
            graphile_worker.add_job('seal-audit', '{"b":1, "a":2}', queue_name => 'seals', priority => 3, flags => array['slow', 'big'])`,
  );
  await asSuper(
    "select graphile_worker.reschedule_jobs(array(select id from graphile_worker._private_jobs), attempts => 3)",
  );
}
