import { atHour, dayMs, isWeekend, later, momentOf } from "./agenda.ts";
import { type Browser, choicesOf, formOn, hasForm } from "./browser.ts";
import type { Page } from "./page.ts";
import { openOwn } from "./residents.ts";
import { count, type Resident, spoken, staffOf, type World } from "./world.ts";

export type Side = "person" | "firm";

/** Who speaks for a side: somebody at their own browser, or a coordinator who types what was said on the telephone. */
type Voice = { readonly browser: Browser; readonly typed: Side | null };

const reasons = ["half-days", "pay", "place", "work", "fit", "timing", "elsewhere"];

/** A side with an account of its own looks at a proposal and does what it is asked. */
export async function answerOneself(world: World, resident: Resident, proposal: number): Promise<void> {
  await openOwn(world, resident, "/proposals");
  await stepOn(world, { browser: resident.browser, typed: null }, proposal);
}

/** A side that only telephones: the coordinator takes the words down, and says who spoke and how it was read back. */
export async function answerByTelephone(world: World, side: Side, proposal: number): Promise<void> {
  await stepOn(world, { browser: await staffOf(world, "coordinator"), typed: side }, proposal);
}

async function stepOn(world: World, voice: Voice, number: number): Promise<void> {
  const page = await voice.browser.open(`/proposals/${number}`);
  if (page.status !== 200) return;
  const chance = world.chance.of(`proposal ${number} ${voice.typed ?? voice.browser.who}`);
  if (hasForm(page, /\/date$/) && voice.typed === null) return chooseDate(world, voice, page);
  const isFixed = page.links.some(({ href }) => href.endsWith("/meeting.ics"));
  if (voice.typed === null && hasForm(page, /\/dates$/) && !isFixed && chance.happens(0.3))
    return offerDates(world, voice.browser, page);
  const form = formOn(page, /\/answer$/);
  if (form === null || (voice.typed !== null && !choicesOf(page, /\/answer$/, "side").includes(voice.typed))) return;
  const says = sayingsOf(page);
  const said =
    says.includes("yes") && chance.of("after").happens(0.85)
      ? "yes"
      : says.includes("meet") && chance.happens(0.75)
        ? "meet"
        : "no";
  await answer(world, voice, page, says.includes(said) ? said : "no");
  const { agenda, house } = world;
  if (said === "meet" && chance.happens(0.06))
    agenda.plan(later(house.now(), chance, [3, 40]), voice.browser.who, () => stepBack(world, voice, number));
}

/** What this page lets be said: by its buttons, or by a choice where staff type. */
function sayingsOf(page: Page): readonly string[] {
  const form = formOn(page, /\/answer$/);
  const pressed = form?.buttons.filter(({ name }) => name === "says").map(({ value }) => value) ?? [];
  return pressed.length > 0 ? pressed : choicesOf(page, /\/answer$/, "says");
}

async function answer(world: World, { browser, typed }: Voice, page: Page, says: string): Promise<void> {
  const chance = world.chance.of(`${page.at} ${says}`);
  const form = formOn(page, /\/answer$/);
  const has = (name: string): boolean => form?.fields.some((field) => field.name === name) ?? false;
  const no = says === "no" && has("reason") ? { reason: chance.oneOf(reasons) } : {};
  const byButton = form?.buttons.some(({ name }) => name === "says") ?? false;
  const fill = { ...no, ...(typed === null ? {} : { side: typed, ...spoken, ...(byButton ? {} : { says }) }) };
  const press = { form: /\/answer$/, fill, ...(byButton ? { button: says } : {}) };
  const done =
    typed === null && chance.happens(0.2)
      ? (await browser.pressTwice(page, press))[0]
      : await browser.press(page, press);
  // Whoever comes too late, because the other side or a plan was faster, is told so and has done nothing.
  if (done.status >= 400 && done.status !== 409)
    world.faults.push(`${browser.who} answers ${page.at}: ${done.status} ${done.text.slice(0, 160)}`);
  if (done.status < 400) count(world, typed === null ? `said-${says}` : `typed-${says}`);
}

async function chooseDate(world: World, { browser }: Voice, page: Page): Promise<void> {
  const slots = choicesOf(page, /\/date$/, "slot");
  if (slots.length === 0) return;
  const chosen = world.chance.of(`slot ${page.at}`).oneOf(slots);
  await browser.press(page, { form: /\/date$/, fill: { slot: chosen } });
  count(world, "dates-chosen");
}

/** Three dates in the days to come; online or at the firm. */
export async function offerDates(world: World, browser: Browser, page: Page): Promise<void> {
  const chance = world.chance.of(`dates ${page.at}`);
  const days: Date[] = [];
  for (let day = 1; days.length < 3; day += 1) {
    const then = new Date(world.house.now().getTime() + day * dayMs);
    if (!isWeekend(then)) days.push(atHour(then, chance.between(9, 16)));
  }
  const [slot1, slot2, slot3] = days.map(momentOf);
  const way = chance.happens(0.6)
    ? { mode: "online", place: "https://meet.sim.example/room" }
    : { mode: "on-site", place: "会社の応接室" };
  const fill = { ...way, minutes: "60", slot1: slot1 ?? "", slot2: slot2 ?? "", slot3: slot3 ?? "" };
  const done = await browser.press(page, { form: /\/dates$/, fill });
  if (done.status >= 400)
    world.faults.push(`${browser.who} offers dates at ${page.at}: ${done.status} ${done.text.slice(0, 200)}`);
  else count(world, "dates-offered");
}

async function stepBack(world: World, { browser, typed }: Voice, number: number): Promise<void> {
  const page = await browser.open(`/proposals/${number}/withdraw`);
  if (!hasForm(page, /\/withdraw$/)) return;
  const fill = typed === null ? {} : { side: typed, ...spoken };
  const done = await browser.press(page, { form: /\/withdraw$/, fill, button: "yes" });
  if (done.status < 400) count(world, "stepped-back");
}
