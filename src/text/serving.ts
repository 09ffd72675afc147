import type { Words } from "#text/speak.ts";

/** What the terminal says once pages are served. Buttons for signing in are there in the sample region only. */
export const servingAt = (url: string, { isSample }: { readonly isSample: boolean }): readonly Words[] => [
  { ja: `伴走 Banso を ${url} で開けます。`, en: `Banso is serving at ${url}` },
  {
    ja: `サインイン：${url}/sign-in${isSample ? "（見本の地域なので、役割のボタンを押すだけで入れます）" : ""}`,
    en: `Sign in at ${url}/sign-in${isSample ? " (this is the sample region: just press the button of a role)" : ""}`,
  },
  { ja: "止めるには Ctrl-C を押してください。", en: "Press Ctrl-C to stop." },
];
type ListeningPlace = { readonly host: string; readonly port: number };

/** Why pages cannot be served at the place that the settings name, by the system's code. */
export function listeningFault(code: string, { host, port }: ListeningPlace): Words {
  switch (code) {
    case "EADDRINUSE": {
      const other = port < 65_535 ? port + 1 : 3000;
      return {
        ja: `ポート ${port} はほかのプログラムが使っています。別の番号で始めてください：PORT=${other} npm start`,
        en: `Port ${port} is in use by another program. Please start with another one: PORT=${other} npm start`,
      };
    }
    case "EACCES":
    case "EPERM":
      return {
        ja: `ポート ${port} は、この利用者では使えません。1024以上の PORT で始め、手前に中継サーバーを置いてください。`,
        en: `This user may not listen on port ${port}. Please start with a PORT of 1024 or more, behind a proxy.`,
      };
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EINVAL":
      return {
        ja: `HOST の ${host} は、この機械のアドレスではありません。127.0.0.1（この機械だけ）か 0.0.0.0（ほかの機械からも）にしてください。`,
        en: `${host}, given as HOST, is no address of this machine. Please give 127.0.0.1 (this machine alone) or 0.0.0.0 (other machines too).`,
      };
    default:
      return {
        ja: `${host} のポート ${port} で待ち受けられません。HOST と PORT を確かめてください。理由：${code}`,
        en: `Pages cannot be served at ${host}, port ${port}. Please check HOST and PORT. Reason: ${code}`,
      };
  }
}

/** What stands behind `banso serve` or `banso worker` and would be passed over. */
export const argumentsNotTaken = (given: readonly string[]): Words => ({
  ja: `${given.join(" ")} は使えません。設定は環境変数で指定してください。例：PORT=4000 npx banso serve`,
  en: `${given.join(" ")} is not taken here. Settings are given in the environment, for example PORT=4000 npx banso serve`,
});
/** The sample region is meant for looking around alone: its buttons let everybody in, as operator too. */
export const sampleIsOpen = (url: string): Words => ({
  ja: `見本の地域が入っているので、${url} を開ける人はだれでも運用担当として入れます。人に知らせる前に、運用担当のページ /sample か banso sample --remove で取り除いてください。`,
  en: `This is the sample region, and whoever reaches ${url} can enter as operator. Before you tell others, please remove it on the operator's page /sample or by banso sample --remove.`,
});

/** What the terminal says while background jobs are done apart from the pages. */
export const workingNow: Words = {
  ja: "裏方の仕事を進めています。止めるには Ctrl-C を押してください。",
  en: "Background jobs are being done. Press Ctrl-C to stop.",
};
export const workerNeedsServer: Words = {
  ja: "banso worker には DATABASE_URL が要ります。組み込みのデータベースのときは、npm start だけで裏方の仕事も進みます。",
  en: "banso worker needs DATABASE_URL. With the embedded database npm start does the background jobs as well.",
};
export const stopping: Words = { ja: "止めています…", en: "Stopping…" };
export const stopped: Words = {
  ja: "止まりました。データは保存されています。",
  en: "Stopped. Everything is saved.",
};
