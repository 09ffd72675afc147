import type { StandingState } from "#domain/contracts/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { ContractForm, Holder, StandingActivity, StandingKind, Sureness } from "#reference/contract-forms.ts";
import type { ErrorPageWords } from "#text/error-pages.ts";
import type { Words } from "#text/speak.ts";

/** Words of the pages on licences and notifications, and of the form of contract. */
export const standingWords = {
  list: { ja: "許可・届出", en: "Licences and notifications" },
  lead: {
    ja: "拠点と、まわりの町・仲介会社が、法律のうえで何をできるかの記録です。ここにないことは、システムが先に止めます。",
    en: "What the hub and the towns and intermediaries around it may do by law. What is not here, the system stops beforehand.",
  },
  enter: { ja: "許可・届出を登録する", en: "Enter a licence or notification" },
  enterLead: {
    ja: "許可証・届出の控えを手もとに、書かれているとおりに入力してください。",
    en: "Have the certificate or the copy of the notification at hand, and type what it says.",
  },
  edit: { ja: "更新・終了を記録する", en: "Record a renewal or an end" },
  save: { ja: "保存する", en: "Save" },
  enterNow: { ja: "登録する", en: "Enter" },
  hubItself: { ja: "この拠点", en: "This hub" },
  holder: { ja: "だれの", en: "Whose" },
  period: { ja: "期間", en: "Period" },
  state: { ja: "状態", en: "State" },
  noEnd: { ja: "期限なし", en: "No end" },
  emptyTitle: { ja: "まだ登録がありません", en: "Nothing has been entered yet" },
  emptyText: {
    ja: "業務委託の案件だけを扱うなら、なくても始められます。雇用の案件を公開する前に登録してください。",
    en: "With service contracts alone you can begin without. Enter them before you publish employment.",
  },
  licenceExample: { ja: "31-ム-300001", en: "31-ム-300001" },
  expiresHint: { ja: "期限のないものは空けておきます。", en: "Leave it empty where there is none." },
  rules: { ja: "何をするのに、何が要るか", en: "What needs which standing" },
  rulesLead: {
    ja: "業務委託・顧問・在籍型出向では、許可・届出を確かめません。「要確認」の行は、労働局などに確かめてからお使いください。",
    en: "Service contracts, advisers and secondments are not checked for a standing. Lines marked “to be confirmed” should be confirmed with the labour bureau first.",
  },
  form: { ja: "契約の形", en: "Form of contract" },
  activity: { ja: "すること", en: "What is done" },
  needs: { ja: "どれか1つが要る", en: "One of these is needed" },
  source: { ja: "根拠", en: "Source" },
  since: { ja: "いつから", en: "Since" },
  setForm: { ja: "契約の形を決める", en: "Choose the form of contract" },
  setFormLead: {
    ja: "だれが仕事を指図するかで決まります。迷うときは、業務委託のまま相談してください。",
    en: "It depends on who directs the work. When in doubt, leave it a service contract and ask.",
  },
} as const satisfies Record<string, Words>;

/** Labels of a standing's form. */
export const standingLabels = {
  organisation: { ja: "だれの許可・届出か", en: "Whose it is" },
  kind: { ja: "種類", en: "Kind" },
  licence: { ja: "許可・届出の番号", en: "Number of the licence" },
  validFrom: { ja: "有効期間の始まり", en: "Valid from" },
  expiresOn: { ja: "有効期間の終わり", en: "Valid until" },
  note: { ja: "覚え書き", en: "Note" },
} as const satisfies Record<string, Words>;

/** Label of the form of contract. */
export const contractFormLabels = { form: standingWords.form } as const satisfies Record<string, Words>;

/** What one may be licensed, notified or noticed to do. */
export const standingKindWords: { readonly [K in StandingKind]: Words } = {
  "paid-placement": { ja: "有料職業紹介事業（許可）", en: "Paid placement (licence)" },
  "free-placement": { ja: "無料職業紹介事業（許可・届出）", en: "Free placement (licence or notification)" },
  "local-placement": { ja: "地方公共団体の無料職業紹介（通知）", en: "Free placement by a local government (notice)" },
  "recruiting-information": {
    ja: "特定募集情報等提供事業（届出）",
    en: "Offer of recruiting information (notification)",
  },
  dispatch: { ja: "労働者派遣事業（許可）", en: "Dispatch of workers (licence)" },
  "cooperative-dispatch": {
    ja: "特定地域づくり事業協同組合の派遣（届出）",
    en: "Dispatch by a regional cooperative (notification)",
  },
};

