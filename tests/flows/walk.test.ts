import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Question } from "#domain/needs/terms.ts";
import {
  checkInWords,
  companionWords,
  concernWords,
  feelingWords,
  onTrackWords,
  talkWords,
} from "#text/accompaniment.ts";
import { passwordWords } from "#text/accounts.ts";
import { askAnswerWords } from "#text/asks.ts";
import { behalfWords } from "#text/behalf.ts";
import { consentPageWords } from "#text/consents.ts";
import { firmWords } from "#text/firms.ts";
import { handWords } from "#text/hands.ts";
import { homeWords, meetingButtons } from "#text/home.ts";
import { handsWaiting } from "#text/home-desk.ts";
import { reviewWords } from "#text/inside-reviews.ts";
import { joinWords } from "#text/join.ts";
import { meWords } from "#text/me.ts";
import { dialogueWords, questionWords } from "#text/needs.ts";
import { planPageWords, publishWords } from "#text/plan-pages.ts";
import { projectWords } from "#text/projects.ts";
import { proposalWaits, proposalWords } from "#text/proposals.ts";
import { referralWords } from "#text/referrals.ts";
import { launchBrowser } from "../support/browser.ts";
import { arriving, typing } from "../support/hands.ts";
import { openStoryBook, type StoryBook } from "../support/story-book.ts";
import { openStoryWorld, type Reader, readerOf, type StoryWorld } from "../support/story-world.ts";

// One story, end to end, as each hat; `WRITE_WALK=1` writes docs/walk.md and its pictures. A browser shares the machine
// with all other tests.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let world: StoryWorld;
let book: StoryBook;
const desk = { width: 1280 };
const phone = { width: 390 };

/** What the chapters hand on to each other. */
let firm = { number: 0, name: "", town: "" };
let project = "";
let newcomerOn: Reader;
let person = 0;
const proposal = { first: "", second: "" };
let engagement = "";
let plan = "";

const newcomer = { name: "潮見 あさひ", email: "asahi@example.invalid" };
const password = "架空の長い長い合言葉です";
const title = "直販の売り場を育てる仕事";

beforeAll(async () => {
  const browser = await launchBrowser();
  world = await openStoryWorld(browser);
  book = openStoryBook(world.house.origin);
  const { rows } = await world.house.database.asSuper(
    `select f.number, f.name, f.town from banso.firm f join banso.hat h on h.firm_id = f.firm_id
     join banso.account a on a.account_id = h.account_id where a.email = 'owner@sample.invalid' and h.kind = 'owner'`,
  );
  firm = { number: Number(rows[0]?.number), name: String(rows[0]?.name), town: String(rows[0]?.town) };
  // A firm is anonymous until it agrees to be named; the sample's owner has agreed, and takes that back.
  const owner = await world.enter("owner", phone);
  await owner.open(`/firms/${firm.number}`);
  await owner.press(firmWords.withdraw.ja);
});
afterAll(async () => {
  await world?.close();
  await world?.browser.close();
});

const placeOf = ({ page }: Reader): string => new URL(page.url()).pathname;
const heading = ({ page }: Reader): Promise<string> => page.locator("h1").innerText();
const text = ({ page }: Reader): Promise<string> => page.locator("main").innerText();
const numberOf = (place: string): number => Number(place.split("/").at(-1));

/** What staff type of somebody who telephones. */
async function heardOnTelephone(reader: Reader, who: string): Promise<void> {
  const form = reader.page.locator("#answer");
  await form.locator("[name=spoke]").fill(who);
  await form.locator("[name=channel][value=phone]").check();
  await form.locator("[name=readBack][value=aloud]").check();
}

