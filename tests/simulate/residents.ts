import { later } from "./agenda.ts";
import { choicesOf, hasForm, Missing } from "./browser.ts";
import type { Page } from "./page.ts";
import { browserFor, count, type Resident, type World } from "./world.ts";

const families = ["汐見", "杉坂", "谷川", "浜路", "野分", "霧島", "早瀬", "若葉"];
const names = ["あかり", "けいた", "ゆうこ", "まさる", "りつ", "ちか", "ごろう", "はな"];
const password = "ながい合言葉 for the tide 2030";
const points = [
  "grasp-situation",
  "set-issue",
  "make-plan",
  "carry-out",
  "respond",
  "inside-relations",
  "outside-relations",
  "superior-relations",
  "develop-team",
];

/** Opens a page of one's own; whoever is not signed in any more has a link sent and comes by it. */
export async function openOwn(world: World, resident: Resident, path: string): Promise<Page> {
  const { browser, email } = resident;
  const page = await browser.open(path);
  if (!page.at.startsWith("/sign-in")) return page;
  await browser.press(page, { form: /\/sign-in\/link$/, fill: { email } });
  await world.house.moveTo(world.house.now());
  const letter = world.house.post.letters.findLast(({ to, text }) => to === email && text.includes("/sign-in/link?"));
  const link = /https?:\/\/\S+\/sign-in\/link\?\S+/.exec(letter?.text ?? "")?.[0];
  if (link === undefined) throw new Missing(`${browser.who} got no link to sign in`);
  const moment = await browser.open(link.slice(world.house.origin.length));
  expectPage(world, resident, await browser.press(moment, { form: /\/sign-in\/link/ }));
  count(world, "signed-in-by-link");
  return browser.open(path);
}

/** Somebody new with a character: how soon they read, whether they ever answer. */
export function newResident(world: World, kind: Resident["kind"], n: number): Resident {
  const chance = world.chance.of(`${kind} ${n}`);
  const resident: Resident = {
    // Two of one name would make two files of the same person.
    name: `${chance.oneOf(families)} ${chance.oneOf(names)}${n}`,
    email: `${kind}-${n}@sim.example`,
    kind,
    browser: browserFor(world, `${kind} ${n}`),
    chance,
    delay: chance.oneOf([
      [0.1, 1],
      [1, 8],
      [6, 30],
    ]),
    isSilent: chance.happens(0.12),
    isIn: false,
  };
  world.residents.set(resident.email, resident);
  return resident;
}

/** Asks for the mail by which one registers; some press twice. */
export async function askToJoin(world: World, resident: Resident): Promise<void> {
  const { browser, chance, email, name } = resident;
  const page = await browser.open("/join");
  const press = { form: /\/join$/, fill: { name, email } };
  if (chance.happens(0.25)) {
    // Once more because no mail has come yet: whether the first is on its way by then must not hang on how fast a worker is.
    await browser.press(page, press);
    await world.house.moveTo(world.house.now());
    await browser.press(page, press);
    count(world, "pressed-twice");
  } else await browser.press(page, press);
  count(world, "asked-to-join");
}

