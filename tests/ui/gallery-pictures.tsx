import { MonthStrip, MonthStripTable, type StripPicture } from "#show/month-strip.tsx";
import { Radar, type RadarPicture, RadarTable } from "#show/radar.tsx";
import { Week, type WeekCell, type WeekPicture, WeekTable } from "#show/week.tsx";
import type { Language } from "#text/speak.ts";
import { Heading, Section } from "#web/ui/heading.tsx";

// Invented people and firms: they show how the pictures look with real lengths of words.

const firms = {
  ja: ["みさき醸造（味噌・醤油）", "有限会社はまかぜ製作所", "株式会社しおかぜ旅館と里山の宿", "あおば木工"],
  en: ["Misaki Brewing (miso and soy sauce)", "Hamakaze Works", "Shiokaze Inn and Country Lodge", "Aoba Woodwork"],
};
const initials = { ja: ["み", "は", "し", "あ"], en: ["M", "H", "S", "A"] };

const cells: WeekCell[] = [
  { day: 0, part: 0, use: 0 },
  { day: 0, part: 1, use: 0 },
  { day: 1, part: 0, use: 1 },
  { day: 1, part: 1, use: 1 },
  { day: 1, part: 2, use: 3 },
  { day: 2, part: 0, use: 0 },
  { day: 2, part: 1, use: "free" },
  { day: 3, part: 0, use: 2 },
  { day: 3, part: 1, use: 2 },
  { day: 4, part: 0, use: "free" },
  { day: 4, part: 1, use: "free" },
];

export const weekOf = (language: Language, id: string): WeekPicture => ({
  id,
  firms: firms[language].map((name, index) => ({ name, initial: initials[language][index] ?? "" })),
  cells,
  words:
    language === "ja"
      ? {
          title: "佐伯 みのりさんの週：4社で8コマ、空きは3コマです",
          days: ["月", "火", "水", "木", "金", "土", "日"],
          parts: ["午前", "午後", "夜"],
          free: "空いています",
          outside: "働かない時間",
        }
      : {
          title: "The week of Minori Saeki: 8 half-days at 4 firms, 3 free",
          days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
          parts: ["a.m.", "p.m.", "eve."],
          free: "Free",
          outside: "Not working",
        },
});

export const stripOf = (language: Language, id: string): StripPicture => ({
  id,
  capacity: 24,
  shares: [6, 8, 2].map((halfDays, index) => ({
    name: firms[language][index] ?? "",
    initial: initials[language][index] ?? "",
    halfDays,
  })),
  words:
    language === "ja"
      ? {
          title: "4週間で16コマ、あと8コマ空いています",
          free: "空き",
          outside: "働かない時間",
          halfDays: (count) => `${count}コマ`,
          project: "案件",
          share: "4週間あたり",
        }
      : {
          title: "16 half-days in four weeks, 8 more are free",
          free: "Free",
          outside: "Not working",
          halfDays: (count) => `${count} half-days`,
          project: "Project",
          share: "In four weeks",
        },
});

export const radarOf = (language: Language, id: string): RadarPicture => ({
  id,
  shapes: [
    { label: language === "ja" ? "佐伯 みのりさん" : "Minori Saeki", values: [4, 5, 3, 3, 2, 2, 4, 3, 3] },
    { label: language === "ja" ? "この仕事に要る力" : "What this work needs", values: [3, 6, 4, 2, 5, 4, 2, 2, 2] },
  ],
  words:
    language === "ja"
      ? {
          title: "ポータブルスキル9要素の形",
          work: {
            name: "仕事のし方",
            elements: ["現状の把握", "課題の設定", "計画の立案", "課題の遂行", "状況への対応"],
          },
          people: { name: "人との関わり方", elements: ["社内対応", "社外対応", "上司対応", "部下マネジメント"] },
          element: "要素",
        }
      : {
          title: "The shape of nine portable skills",
          work: {
            name: "Ways of working",
            elements: [
              "Grasping the situation",
              "Setting the task",
              "Making the plan",
              "Carrying it through",
              "Meeting the unexpected",
            ],
          },
          people: {
            name: "Ways with people",
            elements: ["Inside the firm", "Outside the firm", "With superiors", "Leading a team"],
          },
          element: "Element",
        },
});

export function Pictures({ language }: { language: Language }) {
  const week = weekOf(language, "week");
  const strip = stripOf(language, "strip");
  const radar = radarOf(language, "radar");
  return (
    <>
      <Heading title={week.words.title} lead={<Week picture={weekOf(language, "mini")} size="mini" />} />
      <Week picture={week} size="full" />
      <WeekTable picture={week} />
      <Section title={strip.words.title}>
        <p>
          <MonthStrip picture={stripOf(language, "strip-mini")} size="mini" />
        </p>
        <MonthStrip picture={strip} size="full" />
        <MonthStripTable picture={strip} />
      </Section>
      <Section title={radar.words.title}>
        <Radar picture={radar} />
        <RadarTable picture={radar} />
      </Section>
    </>
  );
}
