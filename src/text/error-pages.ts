import type { Words } from "#text/speak.ts";

/** What an error page says: what happened, then what to do. */
export type ErrorPageWords = {
  readonly title: Words;
  readonly what: Words;
  readonly next: Words;
};

export const errorPageWords = {
  403: {
    title: {
      ja: "いまの役割では、このページを開けません",
      en: "Your present role cannot open this page",
    },
    what: {
      ja: "このページは、別の役割や別の団体の方のためのものです。記録は変わっていません。",
      en: "This page is meant for another role or another organisation. Nothing has been changed.",
    },
    next: {
      ja: "役割を複数お持ちの方は、右上の「役割を変える」から切り替えてください。必要なはずのページであれば、拠点にお知らせください。",
      en: "If you have several roles, use “Change role” at the top. If you should be able to open it, please tell your hub.",
    },
  },
  404: {
    title: { ja: "ページが見つかりません", en: "This page cannot be found" },
    what: {
      ja: "アドレス（URL）が途中で切れているか、公開が終わったか、あなたには公開されていない記録です。",
      en: "The address may be cut short, the record may no longer be published, or it is not shared with you.",
    },
    next: {
      ja: "アドレスをご確認のうえ、一覧からお探しください。メールのリンクから来られた方は、送り主にお尋ねください。",
      en: "Please check the address, or look it up in a list. If you followed a link in a mail, ask its sender.",
    },
  },
  408: {
    title: { ja: "受け取りが間に合いませんでした", en: "This took too long to arrive" },
    what: {
      ja: "送られた内容が時間内に届ききらなかったため、受け取りをやめました。何も保存していません。",
      en: "What you sent did not arrive completely in time, so receiving was stopped. Nothing has been saved.",
    },
    next: {
      ja: "電波のよいところで前の画面に戻り、もう一度送ってください。入力した内容は、前の画面に残っています。",
      en: "Please go back where the connection is better and send it again. What you entered is still in the form.",
    },
  },
  409: {
    title: {
      ja: "ほかの方が先に保存しました",
      en: "Someone else saved this first",
    },
    what: {
      ja: "あなたが開いたあとに、同じ記録が変更されました。上書きを防ぐため、あなたの入力はまだ保存していません。",
      en: "The record changed after you opened it. To avoid overwriting, your entry has not been saved yet.",
    },
    next: {
      ja: "新しい内容と見比べ、必要なところだけもう一度入力してください。",
      en: "Compare it with the new version and enter again only what is still needed.",
    },
  },
  413: {
    title: { ja: "ファイルが大きすぎます", en: "The file is too large" },
    what: {
      ja: "受け取れる大きさを超えていたため、途中で受け取りをやめました。何も保存していません。",
      en: "It is larger than this page accepts, so receiving was stopped. Nothing has been saved.",
    },
    next: {
      ja: "不要な行や画像を減らすか、ファイルを分けて、もう一度送ってください。",
      en: "Remove rows or pictures that are not needed, or split the file, and send it again.",
    },
  },
  422: {
    title: {
      ja: "受け付けられない内容がありました",
      en: "Part of this could not be accepted",
    },
    what: {
      ja: "送られた内容に、読み取れないところがありました。何も保存していません。",
      en: "Part of what was sent could not be read. Nothing has been saved.",
    },
    next: {
      ja: "前の画面に戻って、内容をご確認のうえ、もう一度送ってください。",
      en: "Please go back, check what you entered and send it again.",
    },
  },
  429: {
    title: { ja: "送信の回数が多くなりました", en: "Too many requests in a short time" },
    what: {
      ja: "短い時間に何度も送られたため、しばらく受け付けを止めています。安全のための仕組みで、あなたの記録に影響はありません。",
      en: "There were many requests in a short time, so we paused accepting them. Your records are not affected.",
    },
    next: {
      ja: "少し時間をおいてから、もう一度お試しください。",
      en: "Please wait a while and try again.",
    },
  },
  500: {
    title: {
      ja: "こちらの不具合で、表示できませんでした",
      en: "A fault on our side stopped this page",
    },
    what: {
      ja: "あなたの操作のせいではありません。送信された内容は、保存されていないことがあります。",
      en: "It was nothing you did. What you sent may not have been saved.",
    },
    next: {
      ja: "前の画面に戻り、保存されているかご確認のうえ、もう一度お試しください。続くときは、下の受付番号を添えて拠点にお知らせください。",
      en: "Please go back, check whether it was saved, and try again. If it keeps happening, tell your hub the number below.",
    },
  },
  503: {
    title: {
      ja: "ただいま混み合っているか、点検中です",
      en: "The service is busy or being maintained",
    },
    what: {
      ja: "いまはお答えできません。これまでに保存された記録は無事です。",
      en: "We cannot answer just now. Everything saved so far is safe.",
    },
    next: {
      ja: "少し待ってから、もう一度開いてください。入力中だった方は、前の画面に戻ると続けられます。",
      en: "Please wait a moment and open the page again. If you were filling in a form, go back to continue.",
    },
  },
} as const satisfies Record<number, ErrorPageWords>;

