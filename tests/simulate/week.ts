import { atHour, dayMs, inOffice, isWeekend, midnightOf, weekdayOf } from "./agenda.ts";
import { Missing } from "./browser.ts";
import { accompany } from "./companion.ts";
import { doTheRound, publishPlan, requestPlan } from "./coordinator.ts";
import { holdDialogue } from "./definer.ts";
import { readLetters } from "./letters.ts";
import { askToJoin, newResident } from "./residents.ts";
import { count, staffOf, type World } from "./world.ts";

/** Moments of every day at which the clock stops even when nobody does anything: the edges of the quiet hours among them. */
const moments = [0.5, 7.99, 8.02, 12, 17, 20.02];

export type DayTold = { readonly day: number; readonly date: Date };

type Wishes = {
  /** A part of a day ends at its hour. */
  readonly days: number;
  /** How many times a week a worker is killed. */
  readonly killsPerWeek: number;
  readonly told: (day: DayTold) => void;
};

/** Lives through the days, one moment after the other. */
export async function live(world: World, { days, killsPerWeek, told }: Wishes): Promise<void> {
  const first = midnightOf(world.house.now());
  const weekday = weekdayOf(first);
  const end = new Date(first.getTime() + days * dayMs);
  const atMost = (then: Date): Date => (then < end ? then : end);
  for (let day = 0; day < days; day += 1) {
    const date = new Date(first.getTime() + day * dayMs);
    planDay(world, date, weekday + day);
    const kills = killTimes(world, date, killsPerWeek);
    for (const hour of moments) {
      await goTo(world, atMost(atHour(date, hour)), kills);
    }
    await goTo(world, atMost(new Date(date.getTime() + dayMs)), kills);
    told({ day, date });
    world.today.clear();
  }
}

/** Does what is planned until then, in its order. */
async function goTo(world: World, until: Date, kills: Date[]): Promise<void> {
  const { agenda, house } = world;
  for (let event = agenda.nextBefore(until); event !== null; event = agenda.nextBefore(until)) {
    await moveClock(world, event.at, kills);
    await event.work().catch((fault: unknown) => {
      if (!(fault instanceof Missing)) throw fault;
      world.faults.push(fault.message);
    });
  }
  if (until > house.now()) await moveClock(world, until, kills);
}

async function moveClock(world: World, to: Date, kills: Date[]): Promise<void> {
  const { house } = world;
  const isKilled = (kills[0] ?? to) < to;
  if (isKilled) {
    kills.shift();
    count(world, "kills");
    // In the middle of what the new moment brings.
    const moving = house.moveTo(to);
    const patience = world.chance.of(`kill ${to.getTime()}`).between(0, 120);
    await new Promise((resolve) => setTimeout(resolve, patience));
    house.killWorker(patience);
    await moving;
  } else await house.moveTo(to);
  readLetters(world);
}

function killTimes({ chance }: World, date: Date, perWeek: number): Date[] {
  const own = chance.of(`kills ${date.getTime()}`);
  const count = Math.floor(perWeek / 7) + (own.happens((perWeek % 7) / 7) ? 1 : 0);
  // The morning's letters are where a kill hurts most.
  const hours = Array.from({ length: count }, () => (own.happens(0.5) ? 8 : own.between(1, 22)));
  return hours.sort((a, b) => a - b).map((hour) => atHour(date, hour + 0.01));
}

/** What the staff have in their calendars, and who happens to come, so many days after the first Monday. */
function planDay(world: World, date: Date, day: number): void {
  const { agenda, chance, scale } = world;
  const own = chance.of(`day ${day}`);
  const week = Math.floor(day / 7);
  for (let n = 0; n < scale.residents; n += 1)
    if (n % 5 === day % 7) {
      const resident = newResident(world, "person", week * 100 + n + 1);
      agenda.plan(atHour(date, 7 + own.between(0, 150) / 10), resident.browser.who, () => askToJoin(world, resident));
    }
  if (isWeekend(date)) return;
  for (let n = 0; n < scale.dialogues; n += 1)
    if (n % 5 === day % 7)
      agenda.plan(atHour(date, 10 + own.between(0, 5)), "definer", () =>
        holdDialogue(world, week * scale.dialogues + n),
      );
  for (const hour of [9.3, 14.1]) agenda.plan(atHour(date, hour), "coordinator", () => doTheRound(world));
  agenda.plan(inOffice(atHour(date, 10.6)), "companion", () => accompany(world));
  if (day % 7 === 1) agenda.plan(atHour(date, 9.7), "coordinator", () => requestPlan(world));
  if (day % 7 === 1) agenda.plan(atHour(date, 11.2), "coordinator", () => publishPlan(world));
  agenda.plan(atHour(date, 16.4), "operator", () => readMailPage(world));
}

/** The operator sees that no mail waits that should have gone. */
async function readMailPage(world: World): Promise<void> {
  const browser = await staffOf(world, "operator");
  const page = await browser.open("/mail");
  if (page.status !== 200) world.faults.push(`the operator cannot read the outgoing mail: ${page.status}`);
}
