import { columnsOf } from "#domain/plans/rules-columns.ts";
import { mostPairs } from "#domain/plans/rules-problem.ts";
import type { WeightFault } from "#domain/plans/rules-weights.ts";
import type { CellFault, FileFault, FileKind, FileNote, IdleConflicts, SheetFault } from "#domain/plans/terms.ts";
import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";
import { shortened, tableNoteWords } from "#text/tables.ts";

/** Said beside a missing column: it may stand in a sheet that was not read. */
const onlySheetWords = (sheet: string | undefined): Words =>
  sheet === undefined
    ? { ja: "", en: "" }
    : {
        ja: `シート「${shortened(sheet)}」だけを読みました。ほかのシートにあれば、そのシートを先頭に移してください。`,
        en: ` Only the sheet “${shortened(sheet)}” was read; if another sheet has it, please move that one to the front.`,
      };

/** A fault in a file's columns or cells, with its file, row, header and cell. */
export function fileFaultWords(file: string, kind: FileKind, found: FileFault): Words {
  if (found.at === "sheet") {
    const { ja, en } = sheetFault(kind, found.fault);
    return { ja: `${file}: ${ja}`, en: `${file}: ${en}` };
  }
  const column = columnFor(kind, found.column);
  const { ja, en } = cellFaultWords(found.fault, column?.example ?? { ja: "", en: "" });
  const written = found.header === null ? null : shortened(found.header);
  const header = {
    ja: written ?? column?.ja ?? found.column,
    en: written ?? column?.en ?? found.column,
  };
  const value = shortened(found.value);
  return {
    ja: `${file} ${found.line}行目「${header.ja}」: ${ja}${value === "" ? "" : `（いまの値：${value}）`}`,
    en: `${file}, row ${found.line}, “${header.en}”: ${en}${value === "" ? "" : ` (now: ${value})`}`,
  };
}

function sheetFault(kind: FileKind, fault: SheetFault): Words {
  switch (fault.code) {
    case "column-missing": {
      const column = columnFor(kind, fault.column);
      const ja = column?.ja ?? fault.column;
      const en = column?.en ?? fault.column;
      const noName = {
        ja: kind === "people" ? "氏名は相性にも並び順にも使わないため、代わりになる番号や略号を入れてください。" : "",
        en: kind === "people" ? " Names are not read; please give each person a number or code." : "",
      };
      const more = fault.column === "id" ? noName : { ja: "", en: "" };
      const sheet = onlySheetWords(fault.onlySheet);
      return {
        ja: `「${ja}」の列がありません。${sheet.ja}1行目に見出しを足してください。${more.ja}例：${column?.example.ja ?? ""}`,
        en: `There is no column “${en}”.${sheet.en} Please add it to the header row.${more.en} Example: ${column?.example.en ?? ""}`,
      };
    }
    case "column-twice":
      return {
        ja: `同じ意味の列が2つ以上あります：${fault.headers.map((one) => `「${shortened(one)}」`).join("")}。1つにしてください。`,
        en: `Several columns mean the same: ${fault.headers.map((one) => `“${shortened(one)}”`).join(", ")}. Please keep one.`,
      };
    case "no-rows":
      return {
        ja: "見出しの下に行がありません。2行目から内容を入力してください。",
        en: "There are no rows below the header. Please add the contents from row 2.",
      };
  }
}

/** What is wrong with one cell, and what to do. */
export function cellFaultWords(fault: CellFault, example: Words): Words {
  const jaExample = `例：${example.ja}`;
  const enExample = `Example: ${example.en}`;
  switch (fault.code) {
    case "empty":
      return {
        ja: `入力してください。${jaExample}`,
        en: `Please fill this in. ${enExample}`,
      };
    case "not-a-number":
      return {
        ja: `数字で入力してください。${jaExample}`,
        en: `Please enter a number. ${enExample}`,
      };
    case "not-whole":
      return {
        ja: `端数のない数になるように入力してください。${jaExample}`,
        en: `Please enter what comes to a whole number. ${enExample}`,
      };
    case "out-of-range":
      return {
        ja: `${grouped(fault.least)}から${grouped(fault.most)}までの数で入力してください。${jaExample}`,
        en: `Please enter a number from ${grouped(fault.least)} to ${grouped(fault.most)}. ${enExample}`,
      };
    case "too-long":
      return {
        ja: `${grouped(fault.most)}字までにしてください。`,
        en: `Please keep it to ${grouped(fault.most)} characters.`,
      };
    case "control-character":
      return {
        ja: "見えない制御文字が入っています。入力し直してください。",
        en: "There is an invisible control character. Please type it again.",
      };
    case "not-a-month":
      return {
        ja: `年と月で入力してください。${jaExample}`,
        en: `Please enter a year and month. ${enExample}`,
      };
    default:
      return meaningFault(fault, example);
  }
}

