import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { planCommand } from "#cli/plan.ts";
import { certify, solving } from "#engine/solve.ts";
import { readTable } from "#platform/tables/read-table.ts";
import { cliWords } from "#text/plans.ts";
import { speak } from "#text/speak.ts";
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

type WhenTold = { readonly text: RegExp; readonly signal: NodeJS.Signals };

const run = (args: readonly string[], whenTold?: WhenTold): Promise<Ended> => runProgram(["plan", ...args], whenTold);

/** Runs the built `banso` as a process of its own; `whenTold` may send it a signal. */
function runProgram(args: readonly string[], whenTold?: WhenTold): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, "dist/src/main-cli.js"), ...args], {
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
  expect(xlsx).toMatchObject(csv);
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

describe("a signal", () => {
  const args = {
    people: "small-people.csv",
    projects: "small-projects.csv",
    seconds: "600",
  };
  let at = "";
  beforeAll(async () => {
    at = await mkdtemp(join(folder, "signals-"));
    await writeFile(join(at, args.people), "人材番号,空きコマ\nP-1,8\nP-2,8\n");
    await writeFile(join(at, args.projects), "案件番号,案件名,必要コマ\nJ-1,仕事,8\nJ-2,仕事,4\n");
  });
  afterEach(() => vi.restoreAllMocks());

  /** Runs the command here; `hears` is called with each line told, "searching" when the engine begins among them. */
  async function runHere(out: string, hears: (line: string) => void) {
    const told: string[] = [];
    const tell = (line: string): void => {
      told.push(line);
      hears(line);
    };
    const code = await planCommand(
      { people: join(at, args.people), projects: join(at, args.projects), seconds: args.seconds, out: join(at, out) },
      {
        terminal: { speak: speak("ja"), print: (line) => told.push(line), tell },
        language: "ja",
        engine: {
          certify,
          solving: (problem, budget) => {
            hears("searching");
            return solving(problem, budget);
          },
        },
      },
    );
    return { code, told: told.join("\n") };
  }

  test.each(["SIGINT", "SIGTERM"] as const)("%s before the search begins still gives a plan", async (signal) => {
    const ended = await runHere(signal, (line) => line === "searching" && process.emit(signal));
    expect(ended.code).toBe(0);
    expect(ended.told).toContain("止めています。");
    expect(await readdir(join(at, signal))).toHaveLength(3);
  });

  test("while the plan is written does not lose it, and a second one gives it up and leaves nothing", async () => {
    const once = await runHere("once", (line) => line === cliWords.writing.ja && process.emit("SIGINT"));
    expect(once.code).toBe(0);
    expect(once.told).toContain(cliWords.stillWriting.ja);
    expect(await readdir(join(at, "once"))).toHaveLength(3);

    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => (now += 1000));
    const twice = await runHere("twice", (line) => {
      if (line === cliWords.writing.ja) for (let press = 0; press < 2; press += 1) process.emit("SIGINT");
    });
    expect(twice.code).toBe(130);
    expect(twice.told).toContain(cliWords.givenUp.ja);
    expect(twice.told).toMatch(/--seed 1 --iterations \d+/u);
    expect((await readdir(at)).filter((name) => name === "twice" || name.startsWith("."))).toEqual([]);
  });

  test("twice while the plan is searched ends at once with 130", async () => {
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => (now += 1000));
    const exit = vi.spyOn(process, "exit").mockImplementation(() => {
      throw new Error("ended");
    });
    const run = runHere("ended", (line) => {
      if (line === "searching") for (let press = 0; press < 2; press += 1) process.emit("SIGINT");
    });
    await expect(run).rejects.toThrow("ended");
    expect(exit).toHaveBeenCalledWith(130);
    expect(await readdir(at)).not.toContain("ended");
  });

  test("while the tables are read is the system's: the command ends at once, and nothing is written", async () => {
    await writeFile(join(at, args.people), "人材番号,空きコマ,好きな色\nP-1,8,青\nP-2,8,赤\n");
    const before = process.listenerCount("SIGINT");
    const listening: number[] = [];
    await runHere("read", (line) => {
      if (line.includes("好きな色") || line === "searching") listening.push(process.listenerCount("SIGINT") - before);
    });
    expect(listening).toEqual([0, 1]);
    expect(process.listenerCount("SIGINT")).toBe(before);
  });
});

