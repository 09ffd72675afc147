import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTable } from "#platform/tables/read-table.ts";
import { everySheet } from "../support/zip.ts";

const root = join(import.meta.dirname, "..", "..");
const example = (name: string): string => join(root, "examples", name);
const both = ["--people", example("people.csv"), "--projects", example("projects.csv")];

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "banso-plan-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Ended = { readonly code: number | null; readonly out: string; readonly told: string };

/** Runs the built `banso plan` as a process of its own; `whenTold` may send it a signal. */
function run(
  args: readonly string[],
  whenTold?: { readonly text: RegExp; readonly signal: NodeJS.Signals },
): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, "dist/src/main-cli.js"), "plan", ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let told = "";
  let sent = false;
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    told += chunk.toString();
    if (whenTold === undefined || sent || !whenTold.text.test(told)) return;
    sent = true;
    child.kill(whenTold.signal);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, told }));
  });
}

test("the examples give a plan as CSV, workbook and report, with a summary in plain words", async () => {
  const out = join(folder, "first");
  const ended = await run([...both, "--out", out, "--iterations", "3000", "--language", "ja"]);
  expect(ended).toMatchObject({ code: 0 });
  expect(ended.out).toMatch(
    /^200件の案件のうち\d+件が決まり、求められた月[\d,]+コマのうち[\d,]+コマ（\d+%）に応えます。300人のうち\d+人に仕事があります。/u,
  );
  expect(ended.out).toContain("--seed 1 --iterations");
  expect((await readdir(out)).toSorted()).toEqual(["plan.csv", "plan.xlsx", "report.html"]);
  const csv = await readTable({ name: "plan.csv", bytes: await readFile(join(out, "plan.csv")) });
  const xlsx = await readTable({ name: "plan.xlsx", bytes: await readFile(join(out, "plan.xlsx")) });
  expect(csv.ok).toBe(true);
  expect(xlsx).toEqual(csv);
});

