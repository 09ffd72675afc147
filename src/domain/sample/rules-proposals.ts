import type { NoReason, ProposalCloser, ProposalPhase, ProposalSide, SideAnswer } from "#domain/proposals/terms.ts";
import { diceFor, shuffled } from "#domain/sample/rules-dice.ts";
import type { SampleEngagement } from "#domain/sample/rules-engagements.ts";
import { accountFirms, type SampleFirm } from "#domain/sample/rules-firms.ts";
import type { SamplePerson } from "#domain/sample/rules-people.ts";
import type { SampleProject } from "#domain/sample/rules-projects.ts";
import { proposalLines, proposalReplies } from "#domain/sample/rules-words-proposals.ts";
import type { Random } from "#kit/random.ts";

/** An invented proposal; days are counted from the day of loading. */
export type SampleProposal = {
  readonly key: string;
  readonly project: string;
  readonly firm: string;
  readonly person: string;
  readonly halfDays: number;
  readonly onSiteHalfDays: number;
  readonly startsIn: number;
  readonly weeks: number;
  readonly payYenPerMonth: number;
  readonly daysAgo: number;
  readonly line: string;
  readonly reply: string;
  readonly phase: ProposalPhase;
  readonly answers: Readonly<Record<ProposalSide, SideAnswer>>;
  readonly closedBy: ProposalCloser | null;
  readonly reason: NoReason | null;
  /** Dates offered, in days from the day of loading; which of them was chosen; whether they have met. */
  readonly meeting: { readonly days: readonly number[]; readonly chosen: number | null; readonly held: boolean } | null;
};

type Standing = Pick<SampleProposal, "phase" | "answers" | "closedBy" | "reason" | "meeting">;

const answered = (person: SideAnswer, firm: SideAnswer) => ({ person, firm });
const alive = { closedBy: null, reason: null, meeting: null } as const;

/** Proposals in every state, in the order in which they are dealt out; the first are those of the accounts. */
const standings: readonly Standing[] = [
  { phase: "open", answers: answered("none", "meet"), ...alive },
  { phase: "open", answers: answered("none", "none"), ...alive },
  {
    phase: "meeting",
    answers: answered("meet", "meet"),
    ...alive,
    meeting: { days: [4, 6, 9], chosen: null, held: false },
  },
  { phase: "open", answers: answered("none", "none"), ...alive },
  { phase: "open", answers: answered("meet", "none"), ...alive },
  { phase: "open", answers: answered("meet", "none"), ...alive },
  { phase: "open", answers: answered("none", "meet"), ...alive },
  { phase: "meeting", answers: answered("meet", "meet"), ...alive },
  { phase: "meeting", answers: answered("meet", "meet"), ...alive, meeting: { days: [3, 5], chosen: 0, held: false } },
  { phase: "meeting", answers: answered("meet", "meet"), ...alive, meeting: { days: [-2], chosen: 0, held: true } },
  { phase: "meeting", answers: answered("yes", "meet"), ...alive, meeting: { days: [-5], chosen: 0, held: true } },
  { phase: "agreed", answers: answered("yes", "yes"), ...alive, meeting: { days: [-8], chosen: 0, held: true } },
  { phase: "agreed", answers: answered("yes", "yes"), ...alive, meeting: { days: [-9], chosen: 0, held: true } },
  ...(["half-days", "place", "timing"] as const).map(
    (reason): Standing => ({
      phase: "closed",
      answers: answered("none", "meet"),
      closedBy: "person",
      reason,
      meeting: null,
    }),
  ),
  ...(["fit", "pay"] as const).map(
    (reason): Standing => ({
      phase: "closed",
      answers: answered("meet", "none"),
      closedBy: "firm",
      reason,
      meeting: null,
    }),
  ),
  { phase: "closed", answers: answered("none", "none"), closedBy: "hub", reason: null, meeting: null },
];

type Around = {
  readonly firms: readonly SampleFirm[];
  readonly people: readonly SamplePerson[];
  readonly projects: readonly SampleProject[];
  readonly engagements: readonly SampleEngagement[];
};

/**
 * The proposals of this seed, some in each state. Nobody is proposed for more than they have free, for their employer's
 * project or for one that they must not be put to; each project and each person stands in one of them.
 */
