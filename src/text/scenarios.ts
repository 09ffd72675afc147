import type { FilterName } from "#domain/plans/rules-filters.ts";
import type { FieldFault } from "#domain/refusals.ts";
import { grouped } from "#text/numbers.ts";
import { planLabels } from "#text/plan-pages.ts";
import { filterWords } from "#text/plan-reasons.ts";
import type { Words } from "#text/speak.ts";

const signed = (value: number): string => (value > 0 ? `+${grouped(value)}` : grouped(value));

/** Labels of the fields of a scenario, in the order of its form. */
export const scenarioLabels = {
  name: { ja: "案の名前", en: "Name of the scenario" },
  locks: { ja: "そのまま残す組み合わせ", en: "Pairs that stay" },
  forbidden: { ja: "組まない組み合わせ", en: "Pairs that must not be" },
  invited: { ja: "候補に加える組み合わせ", en: "Pairs let in by hand" },
  floors: { ja: "町ごとに決める案件の数", en: "Projects to serve, town by town" },
  floorEach: { ja: "どの町でも決める案件の数", en: "Projects to serve in every town" },
  seconds: planLabels.seconds,
  shape: planLabels.shape,
  themes: planLabels.themes,
  role: planLabels.role,
  place: planLabels.place,
  pay: planLabels.pay,
  months: planLabels.months,
  room: planLabels.room,
  trade: planLabels.trade,
} as const satisfies Record<string, Words>;

/** The form of a scenario. */
export const scenarioWords = {
  title: { ja: "条件を変えた案を作る", en: "Make a scenario" },
  lead: (plan: string): Words => ({
    ja: `${plan} と同じ人材と案件の表から、条件だけを変えて計算し直します。もとの計画は変わりません。だれにも知らせません。`,
    en: `The people and projects of ${plan} are planned anew under other conditions. That plan stays as it is, and nobody is told.`,
  }),
  usualName: (plan: string): Words => ({ ja: `${plan} の別案`, en: `Another way for ${plan}` }),
  locksHint: {
    ja: "1行に1組、人材番号と案件番号を書いてください。案件の全部のコマをその人に決めます。例：H-31 P-12",
    en: "One pair a line: the codes of person and project. All half-days of the project stay with that person. Example: H-31 P-12",
  },
  forbiddenHint: {
    ja: "1行に1組、番号のあとに理由を書いてください。例：H-31 P-12 ご家族が勤めている",
    en: "One pair a line, with the reason after the codes. Example: H-31 P-12 a relative works there",
  },
  invitedHint: {
    ja: "町・現地コマ・遠隔コマ・期間の条件で外れた組み合わせを、理由を添えて候補に入れます。空きコマを超える組み合わせと、どちらかが断った組み合わせは入れられません。例：H-31 P-12 来月引っ越すと本人から聞いた",
    en: "Pairs left out by town, half-days on site or from afar, or months, let in with a reason. Nobody is let in above their free half-days or against a no. Example: H-31 P-12 will move there next month, said so herself",
  },
  floorsHint: {
    ja: "1行に1つ、町の名前と、少なくとも決める案件の数を書いてください。例：しおかぜ町 2",
    en: "One town a line with the least number of projects to serve. Example: Shiokaze 2",
  },
  floorEachHint: {
    ja: "0なら求めません。1なら、現地の仕事があるどの町でも1件は決めます。",
    en: "0 asks for nothing; with 1 every town that has work on site gets at least one project served.",
  },
  floorEachUnit: { ja: "件", en: "projects" },
  conditions: { ja: "この案の条件", en: "Conditions of this scenario" },
  fromPlan: (plan: string): Words => ({ ja: `${plan} から作った案です。`, en: `A scenario of ${plan}.` }),
  make: { ja: "条件を変えて案を作る", en: "Make a scenario" },
  send: { ja: "この条件で計算する", en: "Compute it" },
  person: { ja: "人材", en: "Person" },
  project: { ja: "案件", en: "Project" },
  reason: { ja: "理由", en: "Reason" },
  halfDays: { ja: "コマ", en: "Half-days" },
  town: { ja: "町", en: "Town" },
  everyTown: { ja: "どの町でも", en: "every town" },
  asked: { ja: "求めた件数", en: "Asked for" },
  served: { ja: "決まった件数", en: "Served" },
  price: { ja: "あと1件の値段", en: "Price of one more" },
  priceMeaning: {
    ja: "値段は、その町でもう1件決めるために全体の値打ちがおよそどれだけ下がるかです。0なら、求めなくても同じでした。",
    en: "The price is about how much of the plan's value one project more of this town would cost. 0: it would have been so anyway.",
  },
  floorLess: (least: number): Words => ({
    ja: `担える人がいる案件が${grouped(least)}件なので、${grouped(least)}件を求めました。`,
    en: `Only ${grouped(least)} could be served by anybody, so ${grouped(least)} were asked for.`,
  }),
  locked: { ja: "残すと決めた組み合わせです", en: "This pair was to stay" },
} as const;