/** Opens the mailed link, becomes a person of the hub, and goes on with the profile then or later. */
export async function finishJoining(world: World, resident: Resident, path: string): Promise<void> {
  const { browser, chance } = resident;
  const page = await browser.open(path);
  if (!hasForm(page, /\/join\//)) {
    count(world, "link-spent");
    return;
  }
  const card = choicesOf(page, /\/join\//, "card").length > 0 ? { card: "mine" } : {};
  // Others do without a password and have a link sent to them whenever they come.
  const fill = { ...card, password: chance.happens(0.5) ? password : "" };
  const arrived = await browser.press(page, { form: /\/join\//, fill });
  expectPage(world, resident, arrived);
  resident.isIn = true;
  count(world, "joined");
  const { agenda, house } = world;
  agenda.plan(later(house.now(), chance, [0.05, 5]), browser.who, () => fillProfile(world, resident));
}

async function fillProfile(world: World, resident: Resident): Promise<void> {
  const { browser, chance } = resident;
  const answer = async (
    question: string,
    fill: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<void> => {
    const page = await openOwn(world, resident, `/me/profile/${question}`);
    expectPage(world, resident, await browser.press(page, { form: new RegExp(`/me/profile/${question}$`), fill }));
  };
  const halfDays = chance.oneOf(["4", "8", "12"]);
  await answer("part", { kinds: ["professional"] });
  await answer("shape", shapeOf(resident));
  await answer("themes", { themes: [chance.oneOf(["domestic-sales", "production", "it"]), "public-relations"] });
  await answer("time", { halfDays });
  await answer("week", { freeCells: ["2", "5", "8"] });
  await answer("places", { towns: "しおかぜ町", onSiteHalfDays: "2", remoteHalfDays: halfDays });
  await answer("pay", { payYenPerHalfDay: "8000" });
  count(world, "profiles");
  if (chance.happens(0.35)) await useOldPage(world, resident, halfDays);
  await decideConsents(world, resident);
  const { agenda, house } = world;
  for (let hands = chance.between(0, 2); hands > 0; hands -= 1)
    agenda.plan(later(house.now(), chance, [0.1, 20]), browser.who, () => raiseHand(world, resident));
}

/** Nine whole numbers that are 29 together. */
function shapeOf({ chance }: Resident): Readonly<Record<string, string>> {
  const shape = points.map(() => 2);
  for (let left = 29 - 18; left > 0; left -= 1) {
    const place = chance.between(0, 8);
    shape[place] = (shape[place] ?? 0) + 1;
  }
  return Object.fromEntries(points.map((name, place) => [`points-${name}`, String(shape[place])]));
}

/** Opens a page in two windows, saves in one, then in the other: is shown both versions, and does it again. */
async function useOldPage(world: World, resident: Resident, halfDays: string): Promise<void> {
  const { browser } = resident;
  const old = await browser.open("/me/profile/time");
  const other = await browser.open("/me/profile/time");
  const form = /\/me\/profile\/time$/;
  await browser.press(other, { form, fill: { engagements: "2" } });
  const shown = await browser.press(old, { form, fill: { halfDays, engagements: "3" } });
  if (shown.status !== 409) world.faults.push(`${browser.who} saved from an old page: ${shown.status}`);
  await browser.press(await browser.open("/me/profile/time"), { form, fill: { engagements: "3" } });
  count(world, "old-page");
}

async function decideConsents(world: World, resident: Resident): Promise<void> {
  const { browser, chance } = resident;
  const wishes = { matching: 0.85, statistics: 0.5 } as const;
  for (const [purpose, likely] of Object.entries(wishes)) {
    const page = await browser.open(`/me/consents/${purpose}`);
    const answer = chance.happens(likely) ? "yes" : "no";
    expectPage(world, resident, await browser.press(page, { form: /consents\/give$/, button: answer }));
    count(world, `consent-${answer}`);
  }
}

/** Looks through the open projects and raises a hand for one; some press twice, some take it back later. */
async function raiseHand(world: World, resident: Resident): Promise<void> {
  const { browser, chance } = resident;
  const bank = await openOwn(world, resident, "/bank");
  const projects = bank.links.filter(({ href }) => /\/bank\/\d+$/.test(href));
  if (projects.length === 0) return;
  const page = await openOwn(world, resident, `${chance.oneOf(projects).href}/hand`);
  if (!hasForm(page, /\/hand$/)) return;
  const words = chance.oneOf(["", "前の仕事の経験が生きそうです。", "いちどお話を聞かせてください。"]);
  const press = { form: /\/hand$/, fill: { words } };
  if (chance.happens(0.3)) {
    const [first, second] = await browser.pressTwice(page, press);
    if (first.at !== second.at) world.faults.push(`${browser.who} pressed twice and came to two places`);
    count(world, "pressed-twice");
  } else await browser.press(page, press);
  count(world, "hands-raised");
  if (chance.happens(0.1))
    world.agenda.plan(later(world.house.now(), chance, [1, 20]), browser.who, () => takeHandBack(world, resident));
}

async function takeHandBack(world: World, resident: Resident): Promise<void> {
  const { browser } = resident;
  const page = await openOwn(world, resident, "/me/hands");
  if (!hasForm(page, /\/back$/)) return;
  await browser.press(page, { form: /\/back$/ });
  count(world, "hands-taken-back");
}

/** Sees what the hub asks: says yes by raising the hand, not this time, or nothing. */
export async function answerAsking(world: World, resident: Resident): Promise<void> {
  const { browser, chance } = resident;
  const page = await openOwn(world, resident, "/me/hands");
  const asked = page.links.find(({ href }) => /\/bank\/\d+\/hand$/.test(href));
  if (asked === undefined) return;
  if (chance.happens(0.6)) {
    const moment = await browser.open(asked.href);
    if (hasForm(moment, /\/hand$/)) await browser.press(moment, { form: /\/hand$/ });
    count(world, "hands-raised");
  } else if (hasForm(page, /\/back$/)) {
    await browser.press(page, { form: /\/back$/ });
    count(world, "asked-no");
  }
}

/** Accepts an invitation with a password of one's own. */
export async function acceptInvitation(world: World, resident: Resident, path: string): Promise<void> {
  const { browser } = resident;
  const page = await browser.open(path);
  const form = /\/invitations\//;
  if (!hasForm(page, form)) return;
  const needsPassword = page.forms.some(({ fields }) => fields.some(({ kind }) => kind === "password"));
  const fields = page.forms.find(({ action }) => form.test(action))?.fields ?? [];
  const fill = Object.fromEntries(fields.filter(({ kind }) => kind === "password").map(({ name }) => [name, password]));
  expectPage(world, resident, await browser.press(page, { form, fill: needsPassword ? fill : {} }));
  resident.isIn = true;
  count(world, "invitations-accepted");
}

/** A step that nothing should stand in the way of. */
export function expectPage(world: World, { browser }: Pick<Resident, "browser">, page: Page): void {
  if (page.status >= 400)
    world.faults.push(
      `${browser.who} at ${page.at.replace(/[\w-]{30,}/g, "…")}: ${page.status} ${page.text.slice(0, 160)}`,
    );
}
