import { inOffice, later } from "./agenda.ts";
import { choicesOf, hasForm } from "./browser.ts";
import type { Page } from "./page.ts";
import { count, staffOf, type World } from "./world.ts";

const answers: Readonly<Record<string, readonly string[]>> = {
  worry: ["若い者が続かん。仕事は面白いのに、伝わっとらんのです。", "注文は来るのに、見積もりが追いつかない。"],
  issue: ["値段を決める物差しが、社長の頭の中にしかない。"],
  result: ["半年で、見積もりを二日で返せるようにしたい。"],
  new: ["図面を写真で受けるのは、うちでは初めてです。"],
  hard: ["職人は書くのが嫌いです。"],
  decide: ["道具選びは任せます。"],
  role: ["現場と事務のあいだに立ってほしい。"],
  terms: ["月に二コマくらいなら払えます。"],
  fact: ["創業は昭和四十年です。"],
};

/** A definer at a firm's table: asks, writes down, makes a requirement, looks inside, publishes. */
export async function holdDialogue(world: World, n: number): Promise<void> {
  const { agenda, chance, house } = world;
  const browser = await staffOf(world, "definer");
  const own = chance.of(`dialogue ${n}`);
  const list = await browser.open("/firms?without=project");
  const firms = [...new Set(list.links.flatMap(({ href }) => /\/firms\/(\d+)$/.exec(href)?.[1] ?? []))];
  if (firms.length === 0) {
    world.faults.push(`the definer sees no firm at ${list.at}: ${list.status} ${list.text.slice(0, 200)}`);
    return;
  }
  const firm = firms[n % firms.length];
  const begun = await browser.open(`/firms/${firm}/dialogues/new`);
  let page = await browser.press(begun, {
    form: /\/dialogues$/,
    fill: { spokenBy: "社長", channel: own.oneOf(["visit", "phone", "online"]) },
  });
  const number = /\/dialogues\/(\d+)/.exec(page.at)?.[1] ?? "";
  // Some talks end after three questions: somebody came to the door.
  const most = own.happens(0.3) ? 3 : 8;
  for (let asked = 0; asked < most && hasForm(page, /\/lines$/); asked += 1) {
    const kind =
      page.forms.find(({ action }) => action.endsWith("/lines"))?.fields.find(({ name }) => name === "kind")?.sent[0] ??
      "";
    const words = own.oneOf(answers[kind] ?? ["とくにありません。"]);
    page = await browser.press(page, { form: /\/lines$/, fill: { words }, button: "next" });
  }
  count(world, "dialogues");
  agenda.plan(inOffice(later(house.now(), own, [1, 24])), "definer", () => makeRequirement(world, number, n));
}

async function makeRequirement(world: World, dialogue: string, n: number): Promise<void> {
  const browser = await staffOf(world, "definer");
  const own = world.chance.of(`requirement ${n}`);
  const page = await browser.open(`/dialogues/${dialogue}/requirement`);
  const isTrial = own.happens(0.5);
  const points = choices(page);
  const fill = {
    ...Object.fromEntries(points.map((name) => [name, String(own.between(1, 5))])),
    title: `見積もりを二日で返す ${n + 1}`,
    result: "半年で、見積もりを二日で返せるようになる。",
    roleKind: "specialist",
    themes: ["production", "it"],
    halfDays: isTrial ? "4" : "12",
    onSiteHalfDays: "1",
    months: isTrial ? "3" : "6",
    payYenPerMonth: "60000",
  };
  // Something is left out at first: the page comes back with what was typed, and the sentence what is missing.
  const back = await browser.press(page, { form: /\/requirement$/, fill: { ...fill, title: "" } });
  if (back.status !== 422) world.faults.push(`a requirement without a title was answered by ${back.status}`);
  const made = await browser.press(back, { form: /\/requirement$/, fill: { title: fill.title } });
  const project = /\/projects\/(\d+)/.exec(made.at)?.[1];
  if (project === undefined) {
    world.faults.push(`no requirement was made of D-${dialogue}: ${made.status} ${made.text.slice(0, 300)}`);
    return;
  }
  count(world, "requirements");
  await closeDialogue(world, dialogue);
  const { agenda, house } = world;
  agenda.plan(inOffice(later(house.now(), own, [1, 20])), "definer", () =>
    lookInsideAndPublish(world, project, isTrial),
  );
}

const choices = (page: Page): readonly string[] =>
  page.forms.flatMap(({ fields }) => fields.map(({ name }) => name)).filter((name) => name.startsWith("points-"));

/** The owner said so, face to face. */
const bySpeaking = { spoke: "社長", channel: "visit", readBack: "aloud" } as const;

async function closeDialogue(world: World, dialogue: string): Promise<void> {
  const browser = await staffOf(world, "definer");
  const page = await browser.open(`/dialogues/${dialogue}/close`);
  if (!hasForm(page, /\/close$/)) return;
  await browser.press(page, { form: /\/close$/, fill: bySpeaking });
  count(world, "dialogues-closed");
}

/** Nothing is published before somebody has looked inside the firm, or said why that can wait. */
async function lookInsideAndPublish(world: World, project: string, isTrial: boolean): Promise<void> {
  const browser = await staffOf(world, "definer");
  const early = await browser.open(`/projects/${project}/publish`);
  if (early.status !== 409) world.faults.push(`P-${project} could be published without a look inside: ${early.status}`);
  if (isTrial) {
    const page = await browser.open(`/projects/${project}/inside-review/later`);
    const kind = choicesOf(page, /\/later$/, "kind").includes("trial") ? "trial" : "town";
    const fill = { kind, reason: "三か月、月二コマで様子を見る小さな試し。", ...bySpeaking };
    await browser.press(page, { form: /\/later$/, fill });
  } else {
    const page = await browser.open(`/projects/${project}/inside-review`);
    const reason = "社内で同じ物差しを持つ方は、いまは育てる時間が要る。";
    const fill = { result: "outside", reason, ...bySpeaking };
    const done = await browser.press(page, { form: /\/inside-review$/, fill, button: "decide" });
    if (done.status >= 400)
      world.faults.push(`the look inside of P-${project}: ${done.status} ${done.text.slice(0, 200)}`);
  }
  count(world, "reviews");
  const page = await browser.open(`/projects/${project}/publish`);
  const done = hasForm(page, /\/publish$/) ? await browser.press(page, { form: /\/publish$/ }) : page;
  if (done.status >= 400) world.faults.push(`P-${project} is not published: ${done.status} ${done.text.slice(0, 200)}`);
  else count(world, "projects-published");
}
