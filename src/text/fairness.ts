import type { FirmSize } from "#domain/firms/terms.ts";
import type { LoadBand } from "#domain/plans/rules-compare.ts";
import type { FairPart } from "#domain/plans/rules-fairness.ts";
import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

const percent = ({ part, whole }: FairPart): string => (whole === 0 ? "–" : `${Math.round((100 * part) / whole)}%`);
const of = (one: FairPart): Words => ({
  ja: `${grouped(one.whole)}コマのうち${grouped(one.part)}コマ（${percent(one)}）`,
  en: `${grouped(one.part)} of ${grouped(one.whole)} half-days (${percent(one)})`,
});

/** How evenly a plan gives, in sentences and beside pictures. */
export const fairnessWords = {
  title: { ja: "偏りを見る", en: "How evenly it gives" },
  lead: {
    ja: "点線の枠が求められたもの、青が届くもの、柿色の線が地域ぜんたいの割合です。線に届かないところが、ほかより薄いところです。",
    en: "The dashed frame is what is wanted, the blue what is given, the orange line the region as a whole. Who does not reach the line gets less than others.",
  },
  mean: (all: FairPart): Words => ({ ja: `ぜんたい ${percent(all)}`, en: `all ${percent(all)}` }),
  towns: { ja: "町", en: "Towns" },
  townsPicture: (towns: number): Words => ({
    ja: `${grouped(towns)}の町の、求められたコマのうち届くコマ。少ない町から`,
    en: `Half-days given of those wanted in ${grouped(towns)} town${towns === 1 ? "" : "s"}, the least served first`,
  }),
  townsEven: (one: FairPart): Words => ({
    ja: `どの町にも同じ割合で届きます：${of(one).ja}。`,
    en: `Every town gets the same part: ${of(one).en}.`,
  }),
  townsSpread: (least: FairPart & { readonly town: string }, most: FairPart & { readonly town: string }): Words => ({
    ja: `いちばん薄いのは${least.town}で${of(least).ja}、いちばん厚いのは${most.town}で${of(most).ja}です。`,
    en: `${least.town} gets least, ${of(least).en}; ${most.town} gets most, ${of(most).en}.`,
  }),
  sizes: { ja: "企業の大きさ", en: "Sizes of firms" },
  sizesPicture: { ja: "企業の大きさごとの、届くコマ", en: "Half-days given by the size of the firm" },
  sizesSpread: (
    least: FairPart & { readonly size: FirmSize },
    most: FairPart & { readonly size: FirmSize },
    wordsOf: (size: FirmSize) => Words,
  ): Words => ({
    ja: `いちばん薄いのは「${wordsOf(least.size).ja}」で${of(least).ja}、いちばん厚いのは「${wordsOf(most.size).ja}」で${of(most).ja}です。`,
    en: `Firms with ${wordsOf(least.size).en} get least, ${of(least).en}; those with ${wordsOf(most.size).en} most, ${of(most).en}.`,
  }),
  sizesEven: (one: FairPart): Words => ({
    ja: `企業の大きさによる差はありません：${of(one).ja}。`,
    en: `Firms of every size get the same part: ${of(one).en}.`,
  }),
  people: { ja: "初めての人と、参画したことのある人", en: "Newcomers and known people" },
  peoplePicture: { ja: "空きのある人のうち、仕事のある人", en: "People with work of those who have half-days free" },
  newcomers: { ja: "初めての人", en: "newcomers" },
  known: { ja: "参画したことのある人", en: "known people" },
  peopleSpread: (newcomers: FairPart, known: FairPart): Words => ({
    ja: `この拠点が初めての${grouped(newcomers.whole)}人のうち${grouped(newcomers.part)}人（${percent(newcomers)}）、参画したことのある${grouped(known.whole)}人のうち${grouped(known.part)}人（${percent(known)}）に仕事があります。`,
    en: `${grouped(newcomers.part)} of ${grouped(newcomers.whole)} newcomers (${percent(newcomers)}) and ${grouped(known.part)} of ${grouped(known.whole)} people with an engagement before (${percent(known)}) have work.`,
  }),
  loads: { ja: "一人ひとりの担う量", en: "How much each carries" },
  loadsPicture: { ja: "空きのうちどれだけ担うか、人数", en: "People by how much of their free half-days is given" },
  load: {
    none: { ja: "仕事なし", en: "no work" },
    half: { ja: "空きの半分まで", en: "up to half" },
    most: { ja: "半分から9割", en: "half to nine tenths" },
    full: { ja: "9割を超える", en: "above nine tenths" },
  } satisfies { readonly [Band in LoadBand | "none"]: Words },
  loadsSpread: (full: number, working: number, none: number): Words => ({
    ja: `仕事のある${grouped(working)}人のうち、空きの9割を超えて担う人は${grouped(full)}人。仕事のない人は${grouped(none)}人です。`,
    en: `Of ${grouped(working)} people with work ${grouped(full)} give more than nine tenths of what they have free; ${grouped(none)} have no work.`,
  }),
  table: { ja: "表で見る", en: "As a table" },
  who: { ja: "分け方", en: "Group" },
  got: { ja: "届くもの", en: "Given" },
  wanted: { ja: "もとの数", en: "Of" },
  rate: { ja: "割合", en: "Part" },
} as const;
/** A part in whole percent, for a table. */
export const fairPercent = percent;
