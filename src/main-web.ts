// Only what opens the database is loaded at once: whoever comes second to a data folder is refused before the rest.
import {
  endWithFault,
  newsTeller,
  refuseArguments,
  refuseTakenPort,
  settingsOrEnd,
  terminalSpeak,
} from "#main-terminal.ts";
import { outliveTerminal } from "#platform/lost-terminal.ts";
import { openDatabase } from "#platform/postgres/open-database.ts";
import { onStop } from "#platform/stop-signals.ts";

outliveTerminal();
const say = terminalSpeak();
refuseArguments(say);
const config = settingsOrEnd(say);
await refuseTakenPort(say, config);
const loadTheRest = () => import("#main-serving.ts");
const database = await openDatabase(config, newsTeller(say), () => void loadTheRest()).catch((error: unknown) =>
  endWithFault(say, error),
);
const { serveHouse } = await loadTheRest();
onStop(await serveHouse({ say, config, database }));
