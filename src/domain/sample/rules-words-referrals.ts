import type { CandidateStatus, CandidateTerms, ReferralStatus } from "#domain/referrals/terms.ts";

/** An invented referral: to which organisation, how far it is, and whom it brought. */
export type SampleReferral = {
  readonly to: string;
  readonly status: ReferralStatus;
  readonly note: string;
  readonly answer: string;
  readonly candidates: readonly (Omit<CandidateTerms, "fromOn"> & { readonly status: CandidateStatus })[];
};

/** What the invented intermediaries were asked for; each belongs to one of the drafts, in their order. */
export const sampleReferrals: readonly SampleReferral[] = [
  {
    to: "intermediary-0",
    status: "named",
    note: "社長は平日の夕方なら会えます。まず電話で話したいとのことです。",
    answer: "2人に声をかけ、どちらも前向きです。来週、もう1人に会います。",
    candidates: [
      {
        label: "候補A（元・計測機器の営業課長）",
        words: "代理店を通さない売り方を2つの会社で立ち上げています。週1日なら、今の勤め先も認めています。",
        halfDays: 8,
        status: "meeting",
      },
      {
        label: "候補B（独立した販路づくりの専門家）",
        words: "展示会に頼らない見せ方を、小さな会社と一緒に作ってきました。月2回は現地に来られます。",
        halfDays: 4,
        status: "named",
      },
    ],
  },
  {
    to: "intermediary-0",
    status: "looking",
    note: "繁忙期の前に、仕事の流れを一度見てほしいそうです。",
    answer: "引き受けました。製造の現場が長い方から探しています。",
    candidates: [],
  },
  {
    to: "intermediary-1",
    status: "returned",
    note: "村に住まなくてもよい形で、もう一度探せますか。",
    answer: "条件に合う方が見つからず、お戻しします。遠隔の日を増やせれば、また探せます。",
    candidates: [
      {
        label: "候補C（旅館の支配人を務めた方）",
        words: "受け入れの手順を紙1枚にまとめるのが得意です。ご家族の事情で見送りになりました。",
        halfDays: 6,
        status: "withdrawn",
      },
    ],
  },
  {
    to: "intermediary-0",
    status: "handed",
    note: "新しい加工機の使い道を、一緒に考えてくれる方をお願いします。",
    answer: "",
    candidates: [],
  },
];
