import fc from "fast-check";
import { expect, test } from "vitest";
import { elements } from "#domain/people/terms.ts";
import { peopleColumns, projectColumns } from "#domain/plans/rules-columns.ts";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import { themes } from "#domain/projects/terms.ts";
import type { Table } from "#kit/table.ts";
import { fileFaultWords, fileNoteWords } from "#text/plan-files.ts";
import { elementWords, roleKindWords, themeWords } from "#text/terms.ts";
import { crowding } from "../../../tests/support/crowding.ts";

/** A table from lines of cells; the first line is the header. */
function table(header: string, ...rows: readonly string[]): Table {
  const cells = (line: string): string[] => line.split("|").map((cell) => cell.trim());
  return {
    header: cells(header),
    rows: rows.map((row, index) => ({ line: index + 2, cells: cells(row) })),
  };
}

const peopleFaults = (input: Table): readonly string[] => {
  const read = readPeople(input);
  return read.ok ? [] : read.refusal.map((fault) => fileFaultWords("people.csv", "people", fault).ja);
};

const projectFaults = (input: Table): readonly string[] => {
  const read = readProjects(input);
  return read.ok ? [] : read.refusal.map((fault) => fileFaultWords("projects.csv", "projects", fault).ja);
};

const person = (header: string, cell: string): Table => table(`人材番号|空きコマ|${header}`, `P-1|8|${cell}`);
const project = (header: string, cell: string): Table =>
  table(`案件番号|案件名|必要コマ|${header}`, `J-1|仕事|8|${cell}`);

