import { type LeftOut, leftOutReasons, type OfficialFault } from "#domain/imports/rules-official-form.ts";
import type { ImportCounts } from "#domain/imports/rules-work.ts";
import type { ImportForm, ImportKind } from "#domain/imports/terms.ts";
import { dateWords } from "#text/dates.ts";
import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

type OfficialName = Exclude<ImportForm, "own">;

/** The official lists by the names under which they are published. */
export const officialFormWords: { readonly [F in OfficialName]: Words } = {
  gbizinfo: { ja: "gBizINFOの法人一覧", en: "gBizINFO’s list of corporations" },
  "gbizinfo-industry": { ja: "gBizINFOの業種一覧", en: "gBizINFO’s list of industries" },
  nta: { ja: "国税庁の法人番号データ", en: "the tax agency’s file of corporate numbers" },
  localgov: { ja: "全国の市区町村一覧", en: "the list of Japan’s municipalities" },
};

/** What is done with each of them. */
const effects: { readonly [F in OfficialName]: Words } = {
  gbizinfo: {
    ja: "法人番号で照らし合わせ、ない企業は加えます。番号の点検では、1けたの0と9の取りちがえは見つかりません。",
    en: "Firms are known by their corporate number, new ones are added. The number’s check digit does not notice a 0 typed as 9 or a 9 as 0.",
  },
  "gbizinfo-industry": {
    ja: "番号のない一覧なので、企業名で照らし合わせ、登録済みの企業の業種だけを入れます。",
    en: "The list has no numbers: firms are known by their names, and only the industry of saved firms is set.",
  },
  nta: {
    ja: "法人番号が登録済みの企業だけを更新します（名称・所在地・閉鎖・合併先）。登録のない企業は加えません。番号の点検では、1けたの0と9の取りちがえは見つかりません。",
    en: "Only saved firms with a corporate number are updated (name, address, closing, successor); no firm is added. The number’s check digit does not notice a 0 typed as 9 or a 9 as 0.",
  },
  localgov: {
    ja: "市区町村コードで照らし合わせます。",
    en: "Municipalities are known by their code.",
  },
};

/** Which official list a file was taken for, and what is done with it; nothing for a list of the hub's own. */
export function officialFormNotes(form: ImportForm, { notOurs }: ImportCounts): readonly Words[] {
  if (form === "own") return [];
  const name = officialFormWords[form];
  const notes: Words[] = [
    { ja: `${name.ja}として読みます。${effects[form].ja}`, en: `Read as ${name.en}. ${effects[form].en}` },
  ];
  if (notOurs > 0)
    notes.push({
      ja: `登録のない企業 ${grouped(notOurs)}件は対象外です。`,
      en: `${grouped(notOurs)} firms are not saved here and stay out.`,
    });
  return notes;
}

/** Why the register closed a firm, by its code. */
const closingCauses: Readonly<Record<string, Words>> = {
  "01": { ja: "清算の結了", en: "liquidation" },
  "11": { ja: "合併による解散", en: "merger" },
  "21": { ja: "登記官による閉鎖", en: "closed by the registrar" },
  "31": { ja: "その他", en: "another reason" },
};

/** On the page of a firm that the register has closed. */
export function closedWords({ closedOn, cause }: { readonly closedOn: string; readonly cause: string }): Words {
  const why = closingCauses[cause];
  const day = dateWords(closedOn);
  return {
    ja: `登記は${day.ja}に閉鎖されています${why === undefined ? "" : `（${why.ja}）`}。`,
    en: `The register closed this firm on ${day.en}${why === undefined ? "" : ` (${why.en})`}.`,
  };
}

/** Who took it over. */
export const successorWords = (corporateNumber: string): Words => ({
  ja: `引き継いだ法人：法人番号 ${corporateNumber}`,
  en: `Taken over by the corporation ${corporateNumber}.`,
});

/** At the end of `banso import --help`. */
export const officialListsHelp: Words = {
  ja: [
    "公表されている一覧は、手を加えずに指定できます。中身で見分けます。",
    "  firms  gBizINFOの法人一覧と業種一覧（CSV）、国税庁の法人番号の差分データ（CSV、30列、見出しなし）",
    "  towns  全国の市区町村一覧（localgovjp.json）",
    "国税庁のデータは、法人番号が登録済みの企業だけを更新します。登録のない企業は加えません。",
  ].join("\n"),
  en: [
    "Official lists are read as they are published, and known by what stands in them.",
    "  firms  gBizINFO's corporations and their industries (CSV), the tax agency's differences of",
    "         corporate numbers (CSV, 30 columns, no header)",
    "  towns  Japan's municipalities (localgovjp.json)",
    "The tax agency's file updates only saved firms with a corporate number; it adds none.",
  ].join("\n"),
};

