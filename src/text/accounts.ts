import type { Words } from "#text/speak.ts";

/** What is entered of somebody who is invited. */
export const inviteLabels = {
  kind: { ja: "役割", en: "Role" },
  name: { ja: "お名前", en: "Name" },
  email: { ja: "メールアドレス", en: "Mail address" },
  firm: { ja: "企業の番号", en: "Number of the firm" },
  person: { ja: "人材の番号", en: "Number of the person" },
  organisation: { ja: "所属する町・仲介会社", en: "Town or intermediary" },
  newOrganisation: { ja: "町・仲介会社の名前", en: "Name of the town or intermediary" },
  password: { ja: "パスワード", en: "Password" },
} as const satisfies Record<string, Words>;

/** The pages of accounts, of all the hub or of one firm. */
export const accountWords = {
  list: { ja: "だれがBansoを使えるか", en: "Who can use Banso" },
  listLead: {
    ja: "この拠点の利用者と、その役割です。お名前を押すと、役割を終わりにできます。",
    en: "The people of this hub and their roles. Choose a name to end a role.",
  },
  search: { ja: "お名前かメールアドレスで探す", en: "Search by name or mail address" },
  searchExample: { ja: "みどり", en: "Midori" },
  invite: { ja: "招待する", en: "Invite somebody" },
  hats: { ja: "役割", en: "Roles" },
  noHats: { ja: "いまはありません", en: "None at present" },
  state: { ja: "状態", en: "State" },
  active: { ja: "利用できます", en: "Can sign in" },
  disabledHere: { ja: "この拠点で止めています", en: "Shut out of this hub" },
  disabledEverywhere: { ja: "すべての拠点で止めています", en: "Shut out of every hub" },
  disabledElsewhere: {
    ja: "この利用者は、Banso のサーバーを管理している方が、すべての拠点で止めています。元に戻すときは、その方にお願いしてください。",
    en: "Whoever looks after the server has shut this account out of every hub. Please ask them to let it in again.",
  },
  noHitTitle: { ja: "当てはまる利用者がいません", en: "Nobody matches" },
  noHitText: { ja: "別の言葉で探すか、検索をやめてください。", en: "Try other words, or clear the search." },
  emptyTitle: { ja: "まだ利用者がいません", en: "There is nobody yet" },
  emptyText: { ja: "最初の方を招待してください。", en: "Please invite the first person." },
  openTitle: { ja: "お返事を待っている招待", en: "Invitations not yet answered" },
  openNone: { ja: "お返事を待っている招待はありません。", en: "There are none." },
  until: { ja: "期限", en: "Until" },
  since: { ja: "いつから", en: "Since" },
  action: { ja: "操作", en: "Action" },
  withdraw: { ja: "取り消す", en: "Take back" },
  end: { ja: "この役割を終わりにする", en: "End this role" },
  endMeans: {
    ja: "役割を終わりにすると、その役割の画面はすぐに開けなくなります。書かれた記録は残ります。もう一度招待すれば、元に戻せます。",
    en: "The role's pages close at once. Records stay. Inviting again brings the role back.",
  },
  ownHat: { ja: "いまお使いの役割です", en: "The role you are acting in" },
  whichHat: { ja: "どの役割にお招きしますか", en: "Which role do you offer?" },
  whichHatLead: {
    ja: "役割によって、見えるものとできることが変わります。",
    en: "The role decides what somebody sees and does.",
  },
  inviteLead: {
    ja: "この方にメールをお送りします。メールのリンクから14日のあいだ受けられます。",
    en: "We send a mail. Its link works for 14 days.",
  },
  send: { ja: "招待のメールを送る", en: "Send the invitation" },
  firmExample: { ja: "F-3（企業のページの左上にあります）", en: "F-3 (at the top of the firm's page)" },
  personExample: { ja: "H-31（人材のページの左上にあります）", en: "H-31 (at the top of the person's page)" },
  emailExample: { ja: "midori@example.jp", en: "midori@example.jp" },
  fromList: { ja: "一覧から選ぶか、下に名前を書いてください。", en: "Choose one, or enter its name below." },
  notInList: { ja: "一覧にないときに書いてください。", en: "When it is not in the list." },
  disable: { ja: "この利用者を止める", en: "Shut this account out" },
  disableMeaning: {
    ja: "この方はこの拠点にサインインできなくなり、開いている画面も1秒以内に閉じます。ほかの拠点でのお仕事は、そのまま続けられます。",
    en: "The account can no longer sign in to this hub, and what is open closes within a second. Its work in other hubs goes on.",
  },
  disableUntil: { ja: "元に戻すまで", en: "Until it is let in again" },
  disableUndo: {
    ja: "このページの「元に戻す」で、いつでも戻せます。役割と記録はそのまま残ります。",
    en: "“Let in again” on this page. Roles and records stay as they are.",
  },
  yesDisable: { ja: "止める", en: "Shut out" },
  noDisable: { ja: "止めない", en: "Leave as it is" },
  enable: { ja: "元に戻す", en: "Let in again" },
  firmTitle: { ja: "この企業として動ける方", en: "Who acts for this firm" },
  firmLead: {
    ja: "経営者と、その代理の方です。",
    en: "The owner, and the deputies.",
  },
  firmEmptyTitle: { ja: "まだどなたもいません", en: "Nobody yet" },
  firmEmptyText: { ja: "経営者の方を招待してください。", en: "Please invite the owner." },
  inviteToFirm: { ja: "この企業に招待する", en: "Invite to this firm" },
} as const satisfies Record<string, Words>;

