import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import type { Clock } from "#app.ts";
import { timetable } from "#jobs/timetable.ts";
import { localDateAt } from "#kit/dates.ts";
import { openTab, type Tab } from "./browser.ts";
import { type Hands, pointing, postFor, signInAs } from "./hands.ts";
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

type View = { readonly width: number; readonly scripts?: boolean };
export type Cookies = Awaited<ReturnType<Tab["context"]["cookies"]>>;

/** Somebody in the story: their browser, and how they use it. */
export type Reader = Hands & {
  readonly tab: Tab;
  /** For a reader without scripts: a page with them, for whoever needs them to look at it. */
  readonly twin: Page | null;
  readonly open: (path: string) => Promise<void>;
  /** Sends a form as its page would, without the page: for steps that the story shows elsewhere. */
  readonly send: (path: string, fields: Readonly<Record<string, string>>) => Promise<string>;
};

export type StoryWorld = {
  readonly house: FlowHouse;
  readonly browser: Browser;
  readonly forward: (days: number) => void;
  /** A browser of its own, nobody's yet. */
  readonly arrive: (view: View) => Promise<Reader>;
  /** Somebody of the sample at a window of this width, signed in by their button once and at the same page again later. */
  readonly enter: (hat: string, view: View) => Promise<Reader>;
  /** Whoever these cookies are, at a window that stays open. */
  readonly keep: (cookies: Cookies, view: View) => Promise<Reader>;
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
  const tabs: Tab[] = [];
  const kept = async (view: View): Promise<Tab> => {
    const tab = await openTab(browser, view);
    tabs.push(tab);
    return tab;
  };
  const readers = new Map<string, Promise<Reader>>();
  const sessions = new Map<string, Cookies>();
  const signedIn = async (hat: string, view: View): Promise<Reader> => {
    const tab = await kept(view);
    const known = sessions.get(hat);
    if (known === undefined) await signInAs(tab.page, house.origin, hat);
    else await tab.context.addCookies(known);
    sessions.set(hat, await tab.context.cookies());
    return readerOf(tab, house.origin);
  };
  return {
    house,
    browser,
    forward: clock.forward,
    arrive: async (view) => {
      const twin = view.scripts === false ? (await kept({ width: view.width })).page : null;
      return { ...readerOf(await openTab(browser, view), house.origin), twin };
    },
    enter: (hat, view) => {
      const key = `${hat} ${view.width}`;
      const known = readers.get(key) ?? signedIn(hat, view);
      readers.set(key, known);
      return known;
    },
    keep: async (cookies, view) => {
      const tab = await kept(view);
      await tab.context.addCookies(cookies);
      return readerOf(tab, house.origin);
    },
    round: async (name) => {
      const line = timetable.find((each) => each.name === name);
      if (line === undefined) throw new Error(`nothing of the timetable is called ${name}`);
      await line.run(house.app, hub.id);
    },
    mailed: (to, kind) => linkMailed(house, to, kind),
    close: async () => {
      for (const tab of tabs) await tab.leave();
      await house.close();
    },
  };
}

export const readerOf = (tab: Tab, origin: string, hands: (page: Page) => Hands = pointing): Reader => ({
  ...hands(tab.page),
  tab,
  twin: null,
  open: async (path) => {
    await tab.page.goto(origin + path);
  },
  send: (path, fields) => postFor(tab.page, origin + path, { idempotencyKey: randomUUID(), ...fields }),
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
