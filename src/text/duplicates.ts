import type { AlikeReason, DuplicateKind } from "#domain/duplicates/terms.ts";
import type { Words } from "#text/speak.ts";

export const alikeReasonWords: { readonly [R in AlikeReason]: Words } = {
  name: { ja: "名前", en: "name" },
  phone: { ja: "電話番号", en: "telephone" },
  email: { ja: "メールアドレス", en: "mail address" },
  website: { ja: "ホームページ", en: "site" },
};

export const duplicateKindWords: { readonly [K in DuplicateKind]: Words } = {
  firm: { ja: "企業", en: "Firms" },
  person: { ja: "人材", en: "People" },
};

export const duplicateWords = {
  list: { ja: "同じかもしれない記録", en: "Records that look alike" },
  lead: {
    ja: "名前や連絡先が同じ記録です。見比べて、同じなら1つにまとめ、違うなら「別のもの」としてください。人が決めるまで、何も変わりません。",
    en: "Records with the same name or contact. Compare them: merge what is the same, and say what differs. Nothing changes by itself.",
  },
  which: { ja: "見る記録", en: "Which records" },
  emptyTitle: { ja: "似た記録はありません", en: "No records look alike" },
  emptyText: { ja: "表を読み込んだあとに、もう一度ご覧ください。", en: "Look again after reading a list." },
  one: { ja: "1つめ", en: "One" },
  other: { ja: "2つめ", en: "The other" },
  same: { ja: "同じところ", en: "What is the same" },
  compare: { ja: "見比べる", en: "Compare" },
  first: (count: number): Words => ({
    ja: `はじめの${count}組です。ここを片づけると、続きが出ます。`,
    en: `The first ${count} pairs. More follow when these are done.`,
  }),
  compareTitle: { ja: "2つの記録を見比べる", en: "Compare two records" },
  compareLead: {
    ja: "空いているところは、もう一方の内容で埋まります。両方に内容があって違うところだけ、どちらを使うか選んでください。",
    en: "What is empty is filled from the other record. Choose only where both say something and it differs.",
  },
  withNumber: { ja: "まとめる相手の番号", en: "Number of the other record" },
  withHint: { ja: "例：F-12 なら 12", en: "12 for F-12" },
  show: { ja: "見比べる", en: "Compare" },
  notThere: { ja: "その番号の記録は見つかりませんでした。", en: "There is no record with this number." },
  keep: { ja: "どちらの番号を残しますか", en: "Which number stays?" },
  keepHint: {
    ja: "残さないほうの番号を開くと、残したほうへ移ります。公開の状態は、残すほうのものになります。",
    en: "The other number will lead to it. Whether it is public follows the record that stays.",
  },
  merge: { ja: "1つにまとめる", en: "Merge into one" },
  distinct: { ja: "別のものです", en: "They are not the same" },
  distinctHint: {
    ja: "「別のもの」とすると、この組は一覧に出なくなります。",
    en: "The pair will not be listed again.",
  },
  undo: {
    ja: "まとめたあとで2つに戻すことはできません。番号とお名前をもう一度ご確認ください。案件・参画・予約・利用者は残すほうへ移り、まとめる前の内容は拠点に保管します。",
    en: "Two records that became one cannot be parted again: please check numbers and names once more. Projects, engagements, bookings and accounts move to the one that stays; the hub keeps both as they were.",
  },
  twoAccounts: {
    ja: "両方の記録に利用者がいるため、まだまとめられません。どちらかの役割を終わりにしてから、もう一度開いてください。",
    en: "Both records have an account, so they cannot be merged yet. End one of the two roles first.",
  },
} as const;

/** How much hangs on a record. */
export const attachedWords = (attached: {
  readonly projects: number;
  readonly engagements: number;
  readonly accounts: number;
}): Words => ({
  ja: `案件${attached.projects}件、参画${attached.engagements}件、利用者${attached.accounts}人`,
  en: `${attached.projects} projects, ${attached.engagements} engagements, ${attached.accounts} accounts`,
});