const at = "people.csv 2行目";
const badPeople: readonly (readonly [string, Table, readonly string[]])[] = [
  [
    "words for a number",
    table("人材番号|空きコマ", "P-1|八コマ"),
    [`${at}「空きコマ」: 数字で入力してください。例：8（いまの値：八コマ）`],
  ],
  [
    "more than a record holds",
    table("人材番号|空きコマ", "P-1|61"),
    [`${at}「空きコマ」: 0から60までの数で入力してください。例：8（いまの値：61）`],
  ],
  [
    "below nought",
    table("人材番号|空きコマ", "P-1|-1"),
    [`${at}「空きコマ」: 0から60までの数で入力してください。例：8（いまの値：-1）`],
  ],
  [
    "what does not come out whole",
    table("人材番号|空きコマ", "P-1|0.33人"),
    [`${at}「空きコマ」: 端数のない数になるように入力してください。例：8（いまの値：0.33人）`],
  ],
  [
    "a formula",
    table("人材番号|空きコマ", "P-1|=1+1"),
    [`${at}「空きコマ」: 数字で入力してください。例：8（いまの値：=1+1）`],
  ],
  [
    "an error cell",
    table("人材番号|空きコマ|組めない先|通える町", "P-1|#N/A|＃Ｎ／Ａ|#REF!", "#value!|8||"),
    [
      `${at}「空きコマ」: 計算式の誤りが残っています。正しい値に置きかえるか、空けてください。（いまの値：#N/A）`,
      `${at}「通える町」: 計算式の誤りが残っています。正しい値に置きかえるか、空けてください。（いまの値：#REF!）`,
      `${at}「組めない先」: 計算式の誤りが残っています。正しい値に置きかえるか、空けてください。（いまの値：＃Ｎ／Ａ）`,
      "people.csv 3行目「人材番号」: 計算式の誤りが残っています。正しい値に置きかえるか、空けてください。（いまの値：#value!）",
    ],
  ],
  [
    "a number with a list's comma",
    table("人材番号|空きコマ", "P-1|1,2"),
    [`${at}「空きコマ」: 数字で入力してください。例：8（いまの値：1,2）`],
  ],
  ["an empty required cell", table("人材番号|空きコマ", "P-1|"), [`${at}「空きコマ」: 入力してください。例：8`]],
  [
    "no id column",
    table("氏名|空きコマ", "見本花子|8"),
    [
      "people.csv: 「人材番号」の列がありません。1行目に見出しを足してください。氏名は相性にも並び順にも使わないため、代わりになる番号や略号を入れてください。例：P-001",
    ],
  ],
  [
    "no half-days column",
    table("人材番号", "P-1"),
    ["people.csv: 「空きコマ」の列がありません。1行目に見出しを足してください。例：8"],
  ],
  [
    "two columns that mean the same",
    table("人材番号|空きコマ|half_days", "P-1|8|8"),
    ["people.csv: 同じ意味の列が2つ以上あります：「空きコマ」「half_days」。1つにしてください。"],
  ],
  [
    "no rows",
    table("人材番号|空きコマ"),
    ["people.csv: 見出しの下に行がありません。2行目から内容を入力してください。"],
  ],
  [
    "the same id twice, in full width",
    table("人材番号|空きコマ", "P-1|8", "Ｐ-1|4"),
    ["people.csv 3行目「人材番号」: 2行目と同じ番号です。1行に1つの番号にしてください。（いまの値：Ｐ-1）"],
  ],
  [
    "the same id with another dash and blanks",
    table("人材番号|空きコマ", "A1-11|8", "ａ１−１１　|4", "Aー1|4", "a‐1|2"),
    [
      "people.csv 3行目「人材番号」: 2行目と同じ番号です。1行に1つの番号にしてください。（いまの値：ａ１−１１）",
      "people.csv 5行目「人材番号」: 4行目と同じ番号です。1行に1つの番号にしてください。（いまの値：a‐1）",
    ],
  ],
  [
    "ids that differ by the place of a dash",
    table("人材番号|空きコマ", "1-11|8", "11-1|8", "A1-11|8", "A11-1|8", "A111|8"),
    [],
  ],
  [
    "an unknown theme",
    person("得意テーマ", "販路開拓、宇宙"),
    [
      `${at}「得意テーマ」: 「宇宙」というテーマはありません。商品開発、販路開拓、海外販路、財務・会計、IT、経営、生産管理、物流、人事、広報、事業承継、観光から選んでください。（いまの値：販路開拓、宇宙）`,
    ],
  ],
  [
    "an unknown role",
    person("役割", "なんでも屋"),
    [
      `${at}「役割」: 「なんでも屋」という役割はありません。背負い系、専門系、どちらでも、のどれかを入力してください。（いまの値：なんでも屋）`,
    ],
  ],
  [
    "pay in another unit",
    person("希望額", "20万円/月"),
    [
      `${at}「希望額」: 額の単位が見出しと合いません。この列は20000のように、見出しの単位での円を入力してください。（いまの値：20万円/月）`,
    ],
  ],
  [
    "a month that is none",
    person("開始月", "2026年13月"),
    [`${at}「開始月」: 年と月で入力してください。例：2027-01（いまの値：2026年13月）`],
  ],
  [
    "an end before its start",
    table("人材番号|空きコマ|開始月|終了月", "P-1|8|2027-04|2027-01"),
    [`${at}「終了月」: 終了月が開始月より前です。月を確かめてください。（いまの値：2027-01）`],
  ],
  [
    "eight of nine numbers",
    person("9要素", "4,3,3,4,3,3,4,2"),
    [
      `${at}「9要素」: 9つの数を「、」か「,」で区切って入力してください。例：4,3,3,4,3,3,4,2,3（いまの値：4,3,3,4,3,3,4,2）`,
    ],
  ],
  [
    "one of nine columns",
    person("現状の把握", "4"),
    [`${at}「課題の設定」: 9要素は全部入力するか、全部空けてください。`],
  ],
  [
    "no projects at once",
    person("同時に受ける数", "0"),
    [`${at}「同時に受ける数」: 1から16までの数で入力してください。例：3（いまの値：0）`],
  ],
  [
    "a code too long",
    table("人材番号|空きコマ", `${"あ".repeat(61)}|8`),
    [`${at}「人材番号」: 60字までにしてください。（いまの値：${"あ".repeat(40)}…）`],
  ],
  [
    "a control character",
    table("人材番号|空きコマ", "P\u0007|8"),
    [`${at}「人材番号」: 見えない制御文字が入っています。入力し直してください。（いまの値：P ）`],
  ],
];