/** What a scenario changes against the plan that it was made from. */
export const changeWordsOfPlan = {
  title: (plan: string): Words => ({ ja: `${plan} と比べて変わること`, en: `What is different from ${plan}` }),
  none: { ja: "もとの計画と同じ組み合わせです。", en: "It is the same as the plan it was made from." },
  sentence: (changed: number, people: number, kept: number): Words => ({
    ja: `${grouped(changed)}件の案件で担い手が変わり、${grouped(people)}人に関わります。${grouped(kept)}件はそのままです。`,
    en: `${grouped(changed)} project${changed === 1 ? " has" : "s have"} another person, which touches ${grouped(people)} ${people === 1 ? "person" : "people"}. ${grouped(kept)} stay${kept === 1 ? "s" : ""} as before.`,
  }),
  value: (before: number, after: number): Words => ({
    ja: `全体の値打ち ${grouped(before)} → ${grouped(after)}（${signed(after - before)}、${percent(before, after)}）`,
    en: `Value of the whole ${grouped(before)} → ${grouped(after)} (${signed(after - before)}, ${percent(before, after)})`,
  }),
  halfDays: (before: number, after: number): Words => ({
    ja: `応えるコマ ${grouped(before)} → ${grouped(after)}（${signed(after - before)}）`,
    en: `Half-days served ${grouped(before)} → ${grouped(after)} (${signed(after - before)})`,
  }),
  projects: (before: number, after: number): Words => ({
    ja: `決まる案件 ${grouped(before)} → ${grouped(after)}（${signed(after - before)}）`,
    en: `Projects served ${grouped(before)} → ${grouped(after)} (${signed(after - before)})`,
  }),
  people: (before: number, after: number): Words => ({
    ja: `仕事のある人 ${grouped(before)} → ${grouped(after)}（${signed(after - before)}）`,
    en: `People with work ${grouped(before)} → ${grouped(after)} (${signed(after - before)})`,
  }),
  sameWeights: {
    ja: "値打ちは、もとの計画の重みで両方を量っています。",
    en: "Both are weighed by the weights of the plan before.",
  },
  byProject: { ja: "担い手が変わる案件", en: "Projects with another person" },
  byPerson: { ja: "変わる人", en: "People for whom it is different" },
  before: { ja: "もとの計画", en: "Before" },
  after: { ja: "この案", en: "Now" },
  open: { ja: "決まらない", en: "open" },
  gained: { ja: "増える案件", en: "Gains" },
  lost: { ja: "離れる案件", en: "Gives up" },
  given: { ja: "コマ", en: "Half-days" },
} as const;

const percent = (before: number, after: number): string =>
  before === 0 ? "–" : `${after >= before ? "+" : "−"}${(Math.abs(after / before - 1) * 100).toFixed(2)}%`;

