import { existsSync, linkSync, renameSync, statSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join, resolve } from "node:path";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export type NamedContent = {
  readonly name: string;
  readonly content: Buffer | string;
};

/** Why nothing was written: the system's code, such as ENOSPC or EACCES, or that it was given up. */
export type NotWritten = { readonly code: "given-up" } | { readonly code: "system"; readonly reason: string };

/**
 * Writes all files into a folder. Everything is written beside it first, and put in place when it is complete:
 * - a folder that is new appears in one step with all its files, whatever happens meanwhile;
 * - in a folder that is there, each file is replaced in one step and all of them within the same moment of this process. A move
 *   that fails is taken back with those before it. Only a power cut, or an end of the process by force between two of these moves,
 *   leaves new files beside old ones; each of them is whole, and old ones moved aside are put back by the next run.
 * Gives up where asked, as long as the moves have not begun. What earlier runs left behind that died here is removed.
 */
export async function writeAllOrNothing(
  folder: string,
  files: readonly NamedContent[],
  giveUp?: AbortSignal,
): Promise<Outcome<null, NotWritten>> {
  const target = resolve(folder);
  let work: string | null = null;
  try {
    const existing = await firstExisting(target);
    await removeLeftovers(existing, target);
    work = await mkdtemp(join(existing, `${prefixOf(process.pid)}-`));
    const made = join(work, "made");
    await mkdir(made);
    for (const { name, content } of files)
      await writeFile(join(made, name), content, { flush: true, ...(giveUp === undefined ? {} : { signal: giveUp }) });
    if (existing !== target) await mkdir(dirname(target), { recursive: true });
    giveUp?.throwIfAborted();
    if (existing === target) moveAll({ made, old: work, target }, files);
    else renameSync(made, target);
    return accepted(null);
  } catch (error) {
    if (giveUp?.aborted === true) return refused({ code: "given-up" });
    if (error instanceof Error && "code" in error) return refused({ code: "system", reason: String(error.code) });
    throw error;
  } finally {
    if (work !== null) await rm(work, { recursive: true, force: true });
  }
}

/** The folder itself, or the nearest one above it that is there: the same disk, so that moving is one step. */
async function firstExisting(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() === true) return path;
  const above = dirname(path);
  if (found !== null || above === path) return path;
  return await firstExisting(above);
}

type Places = { readonly made: string; readonly old: string; readonly target: string };

/** Without a turn in between, so that no signal is heard while only some files are new. */
function moveAll({ made, old, target }: Places, files: readonly NamedContent[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const { name } of files) {
      const place = join(target, name);
      const aside = join(old, `${name}${asideEnd}`);
      if (existsSync(place)) {
        setAside(place, aside);
        undo.unshift(() => renameSync(aside, place));
      }
      renameSync(join(made, name), place);
      if (!existsSync(aside)) undo.unshift(() => renameSync(place, join(made, name)));
    }
  } catch (error) {
    for (const step of undo) step();
    throw error;
  }
}

/** A second name for the file, so that it is never missing in its place; moved where the disk knows no second names. */
function setAside(place: string, aside: string): void {
  if (statSync(place).isDirectory()) throw Object.assign(new Error(`${place} is a folder`), { code: "EISDIR" });
  try {
    linkSync(place, aside);
  } catch {
    renameSync(place, aside);
  }
}

const asideEnd = ".old";

/** Folders of this machine's runs by their process: another machine's may be at work on the same shared folder. */
const prefixOf = (pid: number): string => `.banso-plan-${hostname()}-${pid}`;

/** Removes what processes of this machine left that are gone; an old file that is missing in its place is put back. */
async function removeLeftovers(folder: string, target: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, pid] = /^\.banso-plan-.*-(\d+)-[^-]+$/u.exec(name) ?? [];
    if (pid === undefined || !name.startsWith(`${prefixOf(Number(pid))}-`) || isAlive(Number(pid))) continue;
    const left = join(folder, name);
    for (const old of (await readdir(left).catch(() => [])).filter((each) => each.endsWith(asideEnd))) {
      const place = join(target, old.slice(0, -asideEnd.length));
      if (folder === target && !existsSync(place)) await rename(join(left, old), place);
    }
    await rm(left, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
