import type { DialogueChannel, DialogueStatus, LineTerms } from "#domain/needs/terms.ts";
import type { ProjectTerms } from "#domain/projects/terms.ts";
import { between, diceFor, happens, pairsOf, shuffled } from "#domain/sample/rules-dice.ts";
import { accountFirms, type SampleFirm } from "#domain/sample/rules-firms.ts";
import type { SampleProject } from "#domain/sample/rules-projects.ts";
import {
  definerNotes,
  issueHeads,
  issueTails,
  shoulderWords,
  specialistWords,
  termsTails,
} from "#domain/sample/rules-words-dialogues.ts";
import { sampleWorries } from "#domain/sample/rules-words-worries.ts";
import { pick, type Random } from "#kit/random.ts";

/** An invented talk with an owner, and the project that came of it, by its key; none while it is being held. */
export type SampleDialogue = {
  readonly key: string;
  readonly firm: string;
  readonly project: string | null;
  readonly daysAgo: number;
  readonly channel: DialogueChannel;
  readonly spokenBy: string;
  readonly status: DialogueStatus;
  readonly lines: readonly LineTerms[];
  /** What stands in the way; empty while nobody has asked. */
  readonly issue: string;
};

/** How many talks led to a project, and how many are still being held. */
export const sampleDialogueCounts = { written: 34, open: 6 } as const;

/** The talks of this seed: the projects of the firms with accounts first, then drafts, then some of the others. */
export function sampleDialogues(
  seed: number,
  { firms, projects }: { readonly firms: readonly SampleFirm[]; readonly projects: readonly SampleProject[] },
): readonly SampleDialogue[] {
  const dice = diceFor(seed, "dialogues");
  const owners = new Map(firms.map(({ key, terms }) => [key, terms.contactName]));
  const words = wordsOf(dice);
  const worries = worriesOf(projectsTalkedOver(diceFor(seed, "projects talked over"), projects));
  const withProject = new Set(projects.map(({ firm }) => firm));
  const written = projectsTalkedOver(diceFor(seed, "projects talked over"), projects).map(
    ({ key, firm, status, terms }, index) => {
      const issue = words.issue(terms);
      return {
        key: `dialogue-${index}`,
        firm,
        project: key,
        daysAgo: between(dice, status === "draft" ? 3 : 40, status === "draft" ? 39 : 300),
        channel: pick(dice, channels),
        spokenBy: owners.get(firm) ?? "",
        status: status === "draft" && happens(dice, 0.5) ? ("open" as const) : ("closed" as const),
        lines: linesOf(terms, { worries: worries(firm), issue, words }),
        issue,
      };
    },
  );
  const others = firms.filter(({ key }) => !withProject.has(key) && (sampleWorries[key] ?? []).length > 0);
  const open = shuffled(dice, others)
    .slice(0, sampleDialogueCounts.open)
    .map(({ key, terms }, index) => ({
      key: `dialogue-open-${index}`,
      firm: key,
      project: null,
      daysAgo: between(dice, 0, 12),
      channel: pick(dice, channels),
      spokenBy: terms.contactName,
      status: "open" as const,
      lines: (sampleWorries[key] ?? []).slice(0, 1).map(owner("worry")),
      issue: "",
    }));
  // The newest talk has the highest number, as if they had been entered one after the other.
  return [...written, ...open].toSorted((a, b) => b.daysAgo - a.daysAgo);
}

const channels: readonly DialogueChannel[] = ["visit", "visit", "visit", "online", "phone", "paper"];

function projectsTalkedOver(dice: Random, projects: readonly SampleProject[]): readonly SampleProject[] {
  const isOfAccount = ({ firm }: SampleProject) => accountFirms.some((key) => key === firm);
  const rank = (project: SampleProject): number => (isOfAccount(project) ? 0 : project.status === "draft" ? 1 : 2);
  return shuffled(dice, projects)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, sampleDialogueCounts.written);
}

/** The worries of a firm, all at its only talk, or one at each of several. */
function worriesOf(talkedOver: readonly SampleProject[]): (firm: string) => readonly string[] {
  const given = new Map<string, number>();
  return (firm) => {
    const told = sampleWorries[firm] ?? [];
    if (talkedOver.filter((project) => project.firm === firm).length < 2) return told;
    const turn = given.get(firm) ?? 0;
    given.set(firm, turn + 1);
    return told.slice(turn, turn + 1);
  };
}

type Said = {
  readonly issue: (terms: ProjectTerms) => string;
  readonly role: (terms: ProjectTerms) => string;
  readonly terms: (terms: ProjectTerms) => string;
  readonly note: () => string | null;
};

/** Words that nobody says twice. */
function wordsOf(dice: Random): Said {
  const issues = new Map(Object.entries(issueHeads).map(([theme, heads]) => [theme, pairsOf(dice, heads, issueTails)]));
  const roles = { shoulder: pairsOf(dice, ...shoulderWords), specialist: pairsOf(dice, ...specialistWords) };
  const tails = shuffled(dice, termsTails);
  const notes = [...definerNotes];
  const said = new Map<string, number>();
  return {
    issue: ({ themes }) => issues.get(themes[0] ?? "management")?.() ?? "",
    role: ({ roleKind }) => roles[roleKind](),
    // The same half-days, months and pay end each time in another way.
    terms: (terms) => {
      const begin = termsSaid(terms);
      const turn = said.get(begin) ?? 0;
      said.set(begin, turn + 1);
      return begin + (tails[turn % tails.length] ?? "");
    },
    note: () => (happens(dice, 0.25) ? (notes.shift() ?? null) : null),
  };
}

/** The half-days, months and pay of a project as its owner says them. */
function termsSaid({ halfDays, months, payYenPerMonth }: ProjectTerms): string {
  const often = halfDays % 4 === 0 ? `週に${halfDays / 4}回` : `月に${halfDays}回`;
  const long = months === 6 ? "半年" : months === 12 ? "1年ほど" : `${months}か月`;
  return `${often}、${long}。月に${payYenPerMonth / 10_000}万円なら出せます。`;
}

const owner =
  (kind: LineTerms["kind"]) =>
  (words: string): LineTerms => ({ speaker: "owner", kind, words });

/** The answers to the eight questions, as far as the project holds them. */
function linesOf(
  terms: ProjectTerms,
  { worries, issue, words }: { readonly worries: readonly string[]; readonly issue: string; readonly words: Said },
): readonly LineTerms[] {
  const note = words.note();
  const told = (kind: LineTerms["kind"], text: string) => (text === "" ? [] : [owner(kind)(text)]);
  return [
    ...worries.map(owner("worry")),
    ...told("issue", issue),
    ...told("result", terms.result),
    ...told("new", terms.whatIsNew),
    ...told("hard", terms.whatIsHard),
    ...told("decide", terms.mayDecide),
    ...told("role", words.role(terms)),
    ...told("terms", words.terms(terms)),
    ...(note === null ? [] : [{ speaker: "definer", kind: "fact", words: note } as const]),
  ];
}