test.each(badPeople)("people: %s is named with file, row, column and cell", (_name, input, sentences) => {
  expect(peopleFaults(input)).toEqual(sentences);
});

const here = "projects.csv 2行目";
const badProjects: readonly (readonly [string, Table, readonly string[]])[] = [
  [
    "more half-days on site than wanted",
    project("現地コマ|町", "9|みなと町"),
    [`${here}「現地コマ」: 必要コマの8コマより多くなっています。8以下にしてください。（いまの値：9）`],
  ],
  [
    "half-days on site without a town",
    project("現地コマ", "2"),
    [`${here}「町」: 現地の2コマがあるので、町の名前を入力してください。例：みなと町`],
  ],
  [
    "a project of no half-days",
    table("案件番号|案件名|必要コマ", "J-1|仕事|0"),
    [`${here}「必要コマ」: 1から60までの数で入力してください。例：8（いまの値：0）`],
  ],
  [
    "pay per half-day",
    project("月額", "2万円/コマ"),
    [
      `${here}「月額」: 額の単位が見出しと合いません。この列は160000のように、見出しの単位での円を入力してください。（いまの値：2万円/コマ）`,
    ],
  ],
  [
    "years of months",
    project("期間", "61か月"),
    [`${here}「期間」: 1から60までの数で入力してください。例：6（いまの値：61か月）`],
  ],
  [
    "no title",
    table("案件番号|案件名|必要コマ", "J-1||8"),
    [`${here}「案件名」: 入力してください。例：直販の売り場を立ち上げる`],
  ],
];

test.each(badProjects)("projects: %s is named with file, row, column and cell", (_name, input, sentences) => {
  expect(projectFaults(input)).toEqual(sentences);
});

test("every fault of a file is told at once, in English as well", () => {
  const read = readPeople(table("人材番号|空きコマ|テーマ", "P-1|x|宇宙", "P-1|70|", "|8|"));
  expect(read.ok).toBe(false);
  if (read.ok) return;
  expect(read.refusal.map((fault) => fileFaultWords("p.csv", "people", fault).en)).toEqual([
    "p.csv, row 2, “空きコマ”: Please enter a number. Example: 8 (now: x)",
    "p.csv, row 2, “テーマ”: There is no theme “宇宙”. Choose from product-development, domestic-sales, overseas-sales, finance, IT, management, production, logistics, people-matters, public-relations, succession, tourism. (now: 宇宙)",
    "p.csv, row 3, “空きコマ”: Please enter a number from 0 to 60. Example: 8 (now: 70)",
    "p.csv, row 3, “人材番号”: Row 2 has the same code. Please use each code once. (now: P-1)",
    "p.csv, row 4, “人材番号”: Please fill this in. Example: P-001",
  ]);
});

const halfDays: readonly (readonly [string, number])[] = [
  ["8", 8],
  ["８コマ", 8],
  ["月2コマ", 2],
  ["週3コマ", 12],
  ["週３コマ（1.5日）", 12],
  ["0.3人", 12],
  ["0.25人", 10],
  ["週1日", 8],
  ["月4日", 8],
  ["3 half-days a week", 12],
  ["0.5 FTE", 20],
  ["1日/週", 8],
];

test.each(halfDays)("「%s」 is %d half-days in four weeks", (cell, expected) => {
  expect(readPeople(table("id|half_days", `P-1|${cell}`))).toMatchObject({
    ok: true,
    value: { items: [{ halfDays: expected }] },
  });
});

