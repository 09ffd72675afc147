import { access, mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export type NamedContent = {
  readonly name: string;
  readonly content: Buffer | string;
};

/**
 * Writes all files into a folder or none: everything is written beside it first and moved when it is complete; when a
 * move fails, what was moved is taken back. Refuses with the system's code, such as ENOSPC or EACCES.
 */
export async function writeAllOrNothing(
  folder: string,
  files: readonly NamedContent[],
): Promise<Outcome<null, string>> {
  const target = resolve(folder);
  let work: string | null = null;
  try {
    const existing = await firstExisting(target);
    work = await mkdtemp(join(existing === target ? target : existing, ".banso-plan-"));
    for (const { name, content } of files) await writeFile(join(work, name), content, { flush: true });
    await mkdir(target, { recursive: true });
    await moveAll(work, target, files);
    return accepted(null);
  } catch (error) {
    if (error instanceof Error && "code" in error) return refused(String(error.code));
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

async function moveAll(work: string, target: string, files: readonly NamedContent[]): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const { name } of files) {
      const place = join(target, name);
      const old = join(work, `${name}.old`);
      if (await exists(place)) {
        await rename(place, old);
        undo.unshift(() => rename(old, place));
      }
      await rename(join(work, name), place);
      undo.unshift(() => rename(place, join(work, name)));
    }
  } catch (error) {
    for (const step of undo) await step();
    throw error;
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
