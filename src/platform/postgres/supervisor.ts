import { type ChildProcess, spawn } from "node:child_process";
import {
	closeSync,
	existsSync,
	openSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import pg from "pg";
import { platformError, reasonOf, type Say } from "#platform/fault.ts";
import {
	ensureCluster,
	makeDataFolder,
	makeSocketFolder,
	clusterFolder,
	superRole,
} from "#platform/postgres/cluster.ts";
import { claimFolder, livingOwner } from "#platform/postgres/owner-file.ts";
import {
	identityOf,
	postgresProcessesIn,
	signal,
	until,
} from "#platform/postgres/processes.ts";
import {
	findPrograms,
	type Programs,
	type ServiceUser,
	serviceUser,
} from "#platform/postgres/programs.ts";

/** Where a running embedded server is reached. */
export type Address = {
	readonly socketFolder: string;
	readonly port: number;
	readonly pid: number;
};

export type Embedded = Address & {
	/** Ends the server cleanly: open transactions are rolled back, everything acknowledged is on disk. */
	readonly stop: () => Promise<void>;
	/** Settles when the server ends without having been asked to. */
	readonly lost: Promise<void>;
};

const port = 5432;

/**
 * Starts the PostgreSQL server of a data folder and keeps it. One process owns a folder; another is refused with
 * `data-in-use`. Whatever a killed owner left behind (a server, half a cluster, stale files) is cleared first.
 */
export async function startEmbedded({
	folder: given,
	say,
}: {
	folder: string;
	say: Say;
}): Promise<Embedded> {
	const folder = path.resolve(given);
	const user = serviceUser(clusterFolder(folder));
	makeDataFolder(folder, user);
	const letGo = claimFolder(folder);
	try {
		rmSync(addressFile(folder), { force: true });
		const programs = await findPrograms(user, say);
		const cluster = ensureCluster(folder, programs, user, say);
		const socketFolder = makeSocketFolder(folder, user);
		await clearOrphans({ cluster, socketFolder, say });
		const server = await launch({
			folder,
			cluster,
			socketFolder,
			programs,
			user,
			say,
		});
		return { ...server, stop: () => server.stop().finally(letGo) };
	} catch (error) {
		letGo();
		throw error;
	}
}

/** Finds the server that another process of this machine keeps for the folder, waiting while it starts; null when none does. */
export async function attachEmbedded(given: string): Promise<Address | null> {
	const folder = path.resolve(given);
	const ready = (): Address | null => {
		const address = readAddress(folder);
		return address !== null && identityOf(address.pid) !== null
			? address
			: null;
	};
	await until(() => livingOwner(folder) === null || ready() !== null, 20_000);
	return livingOwner(folder) === null ? null : ready();
}

type Launch = {
	readonly folder: string;
	readonly cluster: string;
	readonly socketFolder: string;
	readonly programs: Programs;
	readonly user: ServiceUser;
	readonly say: Say;
};

async function launch({
	folder,
	cluster,
	socketFolder,
	programs,
	user,
	say,
}: Launch): Promise<Embedded> {
	const logFile = path.join(folder, "postgres.log");
	const child = spawnServer(programs.postgres, {
		cluster,
		socketFolder,
		logFile,
		user,
	});
	let gone = false;
	const lost = new Promise<void>((resolve) => {
		const ended = (): void => {
			gone = true;
			resolve();
		};
		child.once("exit", ended);
		child.once("error", ended);
	});
	const pid = child.pid ?? 0;
	const guard = guardServer(pid);
	const stop = async (): Promise<void> => {
		rmSync(addressFile(folder), { force: true });
		await stopServer(pid, cluster, () => gone);
		guard.kill("SIGKILL");
	};
	try {
		await waitUntilReady({ socketFolder, logFile, say, gone: () => gone });
		writeAddress(folder, { socketFolder, port, pid });
	} catch (error) {
		await stop();
		throw error;
	}
	void lost.then(() => guard.kill("SIGKILL"));
	return { socketFolder, port, pid, stop, lost };
}

type ServerStart = {
	readonly cluster: string;
	readonly socketFolder: string;
	readonly logFile: string;
	readonly user: ServiceUser;
};

/** Detached, so that Ctrl-C at a terminal reaches the owner alone, which then stops the server in order. */
function spawnServer(
	postgres: string,
	{ cluster, socketFolder, logFile, user }: ServerStart,
): ChildProcess {
	if (existsSync(logFile) && statSync(logFile).size > 10_000_000)
		renameSync(logFile, `${logFile}.1`);
	const log = openSync(logFile, "a", 0o600);
	const options = [
		"listen_addresses=",
		"unix_socket_permissions=0777",
		"max_connections=80",
		"timezone=UTC",
		"jit=off",
	];
	try {
		return spawn(
			postgres,
			[
				"-D",
				cluster,
				"-k",
				socketFolder,
				"-p",
				String(port),
				...options.flatMap((option) => ["-c", option]),
			],
			{
				...user,
				cwd: "/",
				stdio: ["ignore", log, log],
				detached: true,
				env: { LC_ALL: "C", TZ: "UTC" },
			},
		);
	} finally {
		closeSync(log);
	}
}

/**
 * A shell that waits for the end of its input, which is the end of this process in whatever way, and then stops the
 * server: an owner killed with -9 leaves no server behind.
 */
function guardServer(pid: number): ChildProcess {
	const guard = spawn(
		"/bin/sh",
		["-c", 'cat >/dev/null; kill -INT "$0"', String(pid)],
		{
			cwd: "/",
			stdio: ["pipe", "ignore", "ignore"],
			detached: true,
			env: { PATH: "/usr/bin:/bin" },
		},
	);
	guard.on("error", () => {});
	guard.stdin?.on("error", () => {});
	guard.unref();
	return guard;
}

type Waiting = {
	readonly socketFolder: string;
	readonly logFile: string;
	readonly say: Say;
	readonly gone: () => boolean;
};

/** After a power cut the server first replays its log: that may take its time, as long as it lives. */
async function waitUntilReady({
	socketFolder,
	logFile,
	say,
	gone,
}: Waiting): Promise<void> {
	let reason = "";
	let told = false;
	const started = performance.now();
	const answers = async (): Promise<boolean> => {
		if (gone()) return true;
		try {
			await checkDurability(socketFolder);
			return true;
		} catch (error) {
			if (error instanceof Error && "fault" in error) throw error;
			reason = reasonOf(error);
		}
		if (!told && performance.now() - started > 3000) {
			told = true;
			say({ code: "recovering" });
		}
		return false;
	};
	const ready = await until(answers, 600_000);
	if (!ready || gone())
		throw platformError({ code: "server-not-started", log: logFile, reason });
}

/** Everything that is promised rests on these two settings; a server without them is not used. */
async function checkDurability(socketFolder: string): Promise<void> {
	const client = new pg.Client({
		host: socketFolder,
		port,
		user: superRole,
		database: "postgres",
	});
	client.on("error", () => {});
	try {
		await client.connect();
		for (const setting of ["fsync", "full_page_writes"]) {
			const shown = await client.query<{ value: string }>(
				"select current_setting($1) as value",
				[setting],
			);
			if (shown.rows[0]?.value !== "on")
				throw platformError({ code: "not-durable", setting });
		}
	} finally {
		await client.end().catch(() => {});
	}
}

type Leftover = {
	readonly cluster: string;
	readonly socketFolder: string;
	readonly say: Say;
};

/** Ends servers whose owner is dead. They are asked kindly first; even the last resort loses nothing acknowledged. */
async function clearOrphans({
	cluster,
	socketFolder,
	say,
}: Leftover): Promise<void> {
	const first = postgresProcessesIn(cluster)[0];
	if (first !== undefined) {
		say({ code: "stopping-orphan", pid: first });
		await stopServer(
			first,
			cluster,
			() => postgresProcessesIn(cluster).length === 0,
		);
	}
	// Nothing of this server lives, so its files are leftovers, even when their number now belongs to a stranger or to
	// a dead process that nobody has collected yet: PostgreSQL takes both for a running server.
	rmSync(path.join(cluster, "postmaster.pid"), { force: true });
	rmSync(path.join(socketFolder, `.s.PGSQL.${port}.lock`), { force: true });
}

async function stopServer(
	pid: number,
	cluster: string,
	gone: () => boolean,
): Promise<void> {
	if (gone()) return;
	signal(pid, "SIGINT");
	if (await until(gone, 15_000)) return;
	signal(pid, "SIGQUIT");
	if (await until(gone, 5_000)) return;
	for (const each of [pid, ...postgresProcessesIn(cluster)])
		signal(each, "SIGKILL");
	if (!(await until(gone, 5_000)))
		throw platformError({ code: "orphan-not-stopped", pid });
}

const addressFile = (folder: string): string => path.join(folder, "server");

function writeAddress(folder: string, address: Address): void {
	const part = `${addressFile(folder)}.part`;
	writeFileSync(part, JSON.stringify(address), { mode: 0o644 });
	renameSync(part, addressFile(folder));
}

function readAddress(folder: string): Address | null {
	try {
		const read: unknown = JSON.parse(
			readFileSync(addressFile(realpathSync(folder)), "utf8"),
		);
		return isAddress(read) ? read : null;
	} catch {
		return null;
	}
}

function isAddress(value: unknown): value is Address {
	if (typeof value !== "object" || value === null) return false;
	if (!("socketFolder" in value) || !("port" in value) || !("pid" in value))
		return false;
	return (
		typeof value.socketFolder === "string" &&
		typeof value.port === "number" &&
		typeof value.pid === "number"
	);
}
