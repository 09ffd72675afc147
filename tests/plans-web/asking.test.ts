import { afterAll, beforeAll, expect, test } from "vitest";
import { hatKinds } from "#domain/access/terms.ts";
import { startJobs } from "#main-jobs.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { askFor, csv, formOf, isDone, small, until } from "./asking.ts";

// No worker runs here unless a test starts one: every plan waits.

let house: TestApp;
let coordinator: SignedIn;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
});
afterAll(() => house.close());

const kept = async (): Promise<string> => {
  const { rows } = await house.database.asSuper(
    "select (select count(*) from banso.plan) || ' ' || (select count(*) from banso.file) || ' ' || (select count(*) from graphile_worker.jobs) as n",
  );
  return rows[0].n;
};

const faulty = {
  people: csv("people.csv", "人材番号,空きコマ\nP1,八コマ\nP1,99\n"),
  projects: csv("projects.csv", "案件番号,必要コマ\nA,3\n"),
};

test.each([
  {
    language: "" as const,
    sentences: [
      "people.csv 2行目「空きコマ」: 数字で入力してください。例：8（いまの値：八コマ）",
      "people.csv 3行目「人材番号」: 2行目と同じ番号です。",
      "projects.csv: 「案件名」の列がありません。",
      "「計算にかける秒数」は600以下で入力してください。",
      "ファイルは、2つとももう一度選んでください。",
      "people.csv に直すところが3か所あります。",
    ],
  },
  {
    language: "/en" as const,
    sentences: [
      "people.csv, row 2, “空きコマ”: Please enter a number. Example: 8 (now: 八コマ)",
      "people.csv, row 3, “人材番号”: Row 2 has the same code.",
      "projects.csv: There is no column “title”.",
      "“Seconds to compute” must be 600 or less.",
      "Please choose both files again.",
      "people.csv needs 3 corrections.",
    ],
  },
])(
  "every fault of both tables is told by row and column, and nothing is kept ($language)",
  async ({ language, sentences }) => {
    const before = await kept();
    const answer = await coordinator.ask(`${language}/plans`, {
      upload: formOf({ name: "What I typed", seconds: "900", themes: "77", ...faulty }),
    });
    expect(answer.status).toBe(422);
    // What of a sentence in English is Japanese is marked as such.
    const page = (await answer.text()).replaceAll("&quot;", '"').replaceAll(/<\/?span( lang="ja")?>/g, "");
    for (const sentence of sentences) expect(page).toContain(sentence);
    expect(page).toContain('value="What I typed"');
    expect(page).toContain('value="900"');
    expect(page).toContain('value="77"');
    expect(await kept()).toBe(before);
  },
);

test("a form without files, name or weight says all of it at once", async () => {
  const zero = Object.fromEntries(
    ["shape", "themes", "role", "place", "pay", "months", "room", "trade"].map((name) => [name, "0"]),
  );
  const bare = await (await coordinator.ask("/plans", { upload: formOf({ name: "" }) })).text();
  expect(bare).toContain("「計画の名前」を入力してください。");
  expect(bare).toContain("「人材の表」のファイルを選んでください。");
  expect(bare).toContain("「案件の表」のファイルを選んでください。");
  const weightless = await coordinator.ask("/plans", { upload: formOf({ name: "x", ...small, ...zero }) });
  expect(weightless.status).toBe(422);
  expect(await weightless.text()).toContain("少なくとも1つを0より大きくしてください");
});

test("a file that is too large, no table at all, or a picture is refused with its name", async () => {
  const large = new File([new Uint8Array(10 * 1024 * 1024 + 1).fill(65)], "large.csv");
  const page = await (
    await coordinator.ask("/plans", { upload: formOf({ name: "x", people: large, projects: csv("none.csv", "") }) })
  ).text();
  expect(page).toContain("「人材の表」は10MBまでのファイルにしてください。");
  expect(page).toContain("none.csv: 中身がありません。");
  const both = await coordinator.ask("/plans", { upload: formOf({ name: "x", people: large, projects: large }) });
  expect(both.status, "two files of the largest kind come in together").toBe(422);
  const picture = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe])], "<b>me.png");
  const shown = await (
    await coordinator.ask("/plans", { upload: formOf({ name: "x", ...small, people: picture }) })
  ).text();
  expect(shown).toContain("&lt;b>me");
  expect(shown).not.toContain("<b>me");
});

