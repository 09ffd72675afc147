import { existsSync } from "node:fs";
import path from "node:path";
import { Kysely, PostgresDialect } from "kysely";
import type { Config } from "#config.ts";
import { verifyAudit } from "#domain/audit/verify-audit.ts";
import { auditKeysOf } from "#main-house.ts";
import type { Look } from "#platform/doctor/database.ts";
import type { Finding } from "#platform/doctor/finding.ts";
import { installationSecret } from "#platform/installation-secret.ts";
import type { Connections } from "#platform/postgres/connections.ts";
import type { Schema } from "#platform/schema.ts";

/** The doctor's look at the audit trail of every hub, as the keeper, who sees every row. */
export const auditLook = (config: Config): Look => ({
  what: "audit",
  look: (connections, now) => lookAtAudit(config, connections, now),
});

async function lookAtAudit(config: Config, connections: Connections, now: Date): Promise<readonly Finding[]> {
  const secret = secretOf(config);
  if (secret === null) return [{ grade: "advice", code: "audit-unreadable" }];
  const keys = auditKeysOf(secret);
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: connections.keeper() }) });
  // One moment of the database for all of it: links are added while it is read.
  const reading = kysely.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
  return reading.execute(async (sql) => {
    const hubs = await sql.selectFrom("hub").select(["hub_id as id", "name"]).orderBy("name").execute();
    const findings: Finding[] = [];
    for (const hub of hubs) {
      const check = await verifyAudit({ sql, hubId: hub.id, keys, now });
      const grade = check.breakCount > 0 ? "wrong" : check.overdue > 0 ? "advice" : "right";
      findings.push({ grade, code: "audit", hub: hub.name, ...check });
    }
    return findings;
  });
}

/** The secret as it is; an examination makes none. */
const secretOf = ({ secret, dataFolder }: Config): string | null =>
  secret ?? (existsSync(path.join(dataFolder, "secret")) ? installationSecret(dataFolder) : null);
