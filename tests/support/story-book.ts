import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectFitPage, shapeFaults } from "./browser.ts";
import { isProof } from "./counts.ts";
import { kindOf } from "./walk.ts";

/** One page of the story: who was there, what happened, and where. */
type Step = {
  readonly hat: string;
  readonly words: string;
  readonly address: string;
  readonly picture: string | null;
};

/** Whose page is shown; axe needs scripts, so a reader without them has a twin with them. */
export type Shown = { readonly page: Page; readonly twin: Page | null };

export type StoryBook = {
  /** Begins a chapter; its steps stand below its name. */
  readonly chapter: (name: string) => void;
  /** The page that is open: fit to be read, and one step of the story. */
  readonly step: (reader: Shown, hat: string, words: string) => Promise<void>;
  /** Writes down a figure that was measured; it stands at the head of the book. */
  readonly measured: (words: string) => void;
  /** Writes the book and its pictures, where that was asked for. */
  readonly close: () => void;
};

const folder = path.resolve(import.meta.dirname, "../../docs");
/** Half the size of a desk is enough to see which page it is; a phone is shown as it is held. */
const scaleOf = (width: number): number => (width > 390 ? 0.5 : 0.75);
const mostHeight = 800;

/** Pages that no other test brings before axe; in full, and while the book is written, it looks at one of each kind. */
const onlyHere = /^\/(asks|password|proposals\/new)\b|\/(engage|companion|hands\/ask|hands)$/;
const everywhere = process.env["WRITE_WALK"] === "1" || isProof;

/** Follows a story page by page. It writes nothing but when WRITE_WALK=1 asks for it. */
export function openStoryBook(origin: string): StoryBook {
  const isWritten = process.env["WRITE_WALK"] === "1";
  const pictures = path.join(folder, "pictures/walk");
  if (isWritten) {
    rmSync(pictures, { recursive: true, force: true });
    mkdirSync(pictures, { recursive: true });
  }
  const figures: string[] = [];
  const chapters: { readonly name: string; readonly steps: Step[] }[] = [];
  const seen = new Set<string>();
  const stepsSoFar = (): number => chapters.reduce((sum, { steps }) => sum + steps.length, 0);
  return {
    chapter: (name) => void chapters.push({ name, steps: [] }),
    step: async ({ page, twin }, hat, words) => {
      const at = addressOf(page, origin);
      const kind = `${page.viewportSize()?.width} ${kindOf(at)}`;
      if (!seen.has(kind) && (everywhere || onlyHere.test(at)))
        await expectFitPage(twin === null ? page : await sameOn(twin, page));
      else expect(await shapeFaults(page), page.url()).toEqual([]);
      seen.add(kind);
      const number = String(stepsSoFar() + 1).padStart(2, "0");
      const picture = isWritten ? `${number}.jpg` : null;
      if (picture !== null) writeFileSync(path.join(pictures, picture), await pictureOf(page));
      chapters.at(-1)?.steps.push({ hat, words, address: addressOf(page, origin), picture });
    },
    measured: (words) => void figures.push(words),
    close: () => {
      if (isWritten) writeFileSync(path.join(folder, "walk.md"), bookOf(chapters, figures));
    },
  };
}

/** The same page, read by the same reader with scripts. */
async function sameOn(twin: Page, page: Page): Promise<Page> {
  await twin.context().addCookies(await page.context().cookies());
  await twin.goto(page.url());
  return twin;
}

/** Where the page is, without what is different in each walk: tokens and ids. */
const addressOf = (page: Page, origin: string): string =>
  decodeURI(page.url().slice(origin.length))
    .replace(/\?done=[\w-]+(?=#|$)|&done=[\w-]+/, "")
    .replace(/\/(join|check-ins|asks)\/[\w-]{10,}/, "/$1/…")
    .replace(/(\/password\/new\?token=).*/, "$1…");

async function pictureOf(page: Page): Promise<Buffer> {
  const { width, height } = page.viewportSize() ?? { width: 1280, height: mostHeight };
  const session = await page.context().newCDPSession(page);
  const y: number = await page.evaluate("window.scrollY");
  const { data } = await session.send("Page.captureScreenshot", {
    format: "jpeg",
    quality: 60,
    clip: { x: 0, y, width, height: Math.min(height, mostHeight), scale: scaleOf(width) },
  });
  await session.detach();
  return Buffer.from(data, "base64");
}

const bookOf = (
  chapters: readonly { readonly name: string; readonly steps: readonly Step[] }[],
  figures: readonly string[],
): string => {
  let number = 0;
  const body = chapters.map(({ name, steps }) => {
    const rows = steps.map(({ hat, words, address, picture }) => {
      number += 1;
      return `### ${number}. ${words}\n\n${hat} · \`${address}\`\n\n![${words}](pictures/walk/${picture ?? ""})\n`;
    });
    return `## ${name}\n\n${rows.join("\n")}`;
  });
  return `${head}\n${figures.map((each) => `- ${each}\n`).join("")}\n${body.join("\n")}`;
};

const head = `# One story, walked

One story through the product, as each hat: from an owner's worry on the telephone to a concern that was heard, worked on
and closed, and a whole plan put forward. A browser walked it in the invented region; every page of it had no axe
violation, targets of 44 px and no sideways scroll. Owners and people used a phone of 390 px, staff a desk of 1280 px; one
leg ran with scripts off, one by keyboard alone.

\`npm test -- tests/flows/walk.test.ts\` walks it; \`WRITE_WALK=1 npm test -- tests/flows/walk.test.ts\` also writes this
page and its pictures anew.
`;
