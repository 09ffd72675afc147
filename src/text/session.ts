import type { Words } from "#text/speak.ts";

export const sessionLabels = {
  email: { ja: "メールアドレス", en: "Mail address" },
  password: { ja: "パスワード", en: "Password" },
} as const satisfies Record<string, Words>;

export const sessionWords = {
  title: { ja: "サインイン", en: "Sign in" },
  lead: {
    ja: "登録した方と、招待を受けた方がお使いになれます。",
    en: "For those who registered or were invited.",
  },
  toJoin: { ja: "はじめての方は、ここから登録できます", en: "New here? Register" },
  withPassword: { ja: "パスワードでサインイン", en: "With a password" },
  withLink: { ja: "メールのリンクでサインイン", en: "With a link by mail" },
  linkLead: {
    ja: "メールアドレスだけで、サインイン用のリンクをお送りします。パスワードを覚えていなくても大丈夫です。",
    en: "Give your mail address and we send you a link. No password is needed.",
  },
  sendLink: { ja: "リンクを送る", en: "Send the link" },
  signIn: { ja: "サインインする", en: "Sign in" },
  wrong: {
    ja: "メールアドレスかパスワードが合いません。もう一度お確かめください。リンクでのサインインもお使いになれます。",
    en: "The mail address and the password do not match. Please try again, or use a link by mail.",
  },
  linkTitle: { ja: "サインインします", en: "Sign in" },
  linkQuestion: {
    ja: "下のボタンを押すと、サインインします。リンクは一度だけ使えます。",
    en: "Press the button to sign in. The link works once.",
  },
  sampleTitle: {
    ja: "見本の地域に、役割を選んで入る",
    en: "Enter the sample region in a role",
  },
  sampleLead: {
    ja: "これは架空の地域です。人も企業も実在しません。役割のボタンを押すと、その役割の画面が開きます。",
    en: "This region is invented; its people and firms do not exist. Press a button to see the product in that role.",
  },
  hatsTitle: { ja: "どの役割で始めますか", en: "In which role do you start?" },
  hatsLead: {
    ja: "一度に一つの役割で動きます。いつでも変えられます。",
    en: "You act in one role at a time and can change it at any time.",
  },
  hatsNone: {
    ja: "いま使える役割がありません。拠点にお問い合わせください。",
    en: "There is no role for you at the moment. Please ask your hub.",
  },
} as const satisfies Record<string, Words>;
