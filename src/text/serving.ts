import type { Words } from "#text/speak.ts";

/** What the terminal says once pages are served. */
export const servingAt = (url: string): readonly Words[] => [
  { ja: `伴走 Banso を ${url} で開けます。`, en: `Banso is serving at ${url}` },
  {
    ja: `サインイン：${url}/sign-in（見本の地域では、役割のボタンを押すだけで入れます）`,
    en: `Sign in at ${url}/sign-in (in the sample region, just press the button of a role)`,
  },
  { ja: "止めるには Ctrl-C を押してください。", en: "Press Ctrl-C to stop." },
];
export const stopping: Words = { ja: "止めています…", en: "Stopping…" };
export const stopped: Words = {
  ja: "止まりました。データは保存されています。",
  en: "Stopped. Everything is saved.",
};