test("the command that makes a plan again names the file of conditions that was given", async () => {
  const [people, projects] = [join(folder, "few-people.csv"), join(folder, "few-projects.csv")];
  await writeFile(people, "人材番号,空きコマ\nP-1,8\n");
  await writeFile(projects, "案件番号,案件名,必要コマ\nJ-1,仕事,8\n");
  const pair = { person: "P-1", project: "J-1", reason: "断り" };
  await writeFile(join(folder, "other conditions.json"), JSON.stringify({ forbidden: [pair] }));
  const files = ["--people", people, "--projects", projects, "--conditions", "other conditions.json"];
  const ended = await run([...files, "--out", "conditioned", "--language", "en"]);
  expect(ended.told).toBe("Writing the plan.\n");
  expect(await readFile(join(folder, "conditioned", "report.html"), "utf8")).toContain(
    "--out plan --conditions 'other conditions.json' --seed 1",
  );
});

test("a plan that cannot be written tells how it is made again", async () => {
  const out = join(folder, "full");
  await mkdir(join(out, "plan.csv", "mine"), { recursive: true });
  const ended = await run([...both, "--out", out, "--iterations", "100", "--language", "en"]);
  expect(ended).toMatchObject({ code: 1, out: "" });
  expect(ended.told).toContain(`Cannot write to ${out} (EISDIR).`);
  expect(ended.told).toContain("The same plan again: --seed 1 --iterations 100.");
  expect(await readdir(out)).toEqual(["plan.csv"]);
  expect(await readdir(join(out, "plan.csv"))).toEqual(["mine"]);
});

const misspelt: readonly (readonly [string, readonly string[], string])[] = [
  [
    "an option",
    ["plan", "--peple", "x", "--language", "ja"],
    "--peple という指定はありません。--people のことですか。",
  ],
  ["an option", ["doctor", "--mrak", "x", "--language", "en"], "There is no option --mrak. Did you mean --mark?"],
  ["an option of the program", ["nosuch", "--x", "--language", "ja"], "--x という指定はありません。"],
  ["a value that is missing", ["plan", "--language", "en", "--people"], "--people <file> has no value."],
  ["a command", ["nosuch", "--language", "ja"], "nosuch という命令はありません。"],
  ["a command of a group", ["user", "ad", "--language", "en"], "There is no command ad. Did you mean add?"],
  ["what is needed", ["user", "add", "--language", "ja"], "--email <address> を指定してください。"],
];

test.each(misspelt)(
  "%s that was typed wrongly is told in the reader's language, with 2 (%j)",
  async (_, args, sentence) => {
    const ended = await runProgram(args);
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.told).toContain(sentence);
    expect(ended.told).not.toContain("error:");
  },
);

test("faults are told by file, row and column, nothing is written, and the exit code is 2", async () => {
  const out = join(folder, "faulty");
  await writeFile(join(folder, "bad-people.csv"), "人材番号,空きコマ\nP-1,八コマ\nP-1,61\n");
  await writeFile(join(folder, "bad-projects.csv"), "案件番号,案件名,必要コマ,現地コマ\nJ-1,仕事,4,9\n");
  // Editors put a mark before what they save as UTF-8.
  await writeFile(join(folder, "bad-weights.json"), '\uFEFF{"age": 1}');
  await writeFile(join(folder, "no-conditions.json"), "\uFEFF{}");
  const ended = await run([
    "--people",
    "bad-people.csv",
    "--projects",
    "bad-projects.csv",
    "--out",
    out,
    "--weights",
    "bad-weights.json",
    "--conditions",
    "no-conditions.json",
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