/** Which of the words for an account's state holds. */
export const accountState = (account: {
  readonly disabledAt: Date | null;
  readonly disabledHereAt: Date | null;
}): "active" | "disabledHere" | "disabledEverywhere" => {
  if (account.disabledAt !== null) return "disabledEverywhere";
  return account.disabledHereAt === null ? "active" : "disabledHere";
};

/** The page that a mailed invitation opens, and the second factor and the password. */
export const invitationWords = {
  title: { ja: "ご招待が届いています", en: "You are invited" },
  from: { ja: "招待した拠点", en: "From" },
  by: { ja: "招待した方", en: "Invited by" },
  byHub: { ja: "拠点の運用担当", en: "The hub's operator" },
  role: { ja: "お願いしたい役割", en: "Role" },
  address: { ja: "お使いになるメールアドレス", en: "Your mail address" },
  until: { ja: "受けられる期限", en: "Until" },
  newTitle: { ja: "お名前とパスワードを決めて、受ける", en: "Choose a name and a password" },
  passwordHint: {
    ja: "10文字以上にしてください。長い言葉をつなげると、覚えやすく安全です。",
    en: "At least 10 characters. A few long words are easy to keep in mind and safe.",
  },
  accept: { ja: "招待を受ける", en: "Accept the invitation" },
  knownTitle: { ja: "まず、サインインしてください", en: "Please sign in first" },
  knownText: {
    ja: "このメールアドレスは、すでにBansoをお使いです。サインインすると、このページに戻ります。メールのリンクでサインインされた方は、このご招待のリンクをもう一度開いてください。",
    en: "This address already has an account. After signing in you come back to this page. If you sign in by a mailed link, please open the invitation's link once more.",
  },
  signIn: { ja: "サインインへ進む", en: "Sign in" },
  sameTitle: { ja: "いまお使いの利用者に、この役割を加えます", en: "The role is added to your account" },
  otherTitle: { ja: "別の方としてサインインしています", en: "You are signed in as somebody else" },
  otherText: {
    ja: "この招待は上のメールアドレスあてです。いちどサインアウトしてから、メールのリンクをもう一度開いてください。",
    en: "The invitation is for the address above. Please sign out, then open the link in the mail again.",
  },
  signOut: { ja: "サインアウトする", en: "Sign out" },
} as const satisfies Record<string, Words>;

export const secondFactorLabels = {
  password: { ja: "いまのパスワード", en: "Your password" },
  code: { ja: "確認コード", en: "Code" },
} as const satisfies Record<string, Words>;