type MeaningFault = Exclude<
  CellFault,
  {
    readonly code:
      | "empty"
      | "not-a-number"
      | "not-whole"
      | "out-of-range"
      | "too-long"
      | "control-character"
      | "not-a-month";
  }
>;

function meaningFault(fault: MeaningFault, example: Words): Words {
  switch (fault.code) {
    case "not-nine-numbers":
      return {
        ja: `9つの数を「、」か「,」で区切って入力してください。例：${example.ja}`,
        en: `Please enter nine numbers separated by commas. Example: ${example.en}`,
      };
    case "some-elements-empty":
      return {
        ja: "9要素は全部入力するか、全部空けてください。",
        en: "Please fill in all nine elements or leave all of them empty.",
      };
    case "unknown-theme":
      return {
        ja: `「${shortened(fault.part)}」というテーマはありません。商品開発、販路開拓、海外販路、財務・会計、IT、経営、生産管理、物流、人事、広報、事業承継、観光から選んでください。`,
        en: `There is no theme “${shortened(fault.part)}”. Choose from product-development, domestic-sales, overseas-sales, finance, IT, management, production, logistics, people-matters, public-relations, succession, tourism.`,
      };
    case "unknown-role-kind":
      return {
        ja: `「${shortened(fault.part)}」という役割はありません。背負い系、専門系、どちらでも、のどれかを入力してください。`,
        en: `There is no role “${shortened(fault.part)}”. Please enter shoulder, specialist or either.`,
      };
    case "wrong-money-unit":
      return {
        ja: `額の単位が見出しと合いません。この列は${example.ja}のように、見出しの単位での円を入力してください。`,
        en: `The unit of money does not fit the header. Please enter yen in the header's unit. Example: ${example.en}`,
      };
    case "other-pay-unit":
      return fault.wants === "half-day"
        ? {
            ja: "この列は半日1コマあたりの円です。見出しの単位では額になりません。「20000円/コマ」のように、単位を付けて入力してください。",
            en: "This column is yen per half-day, which the header's unit does not give. Please enter the unit too. Example: 20000 yen/half-day",
          }
        : {
            ja: "この列は1か月の円です。見出しの単位では額になりません。「160000円/月」のように、単位を付けて入力してください。",
            en: "This column is yen per month, which the header's unit does not give. Please enter the unit too. Example: 160000 yen/month",
          };
    case "hours":
      return {
        ja: "時間数はコマに直せません。コマ（半日）か日で入力してください。例：週2コマ、月4日",
        en: "Hours cannot be counted in half-days. Please enter half-days or days. Examples: 2 half-days per week, 4 days per month",
      };
    case "days-of-what":
      return {
        ja: "日数だけでは、週か月か分かりません。「月4日」「週2日」のように入力してください（1日は2コマです）。",
        en: "Days of a week or of a month? Please enter for example 4 days per month or 2 days per week (a day is two half-days).",
      };
    case "other-unit":
      return {
        ja: `見出しの単位では、この列の数になりません。見出しを直して入力し直してください。例：${example.ja}`,
        en: `The unit in the header does not fit this column. Please mend the header and enter the numbers again. Example: ${example.en}`,
      };
    case "formula-error":
      return {
        ja: "計算式の誤りが残っています。正しい値に置きかえるか、空けてください。",
        en: "A formula has failed here. Please enter its value or leave the cell empty.",
      };
    case "not-a-cell":
      return {
        ja: `「${shortened(fault.part)}」を曜日と時間として読めませんでした。例：${example.ja}`,
        en: `“${shortened(fault.part)}” could not be read as a day and a part of it. Example: ${example.en}`,
      };
    case "same-id":
      return {
        ja: `${fault.line}行目と同じ番号です。1行に1つの番号にしてください。`,
        en: `Row ${fault.line} has the same code. Please use each code once.`,
      };
    case "more-than-wanted":
      return {
        ja: `必要コマの${fault.most}コマより多くなっています。${fault.most}以下にしてください。`,
        en: `This is more than the ${fault.most} half-days wanted. Please enter ${fault.most} or less.`,
      };
    case "place-needed":
      return {
        ja: `現地の${fault.onSite}コマがあるので、町の名前を入力してください。例：${example.ja}`,
        en: `There are ${fault.onSite} half-days on site, so please enter the town. Example: ${example.en}`,
      };
    case "ends-before-start":
      return {
        ja: "終了月が開始月より前です。月を確かめてください。",
        en: "The last month is before the first. Please check the months.",
      };
  }
}