const money: readonly (readonly [string, number])[] = [
  ["160000", 160_000],
  ["１６万円", 160_000],
  ["16.5万", 165_000],
  ["160千円", 160_000],
  ["¥160,000", 160_000],
  ["月額16万円", 160_000],
  ["16万円/月", 160_000],
];

test.each(money)("「%s」 is %d yen a month", (cell, expected) => {
  expect(readProjects(project("報酬（月額）", cell))).toMatchObject({
    ok: true,
    value: { items: [{ payYenPerMonth: expected }] },
  });
});

const countedByHeader: readonly (readonly [string, string, string, number])[] = [
  ["projects", "月額（万円）", "16", 160_000],
  ["projects", "月額（千円）", "１６０", 160_000],
  ["projects", "月額（百万円）", "0.16", 160_000],
  ["projects", "月額（万）", "16.5", 165_000],
  ["projects", "予算【単位：万円】", "16", 160_000],
  ["projects", "月額万円", "16", 160_000],
  ["projects", "Pay (thousand yen)", "160", 160_000],
  ["projects", "月額（万円）", "160,000円", 160_000],
  ["projects", "月額（万円）", "16万円/月", 160_000],
  ["people", "希望額（千円／コマ）", "20", 20_000],
  ["people", "希望額（月額）", "2万円/コマ", 20_000],
  ["people", "空きコマ（週）", "2", 8],
  ["people", "空きコマ（週）", "2コマ", 8],
  ["people", "空きコマ（週）", "月8コマ", 8],
  ["people", "空き（日／週）", "1", 8],
  ["people", "空き（日／月）", "4", 8],
  ["people", "空きコマ（4週あたり）", "8", 8],
  ["people", "空き（人月）", "0.2", 8],
  ["projects", "期間（年）", "0.5", 6],
  ["projects", "期間（年）", "6か月", 6],
  ["projects", "期間（か月）", "6", 6],
];

test.each(countedByHeader)("%s: below 「%s」 「%s」 is %d", (kind, header, cell, expected) => {
  const isHalfDays = header.startsWith("空き");
  const read =
    kind === "people"
      ? readPeople(isHalfDays ? table(`人材番号|${header}`, `P-1|${cell}`) : person(header, cell))
      : readProjects(project(header, cell));
  const [item] = read.ok ? read.value.items : [];
  expect(item === undefined ? read : Object.values(item)).toContain(expected);
  expect(read.ok && read.value.notes).toEqual([]);
});

test("a header that counts what the column does not is told once, whatever the rows", () => {
  const told = (header: string, cell: string): readonly string[] =>
    peopleFaults(table(`人材番号|${header}`, `P-1|${cell}`, `P-2|${cell}`));
  expect(told("稼働（時間）", "20")).toEqual([
    `${at}「稼働（時間）」: 時間数はコマに直せません。コマ（半日）か日で入力してください。例：週2コマ、月4日（いまの値：20）`,
  ]);
  expect(told("空き（日）", "4")).toEqual([
    `${at}「空き（日）」: 日数だけでは、週か月か分かりません。「月4日」「週2日」のように入力してください（1日は2コマです）。（いまの値：4）`,
  ]);
  expect(told("空きコマ|希望額（月額）", "8|200000")).toEqual([
    `${at}「希望額（月額）」: この列は半日1コマあたりの円です。見出しの単位では額になりません。「20000円/コマ」のように、単位を付けて入力してください。（いまの値：200000）`,
  ]);
  expect(projectFaults(project("月額（時給）", "3000"))).toEqual([
    `${here}「月額（時給）」: この列は1か月の円です。見出しの単位では額になりません。「160000円/月」のように、単位を付けて入力してください。（いまの値：3000）`,
  ]);
  expect(projectFaults(project("期間（週）", "26"))).toEqual([
    `${here}「期間（週）」: 見出しの単位では、この列の数になりません。見出しを直して入力し直してください。例：6（いまの値：26）`,
  ]);
});

