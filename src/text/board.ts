import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

/** The board of a plan, and the region by town. */
export const boardWords = {
  title: { ja: "計画の盤", en: "Board of the plan" },
  link: { ja: "全員と全案件を見る", en: "See everybody and every project" },
  peopleTitle: { ja: "だれが、どの案件を、何コマ", en: "Who gives what to which project" },
  projectsTitle: { ja: "どの案件を、だれが担うか", en: "Who serves which project" },
  lead: {
    ja: "組み合わせに印を付けて、条件を変えた案を作れます。見るだけでは何も変わりません。",
    en: "Mark pairs to make a scenario with them. Looking changes nothing.",
  },
  sides: { ja: "見る側", en: "Side" },
  people: { ja: "人材から見る", en: "By people" },
  projects: { ja: "案件から見る", en: "By projects" },
  search: { ja: "名前・番号・企業・町で探す", en: "Find by name, code, firm or town" },
  searchExample: { ja: "しおかぜ町", en: "Shiokaze" },
  town: { ja: "町", en: "Town" },
  anyTown: { ja: "すべての町", en: "every town" },
  state: { ja: "状態", en: "State" },
  anyState: { ja: "すべて", en: "all" },
  states: {
    people: {
      given: { ja: "仕事のある人", en: "with work" },
      open: { ja: "仕事のない人", en: "without work" },
    },
    projects: {
      given: { ja: "決まった案件", en: "served" },
      open: { ja: "決まらない案件", en: "open" },
    },
  },
  order: { ja: "並べ方", en: "Order" },
  orders: {
    code: { ja: "番号順", en: "by code" },
    halfDays: { ja: "コマの多い順", en: "most half-days first" },
    left: { ja: "空きの多い順", en: "most left free first" },
  },
  count: (shown: number, all: number): Words => ({
    ja: `${grouped(all)}件のうち${grouped(shown)}件を見ています。`,
    en: `${grouped(shown)} of ${grouped(all)}.`,
  }),
  nothing: { ja: "この計画では仕事がありません", en: "no work in this plan" },
  open: { ja: "決まっていません", en: "open" },
  why: { ja: "理由と、ほかの手", en: "Why, and what else" },
  marks: { keep: { ja: "残す", en: "keep" }, forbid: { ja: "組まない", en: "not together" } },
  emptyTitle: { ja: "当てはまるものがありません", en: "Nothing meets these conditions" },
  emptyText: { ja: "言葉や町を変えて探してください。", en: "Please try other words or another town." },

  townsTitle: { ja: "町ごとのコマ（4週間）", en: "Half-days by town (four weeks)" },
  townsPicture: (towns: number): Words => ({
    ja: `${grouped(towns)}の町で、決まったコマとまだ決まらないコマ`,
    en: `Half-days given and still open in ${grouped(towns)} town${towns === 1 ? "" : "s"}`,
  }),
  townsMap: (towns: number): Words => ({
    ja: `${grouped(towns)}の町の地図。点線の円が求められたコマ、青い円が決まったコマ`,
    en: `A map of ${grouped(towns)} towns: the dashed circle is what is wanted, the blue one what is given`,
  }),
  townsMapLead: {
    ja: "点線の円は求められたコマ、青い円は決まったコマで、円の面積が数を表します。数は「決まった / 求められた」です。",
    en: "The dashed circle is what is wanted and the blue one what is given, by area. The numbers read given / wanted.",
  },
  north: { ja: "北", en: "N" },
  townName: { ja: "町", en: "Town" },
  remote: { ja: "遠隔", en: "from afar" },
  given: { ja: "決まったコマ", en: "given" },
  waiting: { ja: "まだのコマ", en: "open" },
  projectsServed: { ja: "決まった案件", en: "Projects served" },
  projectsOpen: { ja: "まだの案件", en: "Projects open" },
  townsTable: { ja: "表で見る", en: "As a table" },
  priced: (admissible: number): Words => ({
    ja: `条件に合う${grouped(admissible)}通りすべてに値段をつけて証明しました。間引いていません。`,
    en: `Every admissible pair was priced, all ${grouped(admissible)} of them; none was left out to save time.`,
  }),
} as const;