/** How a standing stands today. */
export const standingStateWords: { readonly [S in StandingState]: Words } = {
  coming: { ja: "これから", en: "Not begun" },
  valid: { ja: "有効", en: "Valid" },
  ending: { ja: "まもなく期限", en: "Ends soon" },
  over: { ja: "期限切れ", en: "Over" },
};

/** Forms of contract. */
export const contractFormWords: { readonly [F in ContractForm]: Words } = {
  service: { ja: "業務委託（会社と直接）", en: "Service contract, direct" },
  "service-by-intermediary": { ja: "業務委託（仲介会社をはさむ）", en: "Service contract by an intermediary" },
  adviser: { ja: "顧問・役員", en: "Adviser or director" },
  employment: { ja: "雇用（短時間・副業を含む）", en: "Employment, part-time included" },
  dispatch: { ja: "労働者派遣", en: "Dispatch" },
  secondment: { ja: "在籍型出向", en: "Secondment" },
};

/** Who directs the work in each form, and what to look out for. */
export const contractFormLeads: { readonly [F in ContractForm]: Words } = {
  service: {
    ja: "指図する人はいません。成果や仕事の内容で約束し、週の過ごし方は本人が決めます。",
    en: "Nobody directs the work. The result is agreed, and the person sets the week.",
  },
  "service-by-intermediary": {
    ja: "指図する人はいません。仲介会社が会社とも本人とも契約し、支払いまで間に立ちます。",
    en: "Nobody directs the work. The intermediary contracts with both sides and stands between them up to the payment.",
  },
  adviser: {
    ja: "助言や役員としての仕事です。労働時間の通算には入りません。",
    en: "Advice, or work as a director. It does not count towards working hours.",
  },
  employment: {
    ja: "会社が指図します。募集の明示と、ほかの勤め先との労働時間の通算が要ります。",
    en: "The firm directs the work. The terms of recruiting are to be stated, and hours with other employers are added.",
  },
  dispatch: {
    ja: "派遣元が雇い、会社が指図します。会社は事前の面接や履歴書の閲覧ができません。",
    en: "Employed by the dispatcher, directed by the firm, which may neither interview nor see a CV beforehand.",
  },
  secondment: {
    ja: "元の会社に籍を置いたまま、会社が指図します。目的（育成・技術指導など）を書面に残します。",
    en: "Still with the first employer, directed by the firm. Its purpose (training, guidance) is kept in writing.",
  },
};

/** What is done with a project. */
export const activityWords: { readonly [A in StandingActivity]: Words } = {
  publish: { ja: "公開する", en: "Publish it" },
  ask: { ja: "人に声をかける", en: "Ask a person" },
  propose: { ja: "会社と人に提案する", en: "Propose it to both sides" },
};

/** Who must have it. */
export const holderWords: { readonly [H in Holder]: Words } = {
  hub: { ja: "拠点に", en: "By the hub" },
  any: { ja: "拠点か、間に立つ団体に", en: "By the hub or an organisation in between" },
};

/** How sure a line of the table is. */
export const surenessWords: { readonly [S in Sureness]: Words } = {
  found: { ja: "出典あり", en: "From a published source" },
  "to-be-confirmed": { ja: "要確認", en: "To be confirmed" },
};

/** What is missing, and what would be enough. */
export const noStandingWords = ({
  form,
  activity,
  needs,
  source,
}: Extract<Refusal, { code: "no-standing" }>): Words => ({
  ja: `契約の形が「${contractFormWords[form].ja}」の案件を${doing[activity]}には、${needs
    .map((kind) => standingKindWords[kind].ja)
    .join("、")}のどれかが要ります（${source}）。`,
  en: `A project whose form of contract is “${contractFormWords[form].en}” needs one of these before you ${doingEn[activity]}: ${needs
    .map((kind) => standingKindWords[kind].en)
    .join("; ")} (${source}).`,
});

const doing: { readonly [A in StandingActivity]: string } = {
  publish: "公開する",
  ask: "人にすすめる",
  propose: "提案する",
};
const doingEn: { readonly [A in StandingActivity]: string } = {
  publish: "publish it",
  ask: "ask a person",
  propose: "propose it",
};

/** The page that tells it. */
export const noStandingPage: ErrorPageWords = {
  title: { ja: "拠点の許可・届出では、まだできません", en: "The hub's licences do not allow this yet" },
  what: { ja: "わけは次のとおりです。何も変えていません。", en: "The reason stands below. Nothing has been changed." },
  next: {
    ja: "許可・届出があれば登録してください。なければ、契約の形を業務委託に見直すか、許可のある仲介会社に引き継いでください。",
    en: "Enter the licence if there is one. If not, make it a service contract, or hand it to an intermediary that has one.",
  },
};