/** What is wrong with one line of the conditions, and what to do. */
export function lineFaultWords({ facts }: FieldFault, label: Words): Words {
  const { ja, en } = lineReason(facts);
  // What is tried out stands in no line.
  if (facts["line"] === 0) return { ja, en };
  return { ja: `「${label.ja}」の${facts["line"]}行目：${ja}`, en: `“${label.en}”, line ${facts["line"]}: ${en}` };
}

function lineReason(facts: FieldFault["facts"]): Words {
  const filter = filterOf(facts["filter"]);
  switch (facts["why"]) {
    case "two-codes":
      return {
        ja: "人材番号と案件番号を続けて書いてください。例：H-31 P-12",
        en: "please write the code of a person and of a project, such as H-31 P-12.",
      };
    case "reason-missing":
      return {
        ja: "番号のあとに理由を書いてください。あとで見る人に伝わります。",
        en: "please add the reason after the codes, for whoever reads it later.",
      };
    case "reason-too-long":
      return {
        ja: `理由は${facts["most"]}文字までにしてください。`,
        en: `please keep the reason to ${facts["most"]} characters.`,
      };
    case "town-and-number":
      return {
        ja: "町の名前と件数を書いてください。例：しおかぜ町 2",
        en: "please write a town and a number, such as: Shiokaze 2.",
      };
    case "too-many-lines":
      return { ja: `${facts["most"]}行までにしてください。`, en: `please keep it to ${facts["most"]} lines.` };
    case "unknown-person":
      return {
        ja: "この番号の人材は、もとの計画の表にありません。番号を確かめてください。",
        en: "no person of this code is in the plan's table. Please check the code.",
      };
    case "unknown-project":
      return {
        ja: "この番号の案件は、もとの計画の表にありません。番号を確かめてください。",
        en: "no project of this code is in the plan's table. Please check the code.",
      };
    case "unknown-town":
      return {
        ja: "この町に現地の仕事がある案件は、もとの計画の表にありません。町の名前を確かめてください。",
        en: "no project of the plan's table has work on site in this town. Please check the name.",
      };
    case "pair-twice":
      return {
        ja: "同じ組み合わせが2回あります。1つにしてください。",
        en: "this pair is there twice. Please keep one.",
      };
    case "project-locked-twice":
      return {
        ja: "この案件は、上の行で別の人に決まっています。どちらかを消してください。",
        en: "this project stays with another person already. Please remove one of the two lines.",
      };
    default:
      return pairReason(facts, filter);
  }
}

function pairReason(facts: FieldFault["facts"], filter: Words): Words {
  switch (facts["why"]) {
    case "not-admissible":
      return {
        ja: `この組み合わせは条件に合いません（${filter.ja}）。先に「${scenarioLabels.invited.ja}」に理由を書いてください。`,
        en: `this pair does not meet a condition (${filter.en}). Please enter it under “${scenarioLabels.invited.en}” with a reason first.`,
      };
    case "cannot-invite":
      return {
        ja: `この組み合わせは候補に加えられません（${filter.ja}）。空きコマを超えることと、断られた組み合わせは、だれにも変えられません。`,
        en: `this pair cannot be let in (${filter.en}). Nobody is planned above their half-days or against a no.`,
      };
    case "already-admissible":
      return {
        ja: "この組み合わせは、すでに候補に入っています。この行は消してください。",
        en: "this pair is a candidate already. Please remove the line.",
      };
    case "locked-and-forbidden":
      return {
        ja: "残す組み合わせと組まない組み合わせの両方に入っています。どちらかを消してください。",
        en: "this pair is to stay and must not be at once. Please remove one of the two.",
      };
    case "above-free":
      return {
        ja: `この人に残すコマが合わせて${facts["asked"]}コマになり、空き${facts["free"]}コマを超えます。どれかを消してください。`,
        en: `what stays with this person comes to ${facts["asked"]} half-days, above the ${facts["free"]} that are free. Please remove one.`,
      };
    case "above-engagements":
      return {
        ja: `この人に残す案件が${facts["asked"]}件になり、同時に受けられる${facts["most"]}件を超えます。どれかを消してください。`,
        en: `${facts["asked"]} projects would stay with this person, who takes ${facts["most"]} at once. Please remove one.`,
      };
    default:
      return {
        ja: "この行を確かめてください。",
        en: "please check this line.",
      };
  }
}

