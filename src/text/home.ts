import type { Words } from "#text/speak.ts";

export const homeWords = {
  frontTitle: {
    ja: "地域の会社と人を、つなぎ続ける",
    en: "Firms and people of one region, kept together",
  },
  frontLead: {
    ja: "小さな会社が一人では見つけられない中核の人材を、地域で確保し、半日コマで分かち合います。",
    en: "Core people that a small firm cannot find alone, secured by the region and shared by the half-day.",
  },
  forFirms: { ja: "会社の方へ", en: "For firms" },
  forFirmsText: {
    ja: "まず、お話を聞かせてください。社内の人から一緒に探し、足りないところを案件にします。",
    en: "Talk with us first. We look inside your firm together, and turn what is missing into a project.",
  },
  forPeople: { ja: "働く方へ", en: "For people" },
  forPeopleText: {
    ja: "週1コマ、月2コマから。いまの仕事を続けながら、地域の会社の力になれます。",
    en: "From one half-day a week, or two a month, beside your present work.",
  },
  seeBank: { ja: "公開中の案件を見る", en: "See open projects" },
  seeFirms: { ja: "公開中の企業を見る", en: "See the firms" },
  signIn: { ja: "サインインする", en: "Sign in" },
  calm: { ja: "いま急ぐことはありません", en: "Nothing is urgent now" },
  first: { ja: "最初の案件を言葉にしましょう", en: "Put your first project into words" },
  others: { ja: "ほかのページ", en: "Other pages" },
  seeDrafts: { ja: "下書きを見る", en: "See the drafts" },
  seeOpen: { ja: "公開中の案件を見る", en: "See open projects" },
  seeFirmsWithout: { ja: "案件がない企業を見る", en: "See firms without a project" },
  enterProject: { ja: "案件を登録する", en: "Enter a project" },
  checkFirm: { ja: "自社の内容を確かめる", en: "Look over my firm" },
  ownFirmLead: {
    ja: "自社の紹介と連絡先が、いまのままで合っているかご覧ください。",
    en: "See whether what we say of your firm, and whom to ask for, is still right.",
  },
  firstLead: {
    ja: "困っていること、やってみたいことを1つで構いません。下書きのままで相談できます。",
    en: "One worry or one wish is enough. A draft can be talked over.",
  },
} as const satisfies Record<string, Words>;

const projects = (count: number): string => (count === 1 ? "1 project" : `${count} projects`);

/** How many drafts wait to be looked over. */
export const draftsWaiting = (count: number): Words => ({
  ja: `下書き${count}件が、公開を待っています`,
  en: `${projects(count)} waiting to be published`,
});

/** How many projects are public and look for somebody. */
export const projectsOpen = (count: number): Words => ({
  ja: `${count}件の案件が、人を探しています`,
  en: `${projects(count)} looking for people`,
});

/** How many firms have not told a worry yet. */
export const firmsWithout = (count: number): Words => ({
  ja: `案件がまだない企業が${count}社あります`,
  en: count === 1 ? "1 firm has no project yet" : `${count} firms have no project yet`,
});