export function sampleProposals(seed: number, around: Around): readonly SampleProposal[] {
  const dice = diceFor(seed, "proposals");
  const people = freePeople(dice, around);
  const projects = openProjects(dice, around);
  return standings.flatMap((standing, index): readonly SampleProposal[] => {
    const project = projects.take(ownerOf(index));
    const person = project === null ? null : people.take(index === 0, project);
    if (project === null || person === null) return [];
    return [proposalOf(dice, { index, standing, project, person })];
  });
}

/** The first proposals are for the firms whose owners can sign in: one of them each, and a meeting of the first. */
const ownerOf = (index: number): string | null => {
  const [first, second] = accountFirms;
  return index === 0 ? second : index === 1 || index === 2 ? first : null;
};

type Seat = { readonly person: SamplePerson; readonly startsIn: number };

function proposalOf(
  dice: Random,
  draft: {
    readonly index: number;
    readonly standing: Standing;
    readonly project: SampleProject;
    readonly person: Seat;
  },
): SampleProposal {
  const { index, standing, project, person } = draft;
  const { terms } = project;
  const halfDays = Math.min(terms.halfDays, person.person.terms.halfDays);
  const onSite = Math.min(halfDays, terms.onSiteHalfDays, person.person.terms.onSiteHalfDays ?? halfDays);
  // What was written goes when a proposal closes.
  const hasLine = standing.phase !== "closed" && (index === 0 || index % 3 === 1);
  return {
    key: `proposal-${index}`,
    project: project.key,
    firm: project.firm,
    person: person.person.key,
    halfDays,
    onSiteHalfDays: onSite,
    startsIn: person.startsIn,
    weeks: Math.round((Math.min(terms.months, 12) * 52) / 12),
    payYenPerMonth: Math.round((terms.payYenPerMonth * halfDays) / terms.halfDays),
    daysAgo: standing.phase === "open" ? 1 + dice.below(6) : 8 + dice.below(20),
    line: hasLine ? (proposalLines[index % proposalLines.length] ?? "") : "",
    reply: hasLine && standing.answers.person !== "none" ? (proposalReplies[index % proposalReplies.length] ?? "") : "",
    ...standing,
  };
}

/** Projects that take somebody, each given once: of a certain firm first when it is asked for. */
function openProjects(dice: Random, { projects }: Around) {
  const left = shuffled(
    dice,
    projects.filter(({ status, terms }) => status === "published" && terms.halfDays <= 12),
  ).slice();
  const others = left.filter(({ firm }) => !accountFirms.some((each) => each === firm));
  return {
    take: (firm: string | null): SampleProject | null => {
      const at =
        firm === null
          ? left.indexOf(others.shift() ?? left[0] ?? never())
          : left.findIndex((each) => each.firm === firm);
      return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
    },
  };
}

const never = (): never => {
  throw new Error("the sample has too few projects for its proposals");
};

/** People without work of their own just now; the first, who has an account, is free when all engagements have ended. */
function freePeople(dice: Random, { people, engagements, firms }: Around) {
  const busy = new Map<string, number>();
  for (const { person, end, startsIn, terms } of engagements)
    if (end === null) busy.set(person, Math.max(busy.get(person) ?? 0, startsIn + terms.weeks));
  const [first, ...others] = people;
  const left = shuffled(
    dice,
    others.filter(
      ({ key, terms, availableIn, availableFor }) =>
        !busy.has(key) &&
        availableIn === null &&
        availableFor === null &&
        terms.halfDays >= 4 &&
        terms.themes.length > 0,
    ),
  ).slice();
  const nameOf = (key: string): string => firms.find((firm) => firm.key === key)?.terms.name ?? "";
  return {
    take: (isFirst: boolean, { firm }: SampleProject): Seat | null => {
      if (isFirst && first !== undefined) return { person: first, startsIn: 1 + Math.max(0, busy.get(first.key) ?? 0) };
      const at = left.findIndex(
        ({ terms }) => terms.employer !== nameOf(firm) && !terms.notWith.includes(nameOf(firm)),
      );
      const person = at < 0 ? undefined : left.splice(at, 1)[0];
      return person === undefined ? null : { person, startsIn: 2 + dice.below(4) };
    },
  };
}
