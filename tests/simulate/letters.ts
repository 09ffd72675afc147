import { later } from "./agenda.ts";
import { hasForm, withoutTokens } from "./browser.ts";
import type { Letter } from "./post.ts";
import { acceptInvitation, answerAsking, finishJoining } from "./residents.ts";
import { answerOneself } from "./sides.ts";
import { browserFor, count, type Resident, type World } from "./world.ts";

/** Everybody looks into their box: some at once, some the day after, some never. */
export function readLetters(world: World): void {
  // Workers hand over several at once; the order in which they come is not the order in which they are read.
  const arrived = world.house.post
    .fetchNew()
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0));
  for (const letter of arrived) {
    count(world, "letters");
    const reader = world.residents.get(letter.to);
    const links = linksIn(world, letter);
    if (reader === undefined) readAsStranger(world, letter, links);
    else if (!reader.isSilent) readAsResident(world, reader, links);
    else count(world, "unread");
  }
}

/** By what is the same each time; two letters that differ by their tokens alone lead to the same. */
const placeOf = ({ to, subject, text }: Letter): string => `${to} ${subject} ${withoutTokens(text)}`;

/** Paths of the product in a letter, in Japanese, each once. */
function linksIn({ house }: World, { text }: Letter): readonly string[] {
  const found = [...text.matchAll(/https?:\/\/\S+/g)]
    .map(([link]) => link)
    .filter((link) => link.startsWith(house.origin));
  const paths = found.map((link) => link.slice(house.origin.length).replace(/^\/en(?=\/)/, ""));
  return [...new Set(paths)].filter((path) => path !== "/notices");
}

function readAsResident(world: World, reader: Resident, links: readonly string[]): void {
  const { agenda, house } = world;
  const plan = (work: () => Promise<void>): void =>
    agenda.plan(later(house.now(), reader.chance, reader.delay), reader.browser.who, work);
  for (const link of links) {
    const proposal = /^\/proposals\/(\d+)/.exec(link);
    if (link.startsWith("/join/")) plan(() => (reader.isIn ? Promise.resolve() : finishJoining(world, reader, link)));
    else if (link.startsWith("/invitations/"))
      plan(() => (reader.isIn ? Promise.resolve() : acceptInvitation(world, reader, link)));
    else if (/^\/check-ins\/.{20}/.test(link)) plan(() => answerByLink(world, link, reader.browser.who));
    else if (link.startsWith("/me/hands")) plan(() => answerAsking(world, reader));
    else if (proposal !== null) plan(() => answerOneself(world, reader, Number(proposal[1])));
  }
}

/** People and firms of the region who never sign in answer by the link in the letter, or not at all. */
function readAsStranger(world: World, letter: Letter, links: readonly string[]): void {
  const { agenda, chance, house, scale } = world;
  for (const link of links) {
    if (!/^\/check-ins\/.{20}/.test(link)) continue;
    const own = chance.of(`link ${letter.to} ${house.now().getTime()}`);
    if (!own.happens(scale.answers / 100)) continue;
    agenda.plan(later(house.now(), own, [0.1, 40]), "by link", () => answerByLink(world, link, letter.to));
  }
}

/** Three questions on a phone, within a minute, without signing in; a second press changes nothing. */
async function answerByLink(world: World, link: string, who: string): Promise<void> {
  const browser = browserFor(world, "by link");
  const chance = world.chance.of(`answer ${who} ${world.house.now().getTime()}`);
  const page = await browser.open(link);
  if (!hasForm(page, /\/check-ins\//)) {
    count(world, "link-spent");
    return;
  }
  const isLow = chance.happens(0.15);
  const score = isLow ? chance.oneOf(["1", "2"]) : chance.oneOf(["3", "4", "5"]);
  const talk = chance.happens(0.05) ? "companion" : "no";
  const words = isLow ? "約束した役割と少しずれてきました。" : "";
  const press = { form: /\/check-ins\//, fill: { score, onTrack: isLow ? "1" : "3", talk, words } };
  const done = chance.happens(0.1) ? (await browser.pressTwice(page, press))[0] : await browser.press(page, press);
  if (done.status >= 400 && ![404, 409, 410].includes(done.status))
    world.faults.push(`an answer by link: ${done.status} ${done.text.slice(0, 200)}`);
  count(world, isLow ? "check-ins-low" : "check-ins");
}
