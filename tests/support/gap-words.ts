import type { NoPlan } from "#engine/dense/problem.ts";
import type { GapFileFault } from "#engine/dense/read.ts";

/** A sentence in both languages, as the benchmarks print it. */
export type Told = { readonly ja: string; readonly en: string };

const figures = {
  agents: { ja: "担当者の数", en: "number of agents" },
  jobs: { ja: "仕事の数", en: "number of jobs" },
  cost: { ja: "費用", en: "cost" },
  size: { ja: "大きさ", en: "size" },
  capacity: { ja: "容量", en: "capacity" },
} as const;

/** Why a file cannot be read: where, what, and what to do. */
export function gapFileFaultWords(file: string, fault: GapFileFault): Told {
  const { ja, en } = faultWords(fault);
  return { ja: `${file} ${fault.line}行目: ${ja}`, en: `${file}, line ${fault.line}: ${en}` };
}

function faultWords(fault: GapFileFault): Told {
  switch (fault.code) {
    case "no-number":
      return {
        ja: `「${fault.found}」は数ではありません。数だけを空白で区切って書いてください。`,
        en: `“${fault.found}” is no number. Please write numbers only, with blanks between them.`,
      };
    case "not-whole":
      return {
        ja: `${fault.found} は整数ではありません。整数で書いてください。`,
        en: `${fault.found} is not a whole number. Please write whole numbers.`,
      };
    case "out-of-range":
      return {
        ja: `${figures[fault.of].ja}が ${fault.found} です。${fault.least}から${fault.most}までにしてください。`,
        en: `The ${figures[fault.of].en} is ${fault.found}. Please keep it from ${fault.least} to ${fault.most}.`,
      };
    case "too-many-pairs":
      return {
        ja: `${fault.agents}×${fault.jobs}は多すぎます。積が${fault.most}までなら解けます。`,
        en: `${fault.agents} agents × ${fault.jobs} jobs are too many. Please keep the product up to ${fault.most}.`,
      };
    case "ends-early":
      return {
        ja: `数が${fault.found}個で終わっています。全部で${fault.wanted}個要ります（次は${figures[fault.of].ja}）。`,
        en: `The file ends after ${fault.found} numbers, where the next ${figures[fault.of].en} should be. Please give all ${fault.wanted}.`,
      };
    case "more-than-wanted":
      return {
        ja: `${fault.wanted}個の数のあとに「${fault.found}」があります。余分なものを消してください。`,
        en: `After all ${fault.wanted} numbers there is “${fault.found}”. Please remove what is too much.`,
      };
  }
}

/** Why there is no plan. */
export function noPlanWords(noPlan: NoPlan): Told {
  switch (noPlan.code) {
    case "job-fits-nowhere":
      return {
        ja: `解はありません。${noPlan.job}番（0から）の仕事はどの担当者の容量にも収まりません。`,
        en: `There is no plan: job ${noPlan.job} (from 0) fits into no agent's capacity.`,
      };
    case "not-enough-room":
      return {
        ja: `解はありません。仕事は合わせて少なくとも${noPlan.wanted}要りますが、容量は${noPlan.room}です。`,
        en: `There is no plan: the jobs take at least ${noPlan.wanted} together, and the capacities are ${noPlan.room}.`,
      };
    case "proven-by-prices":
      return {
        ja: "解はありません。価格による下界が、どの割り当てよりも高いことを示しています。",
        en: "There is no plan: prices prove that not all jobs can fit.",
      };
    case "every-way-tried":
      return {
        ja: "解はありません。すべての割り当てを調べました。",
        en: "There is no plan: every way to assign the jobs was tried.",
      };
    case "none-found":
      return {
        ja: "時間内に解が見つかりませんでした。解がないとは言い切れません。",
        en: "No plan was found in the time given; that none exists is not proven.",
      };
  }
}
