import { gapInHundredths, type MadePlan, type PlanProof } from "#domain/plans/rules-summary.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

/** The plan in one plain sentence or two, with value, bound, gap, half-days, people and what stays open. */
export function summaryWords({ totals, proof }: Pick<MadePlan, "totals" | "proof">): Words {
  const served = grouped(totals.served);
  const share = totals.wanted === 0 ? 100 : Math.floor((100 * totals.served) / totals.wanted);
  const openJa =
    totals.open === 0 ? "決まらない案件はありません。" : `${grouped(totals.open)}件はまだ決まっていません。`;
  const openEn = totals.open === 0 ? "No project stays open. " : `${grouped(totals.open)} stay open. `;
  return {
    ja:
      `${grouped(totals.projects)}件の案件のうち${grouped(totals.projects - totals.open)}件が決まり、求められた月${grouped(totals.wanted)}コマのうち${served}コマ（${share}%）に応えます。` +
      `${grouped(totals.people)}人のうち${grouped(totals.peopleWithWork)}人に仕事があります。${openJa}${gapSentence(proof).ja}`,
    en:
      `${grouped(totals.projects - totals.open)} of ${grouped(totals.projects)} projects are served: ${served} of the ${grouped(totals.wanted)} half-days wanted in four weeks (${share}%). ` +
      `${grouped(totals.peopleWithWork)} of ${grouped(totals.people)} people have work. ${openEn}${gapSentence(proof).en}`,
  };
}

/** How good the plan is, in one sentence with its figures. */
export function gapSentence(proof: PlanProof): Words {
  const found = foundSentence(proof);
  const weeks = weeksSentence(proof);
  return weeks === null ? found : { ja: `${found.ja}${weeks.ja}`, en: `${found.en} ${weeks.en}` };
}

/** What was given up so that every week can be lived by, and what the bound says then; null where nothing was. */
function weeksSentence({ beforeWeeks, value }: PlanProof): Words | null {
  if (beforeWeeks === undefined) return null;
  const fell = beforeWeeks > value;
  return {
    ja: `週に置けない組み合わせを見直し${fell ? `たため、値打ちは${grouped(beforeWeeks)}から${grouped(value)}に下がり` : ""}ました。上限は週を見直す前の計画にも当てはまるものなので、実際の差はこれより小さいことがあります。`,
    en: `Combinations that no week has room for were given up${fell ? `, which took the value from ${grouped(beforeWeeks)} to ${grouped(value)}` : ""}. The bound also covers plans from before that, so the true gap may be smaller.`,
  };
}

function foundSentence(proof: PlanProof): Words {
  const values = {
    ja: `計画の値打ちは${grouped(proof.value)}、`,
    en: `The plan is worth ${grouped(proof.value)}; `,
  };
  const hundredths = gapInHundredths(proof);
  if (hundredths === null) {
    return {
      ja: `${values.ja}上限は${grouped(proof.bound)}です。`,
      en: `${values.en}the bound is ${grouped(proof.bound)}.`,
    };
  }
  if (proof.value >= proof.bound) {
    return {
      ja: `${values.ja}上限も${grouped(proof.bound)}なので、これより良い計画はないことが証明されています。`,
      en: `${values.en}the bound is ${grouped(proof.bound)} as well, so it is proven that no plan is better.`,
    };
  }
  const percent = percentOf(hundredths);
  return {
    ja: `${values.ja}どんな計画でも${grouped(proof.bound)}を超えないことが証明されているので、これより良い計画があってもその差は${percent}以内です。`,
    en: `${values.en}it is proven that no plan is worth more than ${grouped(proof.bound)}, so a better plan could gain ${percent} at most.`,
  };
}

/** The gap in percent, rounded up to the second digit. */
export const percentOf = (hundredths: number): string => `${(hundredths / 100).toFixed(2)}%`;

