// A process that keeps an embedded server, for tests that kill it. It prints a line for each thing that happened:
// "ready PID", then "saved N" after record N was acknowledged; "refused CODE" when it could not start.
// As "attach" it asks, as a command does, for the server that somebody else keeps.
import { platformFaultOf } from "#platform/fault.ts";
import { openConnections, type openPool } from "#platform/postgres/connections.ts";
import { migrate } from "#platform/postgres/migrate.ts";
import { attachEmbedded, startEmbedded } from "#platform/postgres/supervisor.ts";
import { onStop } from "#platform/stop-signals.ts";

const [folder = "", mode = "stay"] = process.argv.slice(2);
try {
  if (mode === "attach") {
    console.log(`attached ${(await attachEmbedded(folder))?.pid}`);
    process.exit();
  }
  const server = await startEmbedded({ folder, say: (news) => console.log(`news ${news.code}`) });
  onStop(() => server.stop());
  const { socketFolder, port } = server;
  const target = { kind: "embedded", socketFolder, port, database: "banso" } as const;
  if (mode === "write") await write(target);
  else console.log(`ready ${server.pid}`);
  if (mode === "write") console.log("unreachable");
  if (mode === "once") process.exit(await server.stop().then(() => 0));
} catch (error) {
  console.log(`refused ${platformFaultOf(error)?.code ?? String(error)}`);
  process.exit(1);
}

async function write(target: Parameters<typeof openPool>[0]): Promise<void> {
  const connections = openConnections(target);
  await migrate(connections, () => {});
  await connections.owner().query("create table if not exists public_note (n integer primary key)");
  const pool = connections.owner();
  const { rows } = await pool.query<{ last: number | null }>("select max(n) as last from public_note");
  console.log("ready 0");
  for (let n = (rows[0]?.last ?? 0) + 1; ; n++) {
    await pool.query("insert into public_note values ($1)", [n]);
    console.log(`saved ${n}`);
  }
}
