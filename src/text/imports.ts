import { importColumnsOf } from "#domain/imports/rules-columns.ts";
import type {
  FoundFault,
  ImportCounts,
  NamedKind,
  Obstacle,
  RowFault,
  UnclearHeader,
} from "#domain/imports/rules-work.ts";
import type { ImportKind, ImportStatus } from "#domain/imports/terms.ts";
import { engagementNumber } from "#text/engagements.ts";
import { faultSentence } from "#text/faults.ts";
import { firmNumber } from "#text/firms.ts";
import { importFaultWords } from "#text/imports-faults.ts";
import { grouped } from "#text/numbers.ts";
import { notTownsWords, otherKindWords, seemsOtherKindWords } from "#text/official-lists.ts";
import { personNumber } from "#text/people.ts";
import { projectNumber } from "#text/projects.ts";
import type { Words } from "#text/speak.ts";
import { shortened, tableFaultWords } from "#text/tables.ts";

/** What a list holds, as people call it. */
export const importKindWords: { readonly [K in ImportKind]: Words } = {
  firms: { ja: "企業", en: "Firms" },
  people: { ja: "人材", en: "People" },
  projects: { ja: "案件", en: "Projects" },
  engagements: { ja: "参画", en: "Engagements" },
  towns: { ja: "市町村", en: "Municipalities" },
};

/** Where an import stands. */
const importStatusWords: { readonly [S in ImportStatus]: Words } = {
  reading: { ja: "読んでいます", en: "Being read" },
  mapping: { ja: "見出しの確認待ち", en: "Headers to be named" },
  faulty: { ja: "直すところがあります", en: "Has faults" },
  ready: { ja: "取り込めます", en: "Ready" },
  applying: { ja: "取り込んでいます", en: "Being written" },
  applied: { ja: "取り込みました", en: "Written" },
  "taken-back": { ja: "取り消しました", en: "Taken back" },
  dropped: { ja: "やめました", en: "Given up" },
  failed: { ja: "うまくいきませんでした", en: "Failed" },
};

/** Where an import stands; a list that is ready may have nothing to change. */
export const importStateWords = (status: ImportStatus, counts: ImportCounts | null): Words =>
  status === "ready" && counts !== null && counts.added + counts.changed === 0
    ? { ja: "変更なし", en: "Nothing to change" }
    : importStatusWords[status];

/** The short number of an import. */
export const importNumber = (number: number): string => `I-${number}`;

/** The short number of a record of a kind. */
export function recordNumber(kind: ImportKind, number: number): string {
  switch (kind) {
    case "firms":
      return firmNumber(number);
    case "people":
      return personNumber(number);
    case "projects":
      return projectNumber(number);
    case "engagements":
      return engagementNumber(number);
    case "towns":
      return String(number);
  }
}

const namedKinds: { readonly [K in NamedKind]: Words & { readonly kind: ImportKind } } = {
  firm: { ja: "企業", en: "firm", kind: "firms" },
  person: { ja: "人材", en: "person", kind: "people" },
  project: { ja: "案件", en: "project", kind: "projects" },
};

/** The label of a field, as the list's header calls it. */
export function labelOf(kind: ImportKind, field: string): Words {
  const column = kind === "towns" ? undefined : importColumnsOf(kind).find(({ key }) => key === field);
  return column ?? { ja: field, en: field };
}

/** What of a header a person has to say before its list can be read. */
export function unclearHeaderWords(kind: ImportKind, { missing, twice }: UnclearHeader): readonly Words[] {
  const notFound = missing.map((key): Words => {
    const { ja, en } = labelOf(kind, key);
    return {
      ja: `「${ja}」の列が、どの見出しか分かりません。`,
      en: `It is not clear which header is “${en}”.`,
    };
  });
  const doubled = twice.map(({ key, headers }): Words => {
    const { ja, en } = labelOf(kind, key);
    return {
      ja: `${headers.map((header) => `「${shortened(header)}」`).join("と")}が、どれも「${ja}」と読めます。一つだけにしてください。`,
      en: `${headers.map((header) => `“${shortened(header)}”`).join(" and ")} may all be “${en}”. Please leave one of them.`,
    };
  });
  return [...notFound, ...doubled];
}

/** Where a fault stands, what is wrong and what to do. */
export function foundFaultWords(kind: ImportKind, found: FoundFault): Words {
  const { ja, en } = faultWords(kind, found);
  if (found.at === "file") return { ja, en };
  if (found.at === "row") return { ja: `${found.line}行目: ${ja}`, en: `row ${found.line}: ${en}` };
  const label = labelOf(kind, found.column);
  const written = found.header === null ? null : shortened(found.header);
  return {
    ja: `${found.line}行目「${written ?? label.ja}」: ${ja}`,
    en: `row ${found.line} “${written ?? label.en}”: ${en}`,
  };
}

