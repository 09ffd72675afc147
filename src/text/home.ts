import { grouped } from "#text/numbers.ts";
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
  begin: { ja: "お手もとの表から始めましょう", en: "Begin with your own lists" },
  beginLead: {
    ja: "人材の一覧と案件の一覧を、Excel か CSV のまま読み込めます。案件の企業も一緒に登録します。取り込む前に、何がどう変わるかをお見せします。",
    en: "Your lists of people and of projects are read as they are, Excel or CSV; the projects' firms come in with them. You see what would change before anything is written.",
  },
  projectsNext: { ja: "次は、案件の表を読み込みましょう", en: "Next: your list of projects" },
  projectsNextLead: {
    ja: "案件がそろうと、配分の計画を作れます。登録のない企業は、案件と一緒に登録します。",
    en: "With projects a plan can be made. Firms that are not saved yet come in with them.",
  },
  peopleNext: { ja: "次は、人材の表を読み込みましょう", en: "Next: your list of people" },
  peopleNextLead: { ja: "人材がそろうと、配分の計画を作れます。", en: "With people a plan can be made." },
  planNext: { ja: "最初の配分の計画を作りましょう", en: "Make the first plan" },
  planNextLead: {
    ja: "だれがどこで何コマ働くかを、登録された記録から決めます。作るだけでは、だれにも知らせません。",
    en: "Who works where for how many half-days, from the records as they are. Making it tells nobody.",
  },
  bringIn: { ja: "表を読み込む", en: "Read a list" },
  makePlan: { ja: "計画を作る", en: "Make a plan" },
  others: { ja: "ほかのページ", en: "Other pages" },
  answerProposal: { ja: "提案を見て答える", en: "Read it and answer" },
  seeProposals: { ja: "提案を見る", en: "See the proposals" },
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

const projects = (count: number): string => (count === 1 ? "1 project" : `${grouped(count)} projects`);

/** How many drafts wait to be looked over. */
export const draftsWaiting = (count: number): Words => ({
  ja: `下書き${grouped(count)}件が、公開を待っています`,
  en: `${projects(count)} waiting to be published`,
});

/** How many projects are public and look for somebody. */
export const projectsOpen = (count: number): Words => ({
  ja: `${grouped(count)}件の案件が、人を探しています`,
  en: `${projects(count)} looking for people`,
});

/** How many firms have not told a worry yet. */
export const firmsWithout = (count: number): Words => ({
  ja: `案件がまだない企業が${grouped(count)}社あります`,
  en: count === 1 ? "1 firm has no project yet" : `${grouped(count)} firms have no project yet`,
});