/** Why the engine ended. */
export const stoppedWords: {
  readonly [Stopped in PlanProof["stopped"]]: Words;
} = {
  optimal: {
    ja: "これ以上良い計画がないと分かったので、早く終わりました。",
    en: "It ended early because no better plan exists.",
  },
  deadline: {
    ja: "決められた時間で終わりました。",
    en: "It ended at the time given.",
  },
  iterations: {
    ja: "決められた回数で終わりました。",
    en: "It ended after the steps given.",
  },
  cancelled: {
    ja: "途中で止められたので、そこまでで最も良い計画です。",
    en: "It was stopped; this is the best plan up to then.",
  },
};

/** The same where the plan was changed afterwards, because no week had room for it. */
const optimalBeforeWeeks: Words = {
  ja: "週を見直す前の計画としては、これ以上良いものがないと分かったので、早く終わりました。",
  en: "It ended early because no better plan exists, as long as weeks are left aside.",
};

const endedWords = ({ stopped, beforeWeeks }: PlanProof): Words =>
  stopped === "optimal" && beforeWeeks !== undefined ? optimalBeforeWeeks : stoppedWords[stopped];

/** What the command line says. */
export const cliWords = {
  description: {
    ja: "人材と案件の2つの表から、証明つきの配分計画を作ります。",
    en: "make a certified plan from a table of people and a table of projects",
  },
  faults: (count: number): Words => ({
    ja: `表に直すところが${grouped(count)}か所あります。計画は作らず、何も書き出していません。`,
    en: `The tables need ${grouped(count)} correction${count === 1 ? "" : "s"}. No plan was made and nothing was written.`,
  }),
  moreFaults: (count: number): Words => ({
    ja: `ほかに${grouped(count)}か所あります。`,
    en: `And ${grouped(count)} more.`,
  }),
  pairs: (percent: number): Words => ({
    ja: `組み合わせを調べています ${percent}%`,
    en: `Looking at pairs ${percent}%`,
  }),
  working: (value: number, bound: number, percent: string): Words => ({
    ja: `値打ち ${grouped(value)}、上限 ${grouped(bound)}、差 ${percent}`,
    en: `value ${grouped(value)}, bound ${grouped(bound)}, gap ${percent}`,
  }),
  stopping: {
    ja: "止めています。いちばん良い計画をまとめます。",
    en: "Stopping; the best plan so far is being finished.",
  },
  stopped: {
    ja: "途中で止めました。ここまでで最も良い計画を書き出しました。",
    en: "Stopped. The best plan so far has been written.",
  },
  writing: { ja: "計画を書き出しています。", en: "Writing the plan." },
  stillWriting: {
    ja: "計画はできていて、いま書き出しています。やめるときは、もう一度 Ctrl-C を押してください。",
    en: "The plan is made and is being written. Press Ctrl-C again to give it up.",
  },
  givenUp: {
    ja: "書き出すのをやめました。前からあるファイルはそのままです。",
    en: "Writing was given up. Files that were there are untouched.",
  },
  wrote: (folder: string): Words => ({
    ja: `${folder} に plan.csv、plan.xlsx、report.html を書き出しました。`,
    en: `Wrote plan.csv, plan.xlsx and report.html to ${folder}.`,
  }),
  replay: (seed: number, iterations: number): Words => ({
    ja: `同じ計画は --seed ${seed} --iterations ${iterations} でもう一度作れます。`,
    en: `The same plan again: --seed ${seed} --iterations ${iterations}.`,
  }),
  moreCuts: (count: number): Words => ({
    ja: `ほかに${grouped(count)}件あります。report.html にすべて載っています。`,
    en: `And ${grouped(count)} more; report.html lists them all.`,
  }),
  cannotWrite: (folder: string, reason: string): Words => ({
    ja: `${folder} に書き出せません（${reason}）。場所と空き容量、書き込みの許可を確かめ、表計算ソフトで開いていれば閉じてください。前からあるファイルはそのままです。`,
    en: `Cannot write to ${folder} (${reason}). Please check the place, the free space and the permission, and close files that a spreadsheet program has open. Files that were there are untouched.`,
  }),
  outIsFile: (path: string): Words => ({
    ja: `--out: ${path} はファイルです。フォルダーの名前を指定してください。`,
    en: `--out: ${path} is a file. Please name a folder.`,
  }),
  outIsClosed: (path: string): Words => ({
    ja: `--out: ${path} には書き込めません。書き込めるフォルダーを指定してください。`,
    en: `--out: ${path} cannot be written to. Please name a folder in which you may write.`,
  }),
  badOption: (name: string, value: string, example: string): Words => ({
    ja: `${name}: 「${value}」は使えません。例：${name} ${example}`,
    en: `${name}: “${value}” cannot be used. Example: ${name} ${example}`,
  }),
  notConditions: (file: string): Words => ({
    ja: `${file} は条件のファイルではありません。計画のページから受け取った conditions.json を指定してください。`,
    en: `${file} is no file of conditions. Please name the conditions.json that the page of a plan gives.`,
  }),
  noFolder: (folder: string): Words => ({
    ja: `--replay: フォルダー ${folder} が見つかりません。場所を確かめてください。`,
    en: `--replay: there is no folder ${folder}. Please check the place.`,
  }),
  replayFile: (folder: string, file: string, count: number): Words =>
    count === 0
      ? {
          ja: `--replay: ${folder} に ${file} がありません。計画のページから受け取って入れてください。`,
          en: `--replay: ${folder} holds no ${file}. Please take it from the page of the plan.`,
        }
      : {
          ja: `--replay: ${folder} に ${file} が${count}つあります。1つの計画のものだけにしてください。`,
          en: `--replay: ${folder} holds ${count} files ${file}. Please keep those of one plan.`,
        },
  missingOption: (name: string, example: string): Words => ({
    ja: `${name} を指定してください。例：${name} ${example}`,
    en: `Please give ${name}. Example: ${name} ${example}`,
  }),
} as const;