type Said = readonly [Question, string];
const talk: readonly [Said, ...(readonly Said[])] = [
  ["worry", "値段はいつも向こうが決める。うちの品がいくらで並んでいるのかも知らない。"],
  ["issue", "問屋に頼りきりで、お客さんの顔を見ている者が社内にいない。"],
  ["result", "3年で、問屋に頼らない売上を2割にしたい。"],
  ["new", "自社の名前で売るのは初めてです。"],
  ["hard", "職人の手が足りず、数を約束できません。"],
  ["decide", "売り先と見せ方。一回十万円までは任せます。"],
  ["role", "隣で一緒に考えてくれる人。"],
  ["terms", "週に1回、来月から半年。月に1度は来てほしい。月6万円なら出せる。"],
];
const need = [4, 4, 3, 3, 2, 2, 5, 2, 2];
const shape = [4, 4, 3, 3, 3, 2, 5, 3, 2];
const elementNames =
  "grasp-situation set-issue make-plan carry-out respond inside-relations outside-relations superior-relations develop-team".split(
    " ",
  );

test("an owner telephones a worry; what was said becomes a requirement", async () => {
  book.chapter("A worry on the telephone");
  const definer = await world.enter("definer", desk);
  await definer.open("/");
  await book.step(definer, "Definer", "What waits for the definer today");
  await definer.open(`/firms/${firm.number}`);
  await definer.follow(dialogueWords.begin.ja);
  await definer.fill("spokenBy", "社長");
  await definer.choose("channel", "phone");
  expect(await definer.press(dialogueWords.beginButton.ja)).toBe(200);
  const dialogue = placeOf(definer);
  const [worry, ...others] = talk;
  expect(await heading(definer)).toBe(questionWords[worry[0]].ask.ja);
  await definer.fill("words", worry[1]);
  await book.step(definer, "Definer", "One question at a time, in the owner's words");
  expect(await definer.press(dialogueWords.next.ja)).toBe(200);
  for (const [kind, words] of others)
    await definer.send(`${dialogue}/lines`, { kind, speaker: "owner", words, go: "next" });
  await definer.open(dialogue);
  await book.step(definer, "Definer", "All that was said, and the next step");
  await definer.follow(dialogueWords.make.ja);
  await definer.fill("title", title);
  await definer.choose("roleKind", "shoulder");
  await definer.choose("themes", "domestic-sales");
  await definer.fill("place", firm.town);
  await definer.fill("months", "6");
  for (const [index, name] of elementNames.entries()) await definer.fill(`points-${name}`, String(need[index]));
  await book.step(definer, "Definer", "The requirement is filled in from the owner's words");
  expect(await definer.press(dialogueWords.makeSave.ja)).toBe(200);
  project = placeOf(definer);
  await book.step(definer, "Definer", "The requirement, with the next step on top");

  const owner = await world.enter("owner", phone);
  await owner.open("/");
  await book.step(owner, "Owner", "The owner finds the draft on the first page");
  await owner.open(project);
  await owner.page.locator("details.source-words summary").first().click();
  expect(await text(owner)).toContain("3年で、問屋に頼らない売上を2割にしたい。");
  await book.step(owner, "Owner", "Each line opens the owner's own words");
});

test("the firm's own people are looked at first; then the project is published", async () => {
  book.chapter("Look inside first, then publish");
  const definer = await world.enter("definer", desk);
  await definer.open(project);
  await definer.follow(reviewWords.open.ja);
  await definer.choose("result", "outside");
  await definer.fill("reason", "製造は任せられるが、店と話した経験のある方がいない。");
  await definer.fill("spoke", "社長");
  await definer.choose("channel", "phone");
  await definer.choose("readBack", "aloud");
  await book.step(
    definer,
    "Definer",
    "Those who agreed are looked at first; what the owner settled, who spoke, how it was read back",
  );
  expect(await definer.press(reviewWords.decide.ja)).toBe(200);
  await definer.open(project);
  await definer.follow(projectWords.publish.ja);
  await book.step(definer, "Definer", "What publishing means, and two equal buttons");
  expect(await definer.press(projectWords.yesPublish.ja)).toBe(200);
  await book.step(definer, "Definer", "Published: the bank shows it");
});

