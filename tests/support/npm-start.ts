// The real `npm start`, from a copy of the checkout, for the tests and the measurements of starting.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { packageRoot } from "#platform/package-root.ts";
import { identityOf, until } from "#platform/postgres/processes.ts";

/** Somebody other than the user who runs the tests. */
export type OtherUser = { readonly uid: number; readonly gid: number; readonly PATH: string; readonly HOME: string };

export type StartedServer = {
  readonly child: ChildProcess;
  readonly url: string;
  /** Everything printed so far. */
  readonly said: () => string;
  /** Resolves with the milliseconds from the command to `/ready`, or throws with what was printed. */
  readonly ready: () => Promise<number>;
  /** The code or the signal with which npm ended. */
  readonly ended: () => Promise<number | string>;
};

/**
 * A checkout of one's own, so that nobody who edits the sources meanwhile makes it build again. The packages are shared
 * by a link, or copied where that cannot be reached.
 */
export function copyCheckout(to: string, canReach: (place: string) => boolean = () => true): void {
  const root = packageRoot();
  const left = new Set(["node_modules", ".git", "data", "tmp", "coverage"]);
  for (const name of readdirSync(root)) {
    if (!left.has(name))
      cpSync(path.join(root, name), path.join(to, name), { recursive: true, preserveTimestamps: true });
  }
  const packages = path.join(root, "node_modules");
  if (canReach(packages)) symlinkSync(packages, path.join(to, "node_modules"));
  else cpSync(packages, path.join(to, "node_modules"), { recursive: true, verbatimSymlinks: true });
  const built = spawnSync(process.execPath, ["scripts/build.mjs"], { cwd: to, encoding: "utf8", timeout: 240_000 });
  if (built.status !== 0) throw new Error(`the copy could not be built:\n${built.stdout}${built.stderr}`);
}

/** Runs `npm start` in a process group of its own, as a terminal does. */
export function npmStart(
  root: string,
  settings: Readonly<Record<string, string>>,
  as: OtherUser | null = null,
): StartedServer {
  const { uid, gid, PATH, HOME } = as ?? {};
  const child = spawn("npm", ["start"], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid === undefined || gid === undefined ? {} : { uid, gid }),
    env: {
      PATH: PATH ?? [path.dirname(process.execPath), process.env["PATH"]].join(path.delimiter),
      HOME: HOME ?? process.env["HOME"] ?? "/",
      LANG: "en_US.UTF-8",
      npm_config_update_notifier: "false",
      ...settings,
    },
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => {
      text += part.toString();
    });
  const began = performance.now();
  const url = `http://127.0.0.1:${settings["PORT"]}`;
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    child,
    url,
    said: () => text,
    ready: async () => {
      await until(async () => isOver() || (await answers(`${url}/ready`)), 90_000);
      const milliseconds = performance.now() - began;
      if (isOver() || !(await answers(`${url}/ready`))) throw new Error(`npm start is not ready:\n${text}`);
      return milliseconds;
    },
    ended: async () => {
      await until(isOver, 60_000);
      return child.exitCode ?? child.signalCode ?? "still running";
    },
  };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    (response) => response.ok,
    () => false,
  );

export type Family = { readonly pid: number; readonly identity: string; readonly name: string }[];

/** A process and everything it has started, detached or not. Only on Linux. */
export function familyOf(pid: number): Family {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc").filter((each) => /^\d+$/.test(each))) {
    const parent = parentOf(Number(name));
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (of: number): number[] => [of, ...(children.get(of) ?? []).flatMap(below)];
  return below(pid).flatMap((each) => {
    const identity = identityOf(each);
    return identity === null ? [] : [{ pid: each, identity, name: commandOf(each) }];
  });
}

/** Those of a family that still live after the given time. */
export async function survivors(family: Family, milliseconds: number): Promise<readonly string[]> {
  const alive = (): Family => family.filter(({ pid, identity }) => identityOf(pid) === identity);
  await until(() => alive().length === 0, milliseconds);
  return alive().map(({ name }) => name);
}

export function endFamily(family: Family): void {
  for (const { pid, identity } of family) if (identityOf(pid) === identity) process.kill(pid, "SIGKILL");
}

function parentOf(pid: number): number {
  const stat = textOf(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? 0);
}

const commandOf = (pid: number): string => textOf(`/proc/${pid}/cmdline`).replaceAll("\0", " ").slice(0, 500);

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Presses the button of a hat on the sample region's sign-in page; gives the cookies of the session. */
export async function signInToSample(url: string, hat: string): Promise<string> {
  const answer = await postForm(`${url}/sign-in/sample`, "", { hat });
  const cookies = answer.headers.getSetCookie().map((each) => each.split(";")[0]);
  if (answer.status !== 303 || cookies.length === 0) throw new Error(`no session for ${hat}: ${answer.status}`);
  return cookies.join("; ");
}

/** The form of a new firm as a browser sends it: every field, most of them empty. */
export function firmForm(name: string, key: string): Record<string, string> {
  const empty = ["kana", "corporateNumber", "business", "website", "contactName", "contactPhone", "contactEmail"];
  const left = Object.fromEntries(empty.map((field) => [field, ""]));
  return { ...left, name, industry: "E", town: "Sampletown", employees: "12", idempotencyKey: key };
}

export async function postForm(url: string, cookie: string, fields: Record<string, string>): Promise<Response> {
  const origin = new URL(url).origin;
  const body = new URLSearchParams(fields);
  for (let tries = 0; ; tries++) {
    try {
      return await fetch(url, { method: "POST", redirect: "manual", headers: { cookie, origin }, body });
    } catch (error) {
      if (tries === 3) throw error;
      await pause(100);
    }
  }
}
