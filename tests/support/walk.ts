import type { Page } from "playwright-core";

/** Pages of one kind look alike, so one of each kind is walked: numbers and ids in the address are folded away. */
export const kindOf = (path: string): string => {
  const { pathname, searchParams } = new URL(path, "http://walk");
  const place = pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27,}/g, ":id").replace(/\/\d+/g, "/:n");
  const asked = [...searchParams.keys()].filter((key) => key !== "done").sort();
  return asked.length === 0 ? place : `${place}?${[...new Set(asked)].join("&")}`;
};

const conditionsOf = (path: string): number => new URL(path, "http://walk").searchParams.size;

/** Addresses that give a file instead of a page. */
const isFile = (path: string): boolean =>
  /\.(csv|xlsx|pdf|html|json|ics)$|^\/(en\/)?(\w+\/export|imports\/templates\/\w+)$/.test(
    new URL(path, "http://walk").pathname,
  );

/** The links of this page within the product, without their language: "/firms/1". */
export async function linksOf(page: Page): Promise<readonly string[]> {
  const links: string[] = await page.evaluate(
    `[...document.querySelectorAll("a[href]")].map((a) => new URL(a.href)).filter((u) => u.origin === location.origin)
      .map((u) => u.pathname + u.search)`,
  );
  return links.map(withoutLanguage).filter((path) => !isFile(path));
}

const withoutLanguage = (path: string): string => path.replace(/^\/en(?=\/|\?|$)/, "").replace(/^(?!\/)/, "/");

export const inEnglish = (path: string): string => `/en${path === "/" ? "" : path}`;

export type Walk = {
  readonly origin: string;
  /** Lists narrowed in several ways at once look like those narrowed in one. */
  readonly mostConditions: number;
  /** Kinds of pages that are left out, and what only they lead to with them. */
  readonly isKnown?: (kind: string) => boolean;
  readonly visit: (path: string) => Promise<void>;
};

/** Walks from the first page over every kind of page that links lead to, and gives one address of each kind. */
export async function walk(page: Page, { origin, mostConditions, isKnown, visit }: Walk): Promise<readonly string[]> {
  const found = new Map([[kindOf("/"), "/"]]);
  const waiting = ["/"];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    await page.goto(origin + path);
    await visit(path);
    for (const link of await linksOf(page)) {
      if (found.has(kindOf(link)) || conditionsOf(link) > mostConditions) continue;
      found.set(kindOf(link), link);
      if (isKnown?.(kindOf(link)) !== true) waiting.push(link);
    }
  }
  return [...found.values()];
}
