import type { Channel, ReadBack, SpokenAct } from "#domain/behalf/terms.ts";
import type { Words } from "#text/speak.ts";

/** Words of what staff type for an owner or a person. */
export const behalfWords = {
  title: { ja: "ご本人に代わって入力します", en: "You type for somebody else" },
  lead: {
    ja: "電話や紙で伺ったことを、そのまま記録します。どなたが話し、どう読み返したかが残り、ご本人にも見えます。",
    en: "You record what was said by telephone or on paper. Who spoke and how it was read back stay on record, and they can see it.",
  },
  spokeExample: { ja: "会長の奥様", en: "the chair's wife" },
  told: { ja: "代わって入力したもの", en: "Typed for them" },
} as const satisfies Record<string, Words>;

/** Labels of the three fields. */
export const spokenLabels = {
  spoke: { ja: "話した方", en: "Who spoke" },
  channel: { ja: "伺い方", en: "How it was said" },
  readBack: { ja: "読み返し", en: "Read back" },
} as const satisfies Record<string, Words>;

/** How it was said. */
export const channelWords: { readonly [C in Channel]: Words } = {
  phone: { ja: "電話", en: "By telephone" },
  paper: { ja: "紙（手紙・FAX・用紙）", en: "On paper (letter, fax, form)" },
  visit: { ja: "訪問", en: "In a visit" },
};

/** How it was read back. */
export const readBackWords: { readonly [R in ReadBack]: Words } = {
  aloud: { ja: "声に出して読み返しました", en: "Read back aloud" },
  shown: { ja: "紙や画面で見ていただきました", en: "Shown on paper or screen" },
  "copy-sent": { ja: "写しを送りました", en: "A copy was sent" },
  "not-yet": { ja: "まだ読み返していません", en: "Not read back yet" },
};

/** What was typed. */
export const spokenActWords: { readonly [A in SpokenAct]: Words } = {
  "check-in.answer": { ja: "面談のお答え：", en: "Answer to a check-in: " },
  "consent.give": { ja: "同意：", en: "A consent: " },
  "consent.withdraw": { ja: "同意の取り消し：", en: "A consent withdrawn: " },
  "dialogue.close": { ja: "対話の読み返し：", en: "The dialogue read back: " },
  "dialogue.correct": { ja: "言葉の直し：", en: "Words corrected: " },
  "engagement.end": { ja: "参画の終わり：", en: "The end of the engagement: " },
  "firm.publish": { ja: "企業の公開：", en: "The firm made public: " },
  "firm.set-week": { ja: "仕事ができる時間：", en: "When the work can be done: " },
  "hand.raise-for": { ja: "挙手：", en: "A raised hand: " },
  "inside-review.put-off": { ja: "社内を見るのを後にすること：", en: "That the look inside may wait: " },
  "inside-review.save": { ja: "社内を見た結果：", en: "What came of the look inside: " },
  "leaving.tell": { ja: "早く終わる申し出：", en: "The word that it ends early: " },
  "project.set-week": { ja: "案件の仕事ができる時間：", en: "When the project's work can be done: " },
  "proposal.answer": { ja: "提案へのお返事：", en: "Answer to the proposal: " },
  "proposal.arrange": { ja: "顔合わせの日時：", en: "The date of the meeting: " },
  "proposal.line": { ja: "社長からのひとこと：", en: "The president's line: " },
  "week.agree-rest": { ja: "繁忙期の間の休み：", en: "The rest between peak seasons: " },
  "week.set": { ja: "仕事の時間：", en: "The hours of work: " },
};

/** One line: who spoke, how, how it was read back. */
export const spokenSentence = (spoke: string, channel: Channel, readBack: ReadBack): Words => ({
  ja: `${spoke}（${channelWords[channel].ja}）から伺いました。${readBackWords[readBack].ja}。`,
  en: `${spoke}, ${lower(channelWords[channel].en)}. ${readBackWords[readBack].en}.`,
});

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Who typed it. */
export const typedBySentence = (name: string): Words => ({ ja: `入力：${name}`, en: `Typed by ${name}` });