/** A form without files that is longer than any of ours. */
export const formTooLargeWords: ErrorPageWords = {
  title: { ja: "入力の量が多すぎます", en: "The form holds too much" },
  what: {
    ja: "送られた文字か項目の数が、このページで受け取れる量を超えていました。何も保存していません。",
    en: "There were more letters or more fields than this page accepts. Nothing has been saved.",
  },
  next: {
    ja: "前の画面に戻り、文を短くするか、いくつかに分けて送ってください。",
    en: "Please go back, shorten the text or send it in several parts.",
  },
};

/** How much the files of one form may hold, with what stands around them. */
export const mostInFiles = (bytes: number): Words => {
  const most = bytes < 1_048_576 ? `${Math.floor(bytes / 1024)} KB` : `${Math.floor(bytes / 1_048_576)} MB`;
  return {
    ja: `一度に受け取れるのは、ファイルを合わせて${most}までです。`,
    en: `The files sent at once may hold ${most} together.`,
  };
};

/** What cannot be done with a record as it is now: nobody else has saved over anything. */
export const wrongStateWords: ErrorPageWords = {
  title: {
    ja: "いまの状態では、この操作はできません",
    en: "This cannot be done in its present state",
  },
  what: {
    ja: "この記録は、すでに公開されているか、募集が終わっているか、取り消されています。何も変えていません。",
    en: "The record has already been published, closed or taken back. Nothing has been changed.",
  },
  next: {
    ja: "一覧から記録を開き直してください。いまの状態と、次にできることが出ています。",
    en: "Please open the record again from its list. It shows its present state and what can be done next.",
  },
};

/** Half-days that are not free; the details say in which week, and for what they are held. */
export const noRoomPage: ErrorPageWords = {
  title: { ja: "その週は、コマが空いていません", en: "The half-days are not free" },
  what: { ja: "わけは次のとおりです。何も変えていません。", en: "The reason stands below. Nothing has been changed." },
  next: {
    ja: "前の画面に戻り、コマ数か期間を変えて、もう一度送ってください。",
    en: "Please go back, change the half-days or the period, and send it again.",
  },
};

/** A project that asks the world before anybody looked inside. */
export const reviewNeededWords: ErrorPageWords = {
  title: { ja: "先に、社内の方を見てください", en: "Please look inside the firm first" },
  what: {
    ja: "力になってくれる人は、もう社内にいるかもしれません。社内を見た結果か、後にする理由が書かれるまで、次へは進めません。何も変えていません。",
    en: "The right person may already be in the firm. This waits until somebody has looked, or has written why it can be done later. Nothing has been changed.",
  },
  next: {
    ja: "「社内の方から先に見る」を開いてください。試し（4週8コマまで・3か月まで）と町の案件は、理由を一文書けば、後にできます。",
    en: "Please open “Look inside first”. For a trial (up to 8 half-days in four weeks and three months) or a town's project one sentence is enough for now.",
  },
};

/** The link from there. */
export const reviewNeededLink: Words = { ja: "社内の方から先に見る", en: "Look inside first" };

/** A plan that cannot be asked for, or cannot hold, as the region is now; the details say why. */
export const planRefusedWords: ErrorPageWords = {
  title: { ja: "いまの記録では、この計画に進めません", en: "The records do not allow this plan now" },
  what: { ja: "わけは次のとおりです。何も変えていません。", en: "The reason stands below. Nothing has been changed." },
  next: {
    ja: "記録を直すか、新しい計画を作ってください。計画の一覧から始められます。",
    en: "Please mend the records, or make a new plan from the list of plans.",
  },
};

