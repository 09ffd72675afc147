import type { BankOrder, BankRemote } from "#domain/projects/rules-bank.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

/** Words of the public bank's search. */
export const bankSearchWords = {
  roleKind: { ja: "探している人", en: "Who is looked for" },
  anyRoleKind: { ja: "どちらでも", en: "Either" },
  halfDays: { ja: "コマの数", en: "Half-days" },
  anyHalfDays: { ja: "いくつでも", en: "Any number" },
  remote: { ja: "働く場所", en: "Where" },
  anyRemote: { ja: "現地でも遠隔でも", en: "There or from afar" },
  more: { ja: "町・コマ・内容で絞る、並べ替える", en: "Narrow by town, half-days or work; sort" },
  order: { ja: "並べ方", en: "Order" },
  showAll: { ja: "条件をはずして全部見る", en: "Take every condition away" },
  noHitText: {
    ja: "言葉を短くするか、条件を1つはずしてみてください。見たい案件がまだないときは、下の連絡先へご希望をお知らせください。",
    en: "Try a shorter word, or take one condition away. When what you look for is not here yet, tell the contact below.",
  },
} as const satisfies Record<string, Words>;

/** The orders that can be chosen; the first is the usual one. */
export const bankOrderWords: { readonly [O in BankOrder]: Words } = {
  newest: { ja: "新しい順", en: "Newest first" },
  "best-paid": { ja: "1コマの報酬が高い順", en: "Best paid first" },
  "fewest-half-days": { ja: "コマが少ない順", en: "Fewest first" },
};

export const bankRemoteWords: { readonly [R in BankRemote]: Words } = {
  all: { ja: "すべて遠隔", en: "All of it from afar" },
  some: { ja: "一部でも遠隔", en: "At least some from afar" },
};

/** Up to so many half-days: 「週1コマ（0.5日）まで」. */
export function halfDaysUpTo(halfDays: number): Words {
  const words = halfDaysWords(halfDays);
  return { ja: `${words.ja}まで`, en: `Up to ${words.en}` };
}

/** How many projects there are, or fit the conditions. */
export const bankCount = (count: number, isNarrowed: boolean): Words =>
  isNarrowed
    ? { ja: `${grouped(count)}件見つかりました。`, en: `${grouped(count)} found.` }
    : { ja: `${grouped(count)}件が人を探しています。`, en: `${grouped(count)} looking for people.` };
