import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { HubReason } from "#app.ts";
import { packageRoot } from "#platform/package-root.ts";

// Who may import whom, held by a test: the compiler projects refuse what they can, this refuses the rest.

const root = packageRoot();
const files = filesBelow("src");

function filesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(place);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [place] : [];
  });
}

/** The parts of the house, told from a file's place. */
function partOf(file: string): string {
  const place = file.replace(/^src\//, "");
  if (place.startsWith("main-")) return "main";
  if (/^(app|route|config)\.ts$/.test(place)) return place.replace(".ts", "");
  const [top = "", ...rest] = place.split("/");
  const name = rest.at(-1) ?? "";
  if (top !== "domain") return top === "web" && rest[0] === "islands" ? "islands" : top;
  if (rest.length === 1) return name === "fields.ts" ? "fields" : "refusals";
  if (name === "terms.ts") return "terms";
  if (/^rules(-[a-z0-9-]+)?\.ts$/.test(name)) return "rules";
  if (rest[0] === "access") return "access";
  if (/^store(-[a-z0-9-]+)?\.ts$/.test(name)) return "store";
  if (/^views(-[a-z0-9-]+)?\.ts$/.test(name)) return "views";
  return name === "input.ts" ? "input" : "use-case";
}

const pure = ["kit", "reference", "terms", "rules", "refusals", "access"];
const shown = [...pure, "text", "show"];

/** What each part may import of the others. Whatever is not in its line is refused. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  kit: ["kit"],
  engine: ["kit", "engine"],
  reference: ["kit", "reference"],
  refusals: ["kit", "reference", "refusals"],
  terms: ["kit", "reference", "terms"],
  access: ["kit", "terms", "access"],
  rules: [...pure, "engine"],
  fields: ["kit", "refusals", "reference", "terms"],
  input: ["kit", "reference", "terms", "fields", "rules", "input"],
  store: [...pure, "app", "store"],
  views: [...pure, "app", "views"],
  "use-case": [...pure, "app", "store", "views", "input", "fields", "engine"],
  text: ["kit", "reference", "terms", "rules", "refusals", "access", "text", "config", "platform"],
  show: [...shown],
  config: ["kit"],
  app: ["kit", "config", "terms", "rules", "access", "platform", "engine"],
  route: ["app", "terms", "rules", "access", "refusals", "text", "kit"],
  platform: ["kit", "config", "app", "platform", "terms", "refusals"],
  islands: [...shown, "islands"],
  web: [...shown, "app", "route", "fields", "views", "use-case", "input", "web", "islands", "config"],
  api: [...shown, "app", "route", "fields", "views", "use-case", "input", "api", "config"],
  jobs: [...shown, "app", "fields", "use-case", "jobs"],
  cli: [...shown, "app", "config", "fields", "use-case", "views", "cli", "platform", "engine"],
  main: ["*"],
};

const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1] ?? "");

type Import = { readonly from: string; readonly to: string };

const imports: readonly Import[] = files.flatMap((from) =>
  importsOf(readFileSync(path.join(root, from), "utf8")).map((to) => ({
    from,
    to: to.startsWith("#") ? `src/${to.slice(1)}` : to,
  })),
);

/** An import that its line of the table does not allow; a type alone may come from where the value may not. */
function isForbidden({ from, to }: Import): boolean {
  if (!to.startsWith("src/")) return false;
  const allowed = mayImport[partOf(from)] ?? [];
  return !allowed.includes("*") && !allowed.includes(partOf(to));
}

const told = ({ from, to }: Import): string => `${from} (${partOf(from)}) imports ${to} (${partOf(to)})`;

test("every part imports only what its line of the table allows", () => {
  expect(imports.filter(isForbidden).map(told)).toEqual([]);
});

test("a rule that imports a store, or a page that imports the platform, is noticed", () => {
  expect(isForbidden({ from: "src/domain/firms/rules.ts", to: "src/domain/firms/store.ts" })).toBe(true);
  expect(isForbidden({ from: "src/web/pages/firms/list.tsx", to: "src/platform/database.ts" })).toBe(true);
  expect(isForbidden({ from: "src/engine/solve.ts", to: "src/domain/people/terms.ts" })).toBe(true);
});

test("a use case does not call a use case", () => {
  const calls = imports.filter(
    ({ from, to }) => partOf(from) === "use-case" && partOf(to) === "use-case" && to.startsWith("src/domain/"),
  );
  expect(calls.map(told)).toEqual([]);
});

/** Where the hub itself acts, and why: for no other reason, and nowhere else. */
const actsAsHub: Readonly<Record<HubReason, readonly string[]>> = {
  "find-session": ["hubs/find-visitor"],
  "record-reading": ["audit/record-readings"],
  "accept-invitation": ["hubs/accept-invitation", "hubs/show-invitation"],
  "send-mail": ["hubs/send-mail", "hubs/wake-mail"],
  "send-sign-in-link": ["hubs/request-sign-in-link", "hubs/send-sign-in-link"],
  register: [
    "people/claim-by-ask",
    "people/register",
    "people/request-registration",
    "people/send-registration",
    "people/show-registration",
  ],
  "keep-cadence": ["accompaniment/keep-cadence"],
  "close-contacts": ["proposals/close-contacts"],
  "close-proposals": ["hubs/disable-account", "hubs/end-hat", "proposals/close-of-gone"],
  "withdraw-firm": ["firms/withdraw-firm", "referrals/unname-firm"],
  "answer-check-in": [
    "accompaniment/answer-by-link",
    "accompaniment/answer-check-in",
    "accompaniment/make-complaint",
    "accompaniment/show-check-in",
  ],
  "answer-ask": ["hands/answer-ask", "hands/show-ask"],
  "tell-notices": ["accompaniment/tell-notices"],
  "seal-audit": ["audit/seal-audit"],
  "clean-up": ["hubs/clean-up", "imports/forget-import-files"],
  "run-plan": ["plans/record-plan", "plans/run-plan"],
  import: ["imports/store-steps"],
  "take-back-import": ["imports/take-back-import"],
  "merge-records": ["duplicates/merge-firms", "duplicates/merge-people"],
  "load-sample": ["hubs/list-sample-hats", "sample/load-sample"],
  "remove-sample": ["sample/show-sample"],
  "found-hub": ["hubs/found-hub"],
  "lay-week": [
    "weeks/set-joint-meeting",
    "weeks/set-week",
    "weeks/share-week",
    "weeks/show-joint-meetings",
    "weeks/show-week",
  ],
  "repair-project": ["proposals/repair-project"],
  "repair-leaving": ["proposals/repair-project"],
  "ask-after-meeting": ["proposals/arrange-meeting"],
  "command-line": [
    "hubs/disable-account",
    "hubs/invite-account",
    "hubs/list-accounts",
    "hubs/list-open-invitations",
    "sample/show-sample",
  ],
};

test("the hub itself acts where this list says, for the reason it says, and every reason is used", () => {
  const found: Record<string, string[]> = {};
  for (const file of files) {
    const text = readFileSync(path.join(root, file), "utf8");
    for (const [, reason = `unread in ${file}`] of text.matchAll(/asHub\((?:[^"]{0,80}"([a-z-]+)")?/g)) {
      const place = file.replace(/^src\/domain\/|\.ts$/g, "");
      found[reason] = [...new Set([...(found[reason] ?? []), place])].sort();
    }
  }
  expect(found).toEqual(actsAsHub);
});

test("only the pure parts' own projects stand without Node.js", () => {
  const pureFiles = imports.filter(({ from }) =>
    [...pure, "engine", "text", "show", "islands", "fields", "input"].includes(partOf(from)),
  );
  expect(pureFiles.filter(({ to }) => to.startsWith("node:")).map(told)).toEqual([]);
});

test("what serves loads at once only what takes the data folder: a second owner is not kept waiting", () => {
  const loaded = new Set(["src/main-web.ts"]);
  for (const file of loaded)
    if (file.startsWith("src/")) for (const to of loadedBy(readFileSync(path.join(root, file), "utf8"))) loaded.add(to);
  expect([...loaded].filter((each) => !each.startsWith("src/") && !each.startsWith("node:")).sort()).toEqual([
    "graphile-worker",
    "pg",
  ]);
  expect([...loaded].filter((each) => ["domain", "web", "api", "jobs"].includes(partOf(each)))).toEqual([]);
});

/** The figures that the sentence of each fault needs, read out of the sentences. */
function figuresNeeded(): ReadonlyMap<string, readonly string[]> {
  const sentences = readFileSync(path.join(root, "src/text/faults.ts"), "utf8");
  const cases = sentences.split(/^ {4}case "/m).slice(1);
  return new Map(
    cases.map((text) => [
      text.slice(0, text.indexOf('"')),
      [...text.matchAll(/facts\["(\w+)"\]/g)].map(([, name = ""]) => name),
    ]),
  );
}

test("every fault brings the figures that its sentence tells: nobody reads “undefined”", () => {
  const needed = figuresNeeded();
  const brought = files.flatMap((file) =>
    [
      ...readFileSync(path.join(root, file), "utf8").matchAll(/code: "([\w-]+)"(?: as const)?,\s*facts: \{([^}]*)\}/g),
    ].map(([, code = "", facts = ""]) => ({ file, code, facts: [...facts.matchAll(/\w+/g)].map(([name]) => name) })),
  );
  expect(brought.length).toBeGreaterThan(30);
  const short = brought.filter(({ code, facts }) => (needed.get(code) ?? []).some((name) => !facts.includes(name)));
  expect(short.map(({ file, code }) => `${file}: ${code}`)).toEqual([]);
});

/** What a file loads before its first line runs: neither types nor what it asks for later. */
const loadedBy = (text: string): readonly string[] =>
  [...text.matchAll(/^import (?!type\b)(?:[^"(]*from )?"([^"]+)"/gm)]
    .map(([, to = ""]) => to)
    .map((to) => (to.startsWith("#") ? `src/${to.slice(1)}` : to));

test("no file is reached by two dots: parts are named, not counted", () => {
  expect(imports.filter(({ to }) => to.startsWith("..")).map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test("the domain has no clock and no dice of its own", () => {
  const found = files
    .filter((file) => file.startsWith("src/domain/") || file.startsWith("src/engine/"))
    .filter((file) =>
      /Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/.test(readFileSync(path.join(root, file), "utf8")),
    );
  expect(found).toEqual([]);
});

test("only the settings read the environment", () => {
  const found = files.filter(
    (file) => file !== "src/config.ts" && /process\.env/.test(readFileSync(path.join(root, file), "utf8")),
  );
  expect(found).toEqual([]);
});

test("no file hides what it is behind a name that fits everything", () => {
  const vague = /\/(utils?|helpers?|misc|common|manager|index)\.tsx?$/;
  expect(files.filter((file) => vague.test(file))).toEqual([]);
  expect(files.filter((file) => !/\/[a-z0-9.-]+$/.test(file))).toEqual([]);
});

test("every export of the domain and the engine says what it means", () => {
  const bare = files
    .filter((file) => /^src\/(domain|engine)\//.test(file))
    .flatMap((file) => undocumented(file, readFileSync(path.join(root, file), "utf8")));
  expect(bare).toEqual([]);
});

/** Exported functions, values and types without a docstring before them; inputs say it by their use case. */
function undocumented(file: string, text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const name = /^export (?:async )?(?:function\*?|const|type|class) (\w+)/.exec(line)?.[1];
    if (name?.endsWith("Input") ?? true) return [];
    const before = lines.slice(0, index).findLast((each) => each.trim() !== "") ?? "";
    const overload = /^export function\*? (\w+)/.exec(before)?.[1] === name;
    return before.trimEnd().endsWith("*/") || (/^export (type|function)/.test(before) === overload && overload)
      ? []
      : [`${file} ${name}`];
  });
}

test("no sentence for people stands outside the words", () => {
  const japanese = /[ぁ-んァ-ヶ一-龠]/;
  const allowed =
    /^src\/(text|reference|show)\/|domain\/sample\/rules-|rules-(?:columns|cells|names|rows|export)|platform\/tables\/(?:tidy-rows|workbook-parts|read-workbook)|search\/rules-|needs\/rules-said|fields\.ts$/;
  const found = files
    .filter((file) => !allowed.test(file))
    .filter((file) => {
      const code = readFileSync(path.join(root, file), "utf8")
        .replace(/\/\*[\s\S]*?\*\//g, "")
        .replace(/\/\/.*$/gm, "");
      return japanese.test(code);
    });
  expect(found).toEqual([]);
});
