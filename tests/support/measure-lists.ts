/** Fills a hub with rows and measures its lists: see tests/bench/lists.ts. Runs what was built. */
import { loadavg } from "node:os";
import type pg from "pg";
import { type Ask, inBenchHouse } from "./bench-house.ts";
import { numberGiven, printLine, seconds } from "./bench-lines.ts";
import { fillLists, searched } from "./many-rows.ts";

const rows = numberGiven("rows", 100_000);
const rounds = numberGiven("rounds", 20);
const at = process.argv.indexOf("--only");
const only = at === -1 ? "/" : (process.argv[at + 1] ?? "/");
let slowest = 0;
await inBenchHouse({
  fill,
  measure: async (ask) => {
    for (const place of places().filter((each) => each.startsWith(only))) await measure(place, ask);
    printLine({ case: "slowest p95", ms: slowest, rows, load: loadavg()[0]?.toFixed(1) ?? "" });
  },
});

async function fill(client: pg.Client, hubId: string): Promise<void> {
  const began = performance.now();
  await fillLists(client, hubId, rows);
  printLine({ case: "rows of each kind written", rows, seconds: seconds(performance.now() - began) });
}

/** Every sorting from its first page, both ways, and from the middle; every condition; words from rare to very common. */
function places(): readonly string[] {
  const middle = Math.round(rows / 2);
  const sortings = (path: string, keys: readonly string[]) =>
    ["", ...keys.flatMap((key) => [`sort=${key}`, `sort=-${key}`])].flatMap((sort) =>
      [sort, [sort, `after=${middle}`].filter((part) => part !== "").join("&")].map((query) => `${path}?${query}`),
    );
  const words = (path: string) =>
    Object.values(searched).flatMap((word) => [
      `${path}?q=${encodeURIComponent(word)}`,
      `${path}?q=${encodeURIComponent(word)}&after=${middle}`,
    ]);
  const town = encodeURIComponent("町3");
  return [
    ...sortings("/firms", ["name", "town", "employees", "updated"]),
    `/firms?town=${town}`,
    "/firms?industry=E",
    "/firms?status=published",
    "/firms?without=project",
    "/firms?without=engagement",
    `/firms?town=${town}&industry=E&status=published&without=engagement&sort=name`,
    `/firms?town=${encodeURIComponent("どこにもない町")}`,
    `/firms?at=F-${middle}`,
    ...words("/firms"),
    ...sortings("/people", ["name", "halfDays", "updated"]),
    "/people?free=8",
    "/people?free=40",
    "/people?free=60",
    "/people?kind=second-citizen",
    "/people?theme=it",
    `/people?town=${town}`,
    "/people?idle=yes",
    `/people?free=20&kind=second-citizen&theme=it&town=${town}&sort=name`,
    `/people?at=H-${middle}`,
    ...words("/people"),
    ...sortings("/projects", ["title", "halfDays", "place", "updated"]),
    "/projects?status=draft",
    "/projects?theme=it",
    `/projects?town=${town}`,
    "/projects?unserved=yes",
    "/projects?firm=1",
    `/projects?status=closed&theme=it&town=${town}&sort=title`,
    `/projects?at=P-${middle}`,
    ...words("/projects"),
    ...sortings("/engagements", ["stage", "halfDays", "start", "updated"]),
    "/engagements?due=overdue",
    "/engagements?due=week",
    "/engagements?due=none",
    "/engagements?state=running",
    "/engagements?state=ended",
    "/engagements?stage=trial",
    "/engagements?firm=5",
    "/engagements?person=5&state=running",
    "/engagements?stage=trial&state=ended&sort=-updated",
    `/engagements?at=E-${middle}`,
    ...words("/engagements"),
  ];
}

async function measure(place: string, ask: Ask): Promise<void> {
  const times: number[] = [];
  let shown = 0;
  for (let round = 0; round < rounds + 2; round++) {
    const began = performance.now();
    const answer = await ask(place);
    const page = await answer.text();
    // The first two fill the caches of statements and pages.
    if (round >= 2) times.push(performance.now() - began);
    if (answer.status !== 200) throw new Error(`${place} answered ${answer.status}`);
    shown = page.split("data-row=").length - 1;
  }
  times.sort((a, b) => a - b);
  const atPart = (part: number): number =>
    Math.round(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0);
  slowest = Math.max(slowest, atPart(0.95));
  printLine({ case: decodeURIComponent(place), p50ms: atPart(0.5), p95ms: atPart(0.95), shown });
}
