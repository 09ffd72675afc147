import type { Words } from "#text/speak.ts";

export const homeWords = {
  frontTitle: {
    ja: "地域の会社と人を、つなぎ続ける",
    en: "Firms and people of one region, kept together",
  },
  frontLead: {
    ja: "小さな会社が一人では見つけられない中核の人材を、地域で確保し、半日コマで分かち合います。",
    en: "Core people that a small firm cannot find alone, secured by the region and shared by the half-day.",
  },
  forFirms: { ja: "会社の方へ", en: "For firms" },
  forFirmsText: {
    ja: "まず、お話を聞かせてください。社内の人から一緒に探し、足りないところを案件にします。",
    en: "Talk with us first. We look inside your firm together, and turn what is missing into a project.",
  },
  forPeople: { ja: "働く方へ", en: "For people" },
  forPeopleText: {
    ja: "週1コマ、月2コマから。いまの仕事を続けながら、地域の会社の力になれます。",
    en: "From one half-day a week, or two a month, beside your present work.",
  },
  seeBank: { ja: "公開中の案件を見る", en: "See open projects" },
  seeFirms: { ja: "公開中の企業を見る", en: "See the firms" },
  signIn: { ja: "サインインする", en: "Sign in" },
  todayTitle: { ja: "今日すること", en: "Today" },
  todayLead: { ja: "ここから始められます。", en: "Start here." },
} as const satisfies Record<string, Words>;
