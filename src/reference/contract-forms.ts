/**
 * In which form a firm takes somebody, who directs the work in it, and what the law asks of whoever brings the two
 * together. Each line has its source, the day from which it holds, and whether it was found in a published source or is
 * common knowledge of the field that a hub should have confirmed.
 */

/** Forms of contract between a firm and a person. */
export const contractForms = [
  "service",
  "service-by-intermediary",
  "adviser",
  "employment",
  "dispatch",
  "secondment",
] as const;
/** One form of contract. */
export type ContractForm = (typeof contractForms)[number];

/** What an organisation may be licensed, notified or noticed to do. */
export const standingKinds = [
  "paid-placement",
  "free-placement",
  "local-placement",
  "recruiting-information",
  "dispatch",
  "cooperative-dispatch",
] as const;
/** One kind of standing. */
export type StandingKind = (typeof standingKinds)[number];

/** What a hub does with a project: shows it to everyone, asks a person, proposes a person and a firm to each other. */
export const standingActivities = ["publish", "ask", "propose"] as const;
/** One of these. */
export type StandingActivity = (typeof standingActivities)[number];

/** How sure a line is: found in a published source, or to be confirmed by the hub. */
export type Sureness = "found" | "to-be-confirmed";

/** Who needs the standing: the hub that publishes, asks or proposes, or any organisation that stands between. */
export type Holder = "hub" | "any";

/** One line of the table: this form, for this activity, needs one of these kinds of standing. */
export type StandingRule = {
  readonly form: ContractForm;
  readonly activity: StandingActivity;
  /** Any one of them is enough; none means that no standing is needed. */
  readonly needs: readonly StandingKind[];
  readonly holder: Holder;
  /** The law and its article, as people cite it. */
  readonly source: string;
  /** First day on which the line holds, YYYY-MM-DD. */
  readonly validFrom: string;
  readonly sureness: Sureness;
};

const placement = ["paid-placement", "free-placement", "local-placement"] as const;

/** The table as the product ships it. */
export const standingRules: readonly StandingRule[] = [
  {
    form: "employment",
    activity: "publish",
    needs: [...placement, "recruiting-information"],
    holder: "hub",
    source: "職業安定法 第30条・第33条・第33条の4・第43条の2",
    validFrom: "2022-10-01",
    sureness: "to-be-confirmed",
  },
  {
    form: "employment",
    activity: "ask",
    needs: placement,
    holder: "hub",
    source: "職業安定法 第30条・第33条・第33条の4",
    validFrom: "2018-01-01",
    sureness: "to-be-confirmed",
  },
  {
    form: "employment",
    activity: "propose",
    needs: placement,
    holder: "hub",
    source: "職業安定法 第30条・第33条・第33条の4",
    validFrom: "2018-01-01",
    sureness: "to-be-confirmed",
  },
  ...standingActivities.map((activity) => ({
    form: "dispatch" as const,
    activity,
    needs: ["dispatch", "cooperative-dispatch"] as const,
    holder: "any" as const,
    source: "労働者派遣法 第5条、特定地域づくり事業推進法 第18条",
    validFrom: "2020-06-04",
    sureness: "to-be-confirmed" as const,
  })),
];

/** Years for which a licence is given, first and later; the source is the same for all. */
export const standingYears: {
  readonly [K in StandingKind]: { readonly first: number | null; readonly later: number | null };
} = {
  "paid-placement": { first: 3, later: 5 },
  "free-placement": { first: 5, later: 5 },
  "local-placement": { first: null, later: null },
  "recruiting-information": { first: null, later: null },
  dispatch: { first: 3, later: 5 },
  "cooperative-dispatch": { first: 10, later: 10 },
};

/** The line that holds on a day for a form and an activity, or null when nothing is asked. */
export const standingRuleOn = (form: ContractForm, activity: StandingActivity, day: string): StandingRule | null =>
  standingRules
    .filter((rule) => rule.form === form && rule.activity === activity && rule.validFrom <= day)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? null;