/** How a file was read: columns not read, and what `tableNoteWords` tells of its table. */
export function fileNoteWords(file: string, notes: readonly FileNote[]): readonly Words[] {
  const named = (why: string): readonly string[] =>
    notes.flatMap((one) => ("why" in one && one.why === why ? [one.header] : []));
  const [never, unknown, note] = [named("never-used"), named("unknown"), named("note")];
  return [
    ...told(never, (ja, en) => ({
      ja: `${file}: ${ja}は読みません。相性には決して使いません。`,
      en: `${file}: ${en} not read; never used for matching.`,
    })),
    ...told(unknown, (ja, en) => ({
      ja: `${file}: ${ja}は知らない見出しなので読みませんでした。`,
      en: `${file}: ${en} not read; these headers are not known.`,
    })),
    ...told(note, (ja, en) => ({
      ja: `${file}: ${ja}のかっこの中は読めないので、ないものとして列を読みました。`,
      en: `${file}: what stands in the brackets of ${en} is not understood; the columns were read without it.`,
    })),
    ...notes
      .flatMap((one) => ("code" in one ? [one] : []))
      .map((one) => {
        const { ja, en } = one.code === "conflicts-idle" ? idleConflictWords(one) : tableNoteWords(one);
        return { ja: `${file}: ${ja}`, en: `${file}: ${en}` };
      }),
  ];
}

/** Who was named as not to be put together and stands in no row of the other file. */
function idleConflictWords({ header, other, count, first }: IdleConflicts): Words {
  const rest = count > first.length;
  const ja = first.map(({ line, name }) => `${line}行目「${shortened(name)}」`).join("、");
  const en = first.map(({ line, name }) => `row ${line} “${shortened(name)}”`).join(", ");
  const rows = other === "people" ? { ja: "人材", en: "people" } : { ja: "案件", en: "projects" };
  return {
    ja: `「${shortened(header)}」に書かれた${grouped(count)}件（${ja}${rest ? "ほか" : ""}）は、${rows.ja}のどの行にも当たらず、何も妨げません。書きまちがいでないか確かめてください。`,
    en: `“${shortened(header)}”: ${grouped(count)} ${count === 1 ? "entry names" : "entries name"} no row of the ${rows.en} and ${count === 1 ? "rules" : "rule"} out nothing (${en}${rest ? ", …" : ""}). Please check how ${count === 1 ? "it is" : "they are"} written.`,
  };
}

/** A sentence about some headers; none when there are none. */
const told = (headers: readonly string[], sentence: (ja: string, en: string) => Words): readonly Words[] =>
  headers.length === 0
    ? []
    : [
        sentence(
          headers.map((one) => `「${shortened(one)}」`).join(""),
          headers.map((one) => `“${shortened(one)}”`).join(", "),
        ),
      ];

/** What is wrong with `--weights`. */
export function weightFaultWords(fault: WeightFault): Words {
  switch (fault.code) {
    case "weight-unknown":
      return {
        ja: `--weights: 「${fault.name}」という項目はありません。使えるのは ${fault.known.join("、")} です。`,
        en: `--weights: there is no component “${fault.name}”. Known are ${fault.known.join(", ")}.`,
      };
    case "weight-not-a-number":
      return {
        ja: `--weights: 「${fault.name}」の重みは0から1000までの数にしてください。例：${fault.name}=10`,
        en: `--weights: the weight of “${fault.name}” must be a number from 0 to 1000. Example: ${fault.name}=10`,
      };
    case "weights-all-zero":
      return {
        ja: "--weights: すべての重みが0です。少なくとも1つを0より大きくしてください。",
        en: "--weights: all weights are 0. Please give at least one more than 0.",
      };
    case "weights-unreadable":
      return {
        ja: '--weights: 「shape=3,pay=1」のように書くか、{"shape": 3} のようなJSONファイルを指定してください。',
        en: '--weights: please write "shape=3,pay=1", or name a JSON file such as {"shape": 3}.',
      };
  }
}

/** More pairs of people and projects than one plan can hold. */
export const tooManyPairsWords = (pairs: number): Words => ({
  ja: `人と案件の組み合わせが${grouped(pairs)}通りあります。一度に計画できるのは${grouped(mostPairs)}通りまでです。町や期間で分けてください。`,
  en: `There are ${grouped(pairs)} pairs of people and projects. One plan takes up to ${grouped(mostPairs)}. Please split the files by town or period.`,
});

const columnFor = (kind: FileKind, key: string) => columnsOf(kind).find((one) => one.key === key);
