import type { FirmSize, FirmStatus } from "#domain/firms/terms.ts";
import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

/** Labels of a firm's fields, in the order of the form. */
export const firmLabels = {
  name: { ja: "企業の名前", en: "Name of the firm" },
  industry: { ja: "業種", en: "Industry" },
  town: { ja: "町", en: "Town" },
  business: { ja: "どんな仕事をしていますか", en: "What the firm does" },
  employees: { ja: "従業員数", en: "Employees" },
  website: { ja: "ホームページ", en: "Web site" },
  kana: { ja: "よみがな", en: "Reading of the name" },
  corporateNumber: { ja: "法人番号", en: "Corporate number" },
  representative: { ja: "代表者", en: "Representative" },
  postalCode: { ja: "郵便番号", en: "Postal code" },
  address: { ja: "所在地", en: "Address" },
  foundedYear: { ja: "創業の年", en: "Founded in" },
  capitalYen: { ja: "資本金", en: "Capital" },
  contactName: { ja: "連絡する相手", en: "Whom to ask for" },
  contactPhone: { ja: "電話番号", en: "Telephone" },
  contactEmail: { ja: "メールアドレス", en: "Mail address" },
} as const satisfies Record<string, Words>;

export const firmStatusWords: { readonly [S in FirmStatus]: Words } = {
  draft: { ja: "非公開", en: "Not public" },
  published: { ja: "公開中", en: "Public" },
};

export const firmWords = {
  list: { ja: "企業の一覧", en: "Firms" },
  listLead: {
    ja: "地域の企業です。名前・よみがな・町で探せます。",
    en: "The region's firms. Search by name, reading or town.",
  },
  ownList: { ja: "自社", en: "My firm" },
  ownListLead: {
    ja: "拠点に登録している自社の内容です。名前を押すと、内容を確かめて直せます。",
    en: "What the hub holds about your firm. Choose its name to read and correct it.",
  },
  search: {
    ja: "名前、よみがな、町で探す",
    en: "Search by name, reading or town",
  },
  searchExample: { ja: "製材", en: "mill" },
  number: { ja: "番号", en: "No." },
  status: { ja: "状態", en: "State" },
  updated: { ja: "最後の変更", en: "Last changed" },
  enter: { ja: "企業を登録する", en: "Enter a firm" },
  enterTitle: { ja: "新しい企業を登録します", en: "Enter a new firm" },
  enterLead: {
    ja: "わかるところだけで始められます。あとからいつでも直せます。",
    en: "Start with what you know. Everything can be changed later.",
  },
  save: { ja: "保存する", en: "Save" },
  edit: { ja: "内容を直す", en: "Edit" },
  emptyTitle: { ja: "企業がまだありません", en: "There are no firms yet" },
  emptyText: { ja: "最初の1社を登録しましょう。", en: "Enter the first one." },
  noHitTitle: { ja: "見つかりませんでした", en: "Nothing was found" },
  noHitText: {
    ja: "短い言葉にするか、町の名前で探してみてください。",
    en: "Try a shorter word, or the name of a town.",
  },
  withoutProject: { ja: "案件がまだない企業だけを見ています。", en: "Only firms without a project are shown." },
  allFirms: { ja: "すべての企業を見る", en: "See all firms" },
  about: { ja: "企業について", en: "About the firm" },
  contact: { ja: "連絡先", en: "Contact" },
  projects: { ja: "この企業の案件", en: "Projects of this firm" },
  enterProject: { ja: "案件を登録する", en: "Enter a project" },
  allProjects: { ja: "案件をすべて見る", en: "See all projects" },
  noProjects: { ja: "案件はまだありません", en: "There are no projects yet" },
  engagements: { ja: "この企業の参画", en: "Engagements at this firm" },
  accounts: { ja: "この企業の利用者", en: "This firm's accounts" },
  namePart: { ja: "登記のこと", en: "As registered" },
  workPart: { ja: "仕事のこと", en: "About the work" },
  people: { ja: "人", en: "people" },
  yen: { ja: "円", en: "yen" },
  publish: { ja: "企業のページを公開する", en: "Publish the firm's page" },
  publishTitle: {
    ja: "企業のページを公開しますか",
    en: "Publish the firm's page?",
  },
  publishMeaning: {
    ja: "企業の名前、業種、町、従業員数、仕事の内容、ホームページを、だれでも読めるページにします。案件にも企業の名前が出ます。連絡先は出ません。",
    en: "The firm's name, industry, town, number of employees, what it does and its site become a page that anyone can read. Its projects name it too. Contact details stay hidden.",
  },
  publishWhom: {
    ja: "この企業と、ページを読むすべての人です。",
    en: "This firm, and everyone who reads the page.",
  },
  publishUntil: {
    ja: "公開をやめるまで続きます。",
    en: "Until you withdraw it.",
  },
  publishUndo: {
    ja: "この企業のページから、いつでもやめられます。やめるとすぐに見えなくなります。",
    en: "From the firm's page at any time. It disappears at once.",
  },
  yesPublish: { ja: "公開する", en: "Publish" },
  noPublish: { ja: "いまは公開しない", en: "Not now" },
  withdraw: { ja: "公開をやめる", en: "Withdraw the page" },
  publicPage: { ja: "公開しているページを見る", en: "See the public page" },
  compareTitle: {
    ja: "ほかの方が先に保存しました",
    en: "Someone else saved this first",
  },
  compareLead: {
    ja: "あなたが開いたあとに、ほかの方がこの企業を変えました。下で見比べて、必要なら直してから保存してください。あなたの入力は残っています。",
    en: "Someone changed this firm after you opened it. Compare the two versions, correct what is needed and save again. What you typed is kept.",
  },
  compareCaption: { ja: "2つの内容", en: "The two versions" },
  yours: { ja: "あなたの入力", en: "What you entered" },
  saveMine: { ja: "この内容で保存する", en: "Save this" },
  kanaExample: { ja: "みなとせいざい", en: "Minato Seizai" },
  corporateNumberHint: {
    ja: "国税庁の13桁の番号です。わからなければ空欄で構いません。",
    en: "The tax agency's 13 digits. Leave it empty if unknown.",
  },
  townExample: { ja: "しおかぜ町", en: "Shiokaze" },
  businessExample: {
    ja: "地元の杉で家具をつくっています。",
    en: "We make furniture from local cedar.",
  },
  contactHint: {
    ja: "拠点の職員と、この企業だけに見えます。",
    en: "Seen only by the hub's staff and this firm.",
  },
  publicTitle: { ja: "この地域の企業", en: "Firms of this region" },
  publicLead: {
    ja: "名前を公開している企業です。",
    en: "Firms that agreed to be named.",
  },
  publicEmpty: {
    ja: "公開している企業はまだありません",
    en: "No firm has a public page yet",
  },
} as const satisfies Record<string, Words>;