/** Headers and sheet names of the files that are written. */
export const sheetWords = {
  shares: { ja: "持ち分", en: "shares" },
  people: { ja: "人材", en: "people" },
  open: { ja: "決まらない案件", en: "open projects" },
  proof: { ja: "証明", en: "proof" },
  project: { ja: "案件番号", en: "project" },
  title: { ja: "案件名", en: "title" },
  firm: { ja: "企業", en: "firm" },
  person: { ja: "人材番号", en: "person" },
  halfDays: { ja: "月のコマ", en: "half-days in four weeks" },
  inWords: { ja: "コマの読み方", en: "in words" },
  onSite: { ja: "うち現地", en: "of which on site" },
  place: { ja: "町", en: "town" },
  pay: { ja: "月額（円）", en: "yen per month" },
  fit: { ja: "相性（1〜1000）", en: "fit (1–1000)" },
  why: { ja: "選んだ理由", en: "why" },
  next: { ja: "次の候補", en: "next best" },
  free: { ja: "空きコマ", en: "free half-days" },
  given: { ja: "決まったコマ", en: "half-days given" },
  left: { ja: "残りのコマ", en: "half-days left" },
  projects: { ja: "案件", en: "projects" },
  admissible: { ja: "条件に合う人", en: "people who meet the conditions" },
  change: { ja: "いちばん小さな変更", en: "smallest change" },
  item: { ja: "項目", en: "item" },
  figure: { ja: "値", en: "figure" },
} as const satisfies { readonly [key: string]: Words };