/** The rows of every sheet of the workbook as objects by their headers. */
async function sheetsOf(bytes: Buffer): Promise<ReadonlyMap<string, readonly { readonly [header: string]: string }[]>> {
  const sheets = (await everySheet(bytes)).map(async (sheet) => {
    const table = await readTable({ name: "plan.xlsx", bytes: sheet.bytes });
    if (!table.ok) throw new Error(JSON.stringify(table.refusal));
    const { header, rows } = table.value;
    const items = rows.map(({ cells }) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
    return [sheet.name, items] as const;
  });
  return new Map(await Promise.all(sheets));
}

test("the workbook's other sheets hold everybody's load, what stays open with its reason, and the proof", async () => {
  const sheets = await sheetsOf(await readFile(join(folder, "first", "plan.xlsx")));
  expect([...sheets.keys()]).toEqual(["持ち分", "人材", "決まらない案件", "証明"]);
  const [shares = [], people = [], open = [], proof = []] = sheets.values();
  const sum = (figures: readonly number[]): number => figures.reduce((all, one) => all + one, 0);
  const served = sum(shares.map((share) => Number(share["月のコマ"])));
  expect(people).toHaveLength(300);
  for (const person of people) {
    const own = shares.filter((share) => share["人材番号"] === person["人材番号"]);
    expect(Number(person["決まったコマ"])).toBe(sum(own.map((share) => Number(share["月のコマ"]))));
    expect(Number(person["残りのコマ"])).toBe(Number(person["空きコマ"]) - Number(person["決まったコマ"]));
    expect(person["案件"]).toBe(own.map((share) => `${share["案件番号"]} ${share["月のコマ"]}`).join(" / "));
  }
  const told = new Set(shares.map((share) => share["案件番号"]));
  expect(open).toHaveLength(200 - shares.length);
  for (const project of open) {
    expect(told.has(project["案件番号"])).toBe(false);
    expect(project["選んだ理由"]).toMatch(/(?:。)$/u);
    expect(project["いちばん小さな変更"]).toMatch(/。$/u);
  }
  const figure = new Map(proof.map((row) => [row["項目"], Number(row["値"])]));
  const value = sum(shares.map((share) => Number(share["月のコマ"]) * Number(share["相性（1〜1000）"])));
  const bound = figure.get("証明された上限") ?? 0;
  expect(figure.get("計画の値打ち（相性×コマの合計）")).toBe(value);
  expect(figure.get("差（%）")).toBe(Math.ceil((bound / value - 1) * 10_000 - 1e-9) / 100);
  expect(figure.get("応えたコマ")).toBe(served);
  expect(figure.get("決まらない案件")).toBe(open.length);
  expect(figure.get("仕事のある人")).toBe(new Set(shares.map((share) => share["人材番号"])).size);
  expect(figure.get("乱数の種")).toBe(1);
});

test("the same seed and iterations give the same files byte for byte, from CP932 and xlsx as well", async () => {
  const other = ["--people", example("people-cp932.csv"), "--projects", example("projects.xlsx")];
  const [first, second] = [join(folder, "a"), join(folder, "b")];
  const budget = ["--seed", "7", "--iterations", "3000"];
  const ended = await Promise.all([
    run([...both, "--out", first, ...budget]),
    run([...other, "--out", second, ...budget]),
  ]);
  expect(ended.map((one) => one.code)).toEqual([0, 0]);
  for (const name of ["plan.csv", "plan.xlsx"]) {
    const bytes = await readFile(join(first, name));
    expect(bytes.equals(await readFile(join(second, name)))).toBe(true);
  }
});

test("a run ended by the clock is replayed by the seed and iterations that it names", async () => {
  const [first, second] = [join(folder, "clock"), join(folder, "replay")];
  const ended = await run([...both, "--out", first, "--seconds", "0.5"]);
  const budget = /--seed (\d+) --iterations (\d+)/u.exec(ended.out);
  await run([...both, "--out", second, "--seed", budget?.[1] ?? "", "--iterations", budget?.[2] ?? ""]);
  const bytes = await readFile(join(first, "plan.csv"));
  expect(bytes.equals(await readFile(join(second, "plan.csv")))).toBe(true);
});

test("Ctrl-C gives the best plan so far and says so", async () => {
  // A region whose best plan is not proven within seconds: all shapes unknown would be, random ones are not.
  const people = ["番号,空きコマ,9要素"];
  const projects = ["番号,案件名,必要コマ,9要素"];
  for (let row = 0; row < 900; row += 1) {
    const shape = Array.from({ length: 9 }, (_, at) => 1 + ((row * 7 + at * at * 13 + ((row * row) % 11)) % 6)).join(
      "、",
    );
    people.push(`P-${row},${3 + ((row * 5) % 17)},${shape}`);
    projects.push(`J-${row},仕事,${3 + ((row * 11) % 17)},${[...shape].toReversed().join("")}`);
  }
  await writeFile(join(folder, "many-people.csv"), people.join("\n"));
  await writeFile(join(folder, "many-projects.csv"), projects.join("\n"));
  const out = join(folder, "stopped");
  const args = [
    "--people",
    "many-people.csv",
    "--projects",
    "many-projects.csv",
    "--out",
    out,
    "--seconds",
    "600",
    "--language",
    "ja",
  ];
  const ended = await run(args, { text: /値打ち/u, signal: "SIGINT" });
  expect(ended).toMatchObject({ code: 0 });
  expect(ended.told).toContain("途中で止めました。ここまでで最も良い計画を書き出しました。");
  expect(await readdir(out)).toHaveLength(3);
});

test("faults are told by file, row and column, nothing is written, and the exit code is 2", async () => {
  const out = join(folder, "faulty");
  await writeFile(join(folder, "bad-people.csv"), "人材番号,空きコマ\nP-1,八コマ\nP-1,61\n");
  await writeFile(join(folder, "bad-projects.csv"), "案件番号,案件名,必要コマ,現地コマ\nJ-1,仕事,4,9\n");
  const ended = await run([
    "--people",
    "bad-people.csv",
    "--projects",
    "bad-projects.csv",
    "--out",
    out,
    "--weights",
    "age=1",
    "--language",
    "ja",
  ]);
  expect(ended).toEqual({
    code: 2,
    out: "",
    told: [
      "bad-people.csv 2行目「空きコマ」: 数字で入力してください。例：8（いまの値：八コマ）",
      "bad-people.csv 3行目「空きコマ」: 0から60までの数で入力してください。例：8（いまの値：61）",
      "bad-people.csv 3行目「人材番号」: 2行目と同じ番号です。1行に1つの番号にしてください。（いまの値：P-1）",
      "bad-projects.csv 2行目「現地コマ」: 必要コマの4コマより多くなっています。4以下にしてください。（いまの値：9）",
      "bad-projects.csv 2行目「町」: 現地の9コマがあるので、町の名前を入力してください。例：みなと町",
      "--weights: 「age」という項目はありません。使えるのは shape、themes、role、place、pay、months、room、trade です。",
      "表に直すところが6か所あります。計画は作らず、何も書き出していません。\n",
    ].join("\n"),
  });
  expect(await readdir(folder)).not.toContain("faulty");
});

test("missing and wrong options are told together", async () => {
  const ended = await run(["--people", "x.csv", "--seed", "-1", "--seconds", "soon", "--language", "en"]);
  expect(ended.code).toBe(2);
  expect(ended.told.trimEnd().split("\n")).toEqual([
    "--seconds: “soon” cannot be used. Example: --seconds 30",
    "Please give --projects. Example: --projects projects.csv",
    "Please give --out. Example: --out plan",
    "--seed: “-1” cannot be used. Example: --seed 1",
  ]);
});

test("a folder that cannot be written is told before planning, with exit code 2", async () => {
  await writeFile(join(folder, "a-file"), "mine");
  const ended = await run([...both, "--out", "a-file/plan", "--iterations", "100", "--language", "ja"]);
  expect(ended).toMatchObject({ code: 2, out: "" });
  expect(ended.told).toContain("--out: a-file/plan には書き込めません。");
  const onFile = await run([...both, "--out", "a-file", "--iterations", "100", "--language", "ja"]);
  expect(onFile).toMatchObject({ code: 2, out: "" });
  expect(onFile.told).toContain("--out: a-file はファイルです。フォルダーの名前を指定してください。");
  expect(await readFile(join(folder, "a-file"), "utf8")).toBe("mine");
});
