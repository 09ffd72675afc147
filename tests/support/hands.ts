import type { Page, Response } from "playwright-core";

/** How somebody uses a page: by pointing, or by keyboard alone. Fields are told by name, buttons and links by words. */
export type Hands = {
  readonly page: Page;
  readonly fill: (field: string, text: string) => Promise<void>;
  /** One of a list, or of several answers. */
  readonly choose: (field: string, value: string) => Promise<void>;
  /** Presses a button and gives the status of the page that comes. */
  readonly press: (words: string) => Promise<number>;
  /** Follows a link of the page's own part and gives the status of the page that comes. */
  readonly follow: (words: string) => Promise<number>;
};

export const pointing = (page: Page): Hands => ({
  page,
  fill: (field, text) => page.locator(`main [name="${field}"]:not([type="hidden"])`).fill(text),
  choose: async (field, value) => {
    const control = page.locator(`main [name="${field}"]`);
    const isList = (await control.first().evaluate((e) => e.tagName)) === "SELECT";
    if (isList) await control.selectOption(value);
    else await page.locator(`main [name="${field}"][value="${value}"]`).check();
  },
  press: (words) => arriving(page, () => page.locator("main").getByRole("button", { name: words }).first().click()),
  follow: (words) => arriving(page, () => page.locator("main").getByRole("link", { name: words }).first().click()),
});

/** Everything is reached with Tab, and what has the focus is seen to have it. */
export const typing = (page: Page): Hands => ({
  page,
  fill: async (field, text) => {
    await tabTo(page, `e.name === ${JSON.stringify(field)}`);
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await page.keyboard.insertText(text);
  },
  choose: async (field, value) => {
    await tabTo(page, `e.name === ${JSON.stringify(field)}`);
    const isTick = await focusIs(page, 'e.type === "checkbox"');
    if (isTick) {
      await tabTo(page, `e.name === ${JSON.stringify(field)} && e.value === ${JSON.stringify(value)}`);
      await page.keyboard.press("Space");
      return;
    }
    if (await focusIs(page, 'e.type === "radio"')) await page.keyboard.press("Space");
    for (let tries = 0; tries < 50; tries++) {
      if (await focusIs(page, `e.value === ${JSON.stringify(value)}`)) return;
      await page.keyboard.press("ArrowDown");
    }
    throw new Error(`${field} does not offer ${value}`);
  },
  press: async (words) => {
    await tabTo(page, `e.tagName === "BUTTON" && e.textContent.includes(${JSON.stringify(words)})`);
    return arriving(page, () => page.keyboard.press("Enter"));
  },
  follow: async (words) => {
    await tabTo(page, `e.tagName === "A" && e.closest("main") && e.textContent.includes(${JSON.stringify(words)})`);
    return arriving(page, () => page.keyboard.press("Enter"));
  },
});

/** More than any page has to reach by Tab. */
const mostTabs = 400;

async function tabTo(page: Page, test: string): Promise<void> {
  if (await focusIs(page, test)) return;
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    await page.keyboard.press("Tab");
    if (!(await focusIs(page, test))) continue;
    if (await focusIs(page, seen)) return;
    throw new Error(`nobody sees that the focus is on: ${test}`);
  }
  throw new Error(`Tab never comes to: ${test} on ${page.url()}`);
}

/** A ring, or a shadow drawn as one, around what has the focus or the label around it. */
const seen = `[e, e.closest("label")].some((x) => x && (getComputedStyle(x).outlineStyle !== "none" || getComputedStyle(x).boxShadow !== "none"))`;

const focusIs = (page: Page, test: string): Promise<boolean> =>
  page.evaluate(`(() => { const e = document.activeElement; return e !== null && Boolean(${test}); })()`);

/** Does what leads to another page, and waits until it is there. */
export async function arriving(page: Page, work: () => Promise<unknown>): Promise<number> {
  const isPage = (response: Response): boolean =>
    response.request().isNavigationRequest() &&
    response.frame() === page.mainFrame() &&
    (response.status() < 300 || response.status() >= 400);
  const [response] = await Promise.all([page.waitForResponse(isPage), page.waitForEvent("load"), work()]);
  return response.status();
}

/** Signs in by one of the sample region's buttons, and is on the first page. */
export async function pressHat(page: Page, origin: string, hat: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await arriving(page, () => page.locator(`button[name="hat"][value="${hat}"]`).click());
}

/** Sends what that button sends, for this reader's browser; no page is drawn for it. */
export async function signInAs(page: Page, origin: string, hat: string): Promise<void> {
  await postFor(page, `${origin}/sign-in/sample`, { hat });
}

/** Sends a form for this reader's browser without drawing a page, and gives the address to which it leads. */
export async function postFor(page: Page, to: string, form: Readonly<Record<string, string>>): Promise<string> {
  const { origin } = new URL(to);
  const answer = await page.request.post(to, { form, headers: { origin }, maxRedirects: 0 });
  if (answer.status() !== 303) throw new Error(`${to}: ${answer.status()} ${await answer.text()}`);
  return answer.headers()["location"] ?? "";
}