export const secondFactorWords = {
  title: { ja: "2段階の確認", en: "Second factor" },
  why: {
    ja: "パスワードのほかに、お手元のスマートフォンのアプリに出る6桁の数字で確かめます。パスワードが他人に知られても、記録は守られます。",
    en: "Besides the password, a six-digit code from an app on your phone. Your records stay safe even if someone learns your password.",
  },
  required: {
    ja: "拠点で働く方は、2段階の確認を始めてからお使いください。",
    en: "Those who work for the hub need it before they start.",
  },
  isOn: { ja: "2段階の確認は、入っています。", en: "The second factor is on." },
  lost: {
    ja: "スマートフォンをなくしたときは、控えのコードでサインインできます。控えもないときは、運用担当にお知らせください。",
    en: "If you lose the phone, sign in with a backup code. Without those too, please tell your operator.",
  },
  begin: { ja: "始める", en: "Begin" },
  beginLead: {
    ja: "始めるために、もう一度パスワードを入力してください。",
    en: "Please enter your password once more to begin.",
  },
  mailFirstTitle: { ja: "先に、メールのリンクから入り直してください", en: "Please come in by a mailed link first" },
  mailFirst: {
    ja: "パスワードだけを知った他人が始められないように、メールが届くことも確かめます。下のボタンを押すとリンクをお送りします。リンクからサインインすると、この続きが開きます。",
    en: "So that nobody who merely learnt your password can begin, we make sure that mail reaches you. Press the button, sign in by the link, and you come back here.",
  },
  sendLink: { ja: "リンクをメールで受け取る", en: "Send me the link" },
  scanTitle: { ja: "1. アプリで読み取る", en: "1. Scan with the app" },
  scanText: {
    ja: "スマートフォンの認証アプリ（例：Google Authenticator、Microsoft Authenticator）を開き、この図を読み取ってください。",
    en: "Open an authenticator app on your phone (for example Google Authenticator or Microsoft Authenticator) and scan this picture.",
  },
  picture: { ja: "認証アプリで読み取る図", en: "Picture for the authenticator app" },
  secret: {
    ja: "読み取れないときは、この文字をアプリに入力してください",
    en: "If it cannot be scanned, enter this in the app",
  },
  backupTitle: { ja: "2. 控えのコードを残す", en: "2. Keep the backup codes" },
  backupText: {
    ja: "スマートフォンをなくしたときに、一つにつき一度だけ使えます。いまここでしか見られません。このページを印刷するか、書き写して、鍵のかかるところにしまってください。",
    en: "Each works once if you lose the phone. They are shown only here and now: print this page or copy them, and keep them under lock and key.",
  },
  confirmTitle: { ja: "3. アプリの数字で確かめる", en: "3. Confirm with the app" },
  confirm: { ja: "確かめて、始める", en: "Confirm and switch on" },
  codeExample: { ja: "123456", en: "123456" },
  enterTitle: { ja: "確認コードを入力してください", en: "Enter the code" },
  enterLead: {
    ja: "スマートフォンの認証アプリに出ている6桁の数字です。お手元にないときは、控えのコードも使えます。",
    en: "The six digits in the authenticator app on your phone. A backup code works as well.",
  },
  enter: { ja: "確かめる", en: "Continue" },
  wrongCode: {
    ja: "コードが合いませんでした。アプリに新しく出た数字を入力してください。続けて合わないときは、サインインからやり直してください。",
    en: "The code does not match. Please enter the number shown now. If it keeps failing, sign in again from the start.",
  },
  wrongCodeHere: {
    ja: "コードが合いませんでした。まだ始まっていません。読み取る図と控えのコードは、そのまま使えます。アプリにいま出ている6桁の数字を入力してください。",
    en: "The code does not match, so it is not on yet. The picture and the backup codes stay as they are. Please enter the six digits that the app shows now.",
  },
  wrongPassword: {
    ja: "パスワードが合いませんでした。もう一度お確かめください。",
    en: "The password does not match. Please try again.",
  },
  sample: {
    ja: "見本の利用者では始められません。見本の地域は、だれでも役割のボタンから入れるようにしてあるためです。招待された方は、ご自分の利用者で始められます。",
    en: "The sample's own accounts cannot use it, because everybody comes in by the buttons of the roles. Whoever is invited can.",
  },
  again: { ja: "はじめからやり直す", en: "Start again" },
  backToSignIn: { ja: "サインインからやり直す", en: "Sign in again" },
} as const satisfies Record<string, Words>;

export const passwordLabels = {
  current: { ja: "いまのパスワード", en: "Present password" },
  next: { ja: "新しいパスワード", en: "New password" },
} as const satisfies Record<string, Words>;

/** Labels of the form that asks for a link to choose a password. */
export const forgottenLabels = {
  email: { ja: "メールアドレス", en: "Mail address" },
} as const satisfies Record<string, Words>;

export const passwordWords = {
  title: { ja: "パスワードを変える", en: "Change the password" },
  lead: {
    ja: "変えると、ほかの端末はサインアウトします。",
    en: "Other devices are signed out.",
  },
  save: { ja: "パスワードを変える", en: "Change the password" },
  sample: {
    ja: "見本の地域では、パスワードを変えられません。だれでも役割のボタンから入れるようにしてあるためです。",
    en: "In the sample region passwords cannot be changed: everybody comes in by the buttons of the roles.",
  },
  settings: { ja: "サインインの設定", en: "Signing in" },
  forgotten: { ja: "パスワードを忘れた・まだ決めていない方", en: "Forgotten, or never chosen?" },
  forgottenTitle: { ja: "パスワードを決め直します", en: "Choose a new password" },
  forgottenLead: {
    ja: "メールアドレスに、パスワードを決めるためのリンクをお送りします。まだ決めていない方も、ここから決められます。",
    en: "We mail you a link by which you choose a password, also if you never had one.",
  },
  sendLink: { ja: "リンクを受け取る", en: "Send me the link" },
  toOwnAddress: {
    ja: "いまのパスワードが分からないとき、まだ決めていないときは、ご自分のメールアドレスにリンクをお送りします。",
    en: "If you do not know it, or never chose one, we send a link to your own address.",
  },
  newTitle: { ja: "新しいパスワードを決めます", en: "Choose your new password" },
  newLead: {
    ja: "決めると、ほかの端末はサインアウトします。リンクは一度だけ使えます。",
    en: "Other devices are signed out. The link works once.",
  },
  set: { ja: "このパスワードにする", en: "Take this password" },
} as const satisfies Record<string, Words>;

/** Whose roles a table holds. */
export const hatsOf = (name: string): Words => ({ ja: `${name} 様の役割`, en: `Roles of ${name}` });

/** How many stand in a list. */
export const peopleCount = (count: number, more: boolean): Words => ({
  ja: `${count}人${more ? "（続きがあります）" : ""}`,
  en: `${count} ${count === 1 ? "person" : "people"}${more ? ", and more" : ""}`,
});
export const invitationCount = (count: number): Words => ({
  ja: `${count}件`,
  en: count === 1 ? "1 invitation" : `${count} invitations`,
});

/** An invitation that waits for its answer, in one line. */
export const untilWords = (day: Words): Words => ({ ja: `${day.ja}まで`, en: `until ${day.en}` });
