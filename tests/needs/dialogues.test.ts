import { afterAll, beforeAll, expect, test } from "vitest";
import { elements } from "#domain/people/terms.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
let definer: SignedIn;
let owner: SignedIn;

beforeAll(async () => {
  house = await testApp();
  definer = await house.signInAs("definer", house.north);
  owner = await house.signInAs("owner", house.north);
});
afterAll(() => house.close());

const placeOf = (response: Response): string => (response.headers.get("location") ?? "").split("?")[0] ?? "";
const textOf = async (who: SignedIn, path: string): Promise<string> => (await who.ask(path)).text();
type Fields = Readonly<Record<string, string | readonly string[]>>;

async function sent(who: SignedIn, path: string, fields: Fields): Promise<string> {
  const response = await who.ask(path, { fields });
  if (response.status !== 303) throw new Error(`${path}: ${response.status}\n${await response.text()}`);
  return placeOf(response);
}

const begun = (spokenBy = "架空 社長"): Promise<string> =>
  sent(definer, `/firms/${house.north.firm.number}/dialogues`, { heldOn: "2026-11-23", channel: "phone", spokenBy });

const say = (place: string, kind: string, words: string, speaker = "owner"): Promise<string> =>
  sent(definer, `${place}/lines`, { kind, speaker, words });

/** The owner's answers to the eight questions. */
const talk = {
  worry: "値段はいつも向こうが決めるんです。",
  issue: "お客さんの顔を見ている者がいない。",
  result: "3年で直販を2割にしたい。",
  new: "自社の名前で売るのは初めてです。",
  hard: "数を約束できません。",
  decide: "売り先と見せ方を任せます。",
  role: "隣で一緒に考えてくれる人。",
  terms: "週に一回、来月から半年。月に6万円なら。",
} as const;

async function talked(): Promise<string> {
  const place = await begun();
  for (const [kind, words] of Object.entries(talk)) await say(place, kind, words);
  return place;
}

const need = Object.fromEntries(elements.map((element, index) => [`points-${element}`, String(index % 6)]));
const requirement: Fields = {
  issue: talk.issue,
  title: "直販を2割に",
  result: talk.result,
  whatIsNew: talk.new,
  whatIsHard: talk.hard,
  mayDecide: talk.decide,
  roleKind: "shoulder",
  themes: ["domestic-sales"],
  halfDays: "4",
  onSiteHalfDays: "1",
  place: "鳴瀬町",
  months: "6",
  payYenPerMonth: "60000",
  ...need,
};

test("the talk goes from question to question, and what was left out comes back", async () => {
  const place = await begun();
  expect(await textOf(definer, place)).toContain("いま、いちばん気にかかっていることは何ですか");
  const written = await definer.ask(`${place}/lines`, {
    fields: { kind: "worry", speaker: "owner", words: talk.worry, go: "next" },
  });
  expect(written.headers.get("location")).toContain("ask=issue");
  const more = await definer.ask(`${place}/lines`, {
    fields: { kind: "issue", speaker: "owner", words: talk.issue, go: "same" },
  });
  expect(more.headers.get("location")).toContain("ask=issue");
  await say(place, "new", talk.new);
  expect(await textOf(definer, place)).toContain("うまくいったら、何がどうなっていますか");
});

test("an answer without words comes back beside its field, and nothing is written", async () => {
  const place = await begun();
  const response = await definer.ask(`${place}/lines`, { fields: { kind: "hard", speaker: "owner", words: "" } });
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toContain("どこが難しいと思いますか");
  expect(page).toContain('href="#f-words"');
});

