import type { Words } from "#text/speak.ts";

/** Names of the main pages. */
export const navWords = {
  home: { ja: "今日すること", en: "Today" },
  bank: { ja: "公開中の案件", en: "Open projects" },
  firmPages: { ja: "公開中の企業", en: "Public firms" },
  firms: { ja: "企業", en: "Firms" },
  ownFirm: { ja: "自社", en: "My firm" },
  dialogues: { ja: "対話", en: "Dialogues" },
  ownDialogues: { ja: "お話しいただいたこと", en: "What we talked about" },
  projects: { ja: "案件", en: "Projects" },
  people: { ja: "人材", en: "People" },
  proposals: { ja: "提案", en: "Proposals" },
  engagements: { ja: "参画", en: "Engagements" },
  accompaniment: { ja: "伴走", en: "Accompaniment" },
  checkIns: { ja: "伴走面談", en: "Check-ins" },
  notices: { ja: "お知らせ", en: "Notices" },
  complaints: { ja: "相談窓口", en: "Complaint line" },
  ownRecord: { ja: "わたしの記録", en: "My record" },
  plans: { ja: "配分の計画", en: "Plans" },
  imports: { ja: "取り込み", en: "Imports" },
  duplicates: { ja: "似た記録", en: "Alike records" },
  referrals: { ja: "仲介への引き継ぎ", en: "Handed over" },
  ownReferrals: { ja: "引き受ける案件", en: "Projects to us" },
  standings: { ja: "許可・届出", en: "Licences" },
  accounts: { ja: "利用者", en: "Accounts" },
  mail: { ja: "送るメール", en: "Outgoing mail" },
} as const satisfies Record<string, Words>;
