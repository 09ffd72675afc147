import { islandsNamed } from "./props.ts";

// Replaces the line that tells how far a run is, and goes to the result when it is there.

type State = {
  status: string | null;
  sentence: string;
  part: number | null;
  done: boolean;
  href: string | null;
};

const SHORTEST_WAIT = 800;
const LONGEST_WAIT = 10_000;

for (const { element, data } of islandsNamed("poll-progress")) void follow(element, data);

async function follow(element: HTMLElement, data: ReadonlyMap<string, string>): Promise<void> {
  const url = data.get("url") ?? "";
  let wait = SHORTEST_WAIT;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    // A tab that nobody looks at asks nothing.
    if (document.hidden) continue;
    const state = await ask(url);
    if (state === null) {
      say(element, data.get("lost") ?? "");
      wait = Math.min(LONGEST_WAIT, wait * 2);
      continue;
    }
    wait = SHORTEST_WAIT;
    show(element, state);
    if (!state.done) {
      // The title, the badge and the button say what may be done in one state only.
      if (state.status === null || state.status === data.get("status")) continue;
      location.reload();
      return;
    }
    // Only an address of this site; anything else is left alone.
    if (state.href !== null && /^\/(?!\/)/.test(state.href)) location.assign(state.href);
    return;
  }
}

async function ask(url: string): Promise<State | null> {
  try {
    const response = await fetch(url, {
      headers: { accept: "application/json" },
    });
    return response.ok ? readState(await response.json()) : null;
  } catch {
    return null;
  }
}

function readState(body: unknown): State | null {
  if (typeof body !== "object" || body === null) return null;
  const values = new Map<string, unknown>(Object.entries(body));
  const status = values.get("status");
  const sentence = values.get("sentence");
  const part = values.get("part");
  const href = values.get("href");
  if (typeof sentence !== "string") return null;
  return {
    status: typeof status === "string" ? status : null,
    sentence,
    part: typeof part === "number" ? part : null,
    done: values.get("done") === true,
    href: typeof href === "string" ? href : null,
  };
}

function say(element: HTMLElement, sentence: string): void {
  const line = element.querySelector('[data-progress="sentence"]');
  // An unchanged sentence is not read aloud again.
  if (line !== null && line.textContent !== sentence) line.textContent = sentence;
}

function show(element: HTMLElement, state: State): void {
  say(element, state.sentence);
  const bar = element.querySelector("progress");
  const percent = element.querySelector('[data-progress="percent"]');
  if (state.part === null) {
    bar?.removeAttribute("value");
    if (percent !== null) percent.textContent = "";
    return;
  }
  const value = Math.round(state.part * 100);
  if (bar !== null) bar.value = value;
  if (percent !== null) percent.textContent = `${value}%`;
}
