import type { SampleFigures } from "#domain/sample/terms.ts";
import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

/** What the new hub's form asks, and what has to be typed before the sample goes. */
export const sampleLabels = {
  hubName: { ja: "これから始める拠点の名前", en: "Name of the hub that begins" },
  name: { ja: "運用担当の方のお名前", en: "Name of its operator" },
  email: { ja: "運用担当の方のメールアドレス", en: "Mail address of the operator" },
  password: { ja: "パスワード", en: "Password" },
  confirm: { ja: "いまの見本の拠点の名前", en: "Name of the sample's hub" },
} as const satisfies Record<string, Words>;

export const sampleWords = {
  title: { ja: "見本の地域を消して、本番を始める", en: "Remove the sample region and begin" },
  lead: {
    ja: "見本の地域はすべて架空です。消すと、空の拠点が一つ残り、ここで入力した運用担当の方だけが入れます。",
    en: "The sample region is invented. When it is removed, an empty hub is left, and only the operator named here can enter it.",
  },
  goes: { ja: "消えるもの", en: "What goes" },
  undo: {
    ja: "消した後は元に戻せません。残したいものがあるときは、先に banso backup で控えを取ってください。",
    en: "This cannot be undone. To keep something, make a copy with banso backup first.",
  },
  elsewhere: {
    ja: "この設置では、画面からは消せません。DATABASE_OWNER_URL のあるところで banso sample --remove を実行してください。",
    en: "It cannot be removed from this page here. Please run banso sample --remove where DATABASE_OWNER_URL is set.",
  },
  begins: { ja: "始める拠点", en: "The hub that begins" },
  passwordHint: {
    ja: "10文字以上。この後、2段階の確認を始めるときにも使います。",
    en: "10 characters or more. You need it again in a moment to set up the second factor.",
  },
  mailHint: {
    ja: "この方が運用担当とコーディネーターを兼ねて始めます。ほかの方は後から招待できます。",
    en: "This person begins as operator and coordinator. Others are invited later.",
  },
  remove: { ja: "見本を消して始める", en: "Remove the sample and begin" },
  open: { ja: "見本を消して、本番を始める", en: "Remove the sample and begin" },
  description: {
    ja: "見本の地域を入れます。--remove で、見本をまるごと消して本番を始めます。",
    en: "Loads the invented region; with --remove it goes as a whole, and real work begins.",
  },
  sizeOption: { ja: "何倍の大きさにするか（1〜1000）", en: "how many times larger, 1 to 1000" },
  seedOption: { ja: "種になる数（同じ数からは同じ地域ができます）", en: "seed: the same number gives the same region" },
  removeOption: { ja: "見本の地域をまるごと消す", en: "remove the sample region as a whole" },
  hubNameOption: { ja: "これから始める拠点の名前", en: "name of the hub that begins" },
  operatorOption: { ja: "運用担当の方のお名前", en: "name of its operator" },
  emailOption: { ja: "運用担当の方のメールアドレス", en: "mail address of the operator" },
  confirmOption: { ja: "消してよい見本の拠点の名前", en: "name of the sample's hub, to confirm that it may go" },
  loading: { ja: "見本の地域を入れています", en: "Loading the sample region" },
  wrongSize: {
    ja: "--size は1から1000までの整数にしてください。",
    en: "Please give --size a whole number from 1 to 1000.",
  },
  wrongSeed: {
    ja: "--seed は0から2147483647までの整数にしてください。",
    en: "Please give --seed a whole number from 0 to 2147483647.",
  },
  notEmpty: {
    ja: "拠点がすでにあるので、見本の地域は入れませんでした。何も変わっていません。見本は空の設置にだけ入れられます。別のデータフォルダー（BANSO_DATA）なら試せます。",
    en: "There is a hub already, so the sample was not loaded and nothing has changed. It goes into an empty installation only: try another data folder (BANSO_DATA).",
  },
  noSample: {
    ja: "見本の地域はここにありません。本番の拠点は消せません。何も変わっていません。",
    en: "There is no sample region here. A real hub is never removed. Nothing has changed.",
  },
  operatorLink: {
    ja: "空の拠点ができました。運用担当になるリンク（先に開いて、パスワードを決めます）：",
    en: "The empty hub is there. Link that makes the operator (open it first and choose a password):",
  },
  coordinatorLink: {
    ja: "続けて、コーディネーターにもなるリンク：",
    en: "Then the link that makes the same person coordinator:",
  },
  linksLast: { ja: "リンクは14日のあいだ、一度ずつ使えます。", en: "Each link works once, for 14 days." },
} as const satisfies Record<string, Words>;

/** What was loaded, and how to go in. */
export const sampleLoaded = (figures: SampleFigures, address: string): readonly Words[] => [
  {
    ja: `見本の地域を入れました。${figuresWords(figures).ja}。`,
    en: `The sample region is loaded: ${figuresWords(figures).en}.`,
  },
  {
    ja: `npm start の後、${address}/sign-in で役割のボタンを押すと入れます。パスワードは要りません。`,
    en: `After npm start, press a role's button at ${address}/sign-in. No password is needed.`,
  },
];

/** How much of each there is. */
export const figuresWords = ({ firms, people, projects, engagements, accounts, plans }: SampleFigures): Words => ({
  ja: `企業${grouped(firms)}、人材${grouped(people)}、案件${grouped(projects)}、参画${grouped(engagements)}、計画${grouped(plans)}、利用者${grouped(accounts)}`,
  en: `${grouped(firms)} firms, ${grouped(people)} people, ${grouped(projects)} projects, ${grouped(engagements)} engagements, ${grouped(plans)} plans, ${grouped(accounts)} accounts`,
});

/** Records that are not as they were loaded. */
export const byHandWords = (found: number): Words =>
  found === 0
    ? {
        ja: "見本を入れてから、登録や変更をされたものはありません。",
        en: "Nothing was entered or changed since the sample was loaded.",
      }
    : {
        ja: `このうち${grouped(found)}件は、見本を入れてから登録や変更をされたものです。これも消えます。`,
        en: `${grouped(found)} of these were entered or changed since the sample was loaded. They go as well.`,
      };

/** What has to be typed before anything goes. */
export const confirmHint = (name: string): Words => ({
  ja: `消してよければ、いまの見本の拠点の名前「${name}」をそのまま入力してください。`,
  en: `If it may go, type the name of the sample's hub as it is: “${name}”.`,
});

/** The same, at the command line. */
export const confirmAsked = (name: string): Words => ({
  ja: `まだ何も消していません。消してよければ、--confirm "${name}" を付けてもう一度実行してください。`,
  en: `Nothing was removed yet. If it may go, run this again with --confirm "${name}".`,
});
