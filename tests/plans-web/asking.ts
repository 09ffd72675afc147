import { readFileSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "#platform/package-root.ts";
import type { SignedIn } from "../support/app.ts";

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One of the example files. */
export const example = (name: string): File =>
  new File([new Uint8Array(readFileSync(path.join(packageRoot(), "examples", name)))], name);

export const csv = (name: string, text: string): File => new File([text], name);

/** A small region: three people, three projects; the third project cannot be served. */
export const small = {
  people: csv("people.csv", "人材番号,空きコマ\nP1,8\nP2,4\nP3,4\n"),
  projects: csv("projects.csv", "案件番号,案件名,必要コマ\nA,販路をひらく,8\nB,経理を整える,4\nC,工場を建て直す,40\n"),
};

/** The form of a plan as a browser sends it. */
export function formOf(fields: Readonly<Record<string, string | File>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

/** Asks for a plan and gives the address of its page. */
export async function askFor(
  who: SignedIn,
  fields: Readonly<Record<string, string | File>>,
  language: "" | "/en" = "",
): Promise<string> {
  const answer = await who.ask(`${language}/plans`, { upload: formOf({ name: "December", ...fields }) });
  const to = answer.headers.get("location");
  if (answer.status !== 303 || to === null) throw new Error(`no plan was asked for: ${answer.status}`);
  return to.replace(/\?.*/, "");
}

/** What the line of progress says. */
export type Told = { readonly sentence: string; readonly part: number | null; readonly done: boolean };

export const told = async (who: SignedIn, at: string): Promise<Told> => (await who.ask(`${at}/progress`)).json();

/** Waits until the line of progress says what is wanted; fails after so many seconds. */
export async function until(
  who: SignedIn,
  at: string,
  wanted: (told: Told) => boolean,
  seconds = 25,
): Promise<readonly Told[]> {
  const heard: Told[] = [];
  for (let turn = 0; turn < seconds * 10; turn += 1) {
    const now = await told(who, at);
    heard.push(now);
    if (wanted(now)) return heard;
    await pause(100);
  }
  throw new Error(`after ${seconds} s: ${JSON.stringify(heard.at(-1))}`);
}

export const isDone = ({ done }: Told): boolean => done;