test("what stands in a header's brackets and is no unit is told", () => {
  const read = readPeople(
    table("人材番号（社内）|空きコマ（目安）|希望額（税抜・円/コマ）|テーマ（必須）", "P-1|8|20000|広報"),
  );
  expect(read.ok && read.value.notes).toEqual([
    { header: "人材番号（社内）", why: "note" },
    { header: "空きコマ（目安）", why: "note" },
    { header: "希望額（税抜・円/コマ）", why: "note" },
  ]);
  expect(read.ok && fileNoteWords("people.csv", read.value.notes)).toEqual([
    {
      ja: "people.csv: 「人材番号（社内）」「空きコマ（目安）」「希望額（税抜・円/コマ）」のかっこの中は読めないので、ないものとして列を読みました。",
      en: "people.csv: what stands in the brackets of “人材番号（社内）”, “空きコマ（目安）”, “希望額（税抜・円/コマ）” is not understood; the columns were read without it.",
    },
  ]);
});

test("a column that is absent is named in the reader's language, and no control character of a header is told", () => {
  const read = readProjects(table("project|title|half-days|on-site half-days|\u001b[31mx", "J-1|work|8|2|"));
  const [fault] = read.ok ? [] : read.refusal;
  expect(fault && fileFaultWords("p.csv", "projects", fault).en).toBe(
    "p.csv, row 2, “town”: There are 2 half-days on site, so please enter the town. Example: Minato",
  );
  const twice = readPeople(
    table("人材番号|空きコマ|空き\u001b[2J（日）|空き\u0007コマ\u001b[2J|備考\u001b[31m", "P-1|8|1|1|"),
  );
  const told = twice.ok
    ? fileNoteWords("p.csv", twice.value.notes)
    : twice.refusal.map((one) => fileFaultWords("p.csv", "people", one));
  expect(told.length).toBeGreaterThan(0);
  // eslint-disable-next-line no-control-regex -- control characters are what must not be there
  expect(told.flatMap(({ ja, en }) => [ja, en]).join("")).not.toMatch(/[\u0000-\u001f]/u);
});

test("every example of a column can be read, in both languages", () => {
  for (const language of ["ja", "en"] as const) {
    const onceOf = (columns: typeof peopleColumns) =>
      columns.filter(({ key }) => !elements.some((element) => element === key));
    const tableOf = (columns: typeof peopleColumns): Table => ({
      header: onceOf(columns).map((one) => one[language]),
      rows: [{ line: 2, cells: onceOf(columns).map(({ example }) => example[language]) }],
    });
    expect(readPeople(tableOf(peopleColumns)), language).toMatchObject({ ok: true, value: { notes: [] } });
    expect(readProjects(tableOf(projectColumns)), language).toMatchObject({ ok: true, value: { notes: [] } });
  }
});

test("what the table's reader noted is told with the columns that were not read", () => {
  const notes = [
    { code: "total-skipped", line: 9, more: 0 },
    { code: "hidden-read", rows: 2, columns: 0 },
  ] as const;
  const read = readPeople({ ...table("人材番号|空きコマ|備考", "P-1|8|"), notes });
  expect(read.ok && fileNoteWords("people.xlsx", read.value.notes).map(({ en }) => en)).toEqual([
    "people.xlsx: “備考” not read; these headers are not known.",
    "people.xlsx: Row 9 was not read: it is a row of totals.",
    "people.xlsx: Hidden rows and columns were read too (2 rows). Please delete them if they are not wanted.",
  ]);
});

test("a missing column says that only one sheet of several was read", () => {
  const notes = [{ code: "first-sheet-only", sheet: "説明", others: ["人材"] }] as const;
  expect(peopleFaults({ ...table("人材番号", "P-1"), notes })).toEqual([
    "people.csv: 「空きコマ」の列がありません。シート「説明」だけを読みました。ほかのシートにあれば、そのシートを先頭に移してください。1行目に見出しを足してください。例：8",
  ]);
});

