import { createHash, createHmac } from "node:crypto";
import path from "node:path";
import type { App, AuditKeys, Clock } from "#app.ts";
import type { Config } from "#config.ts";
import { may } from "#domain/access/may.ts";
import { makeMemory } from "#kit/memory.ts";
import { makeAccounts } from "#platform/accounts.ts";
import { makeAuditMarks } from "#platform/audit-marks.ts";
import { systemClock } from "#platform/clock.ts";
import { makeCutters } from "#platform/cutter-thread.ts";
import { makeDatabase } from "#platform/database.ts";
import { makeEngine, makePapers } from "#platform/engine-process.ts";
import { systemIds } from "#platform/ids.ts";
import { installationSecret } from "#platform/installation-secret.ts";
import { makeLog } from "#platform/log.ts";
import { makeMailer } from "#platform/mail.ts";
import { packageRoot } from "#platform/package-root.ts";
import type { Connections } from "#platform/postgres/connections.ts";
import { makePrinter } from "#platform/printer.ts";
import { systemTables } from "#platform/tables/tables.ts";
import { systemTokens } from "#platform/tokens.ts";
import { makeTries } from "#platform/tries.ts";

/** Joins the parts that the platform brings into what use cases and doors ask for; a test brings a clock of its own. */
export function makeApp(config: Config, connections: Connections, clock: Clock = systemClock): App {
  const secret = config.secret ?? installationSecret(config.dataFolder);
  const keyFor = (purpose: string): string => createHmac("sha256", secret).update(purpose).digest("base64url");
  // Compiled always: Node.js does not read the JSX of the report.
  const apart = { entry: path.join(packageRoot(), "dist/src/main-engine.js"), memoryMb: config.planMemoryMb };
  return {
    config,
    may,
    clock,
    ids: systemIds,
    log: makeLog(config.logLevel),
    db: makeDatabase({
      pool: connections.app,
      clock,
      ids: systemIds,
      keeper: connections.keeper,
      queue: connections.worker,
    }),
    accounts: makeAccounts({
      pool: connections.auth,
      publicUrl: config.publicUrl,
      secret: keyFor("sessions"),
    }),
    tries: makeTries(connections.auth),
    tokens: systemTokens,
    engine: makeEngine(apart),
    // A region of some hundred people takes a few megabytes, the largest that goes live some two hundred.
    rehearsals: { ready: makeMemory(3), lives: makeMemory(6), results: makeMemory(3) },
    tables: systemTables,
    cutters: makeCutters(path.join(packageRoot(), "dist/src/main-cutter.js")),
    papers: makePapers(apart),
    printer: makePrinter(),
    mailer: config.smtpUrl === null ? null : makeMailer({ url: config.smtpUrl, from: config.mailFrom, clock }),
    auditKeys: auditKeysOf(secret),
    auditMarks: makeAuditMarks(config.dataFolder, auditKeysOf(secret)),
    root: packageRoot(),
    samplePassword: keyFor("sample"),
  };
}

/** The hashes of the audit trail; the seal's key is made from the installation's secret. */
export function auditKeysOf(secret: string): AuditKeys {
  const key = createHmac("sha256", secret).update("audit").digest();
  return {
    hash: (text) => createHash("sha256").update(text).digest("hex"),
    seal: (text) => createHmac("sha256", key).update(text).digest("hex"),
  };
}
