import type { ImportCounts, ImportPreview, NewTown } from "#domain/imports/rules-work.ts";
import type { ImportForm, ImportKind } from "#domain/imports/terms.ts";
import { importKindWords, labelOf, recordNumber } from "#text/imports.ts";
import { grouped } from "#text/numbers.ts";
import { leftOutWords, officialFormNotes } from "#text/official-lists.ts";
import type { Words } from "#text/speak.ts";
import { shortened, tableNoteWords } from "#text/tables.ts";

/** What should be known before a file is written: headers not read, usual values, new towns, likely duplicates. */
export function previewNotes(
  kind: ImportKind,
  {
    form,
    preview,
    counts,
  }: { readonly form: ImportForm; readonly preview: ImportPreview; readonly counts: ImportCounts },
): readonly Words[] {
  const { newTowns = [], unread } = preview;
  const notes: Words[] = [...officialFormNotes(form, counts), ...fileNotes(preview)];
  if (unread.length > 0)
    notes.push({
      ja: `読まない列：${unread.map(shortened).join("、")}`,
      en: `Columns that are not read: ${unread.map(shortened).join(", ")}`,
    });
  notes.push(...leftOutWords(preview.leftOut), ...mergedWords(kind, preview));
  for (const [field, count] of Object.entries(preview.assumed)) notes.push(assumedWords(kind, field, count));
  if (newTowns.length > 0) notes.push(newTownsWords(newTowns));
  if (counts.alike > 0)
    notes.push({
      ja: `登録済みと同じ名前の新しい行が${grouped(counts.alike)}件あります。取り込んだあと、重複を確かめてください。`,
      en: `${grouped(counts.alike)} new rows have the name of a saved record. Please look for duplicates afterwards.`,
    });
  return notes;
}

/** Rows of records that somebody has made one with others, each with the record that stays. */
function mergedWords(kind: ImportKind, { merged = [], mergedRows = 0 }: ImportPreview): readonly Words[] {
  if (mergedRows === 0) return [];
  const ja = merged.map(({ line, kept }) => `${line}行目は${recordNumber(kind, kept)}`).join("、");
  const en = merged.map(({ line, kept }) => `row ${line} into ${recordNumber(kind, kept)}`).join(", ");
  const rest = mergedRows - merged.length;
  return [
    {
      ja: `ほかの登録にまとめた記録の行が${grouped(mergedRows)}件あります。変更しません（${ja}にまとめました${rest > 0 ? `、ほか${grouped(rest)}件` : ""}）。`,
      en: `${grouped(mergedRows)} rows are of records that were merged into others; nothing changes (${en}${rest > 0 ? ` and ${grouped(rest)} more` : ""}).`,
    },
  ];
}

/** How the file itself was read. */
export const fileNotes = ({ notes, seems }: ImportPreview): readonly Words[] => [
  ...(seems === undefined ? [] : [otherListWords(importKindWords[seems])]),
  ...notes.map(tableNoteWords),
];

const otherListWords = ({ ja, en }: Words): Words => ({
  ja: `見出しは「${ja}」の表のようです。選んだ種類をご確認ください。`,
  en: `By its headers this seems a list of ${en.toLowerCase()}. Please check the kind that was chosen.`,
});

/** Towns told by name; whoever knows the region sees the wrong one among them. */
const mostTownsTold = 20;

/** The rarest towns stand first: they are the ones written wrong. */
function newTownsWords(towns: readonly NewTown[]): Words {
  const some = towns.slice(0, mostTownsTold);
  const rest = towns.length - some.length;
  const ja = some.map(({ town, rows, line }) => `${town}（${rows === 1 ? `${line}行目` : `${grouped(rows)}行`}）`);
  const en = some.map(({ town, rows, line }) => `${town} (${rows === 1 ? `row ${line}` : `${grouped(rows)} rows`})`);
  return {
    ja: `はじめて出てくる町の名前：${ja.join("、")}${rest > 0 ? `、ほか${grouped(rest)}` : ""}。書きまちがいがないか、ご覧ください。`,
    en: `Towns named for the first time: ${en.join(", ")}${rest > 0 ? ` and ${grouped(rest)} more` : ""}. Please see that none is misspelt.`,
  };
}

function assumedWords(kind: ImportKind, field: string, count: number): Words {
  const rows = grouped(count);
  if (kind === "projects" && field === "firm")
    return {
      ja: `登録のない企業の案件が${rows}件あります。その企業も、名前と町だけの下書きとして登録します。`,
      en: `${rows} projects are of firms that are not saved yet; those are added too, as drafts with name and town.`,
    };
  if (field === "status")
    return {
      ja: `「公開中」と書かれた案件のうち${rows}件は、「${labelOf(kind, "payYenPerMonth").ja}」か「${labelOf(kind, "result").ja}」がないので、下書きにします。`,
      en: `${rows} projects that say “published” have no “${labelOf(kind, "payYenPerMonth").en}” or no “${labelOf(kind, "result").en}”; they are kept as drafts.`,
    };
  const label = labelOf(kind, field);
  const usual = usualWords[kind]?.[field] ?? { ja: "ふつうの値を入れます", en: "they get the usual value" };
  return {
    ja: `「${label.ja}」のない行が${rows}件あります。${usual.ja}。`,
    en: `${rows} rows have no “${label.en}”; ${usual.en}.`,
  };
}

const specialist: Words = { ja: "「専門系」とします", en: "they are taken for a specialist's" };

/** The value that a field gets when a row does not say it, as `rules-project-row` and its like decide. */
const usualWords: { readonly [K in ImportKind]?: Readonly<Record<string, Words>> } = {
  firms: { industry: { ja: "「分類不能の産業」とします", en: "they get “not classifiable”" } },
  people: {
    towns: { ja: "現地で働く案件には入らず、遠隔の案件だけになります", en: "they are given remote work only" },
  },
  projects: {
    result: { ja: "案件名をそのまま入れます", en: "their title stands there" },
    roleKind: specialist,
    place: { ja: "企業の町とします", en: "it is the firm's" },
    months: { ja: "6か月とします", en: "they get 6" },
    payYenPerMonth: {
      ja: "0円とします。このまま公開すると「無報酬」と出ます",
      en: "they get 0 and would be published as unpaid",
    },
  },
  engagements: {
    weeks: { ja: "終わりが書かれていないので、52週続くものとして扱います", en: "without an end they run 52 weeks" },
    title: { ja: "役割の1行目を入れます", en: "the first line of the role stands there" },
    roleKind: specialist,
    stage: { ja: "「毎週」とします", en: "they are weekly" },
    payYenPerMonth: { ja: "0円とします", en: "they get 0" },
  },
};