test("headers are known in Japanese and English, in full and half width, with spaces and brackets", () => {
  const expected = {
    ok: true,
    value: {
      items: [
        {
          id: "P-1",
          halfDays: 8,
          payYenPerHalfDay: 20_000,
          roleKinds: ["specialist"],
        },
      ],
    },
  };
  expect(readPeople(table("人材番号|空きコマ|希望額|役割", "P-1|8|20000|専門系"))).toMatchObject(expected);
  expect(readPeople(table("ＩＤ|空き コマ（月）|希望額（円/コマ）|役割の型", "P-1|8|20000|専門系"))).toMatchObject(
    expected,
  );
  expect(readPeople(table("Person|Half-days|Yen per half-day|Role", "P-1|8|20000|Specialist"))).toMatchObject(expected);
});

test("no header stands for two columns", () => {
  for (const columns of [peopleColumns, projectColumns]) {
    for (const column of columns) {
      for (const header of [column.ja, column.en, ...column.also]) {
        const others = columns.filter((one) => one !== column);
        expect(others.flatMap((one) => [one.ja, one.en, ...one.also])).not.toContain(header);
      }
    }
  }
});

test("every name that the product shows for a theme, a role or an element can be read", () => {
  for (const language of ["ja", "en"] as const) {
    for (const theme of themes) {
      expect(readPeople(person("テーマ", themeWords[theme][language]))).toMatchObject({
        ok: true,
        value: { items: [{ themes: [theme] }] },
      });
    }
    expect(readPeople(person("役割", roleKindWords.shoulder[language]))).toMatchObject({
      ok: true,
      value: { items: [{ roleKinds: ["shoulder"] }] },
    });
    const header = `人材番号|空きコマ|${elements.map((element) => elementWords[element][language]).join("|")}`;
    expect(readPeople(table(header, "P-1|8|4|3|3|4|3|3|4|2|3"))).toMatchObject({
      ok: true,
      value: { items: [{ shape: [4, 3, 3, 4, 3, 3, 4, 2, 3] }] },
    });
  }
});

test("columns of age, sex, family, origin, name and graduation are named as never used, others as unknown", () => {
  const read = readPeople(
    table(
      "人材番号|空きコマ|年齢|性別|家族構成|出身地|氏名|卒業年|備考",
      "P-1|8|55|女|2人|かわべ市|見本花子|1990|なし",
    ),
  );
  expect(read.ok && fileNoteWords("people.csv", read.value.notes).map((words) => words.ja)).toEqual([
    "people.csv: 「年齢」「性別」「家族構成」「出身地」「氏名」「卒業年」は読みません。相性には決して使いません。",
    "people.csv: 「備考」は知らない見出しなので読みませんでした。",
  ]);
});

test("any cells at all give a table or faults with their place, never a throw", () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom("8", "週3コマ", "P-1", "販路開拓", "2027-01", "4,3,3,4,3,3,4,2,3"),
  );
  const header = peopleColumns.map((column) => column.ja).join("|");
  fc.assert(
    fc.property(
      fc.array(cell, {
        minLength: peopleColumns.length,
        maxLength: peopleColumns.length,
      }),
      (cells) => {
        const read = readPeople({
          header: header.split("|"),
          rows: [{ line: 2, cells }],
        });
        for (const fault of read.ok ? [] : read.refusal) {
          expect(fileFaultWords("people.csv", "people", fault).ja).toMatch(/^people\.csv 2行目「/u);
        }
      },
    ),
  );
});

test("cells made to be slow to read are refused as fast as any other", () => {
  const slow = table(
    "人材番号|空きコマ",
    ...Array.from({ length: 200 }, (_, index) => `P-${index}|${"(".repeat(5000)}`),
  );
  const start = performance.now();
  expect(peopleFaults(slow)).toHaveLength(200);
  expect(performance.now() - start).toBeLessThan(1000 * crowding());
});
