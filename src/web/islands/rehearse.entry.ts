import { islandsNamed } from "./props.ts";

// Trying something out on a plan: a form of the live part is sent without leaving the page, and the part comes back new.

for (const { element } of islandsNamed("rehearse")) {
  element.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post" || !/\/rehearse\/(?!keep)/.test(form.action))
      return;
    event.preventDefault();
    void send(element, form, event.submitter);
  });
  element.dataset["ready"] = "";
}

let isSending = false;

async function send(element: HTMLElement, form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  if (isSending) return;
  isSending = true;
  const begun = performance.now();
  const part = await answerTo(form, submitter);
  isSending = false;
  if (part === null) {
    // The browser sends it itself, and shows whatever comes.
    if (submitter instanceof HTMLButtonElement) addPressed(form, submitter);
    form.submit();
    return;
  }
  element.querySelector("#live")?.replaceWith(part);
  element.dataset["took"] = (performance.now() - begun).toFixed(1);
  element.querySelector<HTMLElement>("#live-told")?.focus({ preventScroll: true });
}

async function answerTo(form: HTMLFormElement, submitter: HTMLElement | null): Promise<Element | null> {
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === "string") sent.append(name, value);
  try {
    const response = await fetch(form.action, { method: "POST", body: sent, headers: { "x-part": "live" } });
    if (!response.ok && response.status !== 422) return null;
    return new DOMParser().parseFromString(await response.text(), "text/html").querySelector("#live");
  } catch {
    return null;
  }
}

function addPressed(form: HTMLFormElement, { name, value }: HTMLButtonElement): void {
  if (name === "") return;
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = name;
  field.value = value;
  form.append(field);
}
