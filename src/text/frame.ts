import type { Words } from "#text/speak.ts";

/** The words of every page's frame and of the controls that all pages share. */
export const frameWords = {
  product: { ja: "伴走 Banso", en: "伴走 Banso" },
  skip: { ja: "本文へ移動", en: "Skip to the main text" },
  home: { ja: "最初のページ", en: "First page" },
  menu: { ja: "メニュー", en: "Menu" },
  moreNav: { ja: "そのほか", en: "More" },
  mainNav: { ja: "主なページ", en: "Main pages" },
  account: { ja: "利用している方", en: "Signed-in person" },
  actingAs: { ja: "いまの役割", en: "Acting as" },
  switchHat: { ja: "役割を変える", en: "Change role" },
  signIn: { ja: "サインイン", en: "Sign in" },
  signOut: { ja: "サインアウト", en: "Sign out" },
  otherLanguage: { ja: "English", en: "日本語" },
  contactTitle: { ja: "お困りのときは", en: "If you need a hand" },
  telephone: { ja: "電話", en: "Telephone" },
  madeWith: {
    ja: "伴走 Banso は、地域の小さな会社が一人では見つけられない人材を、地域で確保し分かち合うための道具です。",
    en: "Banso helps a region secure and share the people that its small firms cannot find alone.",
  },
  required: { ja: "必須", en: "required" },
  optional: { ja: "任意", en: "optional" },
  example: { ja: "例：", en: "Example: " },
  choose: { ja: "選んでください", en: "Please choose" },
  fault: { ja: "ご確認ください：", en: "Please check: " },
  search: { ja: "検索する", en: "Search" },
  clearSearch: { ja: "検索をやめる", en: "Clear the search" },
  firstPage: { ja: "最初から", en: "From the beginning" },
  previousPage: { ja: "前へ", en: "Previous" },
  nextPage: { ja: "次へ", en: "Next" },
  pages: { ja: "ページ送り", en: "Pages" },
  notGiven: { ja: "まだありません", en: "Not given yet" },
  noticeDone: { ja: "できました", en: "Done" },
  noticeInfo: { ja: "お知らせ", en: "Notice" },
  noticeAttention: { ja: "ご確認ください", en: "Please check" },
  noticeFault: { ja: "うまくいきませんでした", en: "This did not work" },
  noticeHuman: { ja: "うれしいお知らせ", en: "Good news" },
  progressLink: { ja: "いまの進み具合を見る", en: "See how far it is now" },
  progressLost: {
    ja: "接続が切れています。処理はサーバーで続いています。つながり次第、表示を更新します。",
    en: "The connection is lost. The work continues on the server, and this line updates when you are back.",
  },
  cancel: { ja: "中止する", en: "Stop it" },
} as const satisfies Record<string, Words>;

/** Headings of a yes / no moment: everything that someone needs to know before answering. */
export const confirmWords = {
  meaning: { ja: "どういうことですか", en: "What it means" },
  whom: { ja: "だれに関わりますか", en: "Whom it concerns" },
  until: { ja: "いつまで有効ですか", en: "Until when" },
  undo: { ja: "あとで取り消すには", en: "How to undo it later" },
} as const satisfies Record<string, Words>;

/** Words for two versions of one record, side by side. */
export const compareWords = {
  item: { ja: "項目", en: "Item" },
  mine: { ja: "あなたの入力", en: "What you entered" },
  theirs: { ja: "いま保存されている内容", en: "What is saved now" },
  verdict: { ja: "違い", en: "Difference" },
  differs: { ja: "違います", en: "Differs" },
  same: { ja: "同じです", en: "Same" },
  empty: { ja: "（空欄）", en: "(empty)" },
} as const satisfies Record<string, Words>;

/** What the draft keeper says on the page. */
export const draftWords = {
  restored: {
    ja: "前に書きかけた内容を戻しました。まだ送信していません。",
    en: "What you had started to write is back. It has not been sent yet.",
  },
  discard: { ja: "書きかけを消す", en: "Discard the draft" },
  offline: {
    ja: "インターネットにつながっていません。書いた内容はこの画面に残っています。つながってから、もう一度送信してください。",
    en: "You are offline. What you wrote is still here. Please send it again once you are connected.",
  },
} as const satisfies Record<string, Words>;

/** Above the list of what has to be looked at again in a form. */
export const errorCount = (count: number): Words => ({
  ja: `${count}か所をご確認ください`,
  en: count === 1 ? "Please check 1 item" : `Please check ${count} items`,
});

/** Label of the link that sorts a table by a column. */
export const sortBy = (column: string): Words => ({
  ja: `${column}で並べ替える`,
  en: `Sort by ${column}`,
});

/** Accessible name of the area in which a wide table scrolls. */
export const scrollable = (caption: string): Words => ({
  ja: `${caption}（横に動かせます）`,
  en: `${caption} (scrolls sideways)`,
});

/** How far a run is, in percent. */
export const percentDone = (percent: number): Words => ({
  ja: `${percent}%`,
  en: `${percent}%`,
});

/** The last word of the navigation while one of the pages behind it is open. */
export const moreNavAt = (label: string): Words => ({ ja: `そのほか：${label}`, en: `More: ${label}` });
