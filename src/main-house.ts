import { createHash, createHmac } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { App, AuditKeys } from "#app.ts";
import { type Config, localeOf, processEnvironment, readConfig } from "#config.ts";
import { may } from "#domain/access/may.ts";
import { makeAccounts } from "#platform/accounts.ts";
import { systemClock } from "#platform/clock.ts";
import { makeDatabase } from "#platform/database.ts";
import { makeEngine, makePapers } from "#platform/engine-process.ts";
import { platformFaultOf, type Say } from "#platform/fault.ts";
import { systemIds } from "#platform/ids.ts";
import { installationSecret } from "#platform/installation-secret.ts";
import { makeLog } from "#platform/log.ts";
import { makeMailer } from "#platform/mail.ts";
import { packageRoot } from "#platform/package-root.ts";
import type { Connections } from "#platform/postgres/connections.ts";
import { systemTables } from "#platform/tables/tables.ts";
import { systemTokens } from "#platform/tokens.ts";
import { makeTries } from "#platform/tries.ts";
import { configFaultsLead, configFaultWords } from "#text/config.ts";
import { platformFaultWords, platformNewsWords } from "#text/platform.ts";
import { type Speak, speak } from "#text/speak.ts";

/** How a program that serves talks to the person at the terminal. */
export const terminalSpeak = (): Speak => speak(/^en/i.test(localeOf(processEnvironment())) ? "en" : "ja");

export const tellLine = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** The settings; ends the program with every fault told when there are any. */
export function settingsOrEnd(say: Speak): Config {
  const read = readConfig(processEnvironment(), (file) => readFileSync(file, "utf8"));
  if (read.ok) return read.value;
  tellLine(say(configFaultsLead));
  for (const fault of read.refusal) tellLine(`- ${say(configFaultWords(fault))}`);
  process.exit(1);
}

/** Tells what the ground does while it starts. */
export const newsTeller =
  (say: Speak): Say =>
  (news) =>
    tellLine(say(platformNewsWords(news)));

/** A foreseen fault ends the program with its sentence; any other is a defect and shows where it happened. */
export function endWithFault(say: Speak, error: unknown): never {
  const fault = platformFaultOf(error);
  if (fault === null) throw error;
  tellLine(say(platformFaultWords(fault)));
  process.exit(1);
}

/** Joins the parts that the platform brings into what use cases and doors ask for. */
export function makeApp(config: Config, connections: Connections): App {
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  const secret = config.secret ?? installationSecret(config.dataFolder);
  const keyFor = (purpose: string): string => createHmac("sha256", secret).update(purpose).digest("base64url");
  // Compiled always: Node.js does not read the JSX of the report.
  const apart = { entry: path.join(packageRoot(), "dist/src/main-engine.js"), memoryMb: config.planMemoryMb };
  return {
    config,
    may,
    clock: systemClock,
    ids: systemIds,
    log: makeLog(config.logLevel),
    db: makeDatabase({
      pool: connections.app,
      clock: systemClock,
      ids: systemIds,
    }),
    accounts: makeAccounts({
      pool: connections.auth,
      publicUrl: config.publicUrl,
      secret: keyFor("sessions"),
    }),
    tries: makeTries(connections.auth),
    tokens: systemTokens,
    engine: makeEngine(apart),
    tables: systemTables,
    papers: makePapers(apart),
    mailer:
      config.smtpUrl === null ? null : makeMailer({ url: config.smtpUrl, from: config.mailFrom, clock: systemClock }),
    auditKeys: auditKeysOf(secret),
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
