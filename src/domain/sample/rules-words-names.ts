import { shuffled } from "#domain/sample/rules-dice.ts";
import type { Random } from "#kit/random.ts";

/** First and second halves of surnames that nobody has, with their reading: 864 of them. */
const surnameHeads = [
  ["靄", "もや"],
  ["朧", "おぼろ"],
  ["雫", "しずく"],
  ["苔", "こけ"],
  ["椛", "もみじ"],
  ["霙", "みぞれ"],
  ["凩", "こがらし"],
  ["漣", "さざなみ"],
  ["霰", "あられ"],
  ["梟", "ふくろう"],
  ["蕗", "ふき"],
  ["繭", "まゆ"],
  ["篝", "かがり"],
  ["蛍", "ほたる"],
  ["虹", "にじ"],
  ["雹", "ひょう"],
  ["霞", "かすみ"],
  ["暁", "あかつき"],
  ["露", "つゆ"],
  ["霧", "きり"],
  ["蔦", "つた"],
  ["蕾", "つぼみ"],
  ["燕", "つばめ"],
  ["雀", "すずめ"],
  ["鷺", "さぎ"],
  ["茜", "あかね"],
  ["柚", "ゆず"],
  ["栞", "しおり"],
  ["汐", "しお"],
  ["轍", "わだち"],
  ["綿", "わた"],
  ["簾", "すだれ"],
  ["暦", "こよみ"],
  ["絣", "かすり"],
  ["櫂", "かい"],
  ["錨", "いかり"],
] as const;
const surnameTails = [
  ["灯野", "ひの"],
  ["笛原", "ふえはら"],
  ["鈴川", "すずかわ"],
  ["雲沢", "くもざわ"],
  ["窓岡", "まどおか"],
  ["傘井", "かさい"],
  ["凪本", "なぎもと"],
  ["帆谷", "ほたに"],
  ["星村", "ほしむら"],
  ["橋守", "はしもり"],
  ["鐘田", "かねだ"],
  ["舟戸", "ふなと"],
  ["糸沢", "いとざわ"],
  ["羽根", "はね"],
  ["月岡", "つきおか"],
  ["花畑", "はなばた"],
  ["風間", "かざま"],
  ["雪野", "ゆきの"],
  ["滝口", "たきぐち"],
  ["石垣", "いしがき"],
  ["竹林", "たけばやし"],
  ["砂原", "すなはら"],
  ["門脇", "かどわき"],
  ["坂道", "さかみち"],
] as const;

/** A hundred given names in the letters of the reading, so that nobody's name is read wrongly. */
const givenNames = [
  "あかり いずみ うたこ えいじ おさむ かなえ きよし くみこ けんと こずえ あおば いちか うみ えりこ おとは かける きほ くにお けいた こはる",
  "さとる しのぶ すみれ せいじ そうた たまき ちさと つばさ てつお ともえ さやか しゅん すすむ せつこ そのか たくみ ちひろ つむぎ てるみ とおる",
  "なおき にいな のぞみ はるか ひろし ふみえ ほなみ まこと みのる むつみ なぎさ にこ のりお はやと ひかる ふうか ほまれ まどか みさき むねと",
  "めぐみ ももこ やすし ゆうこ よしと らんこ りょう れいな わかば しん めい もとき やよい ゆずる よしえ らいた りこ れん ろくろう わたる",
  "あきほ いさむ うた えま おうき かほ きいち くるみ けん ここね さくと しおん すず せな そら たいち ちか つかさ てん とわ",
].flatMap((line) => line.split(" "));

/** How a person of the sample is called, and how that is read. */
export type SampleName = { readonly name: string; readonly kana: string };

/**
 * Whole names from the dice, no surname twice; in the parts of a larger region the same surnames go with other given
 * names, so that a hundred parts have no name twice.
 */
export function sampleFolk(dice: Random, block: number): readonly SampleName[] {
  const surnames = surnameHeads.flatMap(([head, headRead]) =>
    surnameTails.map(([tail, tailRead]) => [head + tail, headRead + tailRead] as const),
  );
  return shuffled(
    dice,
    surnames.map(([surname, read], index) => {
      const given = givenNames[(index * 37 + block) % givenNames.length] ?? "";
      return { name: `${surname} ${given}`, kana: `${read} ${given}` };
    }),
  );
}
