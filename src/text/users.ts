import type { Refusal } from "#domain/refusals.ts";
import { inviteLabels } from "#text/accounts.ts";
import { dayWords } from "#text/dates.ts";
import { faultSentence, refusalSentence } from "#text/faults.ts";
import type { Words } from "#text/speak.ts";

/** How an invitation stands that has not been answered. */
export const invitedUntil = (expiresAt: Date): Words => ({
  ja: `招待中（${dayWords(expiresAt).ja}まで）`,
  en: `invited, open until ${dayWords(expiresAt).en}`,
});

/** What `banso user` and `banso hub` say. */
export const userWords = {
  user: { ja: "利用者を招待し、一覧にし、止め、元に戻します。", en: "Invites, lists, shuts out and lets in accounts." },
  add: {
    ja: "招待のリンクを作って表示します（メールも用意します）。",
    en: "Makes an invitation and prints its link (a mail is written as well).",
  },
  list: {
    ja: "利用者と役割、お返事を待っている招待の一覧です。",
    en: "Lists accounts and their roles, and invitations not yet answered.",
  },
  disable: { ja: "この利用者を、すべての拠点で止めます。", en: "Shuts the account out of every hub." },
  enable: {
    ja: "すべての拠点で止めた利用者を、元に戻します。",
    en: "Lets an account in again that was shut out of every hub.",
  },
  reset: {
    ja: "端末も控えのコードもなくした方の、2段階の確認を消します。",
    en: "Takes the second factor away from somebody who lost the device and the backup codes.",
  },
  hub: { ja: "拠点をつくります。", en: "Founds a hub." },
  hubAdd: {
    ja: "拠点と最初の運用担当をつくり、招待のリンクを表示します。",
    en: "Founds a hub with its first operator and prints the invitation link.",
  },
  emailOption: { ja: "メールアドレス", en: "mail address" },
  nameOption: { ja: "お名前", en: "name of the person" },
  hatOption: { ja: "役割", en: "role" },
  firmOption: { ja: "企業の番号（経営者と代理のとき）：F-3", en: "number of the firm (owner, deputy): F-3" },
  personOption: { ja: "人材の番号（人材のとき）：H-31", en: "number of the person (person): H-31" },
  organisationOption: {
    ja: "町か仲介会社の名前（その担当のとき）",
    en: "name of the town or intermediary (their staff)",
  },
  hostOption: {
    ja: "拠点のホスト名（一つの設置に拠点がいくつもあるとき）",
    en: "host name of the hub (when one installation serves several)",
  },
  hubNameOption: { ja: "拠点の名前", en: "name of the hub" },
  contactOption: { ja: "困ったときに電話する方のお名前", en: "whom to call" },
  phoneOption: { ja: "その電話番号", en: "telephone" },
  operatorOption: { ja: "最初の運用担当のお名前", en: "name of the first operator" },
  noHub: {
    ja: "拠点がまだありません。先に banso hub add でつくってください。",
    en: "There is no hub yet. Please found one with banso hub add.",
  },
  noSuchHub: {
    ja: "そのホスト名の拠点は見つかりませんでした。--host をご確認ください。",
    en: "There is no hub with this host name. Please check --host.",
  },
  hubExists: {
    ja: "この拠点は、すでにあります。もう一つつくるときは、別のホスト名を --host で付けてください。",
    en: "This hub is there already. For another one give a host name of its own with --host.",
  },
  linkLead: {
    ja: "このリンクをご本人に渡してください。14日のあいだ、一度だけ使えます。",
    en: "Please give this link to the person. It works once, for 14 days.",
  },
  disabled: {
    ja: "すべての拠点で止めました。開いていた画面も閉じました。",
    en: "Shut out of every hub; what was open is closed.",
  },
  enabled: {
    ja: "元に戻しました。拠点が自分で止めている場合は、その拠点の利用者のページで元に戻せます。",
    en: "Let in again. A hub that has shut the account out by itself lets it in on its page of accounts.",
  },
  wasReset: {
    ja: "2段階の確認を消しました。次にメールのリンクからサインインしたとき、新しく始められます。",
    en: "The second factor is gone. After signing in by a mailed link a new one can be set up.",
  },
  notFound: { ja: "そのメールアドレスの利用者は見つかりませんでした。", en: "Nobody has this mail address." },
  notFoundFirm: { ja: "その番号の企業は見つかりませんでした。", en: "There is no firm with this number." },
  taken: { ja: "この方は、その役割をもうお持ちです。", en: "This person has that role already." },
} as const satisfies Record<string, Words>;

/** The one command that makes an empty installation usable. */
export const firstCommand = (): readonly Words[] => [
  {
    ja: "まだ拠点がありません。次の命令で、拠点と最初の運用担当をつくってください。",
    en: "There is no hub yet. This command founds it with its first operator:",
  },
  {
    ja: '  npx banso hub add --name "〇〇地域人材ハブ" --operator "お名前" --email you@example.jp',
    en: '  npx banso hub add --name "Our hub" --operator "Your name" --email you@example.jp',
  },
];

/** Why the command did nothing, a sentence a fault. */
export function userRefusal(refusal: Refusal): readonly Words[] {
  if (refusal.code === "not-found") return [userWords.notFoundFirm];
  if (refusal.code === "invalid")
    return refusal.faults.map((fault) =>
      fault.code === "taken" ? userWords.taken : faultSentence(fault, labelOf(fault.field)),
    );
  return [refusalSentence(refusal)];
}

const labelOf = (field: string): Words =>
  Object.entries(inviteLabels).find(([name]) => name === field)?.[1] ?? { ja: `--${field}`, en: `--${field}` };