/** The rows of the proof's sheet. */
export const proofWords = {
  value: {
    ja: "計画の値打ち（相性×コマの合計）",
    en: "value of the plan (Σ fit × half-days)",
  },
  beforeWeeks: { ja: "週を見直す前の値打ち", en: "value before weeks were laid" },
  cut: { ja: "週に置けず見直した組み合わせ", en: "given up: no room in the week" },
  bound: { ja: "証明された上限", en: "proven bound" },
  gap: { ja: "差（%）", en: "gap (%)" },
  served: { ja: "応えたコマ", en: "half-days served" },
  wanted: { ja: "求められたコマ", en: "half-days wanted" },
  free: { ja: "空きコマの合計", en: "free half-days in all" },
  peopleWithWork: { ja: "仕事のある人", en: "people with work" },
  people: { ja: "人材の数", en: "people" },
  open: { ja: "決まらない案件", en: "open projects" },
  projects: { ja: "案件の数", en: "projects" },
  pairs: { ja: "調べた組み合わせ", en: "pairs looked at" },
  admissible: {
    ja: "条件に合う組み合わせ",
    en: "pairs that meet the conditions",
  },
  removed: { ja: "外した組み合わせ", en: "pairs removed" },
  weight: { ja: "重み", en: "weight" },
  seed: { ja: "乱数の種", en: "seed" },
  iterations: { ja: "改善の回数", en: "iterations" },
} as const satisfies { readonly [key: string]: Words };

