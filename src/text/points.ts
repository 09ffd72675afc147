import type { Words } from "#text/speak.ts";

/** How many of the 29 points are still to be given; below zero there are too many. */
export function pointsLeftWords(left: number): Words {
  if (left === 0) return { ja: "29点をちょうど配りました。", en: "All 29 points are given." };
  if (left === 29)
    return {
      ja: "まだ配っていません。経営者と決めるまでは、空欄のままで構いません。",
      en: "None given yet. Leave all empty until it is settled with the owner.",
    };
  return left > 0
    ? { ja: `残りは${left}点です。`, en: `${left} point${left === 1 ? "" : "s"} left.` }
    : { ja: `${-left}点多く配っています。`, en: `${-left} point${left === -1 ? "" : "s"} too many.` };
}
