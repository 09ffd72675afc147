import { makeApp } from "#main-house.ts";
import { startJobs } from "#main-jobs.ts";
import { endWithFault, newsTeller, refuseArguments, settingsOrEnd, tellLine, terminalSpeak } from "#main-terminal.ts";
import { outliveTerminal } from "#platform/lost-terminal.ts";
import { openDatabase } from "#platform/postgres/open-database.ts";
import { onStop } from "#platform/stop-signals.ts";
import { stopped, stopping, workerNeedsServer, workingNow } from "#text/serving.ts";

outliveTerminal();
const say = terminalSpeak();
refuseArguments(say);
const config = settingsOrEnd(say);
if (config.databaseUrl === null) {
  tellLine(say(workerNeedsServer));
  process.exit(1);
}
const database = await openDatabase(config, newsTeller(say)).catch((error: unknown) => endWithFault(say, error));
const worker = await startJobs(makeApp(config, database.connections), database.connections, { isAlone: false });
tellLine(say(workingNow));

async function close(): Promise<void> {
  tellLine(say(stopping));
  await worker.stop();
  await database.close();
  tellLine(say(stopped));
}
onStop(close);