/** A mailed link that does nothing any more: an invitation, or a link to sign in. */
export const linkSpentWords: ErrorPageWords = {
  title: {
    ja: "このリンクは使い終わったか、期限を過ぎています",
    en: "This link was used already or is too old",
  },
  what: {
    ja: "メールのリンクは一度だけ、期限まで使えます。招待が取り消されたときや、アドレスが途中で切れているときも、この表示になります。何も変わっていません。",
    en: "A mailed link works once, until its last day. You also see this when an invitation was taken back or the address is cut short. Nothing has been changed.",
  },
  next: {
    ja: "パスワードをお持ちの方は、そのままサインインできます。パスワードがわからないときは、サインインのリンクをメールで受け取ってください。招待をまだ受けていない方は、招待した拠点に新しい招待をお求めください。",
    en: "If you have a password, simply sign in. If you do not know it, ask for a new link by mail. If you have not accepted your invitation yet, please ask the hub that invited you for a new one.",
  },
};

export const linkSpentLinks = {
  signIn: { ja: "サインインする", en: "Sign in" },
  newLink: { ja: "新しいリンクをメールで受け取る", en: "Ask for a new link by mail" },
} as const satisfies Record<string, Words>;

/** A form from another site, or at an address that the installation does not know as its own. */
export const otherOriginWords: ErrorPageWords = {
  title: { ja: "この画面からは受け付けられません", en: "This cannot be accepted from here" },
  what: {
    ja: "送られた画面のアドレス（URL）が、伴走に登録されているアドレスと違います。安全のため、受け取っていません。何も保存していません。",
    en: "It came from a page whose address is not the one Banso knows as its own. To be safe it was not taken in, and nothing has been saved.",
  },
  next: {
    ja: "下のボタンから開き直して、もう一度送ってください。同じ表示が続くときは、管理する方に「BANSO_URL の設定を確かめてほしい」とお伝えください。",
    en: "Please open it again by the button below and send it again. If you keep seeing this, ask whoever runs Banso to check the setting BANSO_URL.",
  },
};

/** A form that was sent after its session had ended. */
export const signedOutWords: ErrorPageWords = {
  title: { ja: "サインアウトしています。まだ保存していません", en: "You are signed out. Nothing has been saved yet" },
  what: {
    ja: "送られる前に、サインインの期限が過ぎたか、ほかの画面でサインアウトしました。送られた内容は受け取っていません。",
    en: "Your session ended, or you signed out in another window, before this was sent. It has not been taken in.",
  },
  next: {
    ja: "サインインして、もとの画面からもう一度送ってください。ファイルは選び直してください。",
    en: "Please sign in and send it again from its own page. Files have to be chosen again.",
  },
};

/** The two ways on from there: through the form, in which the browser has kept what was typed, or from this very page. */
export const signedOutWays = {
  toForm: {
    ja: "入力した内容は、このブラウザーに残っています。サインインすると、入力の画面に戻り、内容が欄に入ります。確かめてから、もう一度送ってください。",
    en: "What you typed is still in this browser. Sign in, and the form opens again with it. Please check it and send it again.",
  },
  fromHere: {
    ja: "入力した内容は、この画面に残っています。閉じずに、次の順に進めてください。",
    en: "What you typed is still in this page. Please keep it open and do this:",
  },
  stepOne: {
    ja: "「新しいタブでサインインする」を押し、開いた画面でサインインします。",
    en: "Press “Sign in in a new tab” and sign in there.",
  },
  stepTwo: {
    ja: "この画面に戻り、「入力した内容をもう一度送る」を押します。",
    en: "Come back to this page and press “Send what I typed again”.",
  },
  signIn: { ja: "サインインする", en: "Sign in" },
  signInInNewTab: { ja: "新しいタブでサインインする", en: "Sign in in a new tab" },
  sendAgain: { ja: "入力した内容をもう一度送る", en: "Send what I typed again" },
} as const satisfies Record<string, Words>;

export const errorPageFrame = {
  errorId: { ja: "受付番号", en: "Reference number" },
  whatToDo: { ja: "どうすればよいですか", en: "What to do" },
  first: { ja: "最初のページへ", en: "Go to the first page" },
  retry: { ja: "もう一度開く", en: "Open it again" },
  askTitle: { ja: "お問い合わせ", en: "Whom to ask" },
  askHub: {
    ja: "お困りのときは、ご利用の拠点の担当者にお知らせください。",
    en: "If you are stuck, please tell the person in charge at your hub.",
  },
} as const satisfies Record<string, Words>;

/** When to come back, as the server estimates it. */
export const comeBackIn = (seconds: number): Words =>
  seconds < 90
    ? {
        ja: `${seconds}秒ほどで、またお使いになれる見込みです。`,
        en: `It should work again in about ${seconds} second${seconds === 1 ? "" : "s"}.`,
      }
    : {
        ja: `${Math.ceil(seconds / 60)}分ほどで、またお使いになれる見込みです。`,
        en: `It should work again in about ${Math.ceil(seconds / 60)} minutes.`,
      };
