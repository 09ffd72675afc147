import type { Words } from "#text/speak.ts";

/** Words of the page that publishes several drafts at once. */
export const publishingWords = {
  open: { ja: "下書きをまとめて公開する", en: "Publish drafts together" },
  title: { ja: "下書きをまとめて公開します", en: "Publish drafts together" },
  lead: {
    ja: "一覧でしぼった条件のままの下書きです。確かめることが済んだものから選べます。",
    en: "These are the drafts under the conditions of the list. Those that are ready can be chosen.",
  },
  leadLeft: {
    ja: "選んだもののうち、公開されなかった案件と、そのわけです。これらは何も変わっていません。",
    en: "The chosen projects that were not published, and why. Nothing has been changed in them.",
  },
  ask: { ja: "選んだ下書きを公開しますか", en: "Publish the chosen drafts?" },
  firms: {
    ja: "企業の名前は、公開に同意している企業だけが出ます。ほかは業種と町と規模で紹介します。",
    en: "A firm is named only where it has agreed to be; the others are told by trade, town and size.",
  },
  whom: {
    ja: "それぞれの企業と、公開中の案件を読むすべての人です。",
    en: "The firms of these projects, and everyone who reads the open projects.",
  },
  undo: {
    ja: "案件ごとのページから、いつでも募集を終わりにできます。すぐに見えなくなります。",
    en: "Close each from its own page at any time. It disappears at once.",
  },
  unpaid: { ja: "無報酬と出ます", en: "shown as unpaid" },
  named: { ja: "企業の名前が出ます", en: "the firm is named" },
  waiting: { ja: "まだ公開できない下書き", en: "Drafts that cannot be published yet" },
  waitingLeft: { ja: "公開されなかった案件", en: "Projects that were not published" },
  why: { ja: "わけと、次にすること", en: "Why, and what to do" },
  changed: {
    ja: "選んだあとに、ほかの方が変えました。内容をご確認のうえ、上でもう一度選んでください。",
    en: "Somebody changed it after you chose. Please look it over and choose it again above.",
  },
  publishedAlready: { ja: "もう公開されています。", en: "It is public already." },
  closed: {
    ja: "募集は終わっています。もう一度募るときは、案件のページで下書きに戻してください。",
    en: "It is closed. To ask again, make it a draft on its page.",
  },
  standings: { ja: "許可と届出を見る", en: "See the licences" },
  emptyTitle: { ja: "公開を待つ下書きはありません", en: "No draft waits to be published" },
  emptyText: {
    ja: "条件をはずすか、案件の一覧に戻ってください。",
    en: "Take conditions away, or go back to the list of projects.",
  },
  back: { ja: "案件の一覧に戻る", en: "Back to the list of projects" },
  first: (count: number): Words => ({
    ja: `はじめの${count}件です。これらを公開すると、続きが出ます。条件でしぼることもできます。`,
    en: `The first ${count}. More follow when these are published; the list's conditions narrow them too.`,
  }),
} as const;

/** The field in which drafts are ticked. */
export const publishingLabels = {
  drafts: { ja: "公開する下書き", en: "Drafts to publish" },
} as const satisfies Record<string, Words>;
