import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

export const homeWords = {
  call: { ja: "迷ったときは、拠点の窓口へ：", en: "When in doubt, call the hub's office:" },
  numberGiven: { ja: "みなさんにお伝えしている窓口：", en: "Whom everybody else is told to call:" },
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
  readAndAnswer: { ja: "読んで答える", en: "Read and answer" },
  more: { ja: "このほかにできること", en: "What else can be done" },
  seeConcerns: { ja: "気がかりを見る", en: "See the concerns" },
  seeHands: { ja: "挙手を見る", en: "See the hands" },
  handsLead: { ja: "どの挙手にも、人の言葉でお返事します。", en: "Each gets an answer in somebody's words." },
  lateLead: {
    ja: "電話でお聞きし、お返事を代わりに入力できます。",
    en: "Telephone, and enter the answer that you hear.",
  },
  seeStandings: { ja: "許可・届出を見る", en: "See them" },
  seeReferrals: { ja: "依頼を見る", en: "See the referrals" },
  seeDialogues: { ja: "対話を見る", en: "See the dialogues" },
  reviewsLead: {
    ja: "公開の前に、社内の人から一緒に検討します。",
    en: "Before anything is published, we look inside the firm first.",
  },
  firmsWithoutLead: { ja: "困りごとを伺う対話から始めましょう。", en: "Begin with a talk about what worries them." },
  referralsHandedLead: {
    ja: "引き受けるか、お戻しになるかをお聞かせください。",
    en: "Please say whether you take it up or give it back.",
  },
  seeMail: { ja: "メールの状態を見る", en: "See the mail" },
  mailGivenUpLead: {
    ja: "宛先かメールサーバーの設定をお確かめください。理由はメールのページにあります。",
    en: "Check the address or the mail server; the mail's page says why.",
  },
  doctor: { ja: "動きを確かめる", en: "See that all is well" },
  doctorLead: {
    ja: "サーバーで npx banso doctor を実行すると、気になる点を文で伝えます。",
    en: "On the server, npx banso doctor tells in sentences what is wrong.",
  },
  planToPut: { ja: "進める計画から、提案を出しましょう", en: "Put proposals from the plan that holds" },
  planToPutLead: {
    ja: "企業と人材の両方に、会ってみたいかをお尋ねします。",
    en: "Both sides are asked whether they would meet.",
  },
  seePlan: { ja: "計画を開く", en: "Open the plan" },
  seeOwnProjects: { ja: "自社の案件を見る", en: "See my projects" },
  seeFirm: { ja: "自社のページを開く", en: "Open my firm" },
  asksLead: {
    ja: "興味があれば手を挙げ、なければ見送るだけで構いません。",
    en: "Raise a hand if you like, or let it pass.",
  },
  consentNext: { ja: "仕事を探してよいか、お決めください", en: "May we look for work for you?" },
  consentNextLead: {
    ja: "同意があるまで、提案もお尋ねもしません。いつでも取り消せます。",
    en: "Until you agree, nobody proposes or asks you anything. You can take it back at any time.",
  },
  decideConsent: { ja: "読んで決める", en: "Read and decide" },
  profileLead: {
    ja: "答えた分だけ、合う仕事が見つかりやすくなります。飛ばしても構いません。",
    en: "Each answer helps to find fitting work. You can leave any of them out.",
  },
  goOnProfile: { ja: "続きを答える", en: "Go on" },
  seeWeek: { ja: "参画を見る", en: "See the engagements" },
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

/** What is done on the page of a proposal on the way to its meeting. */
export const meetingButtons = {
  offer: { ja: "日時の候補を出す", en: "Offer dates" },
  choose: { ja: "日時を選ぶ", en: "Choose a date" },
  decide: { ja: "お返事をする", en: "Answer" },
} as const satisfies Record<string, Words>;

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

/** How many drafts an owner has. */
export const draftsOwn = (count: number): Words => ({
  ja: `まとめている途中の案件が${grouped(count)}件あります`,
  en: `${projects(count)} of yours in draft`,
});

/** How many of a firm's own projects look for somebody. */
export const projectsOwn = (count: number): Words => ({
  ja: `自社の案件${grouped(count)}件が、人を探しています`,
  en: `${projects(count)} of yours looking for people`,
});

/** How many firms have not told a worry yet. */
export const firmsWithout = (count: number): Words => ({
  ja: `案件がまだない企業が${grouped(count)}社あります`,
  en: count === 1 ? "1 firm has no project yet" : `${grouped(count)} firms have no project yet`,
});