/** What is wrong and what to do, without the place. */
export function faultWords(kind: ImportKind, found: FoundFault): Words {
  switch (found.at) {
    case "file":
      return fileFaultWords(found.fault);
    case "cell":
      return importFaultWords(found);
    case "row":
      return rowFaultWords(kind, found.fault);
  }
}

function fileFaultWords(fault: Extract<FoundFault, { readonly at: "file" }>["fault"]): Words {
  switch (fault.code) {
    case "no-rows":
      return {
        ja: "見出しの下に行がありません。2行目から内容を入力してください。",
        en: "There is no row below the header. Please put the contents from row 2 on.",
      };
    case "other-kind":
      return otherKindWords(fault.form, importKindWords[fault.kind]);
    case "seems-other-kind":
      return seemsOtherKindWords(fault.seems, importKindWords[fault.seems], importKindWords[fault.said]);
    case "not-towns":
      return notTownsWords;
    default:
      return trimmed(tableFaultWords("", fault));
  }
}

const trimmed = ({ ja, en }: Words): Words => ({ ja: ja.replace(/^[:,]?\s*/u, ""), en: en.replace(/^[:,]?\s*/u, "") });

function rowFaultWords(kind: ImportKind, fault: RowFault): Words {
  const numbersOf = (of: ImportKind, numbers: readonly number[]): string =>
    numbers.map((number) => recordNumber(of, number)).join("、");
  switch (fault.code) {
    case "no-such-number":
      return {
        ja: `${recordNumber(kind, fault.number)} の登録がありません。番号を確かめるか、新しい登録なら番号を空にしてください。`,
        en: `There is no ${recordNumber(kind, fault.number)}. Please check the number, or leave it empty for a new record.`,
      };
    case "several":
      return {
        ja: `${numbersOf(kind, fault.numbers)} のどれか決められません。Bansoの番号かコードを入れてください。`,
        en: `It could be any of ${numbersOf(kind, fault.numbers)}. Please add the number that Banso gave, or a code.`,
      };
    case "same-row":
      return {
        ja: `${fault.line}行目と同じ登録です。1件を1行にまとめるか、別の相手ならコードを入れてください。`,
        en: `This is the same record as row ${fault.line}. Please keep one row, or add codes when they are two.`,
      };
    case "taken":
      return {
        ja: `この${fault.what === "code" ? "コード" : "法人番号"}は ${recordNumber(kind, fault.number)} のものです。どちらかを直してください。`,
        en: `This ${fault.what === "code" ? "code" : "corporate number"} belongs to ${recordNumber(kind, fault.number)}. Please correct one of them.`,
      };
    case "missing": {
      const label = labelOf(kind, fault.field);
      return {
        ja: `新しい登録には「${label.ja}」が必要です。入力してください。`,
        en: `A new record needs “${label.en}”. Please enter it.`,
      };
    }
    case "field":
      return faultSentence(fault.fault, labelOf(kind, fault.fault.field));
    case "unknown": {
      const of = namedKinds[fault.what];
      return {
        ja: `${of.ja}「${fault.name}」の登録がありません。先に${of.ja}を取り込むか、名前を登録のとおりにしてください。`,
        en: `There is no ${of.en} “${fault.name}”. Please import it first, or write the name as it is saved.`,
      };
    }
    case "several-named": {
      const of = namedKinds[fault.what];
      return {
        ja: `${of.ja}「${fault.name}」は ${numbersOf(of.kind, fault.numbers)} があり、どれか決められません。番号かコードで指定してください。`,
        en: `There are ${numbersOf(of.kind, fault.numbers)} for “${fault.name}”. Please name the ${of.en} by number or code.`,
      };
    }
    case "other-side": {
      const of = namedKinds[fault.what];
      return {
        ja: `登録の${of.ja}と、この行の${of.ja}がちがいます。別のものなら、新しい行として番号を空にしてください。`,
        en: `The saved record has another ${of.en} than this row. For another record please leave the number empty.`,
      };
    }
    case "above-capacity":
      return {
        ja: `${fault.week} の週は、あと${fault.free}コマしか空いていません。コマか期間を直してください。`,
        en: `In the week of ${fault.week} only ${fault.free} half-days are free. Please change the half-days or the weeks.`,
      };
    case "held-by-proposals": {
      const proposals = fault.proposals.map((number) => `S-${number}`);
      return {
        ja: `${fault.week} の週は、提案 ${proposals.join("、")} のために空けてあり、残りは${fault.free}コマです。コマか期間を直すか、先に提案を終えてください。`,
        en: `In the week of ${fault.week} half-days are held for ${proposals.join(", ")}: ${fault.free} are left. Please change the half-days or the weeks, or close the proposal first.`,
      };
    }
    case "wrong-state":
      return {
        ja: "終わった登録なので、この内容は変えられません。画面で状態を確かめてください。",
        en: "The record is closed, so this cannot be changed. Please look at its page.",
      };
  }
}

