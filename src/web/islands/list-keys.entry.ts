import { islandsNamed } from "./props.ts";

// Keys of a list: j and k go from row to row, and the row beside the list follows; everything else the page does itself.

/** From this width on a row stands beside its list; the style sheet says the same. */
const desk = matchMedia("(min-width: 75rem)");
/** Whoever holds a key down goes over many rows: the row beside the list follows when the hand rests. */
const restMs = 120;

for (const { element } of islandsNamed("list-keys")) {
  const help = element.querySelector("details");
  if (help !== null) help.hidden = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (act(event.key, help)) event.preventDefault();
  });
  element.dataset["ready"] = "";
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, select, textarea, [contenteditable]") !== null;
}

/** Does what a key means; says whether it meant something. */
function act(key: string, help: HTMLDetailsElement | null): boolean {
  if (key === "j") return go(1);
  if (key === "k") return go(-1);
  if (key === "/") return focusOn(document.querySelector<HTMLInputElement>("#search-q"));
  if (key === "Escape") return leave();
  if (key !== "?" || help === null) return false;
  help.open = !help.open;
  if (help.open) help.querySelector("summary")?.focus();
  return true;
}

function focusOn(element: HTMLInputElement | null): boolean {
  element?.focus();
  element?.select();
  return element !== null;
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("tr[data-row]")];
}

/** The row before or after the one that has the focus or is shown beside the list; at the end, the next page's link. */
function go(step: 1 | -1): boolean {
  const all = rows();
  const here = all.findIndex((row) => row.contains(document.activeElement));
  const at = here === -1 ? all.findIndex((row) => row.hasAttribute("aria-current")) : here;
  const row = all[at === -1 ? 0 : at + step];
  if (row === undefined) {
    if (step === 1) document.querySelector<HTMLElement>('.pager a[rel="next"]')?.focus();
    return all.length > 0;
  }
  row.querySelector<HTMLElement>("a")?.focus();
  row.scrollIntoView({ block: "nearest" });
  const beside = row.querySelector<HTMLAnchorElement>(".row-beside");
  if (beside !== null && desk.matches) showSoon(row, beside.href);
  return true;
}

let timer = 0;

function showSoon(row: HTMLElement, href: string): void {
  mark(row);
  clearTimeout(timer);
  timer = window.setTimeout(() => void show(row, href), restMs);
}

function mark(row: HTMLElement | null): void {
  for (const each of rows()) each.removeAttribute("aria-current");
  row?.setAttribute("aria-current", "true");
}

/** Takes the row beside the list from the page at its address; without an answer the browser goes there itself. */
async function show(row: HTMLElement, href: string): Promise<void> {
  const pane = await paneAt(href);
  if (!row.hasAttribute("aria-current")) return;
  if (pane === null) {
    location.assign(href);
    return;
  }
  put(pane);
  history.replaceState(null, "", href);
}

async function paneAt(href: string): Promise<Element | null> {
  try {
    const response = await fetch(href, { headers: { accept: "text/html" } });
    if (!response.ok || response.redirected) return null;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    // Another window has put on another hat: the row comes with a page that says so.
    return hatOn(page) === hatOn(document) ? page.querySelector("#pane") : null;
  } catch {
    return null;
  }
}

const hatOn = (page: Document): string => page.querySelector(".account-hat")?.textContent ?? "";

function put(pane: Element | null): void {
  const shown = pane === null ? [] : [...pane.childNodes];
  document.querySelector("#pane")?.replaceChildren(...shown);
  document.querySelector(".workbench")?.classList.toggle("has-pane", shown.length > 0);
}

/** Shows nothing beside the list any more. */
function leave(): boolean {
  const close = document.querySelector<HTMLAnchorElement>("[data-close-pane]");
  if (close === null) return false;
  clearTimeout(timer);
  history.replaceState(null, "", close.href);
  mark(null);
  put(null);
  return true;
}
