import { dayMs, dayOf, inOffice, later, nextMonday } from "./agenda.ts";
import { type Browser, choicesOf, formOn, hasForm } from "./browser.ts";
import type { Page } from "./page.ts";
import { newResident } from "./residents.ts";
import { answerByTelephone, offerDates, type Side } from "./sides.ts";
import { count, spoken, staffOf, type World } from "./world.ts";

const numbersIn = (page: Page, pattern: RegExp): readonly number[] => [
  ...new Set(page.links.flatMap(({ href }) => [Number(pattern.exec(href)?.[1] ?? 0)]).filter((n) => n > 0)),
];

/** What a coordinator does each morning and afternoon: hands that wait, proposals that want a step of the hub. */
export async function doTheRound(world: World): Promise<void> {
  const browser = await staffOf(world, "coordinator");
  await answerHands(world, browser);
  await tendProposals(world, browser);
}

/** Answers every hand that waits; some lead to a proposal. */
async function answerHands(world: World, browser: Browser): Promise<void> {
  const waiting = await browser.open("/hands");
  for (const project of numbersIn(waiting, /\/projects\/(\d+)\/hands(?:\/triage)?$/)) {
    // After each answer the page is another one.
    for (let page = await browser.open(`/projects/${project}/hands`); hasForm(page, /\/answer$/); ) {
      const chance = world.chance.of(
        `hand ${formOn(page, /\/answer$/)?.action.replace(/[0-9a-f-]{36}/, "")} ${world.all.get("hands-answered") ?? 0}`,
      );
      const talks = chance.happens(world.scale.talks);
      const person = personOfHand(page);
      const words = talks
        ? "手を挙げてくださり、ありがとうございます。企業に話をつなぎます。"
        : "今回は先に決まった方がいます。次の案件でまたお声がけします。";
      const next = await browser.press(page, {
        form: /\/answer$/,
        fill: { answer: talks ? "talk" : "not-this-time", answerWords: words },
      });
      if (next.status >= 400) {
        world.faults.push(`a hand is not answered: ${next.status} ${next.text.slice(0, 200)}`);
        return;
      }
      count(world, "hands-answered");
      if (talks && person !== null) await propose(world, browser, project, person);
      page = next;
    }
  }
}

/** The card of the first hand that waits: the last link to a card before the form is its own. */
function personOfHand(page: Page): number | null {
  return numbersIn(page, /\/people\/(\d+)$/)[0] ?? null;
}

/** Puts a person forward by hand. What stands in its way (nothing agreed, no room) is told and accepted. */
async function propose(world: World, browser: Browser, project: number, person: number): Promise<void> {
  const page = await browser.open(`/proposals/new?project=${project}`);
  const fill = {
    project: String(project),
    person: String(person),
    halfDays: "2",
    onSiteHalfDays: "0",
    fromWeek: nextMonday(world.house.now(), 2),
    weeks: "12",
    payYenPerMonth: "40000",
    line: "あなたに来てほしい。うちの浜を見に来てください。",
  };
  const put = await browser.press(page, { form: /\/proposals$/, fill });
  count(world, put.status < 400 ? "proposals-put" : "proposals-stopped");
  if (put.status >= 500) return;
  await invitePartners(world, browser, put);
}

/**
 * Goes through the list of proposals and opens those of which something has changed since it was last looked at; where a
 * meeting is being found or is over, time alone changes something. Invites owners, plans calls, offers dates, notes
 * meetings, writes the role.
 */
async function tendProposals(world: World, browser: Browser): Promise<void> {
  const changed: number[] = [];
  let before = Number.POSITIVE_INFINITY;
  for (let at = "/proposals"; at !== ""; ) {
    const list = await browser.open(at);
    const rows = rowsOf(list);
    for (const number of numbersIn(list, /\/proposals\/(\d+)$/)) {
      const row = rows.get(number) ?? "";
      if (world.rowsSeen.get(number) !== row || /顔合わせ|合意しました/.test(row)) changed.push(number);
      world.rowsSeen.set(number, row);
    }
    // The link to the other language names this very page; only the next page goes on to smaller numbers.
    const next = numbersIn(list, /\/proposals\?before=(\d+)$/).find((number) => number < before);
    at = next === undefined ? "" : `/proposals?before=${next}`;
    before = next ?? before;
  }
  for (const number of changed.sort((a, b) => a - b)) await tend(world, browser, number);
}

/** What the list says of each proposal, by its number. */
const rowsOf = ({ text }: Page): ReadonlyMap<number, string> =>
  new Map([...text.matchAll(/S-(\d+) (.*?)(?=S-\d|$)/g)].map(([, number, row = ""]) => [Number(number), row]));