function filterOf(name: string | number | undefined): Words {
  const known: readonly FilterName[] = ["forbidden", "time", "town", "on-site", "remote", "months", "week", "rest"];
  const found = known.find((each) => each === name);
  return found === undefined ? { ja: "", en: "" } : filterWords[found];
}

/** Plans side by side. */
export const compareWordsOfPlans = {
  title: { ja: "案を並べて比べる", en: "Scenarios side by side" },
  lead: {
    ja: "同じ表から作った計画を、4つまで並べます。進める計画は1つだけです。",
    en: "Up to four plans of the same tables. One of them can be the plan that holds.",
  },
  caption: { ja: "案の比較", en: "Scenarios compared" },
  choose: { ja: "並べる計画", en: "Plans to compare" },
  compare: { ja: "並べて比べる", en: "Compare" },
  what: { ja: "比べること", en: "What" },
  open: { ja: "開く", en: "Open" },
  page: { ja: "計画のページ", en: "Page of the plan" },
  cut: (most: number): Words => ({
    ja: `並べられるのは${most}つまでなので、はじめの${most}つを並べました。`,
    en: `No more than ${most} stand side by side; these are the first ${most}.`,
  }),
  emptyTitle: { ja: "並べる計画が選ばれていません", en: "No plan is chosen yet" },
  emptyText: {
    ja: "計画のページの「案」から、並べたいものを選んでください。",
    en: "Please choose them on the page of a plan, under “Scenarios”.",
  },
  toPlans: { ja: "計画の一覧へ", en: "To the plans" },
  weighed: (plan: string): Words => ({
    ja: `全体の値打ちは、どの案も ${plan} の重みで量っています。証明はそれぞれの条件と重みでのものです。`,
    en: `The value of each is weighed as ${plan} weighs. Each proof is of its own conditions and weights.`,
  }),
  value: { ja: "全体の値打ち", en: "Value of the whole" },
  gap: { ja: "最良との差（最大）", en: "Gap to the best, at most" },
  halfDays: { ja: "応えるコマ（4週間）", en: "Half-days served (four weeks)" },
  projects: { ja: "決まる案件", en: "Projects served" },
  people: { ja: "仕事のある人", en: "People with work" },
  newcomers: { ja: "うち、この拠点で初めての人", en: "of them new to this hub" },
  known: { ja: "うち、参画したことのある人", en: "of them with an engagement before" },
  loads: {
    half: { ja: "空きの半分まで働く人", en: "People with up to half of their half-days given" },
    most: { ja: "空きの半分から9割の人", en: "People with more than half given" },
    full: { ja: "空きの9割を超える人", en: "People with more than nine tenths given" },
  },
  firmsOf: (size: Words): Words => ({ ja: `決まる企業（${size.ja}）`, en: `Firms served (${size.en})` }),
  towns: { ja: "現地の仕事が決まる町", en: "Towns with work on site" },
  inTown: (town: string): Words => ({ ja: `${town}のコマ`, en: `Half-days in ${town}` }),
  floorOf: (town: string): Words => ({ ja: `${town}に求めた件数と値段`, en: `Asked for ${town}, and its price` }),
  floor: ({
    served,
    least,
    price,
  }: {
    readonly served: number;
    readonly least: number;
    readonly price: number;
  }): Words => ({
    ja: `${served}件（求めたのは${least}件）、あと1件の値段 ${grouped(price)}`,
    en: `${served} (asked for ${least}); one more costs ${grouped(price)}`,
  }),
  section: { ja: "案", en: "Scenarios" },
  sectionLead: {
    ja: "同じ表から作った計画です。選んで並べると、だれに何が届くかを比べられます。",
    en: "Plans of the same tables. Choose some to see side by side what each gives to whom.",
  },
} as const;