test("a plan that has not begun is cancelled at once, and the worker leaves it alone", async () => {
  const at = await askFor(coordinator, small);
  expect(await (await coordinator.ask(at)).text()).toContain("順番を待っています。");
  await coordinator.ask(`${at}/cancel`, { method: "POST", fields: {} });
  expect(await (await coordinator.ask(at)).text()).toContain("計画づくりをとりやめました");
  const later = await askFor(coordinator, { ...small, seconds: "1" });
  const worker = await startJobs(house.app, house.database.connections, { isAlone: true });
  try {
    await until(coordinator, later, isDone);
  } finally {
    await worker.stop();
  }
  expect(await (await coordinator.ask(at)).text()).toContain("計画づくりをとりやめました");
  expect((await coordinator.ask(`${at}/plan.csv`)).status).toBe(404);
});

const places = (at: string): readonly string[] => [
  at,
  ...["progress", "report.html", "plan.csv", "plan.xlsx"].map((name) => `${at}/${name}`),
];

test("another hub's coordinator finds nothing, and cannot stop a plan", async () => {
  const at = await askFor(coordinator, small);
  const stranger = await house.signInAs("coordinator", house.south);
  for (const place of places(at)) expect((await stranger.ask(place)).status, place).toBe(404);
  expect((await stranger.ask(`${at}/cancel`, { method: "POST", fields: {} })).status).toBe(404);
  expect(await (await stranger.ask("/plans")).text()).not.toContain("December");
});

test.each(hatKinds.filter((kind) => kind !== "coordinator"))("%s may not ask for plans, nor see one", async (kind) => {
  const at = await askFor(coordinator, small);
  const other = await house.signInAs(kind, house.north);
  // Definers and companions read the plan that holds; one that does not hold is not there for them.
  const mayRead = kind === "definer" || kind === "companion";
  expect((await other.ask("/plans")).status).toBe(mayRead ? 200 : 403);
  expect((await other.ask(at)).status).toBe(mayRead ? 404 : 403);
  for (const place of ["/plans/new", "/plans/region", `${at}/progress`])
    expect((await other.ask(place)).status, place).toBe(403);
  expect((await other.ask("/plans", { upload: formOf({ name: "x", ...small }) })).status).toBe(403);
  expect((await other.ask(`${at}/cancel`, { method: "POST", fields: {} })).status).toBe(403);
});

test("the public sees nothing of what was uploaded", async () => {
  const projects = csv("canary-file.csv", "案件番号,案件名,必要コマ\nA,canary-title,4\n");
  const at = await askFor(coordinator, { ...small, projects, name: "canary-name" });
  for (const place of ["/", "/bank", "/companies", "/sign-in", "/plans", "/plans/new", ...places(at)]) {
    const answer = await house.request(house.north, place);
    expect(await answer.text(), place).not.toContain("canary");
    expect([200, 303], place).toContain(answer.status);
  }
});

test("reading a plan is recorded, following its progress is not", async () => {
  const at = await askFor(coordinator, small);
  const number = at.split("/").at(-1) ?? "";
  for (let turn = 0; turn < 3; turn += 1) await coordinator.ask(`${at}/progress`);
  await coordinator.ask(at);
  await expect
    .poll(async () =>
      (
        await house.database.asSuper(
          "select act from banso.audit_event where object_kind = 'plan' and object_id = $1",
          [number],
        )
      ).rows.map(({ act }) => act),
    )
    .toEqual(["plan.show"]);
});
