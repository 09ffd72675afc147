import type { ConsentPurpose } from "#domain/consents/terms.ts";
import { dateWords, dayWords } from "#text/dates.ts";
import type { Words } from "#text/speak.ts";

/** What a moment of consent says: a name for lists, the question, what it means, for whom, how to undo. */
type ConsentWords = Readonly<Record<"name" | "question" | "meaning" | "whom" | "without", Words>>;

/** The wording of today: a change of its sense counts `consentTextVersion` up. */
export const consentWords: { readonly [P in ConsentPurpose]: ConsentWords } = {
  matching: {
    name: { ja: "拠点が仕事を探すこと", en: "The hub looks for work for you" },
    question: { ja: "拠点が、あなたに合う仕事を探してよいですか", en: "May the hub look for work for you?" },
    meaning: {
      ja: "拠点の担当が、あなたの条件と得意なことを見て、案件への声かけや、割り当ての案づくりに使います。",
      en: "The hub's staff use your conditions and skills to ask you about projects and to draw up plans.",
    },
    whom: {
      ja: "拠点の担当だけです。企業には、案件ごとにあなたが「はい」と答えるまで、お名前も連絡先も伝えません。",
      en: "The hub's staff only. No firm learns your name or contact until you say yes to that project.",
    },
    without: {
      ja: "同意しなくても、登録も挙手もできます。拠点から声をかけることはありません。",
      en: "Without it you can still keep your record and raise a hand; nobody will ask or plan you.",
    },
  },
  "inside-review": {
    name: { ja: "勤め先が社内の候補として見ること", en: "Your employer looks at you first" },
    question: {
      ja: "勤め先の「社内発掘」で、あなたの力の形を見せてよいですか",
      en: "May your employer see your shape in its inside-first review?",
    },
    meaning: {
      ja: "会社が新しい役割を外に求める前に、社内の人から探します。そのとき、9つの力の形を見せます。点数や順位は出しません。",
      en: "Before a firm looks outside for a new role, it looks among its own people. It then sees the shape of your nine skills; no points, no rank.",
    },
    whom: {
      ja: "下の会社の経営者と、拠点の担当です。ほかの会社には見せません。同意しない人がいたことは、会社には分かりません。",
      en: "The owner of the firm below, and the hub's staff. No other firm. The firm never learns who did not agree.",
    },
    without: {
      ja: "同意しなくても、会社にも拠点にも、何の不利益もありません。",
      en: "Nothing happens to you at your firm or with the hub if you do not agree.",
    },
  },
  intermediary: {
    name: { ja: "仲介会社に見せること", en: "An intermediary may see you" },
    question: {
      ja: "この仲介会社に、あなたを紹介してよいですか",
      en: "May the hub introduce you to this intermediary?",
    },
    meaning: {
      ja: "雇用として紹介するときは、許可を持つ仲介会社が間に入ります。お名前・条件・これまでの仕事を渡します。",
      en: "Where work is employment, a licensed intermediary stands between. It receives your name, conditions and work so far.",
    },
    whom: { ja: "下の仲介会社だけです。", en: "Only the intermediary below." },
    without: {
      ja: "同意しなくても、業務委託や町の案件には、そのまま参加できます。",
      en: "Without it you can still take part in contract work and in towns' projects.",
    },
  },
  statistics: {
    name: { ja: "名前のない数字に数えること", en: "Being counted without a name" },
    question: {
      ja: "名前を出さない数字に、あなたを数えてよいですか",
      en: "May you be counted in figures without names?",
    },
    meaning: {
      ja: "「業種も職種も変えた人が、何人うまくいったか」のような数に加えます。5人に満たない数は、だれにも出しません。",
      en: "You are counted in figures such as how many succeeded across trade and occupation. Counts under five are shown to nobody.",
    },
    whom: {
      ja: "拠点と、数字を読むすべての人です。お名前や記録は含みません。",
      en: "The hub and whoever reads the figures; never your name or record.",
    },
    without: {
      ja: "同意しなくても、受けられる支援は変わりません。",
      en: "The support you get is the same without it.",
    },
  },
};

