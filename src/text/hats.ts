import type { HatKind } from "#domain/access/terms.ts";
import type { Words } from "#text/speak.ts";

/** What people call each hat. */
export const hatWords: { readonly [K in HatKind]: Words } = {
  coordinator: { ja: "コーディネーター", en: "Coordinator" },
  definer: { ja: "要件定義", en: "Definer" },
  companion: { ja: "伴走者", en: "Companion" },
  owner: { ja: "経営者", en: "Owner" },
  deputy: { ja: "経営者の代理", en: "Owner's deputy" },
  person: { ja: "人材", en: "Person" },
  "town-staff": { ja: "町の担当", en: "Town staff" },
  intermediary: { ja: "仲介会社の担当", en: "Intermediary" },
  operator: { ja: "運用担当", en: "Operator" },
};

/** What each hat is for, where somebody chooses one. */
export const hatLeads: { readonly [K in HatKind]: Words } = {
  coordinator: {
    ja: "企業と案件をまとめ、配分の計画を立てます。",
    en: "Looks after firms and projects and makes the plan.",
  },
  definer: {
    ja: "経営者と話し、要件を書きます。",
    en: "Talks with owners and writes the requirement.",
  },
  companion: {
    ja: "始まったあと、企業と人材の両方に伴走します。",
    en: "Stays beside firm and person after the start.",
  },
  owner: {
    ja: "自社のことと、自社の案件を見ます。",
    en: "Sees the own firm and its projects.",
  },
  deputy: {
    ja: "経営者に代わって、自社の案件を見ます。",
    en: "Acts for the owner at the own firm.",
  },
  person: {
    ja: "自分の記録と、空きコマを見ます。",
    en: "Sees the own record and free half-days.",
  },
  "town-staff": {
    ja: "町の案件と第二市民を見ます。",
    en: "Sees the town's projects and second citizens.",
  },
  intermediary: {
    ja: "契約と支払いの間に立ちます。",
    en: "Stands between the two sides of a contract.",
  },
  operator: {
    ja: "利用者とメールを管理します。",
    en: "Looks after accounts and mail.",
  },
};

/** The hat with the place where it is worn. */
export const hatAt = (kind: HatKind, at: string): Words => ({
  ja: at === "" ? hatWords[kind].ja : `${hatWords[kind].ja}（${at}）`,
  en: at === "" ? hatWords[kind].en : `${hatWords[kind].en} (${at})`,
});
