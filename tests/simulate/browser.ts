import { setTimeout as pause } from "node:timers/promises";
import { type Page, type PageForm, readPage } from "./page.ts";

/** What somebody fills in: texts by the names of the fields; several ticks as a list. */
export type Filling = Readonly<Record<string, string | readonly string[]>>;

export type Press = {
  /** The form is the one whose address ends so. */
  readonly form: RegExp;
  readonly fill?: Filling;
  /** The value of the button, where a form has several. */
  readonly button?: string;
};

/** Somebody's browser, with scripts switched off: it follows links, sends forms and keeps cookies. */
export type Browser = {
  readonly who: string;
  readonly open: (path: string) => Promise<Page>;
  readonly press: (page: Page, press: Press) => Promise<Page>;
  /** Presses the same button twice in one moment; gives both pages. */
  readonly pressTwice: (page: Page, press: Press) => Promise<readonly [Page, Page]>;
};

/** Every answer that anybody got. */
export type Traffic = {
  requests: number;
  stale: number;
  refused: number;
  /** Answers that asked to come back later. */
  busy: number;
  readonly broken: string[];
  /** What was done and answered, one line after the other, without what is different each time: tokens and ids. */
  readonly story: string[];
};

export const newTraffic = (): Traffic => ({ requests: 0, stale: 0, refused: 0, busy: 0, broken: [], story: [] });

type Place = { readonly origin: string; readonly traffic: Traffic; readonly who: string; readonly address: string };

/** What is asked of the server, and the story in which it is told. */
type Asked = { readonly method: string; readonly body?: URLSearchParams; readonly story?: string[] };

/** A browser at an address of its own in the network, seen by the server through a proxy. */
export function openBrowser({ origin, traffic, who, address }: Place): Browser {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: Asked): Promise<Page> => {
    const { story = traffic.story } = init;
    let { method, body } = init;
    let at = path;
    for (let hops = 0; hops < 8; hops += 1) {
      const headers = {
        origin,
        "x-forwarded-for": address,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      };
      const answer = await patiently(traffic, () =>
        fetch(new URL(at, origin), { method, headers, redirect: "manual", ...(body === undefined ? {} : { body }) }),
      );
      keepCookies(cookies, answer.headers.getSetCookie());
      const to = answer.headers.get("location");
      traffic.requests += 1;
      story.push(`${who}: ${method} ${withoutTokens(at)} ${answer.status}`);
      if (answer.status >= 500) traffic.broken.push(`${who}: ${method} ${withoutTokens(at)} ${answer.status}`);
      if (answer.status < 300 || answer.status >= 400 || to === null) {
        if (method === "POST" && answer.status === 409) traffic.stale += 1;
        else if (answer.status >= 400 && answer.status < 500) traffic.refused += 1;
        return readPage(answer.status, at, await answer.text());
      }
      await answer.body?.cancel();
      const next = new URL(to, new URL(at, origin));
      at = next.pathname + next.search;
      method = "GET";
      body = undefined;
    }
    throw new Error(`${who} is sent from page to page: ${path}`);
  };
  const send = (page: Page, press: Press, story?: string[]): Promise<Page> => {
    const form = page.forms.find(({ action }) => press.form.test(action));
    if (form === undefined)
      throw new Missing(
        `${who} finds no form ${press.form.source} on ${page.at} (${page.status}): ${page.text.slice(0, 300)}`,
      );
    return ask(form.action, { method: "POST", body: bodyOf(form, press), ...(story === undefined ? {} : { story }) });
  };
  return {
    who,
    open: (path) => ask(path, { method: "GET" }),
    press: (page, press) => send(page, press),
    pressTwice: async (page, press) => {
      // Which of the two comes first is nobody's to say: they are told one after the other, whatever came between.
      const stories: [string[], string[]] = [[], []];
      const [first, second] = await Promise.all([send(page, press, stories[0]), send(page, press, stories[1])]);
      traffic.story.push(...stories.toSorted((a, b) => (a.join("\n") < b.join("\n") ? -1 : 1)).flat());
      return [first, second];
    },
  };
}

/** How often somebody does as a busy server asks: comes back after a while, with the same form. */
const mostPatience = 5;

/** On a machine with too much to do a server may say that it is busy; whoever comes back is served, and nothing is done twice. */
async function patiently(traffic: Traffic, ask: () => Promise<Response>): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    const seconds = Number(answer.headers.get("retry-after") ?? 0);
    if (answer.status !== 503 || seconds === 0 || tries > mostPatience) return answer;
    traffic.busy += 1;
    await answer.body?.cancel();
    await pause(seconds * 1000);
  }
}

/** Somebody looked for what is not on the page: a fault of the page or of the simulation, never passed over. */
export class Missing extends Error {}

export const hasForm = (page: Page, form: RegExp): boolean => page.forms.some(({ action }) => form.test(action));

/** The form of a page whose address ends so, or null. */
export const formOn = (page: Page, form: RegExp): PageForm | null =>
  page.forms.find(({ action }) => form.test(action)) ?? null;

/** What a field offers to choose. */
export const choicesOf = (page: Page, form: RegExp, field: string): readonly string[] =>
  formOn(page, form)?.fields.find(({ name }) => name === field)?.choices ?? [];

function bodyOf(form: PageForm, { fill = {}, button }: Press): URLSearchParams {
  const body = new URLSearchParams();
  for (const { name, sent } of form.fields)
    for (const value of fill[name] === undefined ? sent : [fill[name]].flat()) body.append(name, value);
  const missing = Object.keys(fill).find((name) => !form.fields.some((field) => field.name === name));
  if (missing !== undefined) throw new Missing(`the form ${form.action} has no field ${missing}`);
  const pressed = form.buttons.find((each) => each.value === button);
  if (button !== undefined && pressed === undefined)
    throw new Missing(`the form ${form.action} has no button ${button}`);
  const named = pressed ?? form.buttons[0];
  if (named !== undefined && named.name !== "") body.append(named.name, named.value);
  return body;
}

function keepCookies(cookies: Map<string, string>, given: readonly string[]): void {
  for (const line of given) {
    const [, name = "", value = ""] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
    if (value === "" || /max-age=0/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  }
}

/** What is printed never holds a secret of a mail; nor is it the same when the same happens again. */
export const withoutTokens = (text: string): string => text.replace(/[\w-]{30,}/g, "…");