async function tend(world: World, browser: Browser, number: number): Promise<void> {
  const page = await browser.open(`/proposals/${number}`);
  if (page.status !== 200) {
    world.faults.push(`the coordinator cannot read proposal ${number}: ${page.status}`);
    return;
  }
  await invitePartners(world, browser, page);
  if (page.links.some(({ href }) => href.endsWith(`/proposals/${number}/engage`)))
    return engage(world, browser, number);
  planCalls(world, page, number);
  const isFixed = page.links.some(({ href }) => href.endsWith("/meeting.ics"));
  if (isFixed) return;
  const offered = `${number} dates ${Math.floor(world.house.now().getTime() / (4 * dayMs))}`;
  if (hasForm(page, /\/held$/) && world.chance.of(`held ${number}`).happens(0.1)) {
    await browser.press(page, { form: /\/held$/, fill: { heldOn: dayOf(world.house.now()) } });
    count(world, "meetings-noted");
  } else if (hasForm(page, /\/dates$/) && !hasForm(page, /\/date$/)) {
    if (world.sidesPlanned.has(offered)) return;
    world.sidesPlanned.add(offered);
    await offerDates(world, browser, page);
  } else if (
    hasForm(page, /\/date$/) &&
    world.chance.of(`date ${number} ${world.house.now().getTime()}`).happens(0.4)
  ) {
    const slots = choicesOf(page, /\/date$/, "slot");
    const [slot] = slots;
    if (slot === undefined) return;
    await browser.press(page, { form: /\/date$/, fill: { slot, ...spoken } });
    count(world, "dates-chosen");
  }
}

/** Sides without a resident of ours behind them telephone some time, or never. */
function planCalls(world: World, page: Page, number: number): void {
  const { agenda, house } = world;
  const card = page.links.find(({ href }) => /\/people\/\d+$/.test(href))?.text ?? "";
  const person = [...world.residents.values()].find(({ kind, name }) => kind === "person" && card.includes(name));
  const sides: readonly (readonly [Side, boolean])[] = [
    ["firm", world.owners.get(numbersIn(page, /\/firms\/(\d+)$/)[0] ?? 0)?.isIn === true],
    ["person", person?.isIn === true],
  ];
  for (const [side, isOwn] of sides) {
    const key = `${number} ${side} ${stageOf(page)}`;
    const chance = world.chance.of(key);
    if (isOwn || world.sidesPlanned.has(key)) continue;
    world.sidesPlanned.add(key);
    if (chance.happens(0.15)) continue;
    agenda.plan(inOffice(later(house.now(), chance, [0.5, 26])), `telephone ${side}`, () =>
      answerByTelephone(world, side, number),
    );
  }
}

/** Once before the meeting and once after it. */
const stageOf = (page: Page): string => choicesOf(page, /\/answer$/, "says").join(" ") || "asked";

async function engage(world: World, browser: Browser, number: number): Promise<void> {
  const page = await browser.open(`/proposals/${number}/engage`);
  if (!hasForm(page, /\/engage$/)) return;
  const [first, second] = await browser.pressTwice(page, { form: /\/engage$/ });
  if (first.at !== second.at) world.faults.push(`proposal ${number} became two engagements: ${first.at} ${second.at}`);
  count(world, first.status < 400 ? "engagements" : "engagements-stopped");
}

/** The owner of a firm that has no account yet is invited, as far as the week has owners to invite. */
async function invitePartners(world: World, browser: Browser, page: Page): Promise<void> {
  const firm = numbersIn(page, /\/firms\/(\d+)$/)[0];
  if (firm === undefined || world.firmsInvited.has(firm) || world.firmsInvited.size >= world.scale.owners) return;
  const accounts = await browser.open(`/firms/${firm}/accounts`);
  if (!hasForm(accounts, /\/accounts$/)) return;
  world.firmsInvited.add(firm);
  const owner = newResident(world, "owner", firm);
  const { email, name } = owner;
  const done = await browser.press(accounts, { form: /\/accounts$/, fill: { kind: "owner", name, email } });
  if (done.status >= 400)
    world.faults.push(`the owner of firm ${firm} is not invited: ${done.status} ${done.text.slice(0, 200)}`);
  world.owners.set(firm, owner);
  count(world, "owners-invited");
}

/** Asks for the plan of the region; it is computed by the workers. */
export async function requestPlan(world: World): Promise<void> {
  const browser = await staffOf(world, "coordinator");
  const page = await browser.open("/plans/region");
  const done = await browser.press(page, { form: /\/plans\/region$/, fill: { seconds: String(world.scale.seconds) } });
  if (done.status >= 400) world.faults.push(`no plan was asked for: ${done.status} ${done.text.slice(0, 200)}`);
  count(world, "plans");
}

/** Goes on with the newest plan and puts its shares to both sides. */
export async function publishPlan(world: World): Promise<void> {
  const browser = await staffOf(world, "coordinator");
  const [newest] = numbersIn(await browser.open("/plans"), /\/plans\/(\d+)$/);
  const page = await browser.open(`/plans/${newest}`);
  if (!hasForm(page, /\/publish$/)) {
    world.faults.push(`plan ${newest} is not ready: ${page.text.slice(0, 300)}`);
    return;
  }
  const shown = await browser.press(page, { form: /\/publish$/ });
  const { shares } = world.scale;
  if (shares === "all") {
    const put = await browser.press(shown, { form: /\/plans\/\d+\/proposals$/ });
    if (put.status >= 400) world.faults.push(`no share of plan ${newest} could be put: ${put.status}`);
    count(world, "plans-put");
    return;
  }
  for (const [project, person] of sharesOn(page).slice(0, shares)) await propose(world, browser, project, person);
}

/** The rows of a plan's table: which project, which person. */
function sharesOn(page: Page): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let project = 0;
  for (const { href } of page.links) {
    project = Number(/\/projects\/(\d+)$/.exec(href)?.[1] ?? project);
    const person = Number(/\/people\/(\d+)$/.exec(href)?.[1] ?? 0);
    if (person > 0 && project > 0) {
      pairs.push([project, person]);
      project = 0;
    }
  }
  return pairs;
}
