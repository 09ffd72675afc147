import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { addImportCommand, type ImportOrder } from "#cli/import-options.ts";
import { addPlanCommand, type PlanOptions } from "#cli/plan-options.ts";
import { addSampleCommand, type SampleOptions } from "#cli/sample-options.ts";
import { languageOf, type Terminal, terminalIn } from "#cli/terminal.ts";
import { addUserCommands, type UserOrder } from "#cli/user-options.ts";
import { hearWrongOptions, wrongOptions } from "#cli/wrong-options.ts";
import { type Config, localeOf, processEnvironment, readConfig } from "#config.ts";
import { outliveTerminal } from "#platform/lost-terminal.ts";
import { backupWords } from "#text/backup.ts";
import { commandWords, unknownCommand } from "#text/command-line.ts";

// Every command brings in what it needs when it runs: asking for help must not wait for a database's library.

outliveTerminal();
const args = process.argv.slice(2);
const language = languageOf(args, localeOf(processEnvironment()));
const terminal = terminalIn(language);
await main(terminal);

async function main({ speak, tell }: Terminal): Promise<void> {
  const program = hearWrongOptions(new Command("banso"));
  program.description(speak(commandWords.description));
  program.option("--language <language>", speak(commandWords.languageOption));
  program.helpOption("-h, --help", speak(commandWords.helpOption)).helpCommand(false);
  program.allowExcessArguments(true);
  program.action((_options: unknown, command: Command) => {
    const [name] = command.args;
    if (name === undefined) return program.help();
    tell(speak(unknownCommand(name)));
    process.exitCode = 2;
  });
  // `serve` and `worker` are programs of their own, started by scripts/banso.mjs; they stand here for the help.
  for (const name of ["serve", "worker"] as const)
    program
      .command(name)
      .description(speak(commandWords[name]))
      .option("--language <language>", speak(commandWords.languageOption))
      .helpOption("-h, --help", speak(commandWords.helpOption));
  add(program, "migrate", commandWords.migrate, migrate);
  add(program, "doctor", commandWords.doctor, doctor).option("--mark <mark>", speak(commandWords.markOption));
  addFileCommand(program, "backup", backupWords.backup, backup).option("--force", speak(backupWords.force));
  addFileCommand(program, "restore", backupWords.restore, restore);
  addUserCommands(program, speak, users);
  addImportCommand(program, speak, importList);
  addSampleCommand(program, speak, sample);
  addPlanCommand(program, terminal.speak, plan).helpOption("-h, --help", terminal.speak(commandWords.helpOption));
  try {
    await program.parseAsync(process.argv);
  } catch (error) {
    const wrong = wrongOptions(error);
    if (wrong !== null && wrong.words !== null) tell(speak(wrong.words));
    process.exitCode = wrong?.code ?? (await tellFault(error));
  }
}

function add(
  program: Command,
  name: string,
  words: { ja: string; en: string },
  work: (options: { mark?: string }) => Promise<void>,
): Command {
  const command = program.command(name).description(terminal.speak(words));
  command.option("--language <language>", terminal.speak(commandWords.languageOption));
  command.helpOption("-h, --help", terminal.speak(commandWords.helpOption));
  return command.action(work);
}

function addFileCommand(
  program: Command,
  name: string,
  words: { ja: string; en: string },
  work: (file: string | undefined, options: { force?: boolean }) => Promise<void>,
): Command {
  return program
    .command(name)
    .description(terminal.speak(words))
    .argument("[file]")
    .option("--language <language>", terminal.speak(commandWords.languageOption))
    .helpOption("-h, --help", terminal.speak(commandWords.helpOption))
    .action(work);
}

async function backup(file: string | undefined, options: { force?: boolean }): Promise<void> {
  const config = await settings();
  if (config === null) return;
  const { backupCommand } = await import("#cli/backup.ts");
  const asked = { file, force: options.force === true, now: new Date() };
  process.exitCode = await backupCommand(terminal, config, asked, await newsTeller());
}

async function restore(file: string | undefined): Promise<void> {
  const config = await settings();
  if (config === null) return;
  const { restoreCommand } = await import("#cli/restore.ts");
  process.exitCode = await restoreCommand(terminal, config, { file }, await newsTeller());
}

async function migrate(): Promise<void> {
  const config = await settings();
  if (config === null) return;
  const { migrateCommand } = await import("#cli/migrate.ts");
  const { migrateDatabase } = await import("#platform/postgres/open-database.ts");
  const say = await newsTeller();
  await migrateCommand(terminal, () => migrateDatabase(config, say));
}

async function doctor({ mark }: { mark?: string }): Promise<void> {
  const config = await settings();
  if (config === null) return;
  const { doctorCommand } = await import("#cli/doctor.ts");
  const { lookAtMachine } = await import("#platform/doctor/machine.ts");
  const machine = lookAtMachine(config);
  const database = await lookInside(config, mark ?? null);
  process.exitCode = doctorCommand(terminal, { machine, database });
}