export const consentPageWords = {
  title: { ja: "同意していること", en: "What you have agreed to" },
  lead: {
    ja: "使いみちごとに決められます。いつでも変えられ、取りやめはその場で効きます。",
    en: "You decide use by use, at any time; a withdrawal holds at once.",
  },
  open: { ja: "いま同意していること", en: "Holding now" },
  none: { ja: "いま同意していることはありません。", en: "You have not agreed to anything now." },
  others: { ja: "決めていないこと", en: "Not decided" },
  look: { ja: "内容を読んで決める", en: "Read and decide" },
  another: { ja: "ほかの会社・仲介会社について", en: "For another firm or intermediary" },
  withdraw: { ja: "取りやめる", en: "Withdraw" },
  past: { ja: "これまでの同意", en: "Earlier" },
  yes: { ja: "同意する", en: "I agree" },
  no: { ja: "同意しない", en: "I do not agree" },
  undo: {
    ja: "「同意していること」のページで「取りやめる」を押すと、その場で終わります。電話で伝えていただいても構いません。",
    en: "Press “Withdraw” on the page of what you agreed to, or call us; it ends at once.",
  },
  undoMatching: {
    ja: "「同意していること」のページで「取りやめる」を押すと、その場で終わります。そのとき進んでいる提案とお尋ねも終わり、企業に伝わったお名前と連絡先は見えなくなります。始まっている参画は続きます。電話で伝えていただいても構いません。",
    en: "Press “Withdraw” on the page of what you agreed to, or call us; it ends at once. Proposals and questions that are open end with it, and firms no longer see your name or contact. Engagements that have begun go on.",
  },
  firmTitle: { ja: "どの会社に勤めていますか", en: "Which firm do you work for?" },
  firmLead: {
    ja: "拠点のページで名前を公開している会社なら、ここで選べます。",
    en: "Firms that show their name on the hub's pages can be named here.",
  },
  firmUnknown: {
    ja: "その名前の会社は、公開されている中に見つかりません。名前を確かめるか、拠点にお電話ください。",
    en: "No public firm has this name. Please check it, or call the hub.",
  },
  firm: { ja: "会社の名前", en: "Name of the firm" },
  organisationTitle: { ja: "どの仲介会社ですか", en: "Which intermediary?" },
  noOrganisation: { ja: "この拠点には、仲介会社がまだありません。", en: "This hub has no intermediary yet." },
  next: { ja: "次へ", en: "Next" },
  basisTitle: { ja: "声をかけてよいか", en: "May the hub ask?" },
  enter: { ja: "伺った同意を記録する", en: "Record a consent that was given" },
  purpose: { ja: "使いみち", en: "Purpose" },
  firmOfStaff: {
    ja: "会社（社内発掘のとき。名前かF-番号）",
    en: "Firm (for an inside-first review; name or F-number)",
  },
  organisation: { ja: "仲介会社（仲介のとき）", en: "Intermediary (for that purpose)" },
  record: { ja: "記録する", en: "Record" },
  staffLead: {
    ja: "ご本人が電話や紙で伝えたことだけを記録します。こちらから促すことはしません。",
    en: "Record only what the person has told you. Do not press anybody.",
  },
  toPerson: { ja: "人材のページへ戻る", en: "Back to the person" },
} as const satisfies Record<string, Words>;

/** Labels of the fields in which staff record a consent. */
export const consentLabels = {
  purpose: consentPageWords.purpose,
  firm: consentPageWords.firmOfStaff,
  organisation: consentPageWords.organisation,
} as const satisfies Record<string, Words>;

/** On what the hub may look for work for somebody. */
export const basisWords = {
  consent: { ja: "ご本人の同意があります。", en: "The person has agreed." },
  hub: {
    ja: "ご本人の登録はまだありません。拠点が名簿を預かったときの取り決めによります。",
    en: "The person has no account yet; it rests on what the hub agreed when it received the list.",
  },
  none: {
    ja: "ご本人の同意がありません。声をかけず、案にも入れません。",
    en: "The person has not agreed: do not ask, propose or plan them.",
  },
} as const satisfies Record<string, Words>;

/** A purpose with the firm or intermediary that it is for. */
export const consentFor = (purpose: ConsentPurpose, whom: string): Words =>
  whom === ""
    ? consentWords[purpose].name
    : { ja: `${consentWords[purpose].name.ja}：${whom}`, en: `${consentWords[purpose].name.en}: ${whom}` };

/** Since when and until when a yes holds. */
export const consentSpan = (givenAt: Date, until: string): Words => ({
  ja: `${dayWords(givenAt).ja}から${dateWords(until).ja}まで`,
  en: `${dayWords(givenAt).en} to ${dateWords(until).en}`,
});

/** When a yes was withdrawn. */
export const consentEnded = (withdrawnAt: Date | null): Words =>
  withdrawnAt === null
    ? { ja: "期限が来て終わりました。", en: "It ran out." }
    : { ja: `${dayWords(withdrawnAt).ja}に取りやめました。`, en: `Withdrawn on ${dayWords(withdrawnAt).en}.` };

/** That the person answered a mail with "do not ask me again". */
export const notAskedWords = (since: Date): Words => ({
  ja: `${dayWords(since).ja}に、メールで「もう声をかけないで」と答えました。`,
  en: `On ${dayWords(since).en} the person answered by mail: do not ask me again.`,
});