test("a stranger on a phone without scripts finds the project, registers by mail and says what they bring", async () => {
  book.chapter("A person registers (phone, scripts off)");
  const visitor = await world.arrive({ ...phone, scripts: false });
  await visitor.open(`/bank/${numberOf(project)}`);
  expect(await text(visitor)).not.toContain(firm.name);
  await book.step(visitor, "Visitor", "The published project, without the firm's name");
  await visitor.follow(handWords.register.ja);
  await visitor.fill("name", newcomer.name);
  await visitor.fill("email", newcomer.email);
  await book.step(visitor, "Visitor", "Name and mail address are enough");
  expect(await visitor.press(joinWords.send.ja)).toBe(200);
  await visitor.open(await world.mailed(newcomer.email, /^\/join\//));
  expect(await visitor.press(joinWords.finish.ja)).toBe(200);
  await book.step(visitor, "Person", "Registered: all questions, none of them a must");
  await visitor.open("/me/profile/shape");
  for (const [index, name] of elementNames.entries()) await visitor.fill(`points-${name}`, String(shape[index]));
  await book.step(visitor, "Person", "29 points over nine skills");
  expect(await visitor.press(meWords.saveNext.ja)).toBe(200);
  await visitor.open("/me/profile/week");
  await visitor.choose("freeCells", "2");
  await book.step(visitor, "Person", "Free parts of the week");
  expect(await visitor.press(meWords.saveNext.ja)).toBe(200);
  for (const [question, fields] of Object.entries(answers)) {
    await visitor.open(`/me/profile/${question}`);
    const version = await visitor.page.locator("main [name=version]").inputValue();
    await visitor.send(`/me/profile/${question}`, { ...fields, version });
  }
  await visitor.open("/");
  await book.step(visitor, "Person", "The first page says what comes next");
  newcomerOn = await world.keep(await visitor.tab.context.cookies(), phone);
  await visitor.tab.leave();
});

const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  contact: { name: newcomer.name, email: newcomer.email, phone: "000-0000-9999" },
  work: { about: "港の市場で売り場を一から作り、6年続けました。" },
  themes: { themes: "domestic-sales" },
  time: { halfDays: "12" },
  pay: { payYenPerHalfDay: "15000" },
};

test("by keyboard alone the person agrees to be matched and raises a hand", async () => {
  book.chapter("Consent and a raised hand (keyboard alone)");
  const reader = readerOf(newcomerOn.tab, world.house.origin, typing);
  await reader.open("/");
  await reader.follow(homeWords.decideConsent.ja);
  await book.step(reader, "Person", "What the consent means, for whom, until when, how to undo it");
  expect(await reader.press(consentPageWords.yes.ja)).toBe(200);
  await reader.open(`/bank/${numberOf(project)}`);
  await reader.follow(handWords.yes.ja);
  await reader.fill("words", "売り場づくりなら、お役に立てそうです。");
  expect(await reader.press(handWords.yes.ja)).toBe(200);
  await book.step(reader, "Person", "The hand is up");
  // Somebody else agrees as well, so that there are two candidates.
  const other = await world.enter("person", phone);
  await other.open("/me/consents");
  const undecided = other.page.locator('main a[href="/me/consents/matching"]');
  if ((await undecided.count()) > 0) {
    await arriving(other.page, () => undecided.click());
    expect(await other.press(consentPageWords.yes.ja)).toBe(200);
  }
});

test("a password is chosen later by a mailed link, on a phone without scripts", async () => {
  const visitor = await world.arrive({ ...phone, scripts: false });
  await visitor.open("/password/forgotten");
  await visitor.fill("email", newcomer.email);
  await book.step(visitor, "Visitor", "Whoever has no password, or forgot it, gets a link");
  expect(await visitor.press(passwordWords.sendLink.ja)).toBe(200);
  await visitor.open(await world.mailed(newcomer.email, /^\/password\/new/));
  await visitor.fill("next", password);
  await book.step(visitor, "Visitor", "The link opens one field");
  expect(await visitor.press(passwordWords.set.ja)).toBe(200);
  newcomerOn = await world.keep(await visitor.tab.context.cookies(), phone);
  await visitor.tab.leave();
});

test("the coordinator answers the hand and puts two candidates to the firm", async () => {
  book.chapter("An answer to the hand, two proposals, a plan");
  const staff = await world.enter("coordinator", desk);
  await staff.open("/");
  expect(await heading(staff)).toMatch(new RegExp(handsWaiting(1).ja.replace("1", "\\d+")));
  await book.step(staff, "Coordinator", "A hand waits: it is the first thing to do");
  await staff.follow(homeWords.seeHands.ja);
  await staff.open(`${project}/hands`);
  await staff.page.locator(".hand details summary").first().click();
  await staff.choose("answer", "talk");
  await staff.fill("answerWords", `${newcomer.name}様\n売り場を一から作られたお話、ぜひ伺わせてください。`);
  await book.step(staff, "Coordinator", "Every hand gets an answer in somebody's words");
  expect(await staff.press(handWords.sendAnswer.ja)).toBe(200);
  const [own = 0, sample = 0] = await numbersOfPeople(newcomer.email, "person@sample.invalid");
  person = own;
  proposal.first = await put(staff, own);
  await book.step(staff, "Coordinator", "The proposal, with what each side knows");
  // The sample's person is busy until then.
  proposal.second = await put(staff, sample, { fromWeek: "2030-01-07" });
});

async function numbersOfPeople(...emails: readonly string[]): Promise<readonly number[]> {
  const { rows } = await world.house.database.asSuper(
    `select p.number from unnest($1::text[]) with ordinality e (email, place) join banso.account a using (email)
     join banso.hat h on h.account_id = a.account_id and h.kind = 'person'
     join banso.hub_person p on p.person_id = h.person_id order by e.place`,
    [emails],
  );
  return rows.map(({ number }) => Number(number));
}

type Put = { readonly at?: string; readonly fromWeek?: string | null };

async function put(staff: Reader, who: number, { at = project, fromWeek = null }: Put = {}): Promise<string> {
  await staff.open(at);
  await staff.follow(proposalWords.put.ja);
  await staff.fill("person", String(who));
  await staff.fill("halfDays", "4");
  await staff.fill("onSiteHalfDays", "0");
  if (fromWeek !== null) await staff.fill("fromWeek", fromWeek);
  expect(await staff.press(proposalWords.putNow.ja)).toBe(200);
  return placeOf(staff);
}

test("a plan of the whole region leaves what is proposed where it is", async () => {
  const staff = await world.enter("coordinator", desk);
  await staff.open("/plans/region");
  await staff.fill("seconds", "1");
  expect(await staff.press(planPageWords.send.ja)).toBe(200);
  await staff.page.locator(`h2:text("${publishWords.title.ja}")`).waitFor({ timeout: 120_000 });
  plan = placeOf(staff);
  await book.step(staff, "Coordinator", "The plan and how good it is proven to be");
  expect(await staff.press(publishWords.publish.ja)).toBe(200);
  await staff.page.locator("#proposals").scrollIntoViewIfNeeded();
  await book.step(staff, "Coordinator", "From the plan that holds, proposals go to both sides");
});

test("one candidate says no with a reason; the other proposal stays as it is", async () => {
  book.chapter("One no, and calm for the others");
  const before = await rowOf(proposal.first);
  const other = await world.enter("person", phone);
  await other.open(proposal.second);
  await other.page.locator("main details summary").filter({ hasText: "見送る場合の理由" }).click();
  await other.choose("reason", "timing");
  await book.step(other, "Person", "Yes and no are equal; a reason is only for the hub");
  expect(await other.press(proposalWords.noMeet.ja)).toBe(200);
  expect(await rowOf(proposal.first)).toEqual(before);
  const staff = await world.enter("coordinator", desk);
  await staff.open(project);
  await staff.page.locator("#proposals").scrollIntoViewIfNeeded();
  await book.step(staff, "Coordinator", "One has ended, the other goes on as it was");
});

const rowOf = async (at: string): Promise<unknown> =>
  (await world.house.database.asSuper("select p::text as row from banso.proposal p where number = $1", [numberOf(at)]))
    .rows;
const suggested = async (): Promise<number> =>
  (await world.house.database.asSuper("select from banso.suggestion")).rows.length;

test("the owner answers in three touches, the person on a phone; a deputy and the person find a date", async () => {
  book.chapter("Yes, and a meeting");
  const owner = await world.enter("owner", phone);
  await owner.open("/");
  expect(await text(owner)).toContain(proposalWaits(title).ja);
  await book.step(owner, "Owner", "First touch: the first page says that a proposal waits");
  const touches = await countTouches(owner);
  await arriving(owner.page, () => owner.page.locator(`main a[href="${proposal.first}"]`).click());
  expect(placeOf(owner)).toBe(proposal.first);
  expect(await text(owner)).not.toContain(newcomer.name);
  await book.step(owner, "Owner", "What the person brings, without a name; a second touch leads to the answer");
  await owner.page.getByRole("link", { name: proposalWords.toAnswer.ja }).click();
  await owner.page.getByRole("button", { name: proposalWords.yesMeet.ja }).scrollIntoViewIfNeeded();
  await book.step(owner, "Owner", "Third touch: yes and no are equal");
  expect(await owner.press(proposalWords.yesMeet.ja)).toBe(200);
  expect(touches()).toBeLessThanOrEqual(3);
  book.measured(`An owner answers a proposal in ${touches()} touches from the first page.`);

  const reader = newcomerOn;
  await reader.open("/");
  await reader.follow(homeWords.answerProposal.ja);
  expect(await text(reader)).toContain(firm.name);
  await book.step(reader, "Person", "The firm would meet: now it has a name");
  expect(await reader.press(proposalWords.yesMeet.ja)).toBe(200);

  const deputy = await world.enter("deputy", phone);
  await deputy.open("/");
  await deputy.follow(meetingButtons.offer.ja);
  await deputy.choose("mode", "on-site");
  await deputy.fill("place", "会社の事務所");
  const day = new Date(world.house.app.clock.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10);
  await deputy.fill("slot1", `${day}T10:00`);
  await deputy.fill("slot2", `${day}T15:00`);
  await book.step(deputy, "Deputy", "A deputy offers dates");
  expect(await deputy.press(proposalWords.offerNow.ja)).toBe(200);

  await reader.open("/");
  await reader.follow(meetingButtons.choose.ja);
  await reader.page.locator("main [name=slot]").first().check();
  expect(await reader.press(proposalWords.chooseNow.ja)).toBe(200);
  await reader.page.locator("#meeting").scrollIntoViewIfNeeded();
  await book.step(reader, "Person", "The date, and a file for the calendar");
  const file = await reader.page.request.get(`${world.house.origin}${proposal.first}/meeting.ics`);
  expect(await file.text()).toContain("BEGIN:VEVENT");
});

test("after the meeting both say yes, the owner by telephone; the role is written and the ledger books it", async () => {
  book.chapter("Both say yes");
  world.forward(4);
  const reader = newcomerOn;
  await reader.open("/");
  await reader.follow(meetingButtons.decide.ja);
  await book.step(reader, "Person", "After the meeting: shall it begin?");
  expect(await reader.press(proposalWords.yesBegin.ja)).toBe(200);
  const staff = await world.enter("coordinator", desk);
  await staff.open(proposal.first);
  await staff.choose("side", "firm");
  await staff.choose("says", "yes");
  await heardOnTelephone(staff, "社長");
  await staff.page.getByText(behalfWords.title.ja).first().scrollIntoViewIfNeeded();
  await book.step(staff, "Coordinator", "The owner telephones: who spoke, and how it was read back");
  expect(await staff.press(proposalWords.saveAnswer.ja)).toBe(200);
  await staff.open("/");
  await book.step(staff, "Coordinator", "Both agreed: the role has to be written");
  await staff.open(proposal.first);
  await staff.follow(proposalWords.engage.ja);
  await book.step(staff, "Coordinator", "The role in writing, filled in from what was agreed");
  expect(await staff.press(proposalWords.engageNow.ja)).toBe(200);
  engagement = placeOf(staff);
  await staff.follow(companionWords.name.ja);
  await staff.page.locator("main select[name=companion]").selectOption({ index: 1 });
  expect(await staff.press(companionWords.nameNow.ja)).toBe(200);
  await book.step(staff, "Coordinator", "An engagement with its companion");
  await staff.open(`/people/${person}`);
  await book.step(staff, "Coordinator", "The half-days are booked in the person's weeks");
});

test("the first check-ins come by mail; a low answer becomes a concern that is worked on and closed", async () => {
  book.chapter("First check-ins, and a concern");
  const { rows } = await world.house.database.asSuper(
    `select min(c.due_on)::text as due from banso.check_in c join banso.engagement e using (hub_id, engagement_id)
     where e.number = $1`,
    [numberOf(engagement)],
  );
  const wait = (Date.parse(String(rows[0]?.due)) - Date.parse(world.house.app.clock.today())) / 86_400_000;
  world.forward(wait);
  await world.round("keep-cadence");
  // Today's letter may have gone already: the next morning's has the check-in.
  world.forward(1);
  await world.round("tell-notices");
  await answerByLink(newcomer.email, "2", "Person", "売り場の話が、まだ始められていません。");
  await answerByLink("owner@sample.invalid", "5", "Owner", "");
  const staff = await world.enter("coordinator", desk);
  await staff.open("/concerns");
  await book.step(staff, "Coordinator", "The low answer has opened a concern");
  await staff.page
    .locator("main a", { hasText: /^C-\d+/ })
    .first()
    .click();
  await staff.page.waitForLoadState();
  await staff.page.locator("#step-words").fill("電話で伺い、来週三者で話すことにした。");
  expect(await staff.press(concernWords.stepNow.ja)).toBe(200);
  await staff.page.locator("summary", { hasText: concernWords.end.ja }).click();
  await staff.page.locator("#end-outcome").fill("役割を読み合わせ、週1回は売り場に立つことにした。");
  expect(await staff.press(concernWords.endNow.ja)).toBe(200);
  await book.step(staff, "Coordinator", "Worked on, and closed with what came of it");
  await staff.open(engagement);
  await book.step(staff, "Coordinator", "The story of the engagement shows it all");
});

/** Counts from now on how often a finger touches the screen of this reader, from page to page. */
async function countTouches({ page }: Reader): Promise<() => number> {
  let count = 0;
  await page.exposeFunction("touched", () => {
    count += 1;
  });
  const listen = 'document.addEventListener("pointerup", () => window.touched(), true)';
  await page.addInitScript(listen);
  await page.evaluate(listen);
  return () => count;
}

/** A minute on a phone, without signing in. */
async function answerByLink(email: string, score: string, hat: string, words: string): Promise<void> {
  const reader = await world.arrive(phone);
  const touches = await countTouches(reader);
  const begun = performance.now();
  await reader.open(await world.mailed(email, /^\/check-ins\//));
  const feeling = feelingWords.find(({ value }) => value === score)?.label.ja ?? "";
  await reader.page.getByText(feeling, { exact: true }).click();
  await reader.page.getByText(onTrackWords[1]?.label.ja ?? "", { exact: true }).click();
  await reader.page.getByText(talkWords.no.ja).click();
  if (words !== "") await reader.fill("words", words);
  await book.step(reader, hat, "Three questions by a mailed link, within a minute");
  expect(await reader.press(checkInWords.send.ja)).toBe(200);
  expect(performance.now() - begun).toBeLessThan(60_000);
  expect(touches()).toBeLessThanOrEqual(5);
  if (words === "") book.measured(`A check-in by a mailed link takes ${touches()} touches, well within a minute.`);
  await reader.tab.leave();
}

test("whoever takes a consent back is unknown to the firm in that moment, and the project is repaired", async () => {
  book.chapter("A consent is taken back");
  const staff = await world.enter("coordinator", desk);
  const { own, free } = await otherProjects();
  const before = await suggested();
  const at = await put(staff, person, { at: own });
  await put(staff, person, { at: free });
  const reader = newcomerOn;
  await reader.open(at);
  expect(await reader.press(proposalWords.yesMeet.ja)).toBe(200);
  const owner = await world.enter("owner", phone);
  await owner.open(at);
  expect(await text(owner)).toContain(newcomer.email);
  await book.step(owner, "Owner", "After the person's yes: name and contact, for this proposal alone");
  await reader.open("/me/disclosures");
  expect(await reader.page.locator("#known section").count()).toBe(2);
  await book.step(reader, "Person", "Who knows what, since when and what for; one touch takes it back");
  const consent = reader.page.locator("#consents").getByRole("button", { name: consentPageWords.withdraw.ja });
  expect(await arriving(reader.page, () => consent.first().click())).toBe(200);
  // What began by a yes goes on; what was only proposed is closed.
  expect(await reader.page.locator("#known section").count()).toBe(1);
  await owner.open(at);
  const seen = await text(owner);
  for (const unknown of [newcomer.name, newcomer.email, "000-0000-9999"]) expect(seen).not.toContain(unknown);
  await book.step(owner, "Owner", "The same page a moment later");
  await expect.poll(() => suggested(), { timeout: 60_000 }).toBeGreaterThan(before);
  const again = await world.enter("coordinator", desk);
  await again.open(free);
  await again.page.locator("#proposals").scrollIntoViewIfNeeded();
  await book.step(
    again,
    "Coordinator",
    "Another project that had the person is repaired: the coordinator is told who fits next",
  );
});

test("somebody on an imported card without an account is asked by mail and answers with one touch", async () => {
  book.chapter("Asked by mail, without an account");
  const staff = await world.enter("coordinator", desk);
  const card = await cardWithoutAccount();
  // The first project is served by now; the firm has another one.
  await staff.open(`${(await otherProjects()).own}/hands/ask`);
  await staff.fill("person", `H-${card.number}`);
  await staff.fill("asking", "先日のお話から、この仕事を思い出しました。");
  await book.step(staff, "Coordinator", "The hub asks in its own words");
  expect(await staff.press(handWords.askNow.ja)).toBe(200);
  world.forward(1);
  await world.round("tell-notices");
  const reader = await world.arrive(phone);
  await reader.open(await world.mailed(card.email, /^\/asks\//));
  expect(await text(reader)).not.toContain(firm.name);
  await book.step(reader, "Visitor", "The work without the firm's name, and three answers of equal weight");
  expect(await reader.press(askAnswerWords.yes.ja)).toBe(200);
  await book.step(reader, "Visitor", "The hand is up; the card can be taken over");
  await reader.tab.leave();
});

async function cardWithoutAccount(): Promise<{ readonly number: number; readonly email: string }> {
  const { rows } = await world.house.database.asSuper(
    `select h.number, p.email from banso.hub_person h join banso.person p using (person_id) where p.email <> ''
       and not exists (select from banso.hat t where t.person_id = h.person_id)
       and not exists (select from banso.hand a where a.person_id = h.person_id)
       and not exists (select from banso.data_consent c where c.person_id = h.person_id) order by h.number limit 1`,
  );
  return { number: Number(rows[0]?.number), email: String(rows[0]?.email) };
}

test("an intermediary takes a requirement, names a candidate, and the hub reads it", async () => {
  book.chapter("Through an intermediary");
  const desk1 = await world.enter("intermediary", desk);
  await desk1.open("/");
  await book.step(desk1, "Intermediary", "What was handed over waits on the first page");
  await desk1.follow(homeWords.seeReferrals.ja);
  await book.step(desk1, "Intermediary", "Their own requirements alone, without the firms' names");
  await arriving(desk1.page, () => desk1.page.locator('main a[href^="/referrals/"]').first().click());
  await desk1.fill("label", "候補A（元・工作機械の営業部長）");
  await desk1.fill("words", "販路づくりを10年。週2コマから。");
  await desk1.fill("halfDays", "8");
  await book.step(desk1, "Intermediary", "A candidate is named without name or contact");
  expect(await desk1.press(referralWords.nameNow.ja)).toBe(200);
  const referral = placeOf(desk1);
  const staff = await world.enter("coordinator", desk);
  await staff.open(referral);
  expect(await text(staff)).toContain("候補A（元・工作機械の営業部長）");
  await book.step(staff, "Coordinator", "The candidate has come back to the hub");
});

test("a town reads what is open; an operator sees that every mail goes out", async () => {
  book.chapter("The town and the operator");
  const town = await world.enter("town-staff", desk);
  await town.open("/");
  await book.step(town, "Town staff", "What the town finds, and whom it can call");
  await town.follow(homeWords.seeOpen.ja);
  await book.step(town, "Town staff", "The projects that look for people");
  const operator = await world.enter("operator", desk);
  await operator.open("/");
  await book.step(operator, "Operator", "What an operator does");
  await operator.open("/mail");
  await book.step(operator, "Operator", "Mails that wait, went out or were given up");
  await operator.open("/accounts");
  await book.step(operator, "Operator", "Who may use Banso, and as what");
});

test("the shares of the plan that holds are put to both sides: one by its row, then all", async () => {
  book.chapter("A whole plan is put forward");
  const staff = await world.enter("coordinator", desk);
  await staff.open(plan);
  const one = staff.page.locator("#shares").getByRole("button", { name: proposalWords.putShare.ja });
  const before = await alive();
  expect(await arriving(staff.page, () => one.first().click())).toBe(200);
  expect(await alive()).toBe(before + 1);
  await staff.page.locator("#shares").scrollIntoViewIfNeeded();
  await book.step(staff, "Coordinator", "One share, put by its row");
  expect(await staff.press(proposalWords.planAll.ja)).toBe(200);
  await book.step(staff, "Coordinator", "All that can be put; each side has its own page of it");
  expect(await alive()).toBeGreaterThan(before + 10);
  const { rows } = await world.house.database.asSuper(
    "select from banso.capacity_week where booked > capacity union all select from banso.proposal where half_days <= 0",
  );
  expect(rows).toEqual([]);
  book.close();
});

const alive = async (): Promise<number> =>
  (await world.house.database.asSuper("select from banso.proposal where phase in ('open', 'meeting', 'agreed')")).rows
    .length;

/** Another project of the firm, and one of any firm for which nobody else is proposed. */
async function otherProjects(): Promise<{ readonly own: string; readonly free: string }> {
  const { rows } = await world.house.database.asSuper(
    `with others as (select j.number, j.project_id, f.number as firm from banso.project j
       join banso.firm f using (hub_id, firm_id) where j.status = 'published' and j.number <> $2)
     select (select min(number) from others where firm = $1) as own,
       (select min(number) from others o where firm <> $1 and not exists (select from banso.proposal p
         where p.project_id = o.project_id and p.phase in ('open', 'meeting', 'agreed'))) as free`,
    [firm.number, numberOf(project)],
  );
  return { own: `/projects/${Number(rows[0]?.own)}`, free: `/projects/${Number(rows[0]?.free)}` };
}
