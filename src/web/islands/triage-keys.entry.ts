import { islandsNamed } from "./props.ts";

// Keys for going through hands beside those of a list: a writes, x puts side by side, a digit chooses a template.

for (const { element } of islandsNamed("triage-keys")) {
  document.addEventListener("keydown", (event) => {
    if (act(event)) event.preventDefault();
  });
  // Whoever has just chosen a template goes on to write.
  if (document.querySelector('#pane a[data-template][aria-current="true"]') !== null) write();
  element.dataset["ready"] = "";
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, select, textarea, [contenteditable]") !== null;
}

/** Does what a key means; says whether it meant something. */
function act(event: KeyboardEvent): boolean {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return send(event.target);
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return false;
  if (event.key === "a") return write();
  if (event.key === "x") return follow(here()?.querySelector<HTMLAnchorElement>("a[data-beside]") ?? null);
  if (!/^[1-9]$/.test(event.key)) return false;
  const templates = document.querySelectorAll<HTMLAnchorElement>("#pane a[data-template]");
  return follow(templates[Number(event.key) - 1] ?? null);
}

function send(target: EventTarget | null): boolean {
  const form = target instanceof HTMLElement ? target.closest<HTMLFormElement>("#pane form") : null;
  form?.requestSubmit();
  return form !== null;
}

/** The row that has the focus; without one, nobody is meant. */
function here(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>("tr[data-row]") ?? null;
}

/** Goes where one's own words belong: to the blank of a template, else to the end. */
function write(): boolean {
  const text = document.querySelector<HTMLTextAreaElement>("#pane textarea");
  if (text === null) return false;
  const blank = text.value.indexOf("＿＿＿");
  text.focus();
  if (blank >= 0) text.setSelectionRange(blank, blank + 3);
  else text.setSelectionRange(text.value.length, text.value.length);
  return true;
}

function follow(link: HTMLAnchorElement | null): boolean {
  link?.click();
  return link !== null;
}