/** Sentences of the report. */
export const reportWords = {
  title: { ja: "配分計画", en: "Allocation plan" },
  headline: ({ totals }: Pick<MadePlan, "totals">): Words => ({
    ja: `${grouped(totals.projects)}件のうち${grouped(totals.projects - totals.open)}件、月${grouped(totals.served)}コマが決まりました`,
    en: `${grouped(totals.projects - totals.open)} of ${grouped(totals.projects)} projects served, with ${grouped(totals.served)} half-days in four weeks`,
  }),
  unit: {
    ja: "1コマは半日です。週1コマは4週間で4コマ、フルタイムは月40コマと数えます。",
    en: "A half-day is half of a working day. One half-day a week counts as 4 in four weeks; full time is 40.",
  },
  figures: {
    served: { ja: "応えたコマ", en: "Half-days served" },
    people: { ja: "仕事のある人", en: "People with work" },
    open: { ja: "決まらない案件", en: "Projects open" },
    gap: { ja: "最良との差", en: "Gap to the best" },
    none: { ja: "なし", en: "none" },
    proven: { ja: "証明ずみ", en: "proven" },
  },
  of: (count: number): Words => ({
    ja: `${grouped(count)}のうち`,
    en: `of ${grouped(count)}`,
  }),
  atMost: { ja: "以内と証明", en: "at most, proven" },
  proofTitle: (proof: PlanProof): Words => {
    const hundredths = gapInHundredths(proof);
    if (hundredths === null) return { ja: "どれだけ良い計画か", en: "How good the plan is" };
    return hundredths === 0
      ? {
          ja: "これより良い計画はありません",
          en: "No plan is better than this one",
        }
      : {
          ja: `いちばん良い計画との差は${percentOf(hundredths)}以内です`,
          en: `The best plan could be ${percentOf(hundredths)} better at most`,
        };
  },
  proofCheck: {
    ja: "この値と上限は、計画を探した手順とは別の手順でもう一度はじめから計算し、だれも空きコマと同時に受ける数を超えていないことと合わせて確かめました。",
    en: "Value and bound were recomputed from scratch by code that shares nothing with the search, which also checked that nobody exceeds their half-days or their number of projects.",
  },
  proofRun: (proof: PlanProof): Words => ({
    ja: `${seconds(proof.elapsedMs)}秒、${grouped(proof.iterations)}回の改善。${endedWords(proof).ja}`,
    en: `${seconds(proof.elapsedMs)} s, ${grouped(proof.iterations)} steps. ${endedWords(proof).en}`,
  }),
  curve: {
    title: {
      ja: "値打ちと上限の移り変わり",
      en: "Value and bound against time",
    },
    value: { ja: "計画の値打ち", en: "Value of the plan" },
    bound: { ja: "証明された上限", en: "Proven bound" },
    time: { ja: "時間（秒）", en: "Time (s)" },
    table: { ja: "数字で見る", en: "The same in figures" },
  },
  peopleTitle: (count: number): Words => ({
    ja: `${grouped(count)}人の仕事とその理由`,
    en: count === 1 ? "What 1 person does, and why" : `What ${grouped(count)} people do, and why`,
  }),
  person: (person: string, given: number, free: number): Words => ({
    ja: `${person} 月${given}コマ（空き${free}コマのうち）`,
    en: `${person}: ${given} of ${free} half-days in four weeks`,
  }),
  strip: {
    title: (person: string): Words => ({
      ja: `${person}の4週間`,
      en: `Four weeks of ${person}`,
    }),
    free: { ja: "空き", en: "free" },
    outside: {
      ja: "フルタイムまでの残り（空きの外）",
      en: "up to full time, not offered",
    },
    halfDays: (count: number): Words => ({
      ja: `${count}コマ`,
      en: `${count} half-day${count === 1 ? "" : "s"}`,
    }),
    project: { ja: "案件", en: "Project" },
    share: { ja: "コマ", en: "Half-days" },
  },
  share: {
    fit: (fit: number): Words => ({
      ja: `相性 ${fit} / 1000`,
      en: `fit ${fit} of 1000`,
    }),
    onSite: (onSite: number, place: string): Words =>
      onSite === 0
        ? { ja: "すべて遠隔", en: "all from afar" }
        : {
            ja: `うち現地${onSite}コマ（${place}）`,
            en: `${onSite} of them on site (${place})`,
          },
    coded: (title: string, code: string): Words => ({ ja: `${title}（${code}）`, en: `${title} (${code})` }),
    details: (code: string): Words => ({ ja: `理由をすべて見る（${code}）`, en: `All reasons (${code})` }),
  },
  projectsTitle: { ja: "案件から引く一覧", en: "The same by project" },
  byProject: {
    project: { ja: "案件", en: "Project" },
    firm: { ja: "企業", en: "Firm" },
    person: { ja: "人材", en: "Person" },
    halfDays: { ja: "月のコマ", en: "Half-days" },
    fit: { ja: "相性", en: "Fit" },
  },
  openTitle: (count: number): Words => ({
    ja: `決まらなかった${grouped(count)}件と、決まるための一歩`,
    en: `${grouped(count)} project${count === 1 ? " stays" : "s stay"} open, and what would help`,
  }),
  noneOpen: {
    ja: "すべての案件が決まりました。",
    en: "Every project is served.",
  },
  openWhy: (admissible: number, failed: readonly Words[]): Words => ({
    ja: `${admissible === 0 ? "条件に合う人がいません" : `条件に合う${grouped(admissible)}人は、より合うほかの案件で空きを使っています`}${failed.length === 0 ? "" : `（合わない人：${failed.map((one) => one.ja).join("、")}）`}。`,
    en: `${admissible === 0 ? "Nobody meets the conditions" : `${admissible === 1 ? "The one person who meets the conditions is" : `The ${grouped(admissible)} who meet the conditions are`} given to other projects worth more`}${failed.length === 0 ? "" : ` (the others: ${failed.map((one) => one.en).join(", ")})`}.`,
  }),
  failed: (filter: Words, count: number): Words => ({
    ja: `${filter.ja} ${grouped(count)}人`,
    en: `${grouped(count)} ${filter.en}`,
  }),
  idleTitle: (count: number): Words => ({
    ja: `今回仕事のない${grouped(count)}人`,
    en: `${grouped(count)} ${count === 1 ? "person" : "people"} without work this time`,
  }),
  idle: (person: string, halfDays: number): Words => ({
    ja: `${person}（${halfDaysWords(halfDays).ja}）`,
    en: `${person} (${halfDaysWords(halfDays).en})`,
  }),
  pairsTitle: { ja: "組み合わせの選び方", en: "How pairs were found" },
  pairs: (all: number, admissible: number): Words => ({
    ja: `人と案件の組み合わせ${grouped(all)}通りをすべて調べ、次の条件に合わないものを外しました。残った${grouped(admissible)}通りはすべて点をつけ、上限の証明に入れています。現地と遠隔のコマの上限は案件ごとに見ていて、一人の案件を合わせた数では見ていません。`,
    en: `All ${grouped(all)} pairs of people and projects were looked at. Those that fail a condition below were removed; each of the ${grouped(admissible)} that remain was given its fit and is part of the proof. Limits of half-days on site and from afar are looked at for each project, not for all projects of one person together.`,
  }),
  removedHead: {
    ja: "外した理由（最初に当てはまったもの）",
    en: "Removed because (first that applies)",
  },
  count: { ja: "数", en: "Pairs" },
  weightsTitle: { ja: "相性の重み", en: "Weights of the fit" },
  weights: {
    ja: "ポータブルスキルの形をいちばん重く、同じ業種の経験をいちばん軽く見ています。年齢・性別・家族・出身・氏名・卒業年は読みません。",
    en: "The shape of portable skills counts most and experience in the same trade least. Age, sex, family, origin, name and graduation year are not read.",
  },
  weightsGiven: {
    ja: "この重みは指定されたものです。年齢・性別・家族・出身・氏名・卒業年は読みません。",
    en: "These weights were given. Age, sex, family, origin, name and graduation year are not read.",
  },
  component: { ja: "項目", en: "Component" },
  weight: { ja: "重み", en: "Weight" },
  filesTitle: {
    ja: "もとの表と、同じ計画の作り方",
    en: "Input files, and how to make the same plan",
  },
  file: { ja: "ファイル", en: "File" },
  rows: { ja: "行", en: "Rows" },
  hash: { ja: "SHA-256", en: "SHA-256" },
  replay: {
    ja: "同じ表に次の指定をつけると、同じ計画がもう一度できます。",
    en: "With the same files this makes the same plan again:",
  },
} as const;

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);

