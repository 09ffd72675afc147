import type { Words } from "#text/speak.ts";

/** What the operator's pages of outgoing mail say. */
export const mailWords = {
  title: { ja: "送るメール", en: "Outgoing mail" },
  leadWaiting: {
    ja: "メールサーバー（SMTP_URL）が設定されていないので、メールはここで待っています。届けたい方に、開いて中のリンクを伝えてください。設定すると、待っているメールから順に送ります。",
    en: "No mail server (SMTP_URL) is set, so mail waits here. Open a mail and pass its link on to the person. Once a server is set, waiting mail goes out.",
  },
  leadSending: {
    ja: "メールサーバーへ順に渡しています。届かないときは、状態と理由を確かめてください。",
    en: "Mail is handed to the mail server. When one does not arrive, see its state and reason.",
  },
  search: { ja: "宛先、件名で探す", en: "Search by recipient or subject" },
  searchExample: { ja: "招待", en: "invitation" },
  subject: { ja: "件名", en: "Subject" },
  to: { ja: "宛先", en: "To" },
  status: { ja: "状態", en: "State" },
  made: { ja: "書いた日時", en: "Written" },
  sent: { ja: "送った日時", en: "Sent" },
  tries: { ja: "送ろうとした回数", en: "Tries" },
  nextTry: { ja: "次に送る日時", en: "Next try" },
  trouble: { ja: "送れなかった理由", en: "What kept it back" },
  body: { ja: "本文", en: "Text" },
  bodyHidden: {
    ja: "本文には、本人だけのリンクがあることがあります。メールサーバーで送る設置では、ここには出しません。",
    en: "A mail may hold a link meant for one person alone. Where a mail server sends it, its text is not shown here.",
  },
  bodyGone: {
    ja: "このメールはもう送り終えたので、本文は残していません。",
    en: "This mail has been dealt with, so its text is no longer kept.",
  },
  bodyOfOther: {
    ja: "この宛先の方はほかの拠点でも活動しているため、本文はここには出しません。パスワードでサインインするよう伝えるか、サーバーを管理している方にメールサーバー（SMTP_URL）の設定を頼んでください。",
    en: "This person also acts in another hub, so the text is not shown here. Ask them to sign in with their password, or ask whoever runs the server to set a mail server (SMTP_URL).",
  },
  back: { ja: "送るメールの一覧へ", en: "Back to outgoing mail" },
  emptyTitle: { ja: "メールはまだありません", en: "There is no mail yet" },
  emptyText: {
    ja: "招待やサインインのリンクを送ると、ここに並びます。",
    en: "Invitations and sign-in links appear here.",
  },
  noHitTitle: { ja: "見つかりませんでした", en: "Nothing was found" },
  noHitText: { ja: "短い言葉で探してみてください。", en: "Try a shorter word." },
} as const satisfies Record<string, Words>;

export const mailStatusWords = {
  waiting: { ja: "待っています", en: "Waiting" },
  sent: { ja: "送りました", en: "Sent" },
  "given-up": { ja: "送れませんでした", en: "Could not be sent" },
} as const satisfies Record<string, Words>;

/** Why a mail was kept back, from the code that the mail server's answer left. */
export function mailTroubleWords(code: string): Words {
  const [name = "", reply] = code.split(" ");
  const shown = reply === undefined ? code : reply;
  switch (name) {
    case "EENVELOPE":
      return {
        ja: `メールサーバーがこの宛先を受け取りませんでした（${shown}）。宛先を確かめてください。`,
        en: `The mail server did not take this address (${shown}). Please check it.`,
      };
    case "EMESSAGE":
      return {
        ja: `メールサーバーがこの内容を受け取りませんでした（${shown}）。`,
        en: `The mail server did not take the message (${shown}).`,
      };
    case "EAUTH":
    case "ENOAUTH":
      return {
        ja: `メールサーバーにサインインできません（${shown}）。SMTP_URL の利用者とパスワードを確かめてください。`,
        en: `The mail server refused our sign-in (${shown}). Please check user and password in SMTP_URL.`,
      };
    default:
      return {
        ja: `メールサーバーにつながりません（${code}）。サーバーが動いているか、SMTP_URL が正しいかを確かめてください。戻りしだい送ります。`,
        en: `The mail server cannot be reached (${code}). Please check that it runs and that SMTP_URL is right. The mail goes out as soon as it is back.`,
      };
  }
}
