import path from "node:path";
import { Kysely, PostgresDialect } from "kysely";
import type { Config } from "#config.ts";
import { markIn } from "#domain/audit/rules.ts";
import { hubOfLink } from "#domain/audit/store.ts";
import { verifyAudit } from "#domain/audit/verify-audit.ts";
import { auditKeysOf } from "#main-house.ts";
import { makeAuditMarks } from "#platform/audit-marks.ts";
import type { Look } from "#platform/doctor/database.ts";
import type { Finding } from "#platform/doctor/finding.ts";
import { keptSecret } from "#platform/installation-secret.ts";
import type { Connections } from "#platform/postgres/connections.ts";
import type { Schema } from "#platform/schema.ts";

/** The doctor's look at the audit trail of every hub, as the keeper, who sees every row. */
export const auditLook = (config: Config, noted: string | null = null): Look => ({
  what: "audit",
  look: (connections, now) => lookAtAudit(config, connections, { now, noted }),
});

/** The instant, and the mark that somebody noted elsewhere. */
type Asked = { readonly now: Date; readonly noted: string | null };

async function lookAtAudit(
  config: Config,
  connections: Connections,
  { now, noted }: Asked,
): Promise<readonly Finding[]> {
  const secret = secretOf(config);
  if (secret === undefined) return [{ grade: "advice", code: "audit-unreadable" }];
  if (secret === null) return [await withoutSecret(config, connections)];
  const keys = auditKeysOf(secret);
  const marks = makeAuditMarks(config.dataFolder, keys);
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: connections.keeper() }) });
  // What this machine has seen is asked before the moment of the reading, which then holds it.
  const seen = new Map(
    (await kysely.selectFrom("hub").select("hub_id").execute()).map(({ hub_id: id }) => [id, marks.newest(id)]),
  );
  // One moment of the database for all of it: links are added while it is read.
  const reading = kysely.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
  return reading.execute(async (sql) => {
    const hubs = await sql.selectFrom("hub").select(["hub_id as id", "name"]).orderBy("name").execute();
    const findings: Finding[] = [];
    for (const hub of hubs) {
      const check = await verifyAudit({ sql, hubId: hub.id, keys, now, mark: seen.get(hub.id) ?? null });
      const grade = check.breakCount > 0 ? "wrong" : check.overdue > 0 ? "advice" : "right";
      findings.push({ grade, code: "audit", hub: hub.name, ...check });
    }
    return noted === null ? findings : [...findings, await findMark(sql, noted)];
  });
}

async function findMark(sql: Kysely<Schema>, noted: string): Promise<Finding> {
  const mark = markIn(noted);
  const hub = mark === null ? null : await hubOfLink(sql, mark);
  return { grade: hub === null ? "wrong" : "right", code: "audit-mark", mark: noted, hub };
}

/** The secret, or null when there is none: an examination makes none. Why it cannot be read the look at the machine tells. */
function secretOf({ secret, dataFolder }: Config): string | null | undefined {
  try {
    return secret ?? keptSecret(dataFolder);
  } catch {
    return undefined;
  }
}

/** Before the first start there is none; where there are records it was lost. */
async function withoutSecret({ dataFolder }: Config, { keeper }: Connections): Promise<Finding> {
  const hasRecords = (await keeper().query("select from hub limit 1")).rowCount !== 0;
  if (!hasRecords) return { grade: "right", code: "secret", place: "not-yet" };
  return { grade: "wrong", code: "fault", fault: { code: "secret-lost", file: path.join(dataFolder, "secret") } };
}