/** What each option of `banso plan` means. */
export const optionWords = {
  conditions: {
    ja: "条件のファイル（計画のページから受け取る conditions.json）",
    en: "file of conditions (conditions.json from the page of a plan)",
  },
  replay: {
    ja: "計画のページから受け取った3つのファイル（people.csv・projects.csv・conditions.json）のフォルダー。同じ計画になります",
    en: "folder with the three files from the page of a plan (people.csv, projects.csv, conditions.json); gives the same plan",
  },
  people: {
    ja: "人材の表（CSVまたはxlsx）",
    en: "table of people (CSV or xlsx)",
  },
  projects: {
    ja: "案件の表（CSVまたはxlsx）",
    en: "table of projects (CSV or xlsx)",
  },
  out: { ja: "計画を書き出すフォルダー", en: "folder to write the plan to" },
  weights: (usual: string): Words => ({
    ja: `相性の重み。例：shape=50,pay=0 またはJSONファイル（指定がなければ ${usual}）`,
    en: `weights of the fit, such as shape=50,pay=0, or a JSON file (otherwise ${usual})`,
  }),
  seed: {
    ja: "乱数の種（指定がなければ1）",
    en: "seed of the random numbers (otherwise 1)",
  },
  seconds: (usual: number): Words => ({
    ja: `計算にかける秒数（指定がなければ${usual}。証明できれば早く終わります）`,
    en: `seconds to work (otherwise ${usual}; ends early when proven best)`,
  }),
  iterations: {
    ja: "改善の回数。種と合わせると、どの機械でも同じ計画になります",
    en: "steps of improvement; with the seed the plan is the same on every machine",
  },
  language: { ja: "言葉（ja または en）", en: "language (ja or en)" },
} as const;