async function plan(options: PlanOptions): Promise<void> {
  const { planCommand } = await import("#cli/plan.ts");
  const { certify, solving } = await import("#engine/solve.ts");
  process.exitCode = await planCommand(options, {
    terminal,
    language,
    engine: { solving, certify },
  });
}

/** `banso user` and `banso hub`: in the server that is running, or in one started for the moment. */
async function users(order: UserOrder): Promise<void> {
  const config = await settings();
  if (config === null) return;
  const { useDatabase } = await import("#platform/postgres/open-database.ts");
  const { makeApp } = await import("#main-house.ts");
  const { addHub, addUser, changeUser, listUsers } = await import("#cli/user.ts");
  const database = await useDatabase(config, await newsTeller());
  try {
    const place = { app: makeApp(config, database.connections), terminal };
    switch (order.kind) {
      case "add-user":
        process.exitCode = await addUser(place, order.options);
        break;
      case "list-users":
        process.exitCode = await listUsers(place, order.options);
        break;
      case "change-user":
        process.exitCode = await changeUser(place, order.to, order.options);
        break;
      case "add-hub":
        process.exitCode = await addHub(place, order.options);
        break;
    }
  } finally {
    await database.close();
  }
}

/** `banso import`: in the server that is running, or in one started for the moment. */
async function importList(order: ImportOrder): Promise<void> {
  const config = await settings();
  if (config === null) return;
  const { useDatabase } = await import("#platform/postgres/open-database.ts");
  const { makeApp } = await import("#main-house.ts");
  const { importCommand } = await import("#cli/import.ts");
  const database = await useDatabase(config, await newsTeller());
  try {
    process.exitCode = await importCommand({ app: makeApp(config, database.connections), terminal }, order);
  } finally {
    await database.close();
  }
}

/** `banso sample`: in the server that is running, or in one started for the moment. */
async function sample(options: SampleOptions): Promise<void> {
  const config = await settings();
  if (config === null) return;
  const { useDatabase } = await import("#platform/postgres/open-database.ts");
  const { makeApp } = await import("#main-house.ts");
  const { sampleCommand } = await import("#cli/sample.ts");
  const database = await useDatabase(config, await newsTeller());
  try {
    process.exitCode = await sampleCommand({ app: makeApp(config, database.connections), terminal }, options);
  } finally {
    await database.close();
  }
}

async function lookInside(
  config: Config,
  mark: string | null,
): Promise<readonly import("#platform/doctor/finding.ts").Finding[] | null> {
  const hasCluster = existsSync(path.join(config.dataFolder, "pg"));
  if (config.databaseUrl === null && !hasCluster) return null;
  const { databaseLooks, lookAtDatabase } = await import("#platform/doctor/database.ts");
  const { withTarget } = await import("#platform/postgres/open-database.ts");
  // Looks of other parts are appended here.
  const { auditLook } = await import("#main-audit.ts");
  const { settingsLook } = await import("#platform/doctor/settings.ts");
  const looks = [...databaseLooks, settingsLook(config), auditLook(config, mark)];
  const say = await newsTeller();
  try {
    return await withTarget(config, say, (connections) => lookAtDatabase(connections, looks, new Date()));
  } catch (error) {
    const { platformFaultOf, reasonOf } = await import("#platform/fault.ts");
    const fault = platformFaultOf(error);
    if (fault !== null) return [{ grade: "wrong", code: "fault", fault }];
    const kind = config.databaseUrl === null ? "embedded" : "server";
    return [{ grade: "wrong", code: "server", kind, reason: reasonOf(error) }];
  }
}

/** The settings; null after their faults have been told. */
async function settings(): Promise<Config | null> {
  const { configFaultsLead, configFaultWords } = await import("#text/config.ts");
  const read = readConfig(processEnvironment(), (file) => readFileSync(file, "utf8"));
  if (read.ok) return read.value;
  terminal.tell(terminal.speak(configFaultsLead));
  for (const fault of read.refusal) terminal.tell(`- ${terminal.speak(configFaultWords(fault))}`);
  process.exitCode = 1;
  return null;
}

async function newsTeller(): Promise<import("#platform/fault.ts").Say> {
  const { platformNewsWords } = await import("#text/platform.ts");
  return (news) => terminal.tell(terminal.speak(platformNewsWords(news)));
}

/** A fault that was foreseen is a sentence; anything else is a defect and shows where it happened. */
async function tellFault(error: unknown): Promise<number> {
  const { platformFaultOf } = await import("#platform/fault.ts");
  const { platformFaultWords } = await import("#text/platform.ts");
  const fault = platformFaultOf(error);
  if (fault === null) throw error;
  terminal.tell(terminal.speak(platformFaultWords(fault)));
  return 1;
}
