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
/** What the terminal says when another program listens where pages should be served. */
export const portTaken = (port: number): Words => ({
  ja: `ポート ${port} はほかのプログラムが使っています。別の番号で始めてください：PORT=${port + 1} npm start`,
  en: `Port ${port} is in use by another program. Please start with another one: PORT=${port + 1} npm start`,
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