/** How many rows were left out, and why. */
export const leftOutWords = (counts: Readonly<Partial<Record<LeftOut, number>>>): readonly Words[] =>
  leftOutReasons.flatMap((why) => {
    const count = counts[why] ?? 0;
    return count === 0
      ? []
      : [
          {
            ja: `読まなかった行 ${grouped(count)}件：${leftOut[why].ja}`,
            en: `${grouped(count)} rows left out: ${leftOut[why].en}`,
          },
        ];
  });

const leftOut: { readonly [W in LeftOut]: Words } = {
  government: { ja: "国や地方公共団体で、企業ではありません。", en: "the state or local governments, not firms." },
  "older-entry": {
    ja: "同じ企業の、前の時点の記録です。",
    en: "earlier states of firms whose newest state is there too.",
  },
  "number-removed": {
    ja: "国税庁が取り消した法人番号です。登録した企業にあれば、番号を確かめてください。",
    en: "numbers that the tax agency has taken back. If a saved firm has one, please check it.",
  },
  "no-industry": { ja: "業種が書かれていません。", en: "no industry is written." },
  "same-name": {
    ja: "同じ名前の企業がいくつもあり、どれか決められません。企業の画面で入力してください。",
    en: "several firms have this name. Please enter it on the firm’s page.",
  },
};

/** An official list that holds something else than it was given as. */
export const otherKindWords = (form: ImportForm, kind: Words): Words => {
  const name = form === "own" ? kind : officialFormWords[form];
  return {
    ja: `このファイルは${name.ja}です。「${kind.ja}」として取り込んでください。`,
    en: `This file is ${name.en}. Please import it as “${kind.en}”.`,
  };
};

/** A list given at the command line as one kind whose headers are rather those of another. */
export const seemsOtherKindWords = (kind: ImportKind, seems: Words, said: Words): Words => ({
  ja: `見出しは「${seems.ja}」の表のようです。「${seems.ja}」なら banso import ${kind} で、たしかに「${said.ja}」なら --anyway を付けて取り込んでください。`,
  en: `By its headers this seems a list of ${seems.en.toLowerCase()}. Please use banso import ${kind}, or add --anyway if it does list ${said.en.toLowerCase()}.`,
});

/** A file given as municipalities that is not their list. */
export const notTownsWords: Words = {
  ja: "市町村は、全国の市区町村一覧（localgovjp.json、または lgcode・pref・city の列があるCSV）から取り込みます。ファイルを確かめてください。",
  en: "Municipalities come from the list of all of them (localgovjp.json, or a CSV with the columns lgcode, pref and city). Please check the file.",
};

/** What is wrong with a cell or a row of an official list, and what to do. */
export function officialFaultWords(fault: OfficialFault): Words {
  switch (fault.code) {
    case "municipality-code-check":
      return {
        ja: "市区町村コードが正しくありません。先頭の0を含む6けたで、検査数字が合うものにしてください。",
        en: "The municipality’s code is wrong. It has six digits, leading 0 included, and the last one has to agree.",
      };
    case "municipality-code-prefecture":
      return {
        ja: `このコードは${fault.prefecture}のものです。コードか都道府県を確かめてください。`,
        en: `This code belongs to ${fault.prefecture}. Please check the code or the prefecture.`,
      };
    case "not-a-prefecture":
      return {
        ja: "都道府県名ではありません。47都道府県の名前にしてください。",
        en: "This is none of the 47 prefectures.",
      };
    case "not-a-position":
      return { ja: "緯度・経度の数ではありません。", en: "This is not a latitude or longitude in degrees." };
    case "unknown-corporation-kind":
      return {
        ja: "法人種別が知られたもの（101・201・301〜305・399・401・499）ではありません。公表されたままのファイルか確かめてください。",
        en: "The kind of corporation is none of 101, 201, 301–305, 399, 401, 499. Please check that the file is as it was published.",
      };
    case "unknown-process":
      return {
        ja: "処理区分が知られたもの（01・11・12・13・21・22・71・72・81・99）ではありません。公表されたままのファイルか確かめてください。",
        en: "The process is none of 01, 11, 12, 13, 21, 22, 71, 72, 81, 99. Please check that the file is as it was published.",
      };
    case "official-columns":
      return {
        ja: `国税庁の法人番号データは${fault.expected}列ですが、この行は${fault.cells}列です。公表されたままのファイルを指定してください。`,
        en: `The tax agency’s file has ${fault.expected} columns, this row has ${fault.cells}. Please choose the file as it was published.`,
      };
  }
}