test("of twenty who write at once each gets a line of its own", async () => {
  const place = await begun();
  await Promise.all(Array.from({ length: 20 }, (_, index) => say(place, "fact", `一度に書いた言葉${index}`)));
  const page = await textOf(definer, `${place}?ask=all`);
  for (let index = 0; index < 20; index += 1) expect(page).toContain(`一度に書いた言葉${index}`);
  const { rows } = await house.database.asSuper(
    "select array_agg(seq order by seq) as seqs from banso.dialogue_line where words like '一度に書いた言葉%'",
  );
  expect(rows[0]?.seqs).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test("the requirement is written from the owner's words, and each of its lines opens them", async () => {
  const place = await talked();
  const form = await textOf(definer, `${place}/requirement`);
  expect(form).toContain('value="4"');
  expect(form).toContain('value="60000"');
  expect(form).toContain(`>${talk.result}</textarea>`);
  const project = await sent(definer, `${place}/requirement`, requirement);
  for (const who of [definer, owner]) {
    const page = await textOf(who, project);
    for (const words of Object.values(talk)) expect(page).toContain(`<blockquote class="said-words">${words}`);
    expect(page).toContain("お客さんの顔を見ている者がいない。");
    expect(page.match(/<details class="source-words">/g)?.length).toBe(12);
  }
  const stored = await house.database.asSuper(
    "select shape, issue from banso.project where title = '直販を2割に' order by number desc limit 1",
  );
  expect(stored.rows[0]).toEqual({ shape: [0, 1, 2, 3, 4, 5, 0, 1, 2], issue: talk.issue });
});

test("what stands in the firm's way is on no public page", async () => {
  const place = await talked();
  const project = await sent(definer, `${place}/requirement`, { ...requirement, issue: "だれにも言えない課題" });
  await sent(definer, `${project}/inside-review`, {
    version: "0",
    step: "decide",
    result: "outside",
    reason: "いない",
    spoke: "社長",
    channel: "visit",
    readBack: "aloud",
  });
  await sent(definer, `${project}/publish`, { version: "1", answer: "yes" });
  const page = await (await house.request(house.north, project.replace("/projects/", "/bank/"))).text();
  expect(page).toContain(talk.result);
  expect(page).not.toContain("だれにも言えない課題");
  expect(page).not.toContain(talk.worry);
  expect(await textOf(owner, project)).toContain("だれにも言えない課題");
});

test("a need above 5 is refused with its place, unless 29 points are spread", async () => {
  const place = await talked();
  const response = await definer.ask(`${place}/requirement`, {
    fields: { ...requirement, "points-respond": "7" },
  });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain("この仕事に要る力");
});

test("an owner corrects their own words; the first ones stay, and a note of the definer's is not theirs", async () => {
  const place = await begun();
  await say(place, "worry", "はじめに書かれた言葉");
  await say(place, "fact", "担当の覚え書き", "definer");
  expect(await textOf(owner, place)).toContain("はじめに書かれた言葉");
  await sent(owner, `${place}/lines/1`, { words: "私が言い直した言葉", version: "1" });
  const page = await textOf(definer, `${place}?ask=all`);
  expect(page).toContain("私が言い直した言葉");
  expect(page).toContain("はじめに書かれた言葉");
  expect((await owner.ask(`${place}/lines/2`)).status).toBe(404);
  expect((await owner.ask(`${place}/lines/2`, { fields: { words: "別の覚え書き", version: "1" } })).status).toBe(404);
  const stale = await owner.ask(`${place}/lines/1`, { fields: { words: "古いページから", version: "1" } });
  expect(stale.status).toBe(409);
  const both = await stale.text();
  expect(both).toContain("私が言い直した言葉");
  expect(both).toContain("古いページから");
});

test("staff who correct the owner's words, or close the talk, say who spoke and how it was read back", async () => {
  const place = await begun("架空 会長");
  await say(place, "worry", "電話で聞いた言葉");
  const without = await definer.ask(`${place}/lines/1`, { fields: { words: "直した言葉", version: "1" } });
  expect(without.status).toBe(422);
  const spoken = { spoke: "架空 会長", channel: "phone", readBack: "aloud" };
  await sent(definer, `${place}/lines/1`, { words: "直した言葉", version: "1", ...spoken });
  await sent(definer, `${place}/close`, { version: "1", ...spoken });
  const page = await textOf(owner, place);
  expect(page).toContain("直した言葉");
  expect(page).toContain("架空 会長（電話）から伺いました。声に出して読み返しました。");
  expect((await definer.ask(`${place}/lines`, { fields: { kind: "fact", speaker: "owner", words: "x" } })).status).toBe(
    409,
  );
  await sent(definer, `${place}/resume`, { version: "2" });
  await say(place, "fact", "続きの言葉");
});

test("what an owner told before stands ready at the first question", async () => {
  await sent(definer, `/firms/${house.north.firm.number}/story`, {
    kind: "worry",
    onDay: "2026-10-01",
    words: "前に話した悩み",
  });
  const place = await begun();
  expect(await textOf(definer, place)).toContain("前に話した悩み");
  await say(place, "worry", "前に話した悩み");
  expect(await textOf(definer, `${place}?ask=worry`)).not.toContain("この言葉を書きとめる");
});
