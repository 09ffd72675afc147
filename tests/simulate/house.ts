// One process of the product whose time a simulation moves: `web` serves pages, `worker` does jobs and the timetable. It
// joins the same parts as `banso serve` and `banso worker`; the product itself has no setting that changes its time.
// A worker prints "idle INSTANT" when its timetable has done what was due at that instant.
import { makeApp } from "#main-house.ts";
import { startJobs } from "#main-jobs.ts";
import { serveHouse } from "#main-serving.ts";
import { settingsOrEnd, terminalSpeak } from "#main-terminal.ts";
import { openDatabase } from "#platform/postgres/open-database.ts";
import { onStop } from "#platform/stop-signals.ts";
import { movedClock } from "./moved-clock.ts";

const [part = "", clockFile = "", rounds = "0"] = process.argv.slice(2);
const say = terminalSpeak();
const config = settingsOrEnd(say);
const clock = movedClock(clockFile);
const database = await openDatabase(config, () => {});
if (part === "web") onStop(await serveHouse({ say, config, database, clock }));
else await work();

async function work(): Promise<void> {
  const app = makeApp(config, database.connections, clock);
  const worker = await startJobs(app, database.connections, { isAlone: false, wait: clock.wait });
  let told = Number.NaN;
  const telling = setInterval(() => {
    const idle = clock.idleAt(Number(rounds));
    if (idle === null || idle === told) return;
    told = idle;
    process.stdout.write(`idle ${idle}\n`);
  }, 20);
  onStop(async () => {
    clearInterval(telling);
    await worker.stop();
    await database.close();
  });
}