export const employeesWords = (count: number | null): Words =>
  count === null
    ? { ja: "わかりません", en: "unknown" }
    : { ja: `${grouped(count)}人`, en: `${grouped(count)} ${count === 1 ? "person" : "people"}` };
export const firmNumber = (number: number): string => `F-${number}`;

/** The figures of a firm's business years. */
export const figuresWords = {
  title: { ja: "3年の数字", en: "Three years in figures" },
  lead: {
    ja: "拠点の職員と、この企業だけに見えます。",
    en: "Seen only by the hub's staff and this firm.",
  },
  none: { ja: "決算の数字はまだありません。", en: "There are no figures yet." },
  year: { ja: "年度", en: "Year" },
  sales: { ja: "売上高", en: "Sales" },
  profit: { ja: "営業利益", en: "Operating profit" },
  employees: { ja: "従業員", en: "Employees" },
  unknown: { ja: "不明", en: "unknown" },
} as const satisfies Record<string, Words>;

/** What the picture of the figures says. */
export const figuresTitle = (from: number, until: number): Words => ({
  ja: `${from}年から${until}年までの売上高と営業利益`,
  en: `Sales and operating profit from ${from} to ${until}`,
});

/** The calendar year in which a business year ended. */
export const yearWords = (year: number): Words => ({ ja: `${year}年`, en: String(year) });

/** Money of a business year: from a hundred million yen on in these, else in ten thousands. */
export function shortMoneyWords(yen: number): Words {
  const sign = yen < 0 ? "−" : "";
  const amount = Math.abs(yen);
  const hundredMillions = Math.round(amount / 10_000_000) / 10;
  const ja =
    amount >= 100_000_000
      ? `${sign}${grouped(hundredMillions)}億円`
      : `${sign}${grouped(Math.round(amount / 10_000))}万円`;
  const millions = Math.round(amount / 100_000) / 10;
  return { ja, en: `${sign}¥${grouped(millions)}m` };
}

/** The year of a firm's foundation. */
export const foundedWords = (year: number): Words => ({ ja: `${year}年`, en: String(year) });

/** How large a firm is, by its employees. */
export const firmSizeWords: { readonly [S in FirmSize]: Words } = {
  unknown: { ja: "従業員数は未確認", en: "number of employees unknown" },
  none: { ja: "従業員なし", en: "no employees" },
  "1-4": { ja: "従業員1〜4人", en: "1–4 employees" },
  "5-19": { ja: "従業員5〜19人", en: "5–19 employees" },
  "20-49": { ja: "従業員20〜49人", en: "20–49 employees" },
  "50-99": { ja: "従業員50〜99人", en: "50–99 employees" },
  "100-299": { ja: "従業員100〜299人", en: "100–299 employees" },
  "300-": { ja: "従業員300人以上", en: "300 employees or more" },
};

/** How a firm is told that has not agreed to be named. */
export const anonymousFirm = (firm: {
  readonly town: string;
  /** Null while nobody has said it. */
  readonly industry: Words | null;
  readonly size: FirmSize;
}): Words => {
  const trade = firm.industry ?? { ja: "企業", en: "A firm" };
  if (firm.industry === null && firm.size === "unknown")
    return { ja: `${firm.town}の${trade.ja}`, en: `${trade.en} in ${firm.town}` };
  return {
    ja: `${firm.town}の${trade.ja}（${firmSizeWords[firm.size].ja}）`,
    en: `${trade.en} in ${firm.town} (${firmSizeWords[firm.size].en})`,
  };
};
