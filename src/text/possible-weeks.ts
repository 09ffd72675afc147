import type { Rest, SaidWeek } from "#domain/weeks/terms.ts";
import type { Words } from "#text/speak.ts";

/** Words on when work can be done, on peak seasons and on the rest between them. */
export const possibleWords = {
  title: { ja: "仕事ができる時間", en: "When the work can be done" },
  firmLead: {
    ja: "この会社の仕事に入れる曜日と時間帯です。案件ごとに決めていないものは、すべてこの時間で組みます。",
    en: "Days and times at which work with this firm is possible. It holds for every project that says nothing of its own.",
  },
  projectLead: {
    ja: "この案件の仕事に入れる曜日と時間帯です。ここで選んだ時間のほかには、だれの週にも入りません。",
    en: "Days and times at which this project's work is possible. It is put into nobody's week at any other time.",
  },
  cellsHint: {
    ja: "入れる時間を、いくつでも選びます。多いほど、手を挙げられる人がふえます。",
    en: "Tick every time that is possible. The more there are, the more people can take part.",
  },
  mark: { ja: "可", en: "✓" },
  peakHint: {
    ja: "みなさんの手がいる月があれば選びます。ここと別の会社の繁忙期が、休みなく続くことのないように組みます。",
    en: "Months that want all hands, if there are any. Nobody is sent from one peak season into another firm's without rest.",
  },
  follows: { ja: "会社の時間と同じにする", en: "The same times as the firm" },
  follow: { ja: "会社の時間に合わせる", en: "Follow the firm's times" },
  followsHint: {
    ja: "この案件だけの時間と繁忙期をやめて、会社で決めたものに合わせます。",
    en: "This project's own times and peak season are dropped, and the firm's hold again.",
  },
  save: { ja: "この時間で保存する", en: "Save these times" },
  change: { ja: "変える", en: "Change" },
  noPeak: { ja: "とくになし", en: "None in particular" },
} as const satisfies Record<string, Words>;

/** The fields of the form of possible cells. */
export const possibleLabels = {
  cells: { ja: "入れる時間", en: "Possible times" },
  peakMonths: { ja: "繁忙期の月", en: "Months of the peak season" },
} as const satisfies Record<string, Words>;

/** Where it is said when the work of a project or of a firm can be done. */
export const saidWords = (of: "firm" | "project", by: SaidWeek["by"]): Words =>
  of === "firm" && by === "firm" ? { ja: "会社で決めた時間です。", en: "As the firm says." } : saidByWords[by];

const saidByWords: { readonly [By in SaidWeek["by"]]: Words } = {
  project: { ja: "案件で決めた時間です。", en: "As the project says." },
  firm: { ja: "会社の時間に合わせています。", en: "As the firm says for all its work." },
  nobody: {
    ja: "まだ決めていないので、平日の午前と午後として組みます。",
    en: "Not said yet; weekday mornings and afternoons are planned with.",
  },
};

/** A month of the year. */
export const monthOfYear = (month: number): Words => ({ ja: `${month}月`, en: monthNames[month - 1] ?? "" });
const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export const restWords = {
  title: { ja: "繁忙期のあいだの休みを決める", en: "Agree on the rest between peak seasons" },
  lead: {
    ja: "ある会社の繁忙期が終わってから、別の会社の繁忙期に入るまでに空ける週の数です。これより短く続く計画は作りません。",
    en: "Weeks between the end of one firm's peak season and the beginning of another's. No plan chains them closer.",
  },
  hint: {
    ja: "0から26までの数。0なら、続けて入ってもかまいません。",
    en: "0 to 26. With 0, one may follow right after the other.",
  },
  unit: { ja: "週", en: "weeks" },
  save: { ja: "この約束で保存する", en: "Save this agreement" },
  change: { ja: "休みの約束を変える", en: "Change the agreed rest" },
} as const satisfies Record<string, Words>;

/** The field of the form of the agreed rest. */
export const restLabels = { weeks: { ja: "空ける週の数", en: "Weeks between" } } as const satisfies Record<
  string,
  Words
>;

/** How much rest lies between two peak seasons, and by what. */
export const restSentence = ({ weeks, isAgreed }: Rest): Words => ({
  ja: `繁忙期と別の会社の繁忙期のあいだは、${weeks}週空けます（${isAgreed ? "ご本人との約束" : "拠点の決まり"}）。`,
  en: `Between the peak seasons of two firms there are ${weeks} weeks without one (${isAgreed ? "agreed with the person" : "the hub's rule"}).`,
});
