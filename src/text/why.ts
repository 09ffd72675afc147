import type { FilterName } from "#domain/plans/rules-filters.ts";
import type { WhyCandidate, WhyEffect, WhyProject } from "#domain/plans/rules-why.ts";
import { grouped } from "#text/numbers.ts";
import { filterWords } from "#text/plan-reasons.ts";
import type { Words } from "#text/speak.ts";

export const whyWords = {
  link: { ja: "なぜ、こうなっているのか", en: "Why is it so?" },
  choices: { ja: "担う方と、ほかの手", en: "Who serves it, and what else there was" },
  more: { ja: "あと1コマあったら", en: "If there were one half-day more" },
  changes: { ja: "どうすれば決まるか", en: "What would serve it" },
  candidates: { ja: "候補の方が担わない理由", en: "Why its candidates do not serve it" },
  none: { ja: "小さな変更では決まりません。", en: "No small change is enough." },
  locked: {
    ja: "決めた組み合わせなので、計画の選択ではありません。",
    en: "This pair was given: it is no choice of the plan.",
  },
  proven: {
    ja: "数字は、変えたあとに計画全体を組み直して量ったものです。「証明」の範囲の外になることはありません。",
    en: "The figures were measured by making the change and repairing the whole plan. The truth cannot lie outside what is proven.",
  },
  mostHalfDays: { ja: "これ以上は増やせません。", en: "There can be no more." },
} as const satisfies Record<string, Words>;

const provenIn = ({ least, most }: WhyEffect): Words =>
  least === most
    ? { ja: "（証明：ちょうどこの値）", en: " (proven to be just that)" }
    : {
        ja: `（証明：${grouped(least)}から${grouped(most)}のあいだ）`,
        en: ` (proven to lie between ${grouped(least)} and ${grouped(most)})`,
      };

/** What the plan would lose without a share, and who would serve the project then. */
export function lossWords(loss: WhyEffect, next: string | null): Words {
  const proven = provenIn(loss);
  const then =
    next === null
      ? { ja: "この案件は決まらなくなります", en: "the project would stay open" }
      : { ja: `次は${next}が担います`, en: `${next} would serve it` };
  const worth =
    loss.byRepair > 0
      ? {
          ja: `全体の値打ちは${grouped(loss.byRepair)}下がります`,
          en: `the whole would be worth ${grouped(loss.byRepair)} less`,
        }
      : loss.byRepair === 0
        ? { ja: "全体の値打ちは変わりません", en: "the whole would be worth the same" }
        : {
            ja: `全体の値打ちは${grouped(-loss.byRepair)}上がります`,
            en: `the whole would be worth ${grouped(-loss.byRepair)} more`,
          };
  return {
    ja: `この組み合わせをやめると${then.ja}。${worth.ja}${proven.ja}。`,
    en: `Without this pair ${then.en}, and ${worth.en}${proven.en}.`,
  };
}

/** What one half-day more would be worth. */
export function moreWords(effect: WhyEffect, of: "person" | "engagement" | "project"): Words {
  const what = {
    person: { ja: "この方の空きがあと月1コマあれば", en: "With one half-day more of this person" },
    engagement: {
      ja: "この方が同時に受ける案件をあと1件ふやせれば",
      en: "If this person took one project more at a time",
    },
    project: { ja: "この案件があと月1コマ求めれば", en: "If this project wanted one half-day more" },
  }[of];
  const { byRepair } = effect;
  const proven = provenIn(effect);
  const worth =
    byRepair === 0
      ? { ja: "全体の値打ちは変わりません", en: "the whole would be worth the same" }
      : byRepair > 0
        ? {
            ja: `全体の値打ちは${grouped(byRepair)}上がります`,
            en: `the whole would be worth ${grouped(byRepair)} more`,
          }
        : {
            ja: `全体の値打ちは${grouped(-byRepair)}下がります`,
            en: `the whole would be worth ${grouped(-byRepair)} less`,
          };
  return { ja: `${what.ja}、${worth.ja}${proven.ja}。`, en: `${what.en} ${worth.en}${proven.en}.` };
}

type Open = Extract<WhyProject, { code: "open" }>;

/** Why a project is open, in a sentence. */
export const becauseWords: { readonly [B in Open["because"]]: Words } = {
  "no-candidate": {
    ja: "条件に合う方がいません。",
    en: "Nobody meets its conditions.",
  },
  refused: {
    ja: "条件に合う方は、すでに断ったか、断られています。",
    en: "Everybody who meets its conditions said no, or was told no.",
  },
  "too-large": {
    ja: "条件に合う方の空きが、この案件のコマに足りません。",
    en: "Those who meet its conditions have too few half-days for it.",
  },
  competition: {
    ja: "条件に合う方の時間は、ほかの案件でより大きく生きています。",
    en: "The time of those who meet its conditions is worth more elsewhere.",
  },
};

/** Why one candidate does not serve an open project. */
export function candidateWords(one: WhyCandidate): Words {
  switch (one.code) {
    case "taken":
      return one.loss > 0
        ? {
            ja: `${one.serves.join("、") || "ほかの案件"}を担っています。こちらに回すと、全体の値打ちは${grouped(one.loss)}下がります。`,
            en: `Serves ${one.serves.join(", ") || "other projects"}; moved to this one, the whole would be worth ${grouped(one.loss)} less.`,
          }
        : {
            ja: `${one.serves.join("、") || "ほかの案件"}を担っています。こちらに回しても、全体の値打ちは下がりません。`,
            en: `Serves ${one.serves.join(", ") || "other projects"}; moved to this one, the whole would be worth no less.`,
          };
    case "refused":
      return { ja: "どちらかが断りました。", en: "One of the two said no." };
    case "too-few-units":
      return { ja: "決まった分のほかに、空きが足りません。", en: "Has too few half-days beside what is given." };
    case "no-engagement":
      return { ja: "同時に受ける数に、空きがありません。", en: "Takes no further project at a time." };
  }
}

/** With how many half-days an open project would be served. */
export const fewerWords = (from: number, to: number): Words => ({
  ja: `求めるコマを月${grouped(from)}から月${grouped(to)}に減らせば決まり、全体の値打ちも上がります。`,
  en: `With ${grouped(to)} half-days instead of ${grouped(from)} it would be served, and the whole worth more.`,
});

/** What better pay would do. */
export const payRaiseWords = (person: string, from: number, to: number | null): Words =>
  to === null
    ? {
        ja: `${person}に担ってもらうには、報酬だけでは足りません。`,
        en: `To win ${person}, pay alone would not be enough.`,
      }
    : {
        ja: `1コマの報酬を${grouped(from)}円から${grouped(to)}円に上げれば、${person}が担うほうが全体でもよくなります。`,
        en: `With ${grouped(to)} yen a half-day instead of ${grouped(from)}, it would be better for the whole that ${person} serves it.`,
      };

/** What it would bring if one condition did not stand in the way of one person. */
export const missWords = (person: string, filter: FilterName, gain: number): Words => ({
  ja: `${person}は「${filterWords[filter].ja}」だけで外れています。これが解ければ決まり、全体の値打ちは${grouped(gain)}上がります。`,
  en: `Only one condition leaves ${person} out (${filterWords[filter].en}). Without it the project would be served, and the whole worth ${grouped(gain)} more.`,
});
