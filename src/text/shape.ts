import type { Element } from "#domain/people/terms.ts";
import { elementPoints, elements } from "#domain/people/terms.ts";
import type { Words } from "#text/speak.ts";
import { elementWords } from "#text/terms.ts";

/** Short names of the nine elements, in one or two lines each, for a picture on a phone. */
export const elementShortWords: {
  readonly [E in Element]: { readonly ja: readonly string[]; readonly en: readonly string[] };
} = {
  "grasp-situation": { ja: ["現状の", "把握"], en: ["Grasp the", "situation"] },
  "set-issue": { ja: ["課題の", "設定"], en: ["Set the", "issue"] },
  "make-plan": { ja: ["計画の", "立案"], en: ["Make", "the plan"] },
  "carry-out": { ja: ["課題の", "遂行"], en: ["Carry", "it out"] },
  respond: { ja: ["状況へ", "の対応"], en: ["Respond", "to change"] },
  "inside-relations": { ja: ["社内", "対応"], en: ["Inside", "the firm"] },
  "outside-relations": { ja: ["社外", "対応"], en: ["Outside", "the firm"] },
  "superior-relations": { ja: ["上司", "対応"], en: ["With", "superiors"] },
  "develop-team": { ja: ["部下マネ", "ジメント"], en: ["Develop", "the team"] },
};

export const shapeWords = {
  less: { ja: "1点へらす", en: "One point less" },
  more: { ja: "1点ふやす", en: "One point more" },
  byHand: {
    ja: "丸を指で動かすか、下の＋と−で決めます。キーボードでは矢印キーで動きます。",
    en: "Drag the circles, or use + and − below. On a keyboard the arrow keys move them.",
  },
} as const satisfies Record<string, Words>;

/** How many of the points are still in hand, while a person gives them. */
export function pointsInHand(left: number): Words {
  if (left === 0)
    return { ja: `${elementPoints}点をちょうど配りました。`, en: `All ${elementPoints} points are given.` };
  return left > 0
    ? { ja: `手もとに、あと${left}点あります。`, en: `${left} point${left === 1 ? "" : "s"} left in your hand.` }
    : { ja: `${-left}点多く配っています。`, en: `${-left} point${left === -1 ? "" : "s"} too many.` };
}

/** What a handle says to those who hear it. */
export const handleSays = (points: number): Words => ({
  ja: `${points}点`,
  en: `${points} point${points === 1 ? "" : "s"}`,
});

/** The shape in a line: where it is strongest, never a sum or a place in a row. */
export function shapeSaid(shape: readonly number[]): Words {
  const most = Math.max(...shape);
  const strongest = elements.filter((_, index) => shape[index] === most).map((element) => elementWords[element]);
  return {
    ja: `${elementPoints}点を配りました。いちばん太いのは${strongest.map(({ ja }) => ja).join("・")}`,
    en: `${elementPoints} points given; strongest in ${strongest.map(({ en }) => en.toLowerCase()).join(", ")}`,
  };
}
