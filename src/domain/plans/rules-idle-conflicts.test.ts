import { expect, test } from "vitest";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import { notesOfBoth } from "#domain/plans/rules-idle-conflicts.ts";
import type { ReadFile } from "#domain/plans/terms.ts";
import type { Outcome } from "#kit/outcome.ts";
import type { Table } from "#kit/table.ts";
import { fileNoteWords } from "#text/plan-files.ts";

/** A table from lines of cells; the first line is the header. */
const table = (...lines: readonly string[]): Table => ({
  header: lines[0]?.split("|") ?? [],
  rows: lines.slice(1).map((line, index) => ({ line: index + 2, cells: line.split("|") })),
});

function read<T>(outcome: Outcome<ReadFile<T>, unknown>): ReadFile<T> {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

const both = (people: Table, projects: Table) => notesOfBoth(read(readPeople(people)), read(readProjects(projects)));

const projects = table(
  "案件番号|案件名|必要コマ|企業|組めない人",
  "J-001|売り場|4|株式会社 潮騒水産（見本）|Ｐ-1",
  "J-002|経理|4||",
);

test("whoever is named and stands in the other file, by code or by firm, however it is written, is no note", () => {
  const people = table(
    "人材番号|空きコマ|組めない先",
    "P-1|8|j‐001、J-002",
    "P-2|8|株式会社 潮騒水産（見本）",
    "P-3|8|",
  );
  expect(both(people, projects)).toEqual({ people: [], projects: [] });
});

test("a code that stands in no row of the other file is told with its row, and forbids nothing", () => {
  const people = table("人材番号|空きコマ|現在の勤務先", "P-1|8|J-01/J-002", "P-2|8|ほかの会社");
  const declined = table("案件番号|案件名|必要コマ|組めない人", "J-1|売り場|4|P-9");
  const notes = both(people, declined);
  expect(fileNoteWords("people.csv", notes.people)).toEqual([
    {
      ja: "people.csv: 「現在の勤務先」に書かれた3件（2行目「J-01」、2行目「J-002」、3行目「ほかの会社」）は、案件のどの行にも当たらず、何も妨げません。書きまちがいでないか確かめてください。",
      en: "people.csv: “現在の勤務先”: 3 entries name no row of the projects and rule out nothing (row 2 “J-01”, row 2 “J-002”, row 3 “ほかの会社”). Please check how they are written.",
    },
  ]);
  expect(fileNoteWords("projects.csv", notes.projects)).toEqual([
    {
      ja: "projects.csv: 「組めない人」に書かれた1件（2行目「P-9」）は、人材のどの行にも当たらず、何も妨げません。書きまちがいでないか確かめてください。",
      en: "projects.csv: “組めない人”: 1 entry names no row of the people and rules out nothing (row 2 “P-9”). Please check how it is written.",
    },
  ]);
});

test("a cell that says there is nobody names nobody, and what looks like a code is told before an employer", () => {
  const none = table(
    "人材番号|空きコマ|組めない先",
    "P-1|8|なし",
    "P-2|8|特になし",
    "P-3|8|－",
    "P-4|8|N/A",
    "P-5|8|J-002、なし",
  );
  expect(both(none, projects)).toEqual({ people: [], projects: [] });
  const employers = ["甲社", "乙社", "丙社", "Ｊ－０１"].map((name, n) => `P-${n}|8|${name}`);
  const [note] = both(table("人材番号|空きコマ|現職", ...employers), projects).people;
  expect(note).toMatchObject({ count: 4, first: [{ line: 5, name: "Ｊ－０１" }, { name: "甲社" }, { name: "乙社" }] });
});

test("of many that stand nowhere three are told one by one", () => {
  const rows = Array.from({ length: 40 }, (_, n) => `P-${n}|8|X-${n}`);
  const [note] = both(table("人材番号|空きコマ|組めない先", ...rows), projects).people;
  expect(note).toMatchObject({ code: "conflicts-idle", count: 40, first: [{ line: 2, name: "X-0" }, {}, {}] });
  const [told] = fileNoteWords("p.csv", note === undefined ? [] : [note]);
  expect(told?.ja).toContain("40件（2行目「X-0」、3行目「X-1」、4行目「X-2」ほか）");
});
