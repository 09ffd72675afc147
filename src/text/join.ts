import type { Words } from "#text/speak.ts";

export const joinLabels = {
  name: { ja: "お名前", en: "Your name" },
  email: { ja: "メールアドレス", en: "Mail address" },
  card: { ja: "拠点の記録", en: "The hub's record" },
  password: { ja: "パスワード", en: "Password" },
} as const satisfies Record<string, Words>;

export const joinWords = {
  title: { ja: "登録します", en: "Register" },
  lead: {
    ja: "お名前とメールアドレスだけで始められます。届いたメールのリンクを開くと、登録が終わります。",
    en: "Your name and mail address are enough. Opening the link in the mail finishes it.",
  },
  send: { ja: "メールを受け取る", en: "Send me the mail" },
  keptTitle: { ja: "お預かりするもの", en: "What is kept" },
  kept: {
    ja: "お名前、メールアドレスと、このあとあなたが書いたことだけです。拠点の担当が見ます。企業には、あなたが「はい」と答えるまで伝えません。年齢・性別・家族・出身はお聞きしません。使いみちは、登録のあとで一つずつ決められます。",
    en: "Your name, your mail address, and what you write yourself afterwards. The hub's staff see it; no firm learns it before your yes. We never ask for age, sex, family or origin. What it may be used for is yours to decide, use by use, after you have registered.",
  },
  known: {
    ja: "もう登録した方は、サインインへ。",
    en: "Registered already? Sign in.",
  },
  signIn: { ja: "サインインする", en: "Sign in" },
  finishTitle: { ja: "登録を終えます", en: "Finish your registration" },
  finishLead: { ja: "メールアドレスを確かめました。", en: "Your mail address is confirmed." },
  cardHint: {
    ja: "このメールアドレスの記録が、拠点にすでにあります。以前、拠点の名簿にお名前をいただいた方ですか。",
    en: "The hub already holds a record with this mail address. Have you given your name to the hub before?",
  },
  cardMine: { ja: "はい、わたしの記録です", en: "Yes, it is mine" },
  cardMineHint: {
    ja: "その記録を引き継ぎ、これからはあなたが直せます。",
    en: "You take it over; from now on you change it yourself.",
  },
  cardNew: { ja: "いいえ、ちがう人の記録です", en: "No, it is somebody else's" },
  cardNewHint: { ja: "新しい記録を作ります。", en: "A new record is made." },
  passwordHint: {
    ja: "決めなくても構いません。その場合は、サインインのたびにメールのリンクを使います。決めるときは10文字以上で。",
    en: "You need none: then you sign in by a mailed link each time. If you choose one, take 10 characters or more.",
  },
  finish: { ja: "登録を終える", en: "Finish" },
  otherTitle: { ja: "ほかの方としてサインインしています", en: "You are signed in as somebody else" },
  otherText: {
    ja: "サインアウトしてから、メールのリンクをもう一度お開きください。",
    en: "Please sign out, then open the link in the mail again.",
  },
  signOut: { ja: "サインアウトする", en: "Sign out" },
  front: { ja: "登録する", en: "Register" },
} as const satisfies Record<string, Words>;
