import { isNeedScale, pointsLeft, shapeIsSet } from "#domain/projects/rules.ts";
import type { Words } from "#text/speak.ts";

/** How many of the 29 points are still to be given; below zero there are too many. */
function pointsLeftWords(left: number): Words {
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

/** What is told below the nine fields of a project: a need of 0 to 5 each is done, else what is left of the 29 points. */
export function needSaid(shape: readonly number[]): Words {
  const left = pointsLeft(shape);
  if (left === 0 || !isNeedScale(shape) || !shapeIsSet(shape)) return pointsLeftWords(left);
  return {
    ja: `0から5で決めた形です。このまま保存できます（29点を配るなら、残りは${left}点です）。`,
    en: `Set from 0 to 5 each; it can be saved as it is (of 29 points, ${left} would be left).`,
  };
}
