import type { Browser, Page } from "playwright-core";
import type { Clock } from "#app.ts";
import { timetable } from "#jobs/timetable.ts";
import { localDateAt } from "#kit/dates.ts";
import { openTab, type Tab } from "./browser.ts";
import { type Hands, pointing, signInAs } from "./hands.ts";
import { type FlowHouse, openHouse } from "./house.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A clock that goes on as the machine's does and can be put forward by days; it begins at ten in the morning in Japan. */
function movableClock(): Clock & { readonly forward: (days: number) => void } {
  const begun = new Date();
  const ten = new Date(begun);
  ten.setUTCHours(1, 0, 0, 0);
  let ahead = (ten.getTime() - begun.getTime() + dayMs) % dayMs;
  const now = (): Date => new Date(Date.now() + ahead);
  return {
    now,
    today: () => localDateAt(now()),
    elapsed: () => performance.now(),
    forward: (days) => {
      ahead += days * dayMs;
    },
  };
}

/** Somebody in the story: their browser, and how they use it. */
export type Reader = Hands & {
  readonly tab: Tab;
  /** For a reader without scripts: a page with them, for whoever needs them to look at it. */
  readonly twin: Page | null;
  readonly open: (path: string) => Promise<void>;
};

export type StoryWorld = {
  readonly house: FlowHouse;
  readonly browser: Browser;
  readonly forward: (days: number) => void;
  /** A browser of its own, signed in by one of the sample's buttons, or nobody's yet. */
  readonly enter: (hat: string | null, view: { readonly width: number; readonly scripts?: boolean }) => Promise<Reader>;
  /** Does one kind of the work that comes again and again, as the worker would some time later. */
  readonly round: (name: string) => Promise<void>;
  /** The newest link of this kind mailed to an address, as a path. */
  readonly mailed: (to: string, kind: RegExp) => Promise<string>;
  readonly close: () => Promise<void>;
};

/** The invented region with its jobs, and a clock that the story can put forward. */
export async function openStoryWorld(browser: Browser): Promise<StoryWorld> {
  const clock = movableClock();
  const house = await openHouse({ clock });
  const hub = await house.app.db.hubOf(null);
  if (hub === null) throw new Error("the sample has no hub");
  return {
    house,
    browser,
    forward: clock.forward,
    enter: async (hat, view) => {
      const tab = await openTab(browser, view);
      if (hat !== null) await signInAs(tab.page, house.origin, hat);
      const twin = view.scripts === false ? (await openTab(browser, { width: view.width })).page : null;
      return { ...readerOf(tab, house.origin), twin };
    },
    round: async (name) => {
      const line = timetable.find((each) => each.name === name);
      if (line === undefined) throw new Error(`nothing of the timetable is called ${name}`);
      await line.run(house.app, hub.id);
    },
    mailed: (to, kind) => linkMailed(house, to, kind),
    close: () => house.close(),
  };
}

export const readerOf = (tab: Tab, origin: string, hands: (page: Page) => Hands = pointing): Reader => ({
  ...hands(tab.page),
  tab,
  twin: null,
  open: async (path) => {
    await tab.page.goto(origin + path);
  },
});

/** Mail is written by a job a moment after what asks for it. */
async function linkMailed(house: FlowHouse, to: string, kind: RegExp): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rows } = await house.database.asSuper(
      "select body from banso.mail where to_address = $1 order by made_at desc, mail_id desc limit 20",
      [to],
    );
    for (const { body } of rows) {
      const link = [...String(body).matchAll(/https?:\/\/\S+/g)]
        .map(([each]) => new URL(each))
        .find((each) => kind.test(each.pathname));
      if (link !== undefined) return link.pathname + link.search;
    }
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`no mail to ${to} has a link like ${kind}`);
}
