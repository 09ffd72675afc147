import { type KeptPlan, proofOf } from "#domain/plans/rules-kept.ts";
import type { PrintedSheet, SheetBlock } from "#kit/printed-sheet.ts";
import { tellingReasons } from "#show/plan-sheets.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { planPageWords, planPaperWords } from "#text/plan-pages.ts";
import { changeWords, reasonWords } from "#text/plan-reasons.ts";
import { reportWords, summaryWords } from "#text/plans.ts";
import { type Language, type Speak, sentences } from "#text/speak.ts";
import { collisionSentence, cutsTitle } from "#text/weeks.ts";

/** A plan as it is printed for the meeting; codes are written as its page writes them. */
export type PlanPaperSheet = {
  readonly language: Language;
  readonly speak: Speak;
  readonly above: string;
  readonly foot: string;
  readonly result: KeptPlan;
  readonly person: (code: string) => string;
};

/** Rows of each table on paper; the spreadsheet has all of them. */
const mostRows = 300;

/** The plan for the meeting: the summary, the proof in words, who serves which project, and what stays open. */
export function planPaper({ language, speak, above, foot, result, person }: PlanPaperSheet): PrintedSheet {
  const proof = proofOf(result.proof);
  const made = { totals: result.totals, proof };
  return {
    language,
    above,
    title: speak(reportWords.headline(made)),
    lead: speak(summaryWords(made)),
    foot,
    blocks: [
      { kind: "heading", text: speak(reportWords.proofTitle(proof)) },
      { kind: "text", text: speak(reportWords.proofCheck) },
      { kind: "note", text: speak(reportWords.proofRun(proof)) },
      ...sharesOf(result, speak, person),
      ...openOf(result, speak),
      ...cutsOf(result, speak, person),
      { kind: "note", text: speak(reportWords.unit) },
    ],
  };
}

const more = (speak: Speak, all: number): readonly SheetBlock[] =>
  all <= mostRows ? [] : [{ kind: "note", text: speak(planPaperWords.more(all - mostRows)) }];

function sharesOf(
  { shares, weights }: KeptPlan,
  speak: Speak,
  person: (code: string) => string,
): readonly SheetBlock[] {
  const w = planPageWords;
  const byPerson = shares.toSorted((a, b) => (a.person < b.person ? -1 : a.person > b.person ? 1 : 0));
  return [
    { kind: "heading", text: speak(w.shares(shares.length)) },
    {
      kind: "table",
      head: [w.person, w.project, w.share, w.where, w.why].map(speak),
      rows: byPerson.slice(0, mostRows).map((share) => [
        person(share.person),
        [`${share.project.id} ${share.project.title}`, share.project.firm].filter((text) => text !== "").join("\n"),
        speak(halfDaysWords(share.halfDays)),
        speak(reportWords.share.onSite(share.project.onSiteHalfDays, share.project.place)),
        sentences(
          speak,
          tellingReasons(share, weights).map((why) => reasonWords(why.reason)),
        ),
      ]),
      figures: [],
      wide: 4,
    },
    ...more(speak, shares.length),
  ];
}

function openOf({ open }: KeptPlan, speak: Speak): readonly SheetBlock[] {
  const w = planPageWords;
  if (open.length === 0) return [{ kind: "heading", text: speak(reportWords.noneOpen) }];
  return [
    { kind: "heading", text: speak(reportWords.openTitle(open.length)) },
    {
      kind: "table",
      head: [w.project, w.share, planPaperWords.whatWouldHelp].map(speak),
      rows: open
        .slice(0, mostRows)
        .map(({ project, change }) => [
          [`${project.id} ${project.title}`, project.firm].filter((text) => text !== "").join("\n"),
          speak(halfDaysWords(project.halfDays)),
          speak(changeWords(change, project.halfDays)),
        ]),
      figures: [],
      wide: 2,
    },
    ...more(speak, open.length),
  ];
}

function cutsOf({ cuts = [] }: KeptPlan, speak: Speak, person: (code: string) => string): readonly SheetBlock[] {
  if (cuts.length === 0) return [];
  return [
    { kind: "heading", text: speak(cutsTitle(cuts.length)) },
    {
      kind: "list",
      items: cuts
        .slice(0, mostRows)
        .map((cut) => speak(collisionSentence(person(cut.person), cut.projects, cut.because))),
    },
  ];
}
