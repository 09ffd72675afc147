/**
 * Measures the full-text search in a real database, behind row-level security: 100,000 invented firms are written, then
 * the first 20 hits of each question are asked for, newest first. Milliseconds are round trips as a coordinator.
 *
 *     node --conditions=source tests/bench/search.ts [--json] [--texts 100000] [--rounds 20]
 */
import { loadavg } from "node:os";
import type { Tx } from "#app.ts";
import type { Actor } from "#domain/access/terms.ts";
import { addHub } from "#domain/hubs/store.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { readSearch } from "#domain/search/rules-grams.ts";
import { searchValues } from "#domain/search/rules-kept.ts";
import type { Search } from "#domain/search/terms.ts";
import { collectHits, lookUp, narrow, newestOf } from "#domain/search/views.ts";
import { seededRandom } from "#kit/random.ts";
import { systemClock } from "#platform/clock.ts";
import { makeDatabase } from "#platform/database.ts";
import { systemIds } from "#platform/ids.ts";
import type { Connections } from "#platform/postgres/connections.ts";
import { askedInBench, madeTexts } from "../search/made-texts.ts";
import { type Line, numberGiven, printLine, seconds } from "../support/bench-lines.ts";
import { onBenchServer } from "../support/bench-server.ts";

const texts = numberGiven("texts", 100_000);
const rounds = numberGiven("rounds", 20);
await onBenchServer(async ({ connections }) => {
  const db = makeDatabase({ pool: connections.app, clock: systemClock, ids: systemIds });
  const hubId = systemIds.next<HubId>();
  const actor: Actor = {
    hubId,
    hat: "coordinator",
    accountId: null,
    hatId: null,
    firmId: null,
    personId: null,
    organisationId: null,
  };
  await db.asHub(hubId, "found-hub", (tx) =>
    addHub(tx, { name: "Bench", contactName: "", contactPhone: "", host: null, isSample: true }),
  );
  await fill(connections, hubId);
  const all: number[] = [];
  const questions: Question[] = [];
  for (const typed of askedInBench) {
    const search = readSearch(typed);
    if (search === null) continue;
    const measured: Measured[] = [];
    for (let round = 0; round < rounds; round++) measured.push(await db.read(actor, (tx) => firstTwenty(tx, search)));
    const times = measured.map(({ database }) => database);
    all.push(...times);
    const last = measured.at(-1);
    questions.push({
      case: typed,
      p50: at(times, 0.5),
      p95: at(times, 0.95),
      least: at(times, 0),
      lookUp: at(
        measured.map((one) => one.lookUp),
        0.5,
      ),
      withReCheck: at(
        measured.map(({ whole }) => whole),
        0.5,
      ),
      hits: last?.hits ?? 0,
      candidates: last?.candidates ?? "",
      read: last?.read ?? 0,
    });
  }
  tell(questions, all);
});

/** Prints every question, the ten slowest again, and all of them together. */
function tell(questions: readonly Question[], all: readonly number[]): void {
  for (const question of questions) printLine(question);
  const slowest = [...questions].sort((a, b) => b.p50 - a.p50);
  for (const [place, question] of slowest.slice(0, 10).entries()) printLine({ slowest: place + 1, ...question });
  const load = loadavg()[0]?.toFixed(1) ?? "";
  const [p50, p99, worst] = [at(all, 0.5), at(all, 0.99), at(all, 1)];
  // The worst of all rounds is the machine's as well; the slowest question in the middle, and at its best, the product's.
  const slowestAtBest = Math.max(...questions.map(({ least }) => least));
  const slowestQuestion = slowest[0]?.p50 ?? 0;
  printLine({ case: "all questions", p50, p99, worst, slowestQuestion, slowestAtBest, texts, load });
}

function at(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(2));
}

/** Writes the texts as the keeper does at a restore, in portions; tells what reading them into lexemes takes. */
async function fill(connections: Connections, hubId: HubId): Promise<void> {
  const random = seededRandom(1);
  const portion = 5000;
  let made = 0;
  const began = performance.now();
  for (let from = 0; from < texts; from += portion) {
    const numbers = Array.from({ length: Math.min(portion, texts - from) }, (_, index) => from + index + 1);
    const reading = performance.now();
    const rows = numbers
      .map((n) => ({ n, own: madeTexts(random, n) }))
      .map(({ n, own }) => ({ n, own, ...searchValues(own) }));
    made += performance.now() - reading;
    await connections.keeper().query(
      `insert into banso.firm (hub_id, firm_id, number, name, industry, town, employees, business, created_at, updated_at,
         search_text, search_grams)
       select $1, gen_random_uuid(), (row->>'n')::int, row->'own'->>0, 'E', row->'own'->>1, 10, row->'own'->>2, now(), now(),
         row->>'text', array_to_tsvector(array(select jsonb_array_elements_text(row->'grams')))
       from jsonb_array_elements($2::jsonb) row`,
      [hubId, JSON.stringify(rows)],
    );
  }
  // As the server itself does within a minute after so many new rows.
  await connections.owner().query("vacuum (analyze) banso.firm");
  printLine({
    case: "writing",
    texts,
    seconds: seconds(performance.now() - began),
    secondsReadingIntoLexemes: seconds(made),
  });
}

type Question = Line & { readonly p50: number; readonly least: number };
type Measured = {
  readonly database: number;
  readonly lookUp: number;
  readonly whole: number;
  readonly hits: number;
  readonly candidates: number | string;
  readonly read: number;
};

async function firstTwenty(tx: Tx, search: Search): Promise<Measured> {
  const began = performance.now();
  const found = await lookUp(tx, "firm", search);
  const looked = performance.now() - began;
  let database = looked;
  let read = 0;
  const fetch = async (after: { number: number } | null, size: number, before: number) => {
    const asked = performance.now();
    let rows = narrow(tx.sql.selectFrom("firm"), newestOf(found, before, size))
      .select(["number", "name", "search_text"])
      .where("hub_id", "=", tx.actor.hubId)
      .orderBy("number", "desc")
      .limit(size);
    if (after !== null) rows = rows.where("number", "<", after.number);
    const got = await rows.execute();
    database += performance.now() - asked;
    read += got.length;
    return got;
  };
  const { rows } = await collectHits({ search, limit: 20, textOf: (row) => row.search_text, fetch });
  const candidates = found.ids?.length ?? "common";
  return { database, lookUp: looked, whole: performance.now() - began, hits: rows.length, candidates, read };
}
