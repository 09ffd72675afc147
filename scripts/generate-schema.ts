// Writes db/schema.sql and src/platform/schema.ts from the migrations, as a real server understands them.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { packageRoot } from "#platform/package-root.ts";
import { openConnections } from "#platform/postgres/connections.ts";
import { migrate } from "#platform/postgres/migrate.ts";
import { startEmbedded } from "#platform/postgres/supervisor.ts";
import { schemaText, schemaTypes } from "../tests/support/schema-text.ts";

const folder = mkdtempSync(path.join(tmpdir(), "banso-schema-"));
const server = await startEmbedded({ folder, say: () => {} });
const { socketFolder, port } = server;
const connections = openConnections({ kind: "embedded", socketFolder, port, database: "banso" });
try {
  await migrate(connections, () => {});
  writeFileSync(path.join(packageRoot(), "db/schema.sql"), await schemaText(connections.owner()));
  writeFileSync(path.join(packageRoot(), "src/platform/schema.ts"), await schemaTypes(connections.owner()));
} finally {
  await connections.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.log("db/schema.sql and src/platform/schema.ts are up to date with db/migrations.");
