import type { Words } from "#text/speak.ts";

/** What a page says after something was done; the address carries the code, `?done=firm-entered`. */
export const doneWords = {
  "week-set": { ja: "働く時間を保存しました。", en: "The times were saved." },
  "possible-week-set": { ja: "仕事ができる時間を保存しました。", en: "The possible times were saved." },
  "rest-agreed": { ja: "休みの約束を保存しました。", en: "The agreed rest was saved." },
  "joint-meeting-set": {
    ja: "打ち合わせを決めました。みなさんの週に入っています。",
    en: "The meeting is set and lies in everybody's week.",
  },
  "joint-meeting-ended": { ja: "打ち合わせをやめました。", en: "The meeting has ended." },
  "week-feed-revoked": { ja: "カレンダーの住所をやめました。", en: "The calendar's address opens nothing any more." },
  "plan-published": {
    ja: "この計画で進めます。要件定義・伴走の担当の方も読めるようになりました。",
    en: "This is the plan that holds now. Definers and companions can read it.",
  },
  "plan-withdrawn": {
    ja: "この計画で進めるのをやめました。計画は残っています。",
    en: "This plan no longer holds. It is kept.",
  },
  merged: { ja: "2つの記録を1つにまとめました。", en: "The two records are one now." },
  "told-apart": { ja: "別のものとして覚えました。", en: "They are remembered as two." },
  "import-dropped": {
    ja: "取り込みをやめました。何も書き込んでいません。",
    en: "The import was given up; nothing was written.",
  },
  "import-taken-back": { ja: "取り込みをまとめて取り消しました。", en: "The import was taken back as a whole." },
  "firm-entered": { ja: "企業を登録しました。", en: "The firm was entered." },
  "firm-edited": {
    ja: "企業の内容を保存しました。",
    en: "The firm was saved.",
  },
  "firm-published": {
    ja: "企業のページを公開しました。",
    en: "The firm's page is public now.",
  },
  "firm-withdrawn": {
    ja: "企業のページの公開をやめました。",
    en: "The firm's page is no longer public.",
  },
  invited: {
    ja: "招待のメールを用意しました。",
    en: "The invitation is on its way.",
  },
  "invitation-withdrawn": {
    ja: "招待を取り消しました。",
    en: "The invitation was taken back.",
  },
  "hat-ended": {
    ja: "この役割を終わりにしました。",
    en: "The role has ended.",
  },
  "handed-over": { ja: "仲介会社に引き継ぎました。", en: "It was handed over." },
  "referral-answered": { ja: "拠点に知らせました。", en: "The hub was told." },
  "candidate-named": { ja: "候補を加えました。", en: "The candidate was added." },
  "candidate-moved": { ja: "候補の状態を保存しました。", en: "The candidate's state was saved." },
  "referral-taken-back": { ja: "引き継ぎを取り戻しました。", en: "It was taken back." },
  "standing-entered": { ja: "許可・届出を登録しました。", en: "The licence or notification was entered." },
  "standing-edited": { ja: "許可・届出を保存しました。", en: "The licence or notification was saved." },
  "contract-form-set": { ja: "契約の形を保存しました。", en: "The form of contract was saved." },
  "project-entered": {
    ja: "案件を下書きとして登録しました。",
    en: "The project was entered as a draft.",
  },
  "project-edited": {
    ja: "案件の内容を保存しました。",
    en: "The project was saved.",
  },
  "project-published": {
    ja: "案件を公開しました。",
    en: "The project is public now.",
  },
  "projects-published": {
    ja: "選んだ下書きを公開しました。",
    en: "The chosen drafts are public now.",
  },
  "project-closed": {
    ja: "案件の募集を終わりにしました。",
    en: "The project was closed.",
  },
  "project-reopened": {
    ja: "案件を下書きに戻しました。",
    en: "The project is a draft again.",
  },
  "dialogue-begun": { ja: "対話をはじめました。", en: "The dialogue has begun." },
  "line-written": { ja: "書きとめました。", en: "It is written down." },
  "line-corrected": { ja: "言葉を直しました。", en: "The words were corrected." },
  "dialogue-closed": { ja: "対話を終えました。ありがとうございました。", en: "The dialogue is closed. Thank you." },
  "dialogue-resumed": { ja: "対話の続きをはじめました。", en: "The dialogue goes on." },
  "requirement-made": {
    ja: "要件を下書きとして残しました。各行の「もとの言葉」から、伺った言葉を開けます。",
    en: "The requirement is kept as a draft. Each line opens the words behind it.",
  },
  "review-kept": { ja: "途中まで残しました。", en: "It is kept as far as it is." },
  "review-decided": { ja: "社内を見た結果を残しました。", en: "What came of the look inside is kept." },
  "review-put-off": {
    ja: "社内を見るのをあとにしました。理由を残しました。",
    en: "The look inside was put off; the reason is kept.",
  },
  "person-entered": {
    ja: "人材を登録しました。",
    en: "The person was entered.",
  },
  "person-edited": {
    ja: "人材の内容を保存しました。",
    en: "The person was saved.",
  },
  "answer-saved": { ja: "保存しました。", en: "Saved." },
  "consent-given": {
    ja: "同意を受け取りました。いつでも取りやめられます。",
    en: "Your consent is kept. You can withdraw it at any time.",
  },
  "consent-not-given": {
    ja: "同意しないことを承りました。何も変わりません。",
    en: "Understood: you do not agree. Nothing changes.",
  },
  "consent-withdrawn": { ja: "取りやめました。いまから使いません。", en: "Withdrawn. It is not used from now on." },
  "consent-recorded": { ja: "伺った同意を記録しました。", en: "The consent was recorded." },
  "consent-ended": { ja: "同意の取りやめを記録しました。", en: "The withdrawal was recorded." },
  "hand-raised": {
    ja: "手を挙げました。拠点の担当が読み、必ずお返事します。",
    en: "Your hand is up. Somebody of the hub reads it and will answer.",
  },
  "hand-taken-back": { ja: "挙手を取り下げました。", en: "Your hand is down." },
  "hand-not-now": { ja: "「今回は見送る」とお伝えしました。", en: "We have noted: not this time." },
  "leaving-told": {
    ja: "相手と拠点にお知らせしました。次の方と次の仕事を、今日から探します。",
    en: "The other side and the hub are told. Who and what could follow is looked for from today on.",
  },
  "leaving-taken-back": { ja: "取り消しました。約束どおり続きます。", en: "Taken back: everything goes on as agreed." },
  "calm-set": { ja: "落ち着きの設定を変えました。", en: "Set: plans are as calm as you said." },
  "hand-answered": { ja: "お返事を送りました。", en: "The answer is on its way." },
  "ask-taken-back": { ja: "お尋ねを取り下げました。", en: "The question was taken back." },
  "hand-raised-for": { ja: "挙手を書きとめました。", en: "The hand is raised." },
  "hand-asked": { ja: "お尋ねを送りました。", en: "The person was asked." },
  "registration-sent": {
    ja: "メールをお送りしました。24時間以内に、メールのリンクをお開きください。届かないときは、迷惑メールの中もご覧ください。",
    en: "A mail is on its way. Please open its link within 24 hours, and look among junk mail if it does not come.",
  },
  registered: {
    ja: "ご登録ありがとうございます。まずは、答えられるところからどうぞ。",
    en: "Welcome. Begin wherever you like.",
  },
  booked: { ja: "コマを予約しました。", en: "The half-days were booked." },
  released: {
    ja: "予約を取り消し、コマを空けました。",
    en: "The half-days are free again.",
  },
  "engagement-entered": {
    ja: "参画を登録し、コマを予約しました。",
    en: "The engagement was entered and its half-days were booked.",
  },
  "engagement-edited": { ja: "参画の内容を保存しました。", en: "The engagement was saved." },
  "engagement-ended": {
    ja: "参画の終わりを記録し、残りの週を空けました。",
    en: "The end was recorded and the weeks that were left are free.",
  },
  "check-in-answered": {
    ja: "お答えを受け取りました。ありがとうございました。",
    en: "Thank you, your answer has arrived.",
  },
  "companion-named": { ja: "伴走者を決め、お知らせしました。", en: "The companion is named and everybody is told." },
  "concern-opened": { ja: "気がかりを開きました。", en: "The concern is open." },
  "concern-worked": { ja: "したことを書きとめました。", en: "It was written down." },
  "concern-closed": { ja: "済みにしました。", en: "The concern is closed." },
  "complaint-made": {
    ja: "窓口が受け取りました。読んで、お返事します。",
    en: "The office has it. We read it and answer.",
  },
  "notices-chosen": { ja: "お知らせの受け取り方を変えました。", en: "How you are told was saved." },
  "proposal-put": { ja: "提案を両者に出しました。", en: "The proposal went to both sides." },
  "proposals-put": {
    ja: "計画の提案を出しました。すでに出したもの、空きがなくなったものは除いています。",
    en: "The plan's proposals were put; those put before, or no longer free, were left out.",
  },
  "proposal-answered": { ja: "お返事をいただきました。ありがとうございます。", en: "Thank you for your answer." },
  "proposal-line": { ja: "ひとことをお届けしました。", en: "Your line was sent." },
  "proposal-kept": { ja: "そのまま続けます。", en: "It goes on." },
  "proposal-closed": {
    ja: "この提案を終わりにしました。ほかの提案はそのままです。",
    en: "This proposal has ended. No other proposal changed.",
  },
  "meeting-offered": { ja: "日時の候補をお届けしました。", en: "The dates were sent." },
  "meeting-chosen": { ja: "日時が決まりました。", en: "The date is set." },
  "meeting-held": { ja: "会ったことを記録しました。", en: "The meeting was noted." },
  "proposal-engaged": {
    ja: "参画を始めました。コマを予約しました。",
    en: "The engagement has begun and its half-days are booked.",
  },
  "story-written": { ja: "歩みに書き加えました。", en: "It was added to the story." },
  "plan-requested": {
    ja: "計画を作りはじめました。",
    en: "The plan is being made.",
  },
  "plan-cancelled": {
    ja: "計画づくりを止めました。",
    en: "The run was stopped.",
  },
  "account-disabled": {
    ja: "この利用者を止めました。この拠点にはサインインできません。",
    en: "The account can no longer sign in to this hub.",
  },
  "account-enabled": {
    ja: "この利用者を元に戻しました。",
    en: "The account can sign in to this hub again.",
  },
  "password-changed": {
    ja: "パスワードを変えました。ほかの端末ではサインインし直しになります。",
    en: "The password was changed. Other devices must sign in again.",
  },
  "password-set": {
    ja: "パスワードを決めました。ほかの端末ではサインインし直しになります。",
    en: "Your password is set. Other devices must sign in again.",
  },
  "password-link-sent": {
    ja: "登録のあるメールアドレスなら、パスワードを決めるためのリンクをお送りしました。15分以内にお開きください。届かないときは、迷惑メールの中もご覧ください。",
    en: "If the address is known, a link to choose a password is on its way. Please open it within 15 minutes, and look among junk mail if it does not come.",
  },
  "second-factor-on": {
    ja: "2段階の確認を始めました。",
    en: "The second factor is on.",
  },
  "invitation-accepted": {
    ja: "招待をお受けいただきました。これからよろしくお願いします。",
    en: "Thank you for accepting the invitation. Welcome.",
  },
  "sample-removed": {
    ja: "見本の地域を消しました。空の拠点ができています。ここから本番です。",
    en: "The sample region is gone and your hub begins, empty.",
  },
  "signed-out": { ja: "サインアウトしました。", en: "You are signed out." },
  "link-sent": {
    ja: "登録のあるメールアドレスなら、サインイン用のリンクをお送りしました。15分以内にお開きください。",
    en: "If the address is known, a sign-in link is on its way. Please open it within 15 minutes.",
  },
} as const satisfies Record<string, Words>;

export type DoneCode = keyof typeof doneWords;
export const isDoneCode = (code: string | null): code is DoneCode => code !== null && Object.hasOwn(doneWords, code);