/** Why an import cannot be taken back. */
export function obstacleWords({ kind, number, name, why }: Obstacle): Words {
  const which =
    number === 0
      ? { ja: "ある登録", en: "A record" }
      : { ja: `${recordNumber(kind, number)} ${name}`, en: `${recordNumber(kind, number)} ${name}` };
  switch (why) {
    case "changed":
      return { ja: `${which.ja}: 取り込んだあとに変更されています。`, en: `${which.en}: it was changed since.` };
    case "referred":
      return {
        ja: `${which.ja}: 案件・参画・記録などから使われています。`,
        en: `${which.en}: projects, engagements or entries refer to it.`,
      };
    case "gone":
      return { ja: `${which.ja}: もうありません。`, en: `${which.en}: it is gone.` };
    case "booked":
      return {
        ja: `${which.ja}: 前のコマ数より多く予約されています。`,
        en: `${which.en}: more is booked than it could give before.`,
      };
  }
}

/** How many rows do what. */
export function countsWords(counts: ImportCounts): Words {
  const { rows, added, changed, same, notOurs } = counts;
  return {
    ja: `${grouped(rows)}行：新規${grouped(added)}件、変更${grouped(changed)}件、同じ${grouped(same)}件${notOurs > 0 ? `、対象外${grouped(notOurs)}件` : ""}`,
    en: `${grouped(rows)} rows: ${grouped(added)} new, ${grouped(changed)} changed, ${grouped(same)} the same${notOurs > 0 ? `, ${grouped(notOurs)} of others` : ""}`,
  };
}

/** A file may have two hundred columns; whoever knows it knows it by the first ones. */
const mostHeadersTold = 20;

/** `banso import`. */
export const importCommandWords = {
  description: {
    ja: "表（CSVかExcel）の内容を取り込みます。例：banso import people 人材.csv",
    en: "Import a list (CSV or Excel), e.g. banso import people people.csv",
  },
  file: { ja: "ファイル、または取り消す番号（I-3）", en: "the file, or the number to take back (I-3)" },
  check: { ja: "調べるだけで、何も書き込まない", en: "only report, write nothing" },
  anyway: {
    ja: "ほかの種類の表に見えても、言われたとおりに取り込む",
    en: "take it as it is said, though it seems another kind of list",
  },
  hub: { ja: "ハブのホスト名（いくつもあるとき）", en: "host name of the hub, where there are several" },
  steps: {
    reading: { ja: "読んでいます", en: "reading" },
    applying: { ja: "書き込んでいます", en: "writing" },
  },
  unknownKind: (what: string): Words => ({
    ja: `「${what}」は取り込めません。firms、people、projects、engagements、towns のどれかにしてください。`,
    en: `“${what}” cannot be imported. Please name firms, people, projects, engagements or towns.`,
  }),
  noFile: {
    ja: "ファイルを指定してください。例：banso import people 人材.csv",
    en: "Please name the file, e.g. banso import people people.csv",
  },
  written: (number: number): Words => ({
    ja: `取り込みました。取り消すには：banso import take-back ${importNumber(number)}`,
    en: `Written. To take it back: banso import take-back ${importNumber(number)}`,
  }),
  checkedOnly: { ja: "調べただけで、何も書き込んでいません。", en: "This was a check; nothing was written." },
  nothingToDo: { ja: "変わるところはありません。", en: "Nothing changes." },
  headersUnknown: (kind: ImportKind, header: readonly string[]): Words => {
    const some = header.slice(0, mostHeadersTold).map(shortened);
    const more = header.length > some.length ? "…" : "";
    return {
      ja: `見出しから必要な列を決められません（${some.join("、")}${more}）。画面の「取り込み」で一度だけ教えるか、見本（${importKindWords[kind].ja}）の見出しに合わせてください。`,
      en: `The columns needed are not clear from the headers (${some.join(", ")}${more}). Please say once on the import page what they mean, or use the template's headers.`,
    };
  },
  moreFaults: (count: number): Words => ({
    ja: `ほかに${grouped(count)}か所あります。`,
    en: `There are ${grouped(count)} more.`,
  }),
  faulty: (count: number): Words => ({
    ja: `直すところが${grouped(count)}か所あります。何も書き込んでいません。`,
    en: `${grouped(count)} places have to be mended. Nothing was written.`,
  }),
  takenBack: (number: number): Words => ({
    ja: `${importNumber(number)} の取り込みを取り消しました。`,
    en: `${importNumber(number)} was taken back.`,
  }),
  notTakenBack: (code: string): Words =>
    code === "obstacles"
      ? { ja: "上の登録があるため、取り消せません。", en: "It cannot be taken back because of these records." }
      : { ja: "その番号の、取り消せる取り込みはありません。", en: "There is no import with this number to take back." },
} as const;
