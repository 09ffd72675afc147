import { islandsNamed } from "./props.ts";

// Keeps what is being typed in this tab until it has been saved, and brings it back after a lost connection, a wrong click
// or the end of a session.

/** `version` is that of the record when it was typed: a draft put over a newer record must not pass as having seen it. */
type Draft = { values: [string, string][]; version: string; sent: boolean; at: number };
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const PREFIX = "draft:";
const QUESTIONS = "drafts asked for";
const KEPT_FOR = 12 * 60 * 60 * 1000;
const reader = document.body.dataset["reader"] ?? "";
const prefixOfReader = `${PREFIX}${reader}:`;

// Somebody whose session has ended is nobody in particular, and comes back for the draft.
if (reader === "") answerTabs();
else forgetOthers();
if (document.querySelector("[data-drafts-done]") !== null)
  forget((key, draft) => draft.sent && key.startsWith(prefixOfReader));
for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", () => forget(() => true));
}
for (const { element, data } of islandsNamed("keep-draft")) {
  const form = element.querySelector("form");
  if (form !== null) keep(element, form, data);
}

for (const element of document.querySelectorAll<HTMLElement>("[data-drafts-carried]")) leadToForm(element);

/** What was sent without a session lies in this tab as well: then its own form is the better way back. */
function leadToForm(ways: HTMLElement): void {
  const carried = ways.querySelector("form");
  const toForm = ways.querySelector<HTMLElement>('[data-way="form"]');
  const fromHere = ways.querySelector<HTMLElement>('[data-way="here"]');
  if (carried === null || toForm === null || fromHere === null) return;
  const sent = [...carried.querySelectorAll("input")];
  const isCarried = ([name, value]: [string, string]): boolean =>
    sent.some((field) => field.name === name && withPlainEnds(field.value) === withPlainEnds(value));
  const isKept = draftKeys().some((key) => read(key)?.values.every(isCarried) === true);
  toForm.hidden = !isKept;
  fromHere.hidden = isKept;
}

/** Forms are sent with other line ends than they are typed with. */
function withPlainEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

function keep(element: HTMLElement, form: HTMLFormElement, data: ReadonlyMap<string, string>): void {
  const key = `${prefixOfReader}${data.get("key") ?? form.action}`;
  const fresh = valuesOf(form);
  const freshVersion = versionOf(form);
  const draft = read(key);
  // A form that came back with faults already holds what was typed.
  const cameBack = form.querySelector('[aria-invalid="true"]') !== null;
  const bring = ({ values, version }: Draft): void => {
    const isUntouched = JSON.stringify(valuesOf(form)) === JSON.stringify(fresh);
    if (!isUntouched || JSON.stringify(values) === JSON.stringify(fresh)) return;
    fill(form, values);
    setVersion(form, version);
    const line = tell(element, data.get("restored") ?? "");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet-link";
    button.textContent = data.get("discard") ?? "";
    button.addEventListener("click", () => {
      sessionStorage.removeItem(key);
      fill(form, fresh);
      setVersion(form, freshVersion);
      line.remove();
    });
    line.append(button);
  };
  if (!cameBack && draft !== null) bring(draft);
  if (!cameBack && draft === null) askTabs(key, bring);
  const note = (sent: boolean): void =>
    write(key, { values: valuesOf(form), version: versionOf(form), sent, at: Date.now() });
  form.addEventListener("input", () => note(false));
  form.addEventListener("submit", (event) => {
    note(navigator.onLine);
    if (navigator.onLine) return;
    event.preventDefault();
    tell(element, data.get("offline") ?? "");
  });
  element.dataset["ready"] = "";
}

/**
 * A mailed link opens a tab of its own. What was typed before waits in the tab that was left at the sign-in, where nobody
 * is signed in, and moves over when its own reader asks for it.
 */
function askTabs(key: string, bring: (draft: Draft) => void): void {
  if (reader === "") return;
  const [questions, answers] = [new BroadcastChannel(QUESTIONS), new BroadcastChannel(key)];
  answers.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (!isDraft(data) || read(key) !== null) return;
    write(key, data);
    bring(data);
  });
  say(questions, key);
}

function answerTabs(): void {
  new BroadcastChannel(QUESTIONS).addEventListener("message", ({ data: key }: MessageEvent<unknown>) => {
    const kept = typeof key === "string" && key.startsWith(PREFIX) ? read(key) : null;
    if (kept === null || typeof key !== "string") return;
    say(new BroadcastChannel(key), kept);
    sessionStorage.removeItem(key);
  });
}

function say(channel: BroadcastChannel, what: unknown): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
  channel.postMessage(what);
}

function tell(element: HTMLElement, sentence: string): HTMLElement {
  element.querySelector(".draft-line")?.remove();
  const line = document.createElement("div");
  line.className = "draft-line";
  line.setAttribute("role", "status");
  element.prepend(line);
  const text = document.createElement("p");
  text.textContent = sentence;
  line.append(text);
  return line;
}

/** Controls whose content may be kept: never a password, a file, or a hidden value of the server's. */
function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (control): control is Control =>
      (control instanceof HTMLInputElement && !["password", "file", "hidden", "submit"].includes(control.type)) ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement,
  );
}

function isChoice(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");
}

function valuesOf(form: HTMLFormElement): [string, string][] {
  return controlsOf(form).flatMap((control): [string, string][] =>
    isChoice(control) && !control.checked ? [] : [[control.name, control.value]],
  );
}

function versionField(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>('input[type="hidden"][name="version"]');
}

function versionOf(form: HTMLFormElement): string {
  return versionField(form)?.value ?? "";
}

function setVersion(form: HTMLFormElement, version: string): void {
  const field = versionField(form);
  if (field !== null) field.value = version;
}

function fill(form: HTMLFormElement, values: readonly [string, string][]): void {
  for (const control of controlsOf(form)) {
    const given = values.filter(([name]) => name === control.name).map(([, value]) => value);
    if (isChoice(control)) control.checked = given.includes(control.value);
    else if (given[0] !== undefined) control.value = given[0];
  }
}

function read(key: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return isDraft(draft) && Date.now() - draft.at < KEPT_FOR ? draft : null;
  } catch {
    return null;
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === "object" &&
    value !== null &&
    "values" in value &&
    Array.isArray(value.values) &&
    "version" in value &&
    typeof value.version === "string" &&
    "sent" in value &&
    "at" in value &&
    typeof value.at === "number"
  );
}

function write(key: string, draft: Draft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // The tab's store is full or switched off: the form works as it does without this island.
  }
}

function forget(which: (key: string, draft: Draft) => boolean): void {
  for (const key of draftKeys()) {
    const draft = read(key);
    if (draft === null || which(key, draft)) sessionStorage.removeItem(key);
  }
}

/** Another reader at the same machine never meets this one's drafts. */
function forgetOthers(): void {
  for (const key of draftKeys()) if (!key.startsWith(prefixOfReader)) sessionStorage.removeItem(key);
}

function draftKeys(): string[] {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}
