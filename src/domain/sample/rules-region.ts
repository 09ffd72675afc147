import { type SampleAccount, sampleAccounts } from "#domain/sample/rules-accounts.ts";
import { type SampleCheckIn, sampleCheckIns } from "#domain/sample/rules-check-ins.ts";
import { type SampleConcern, sampleConcerns } from "#domain/sample/rules-concerns.ts";
import { type SampleDialogue, sampleDialogues } from "#domain/sample/rules-dialogues.ts";
import { sampleTelephone, seedOfBlock } from "#domain/sample/rules-dice.ts";
import { type SampleEngagement, sampleEngagements } from "#domain/sample/rules-engagements.ts";
import { type SampleFirm, sampleFirms } from "#domain/sample/rules-firms.ts";
import { type SampleConsent, type SampleHand, sampleConsents, sampleHands } from "#domain/sample/rules-hands.ts";
import { type SamplePerson, samplePeople } from "#domain/sample/rules-people.ts";
import { type SampleProject, sampleProjects } from "#domain/sample/rules-projects.ts";
import { type SampleProposal, sampleProposals } from "#domain/sample/rules-proposals.ts";
import {
  type SampleInsideConsent,
  type SampleReview,
  sampleInsideConsents,
  sampleReviews,
} from "#domain/sample/rules-reviews.ts";
import { type SampleStory, sampleStories } from "#domain/sample/rules-stories.ts";
import { type SampleWeeks, sampleWeeks } from "#domain/sample/rules-weeks.ts";
import { sampleNames, sampleTowns } from "#domain/sample/rules-words-places.ts";

/** Records of one block of the region, tied together by keys before they have ids; `load-sample` writes them. */
export type SampleBlock = {
  readonly firms: readonly SampleFirm[];
  readonly projects: readonly SampleProject[];
  readonly people: readonly SamplePerson[];
  readonly engagements: readonly SampleEngagement[];
  readonly checkIns: readonly SampleCheckIn[];
  readonly concerns: readonly SampleConcern[];
  readonly stories: readonly SampleStory[];
  readonly dialogues: readonly SampleDialogue[];
  readonly consents: readonly SampleInsideConsent[];
  readonly reviews: readonly SampleReview[];
  readonly hubConsents: readonly SampleConsent[];
  readonly hands: readonly SampleHand[];
  readonly proposals: readonly SampleProposal[];
  readonly weeks: SampleWeeks;
};

/** An invented region, as plain records: its first block, with the hub, its organisations and its accounts. */
export type SampleRegion = SampleBlock & {
  readonly hub: { readonly name: string; readonly contactName: string; readonly contactPhone: string };
  readonly organisations: readonly SampleOrganisation[];
  readonly accounts: readonly SampleAccount[];
};

/** An invented town or intermediary. */
export type SampleOrganisation = {
  readonly key: string;
  readonly kind: "town" | "intermediary";
  readonly name: string;
};

/** The sample region of this seed: the same seed gives the same region. */
export function sampleRegion(seed: number): SampleRegion {
  const block = sampleBlock(seed, 0);
  const accounts = sampleAccounts(seed, block.firms, block.people);
  return {
    ...block,
    hub: { name: sampleNames.hub, contactName: accounts[0]?.name ?? "", contactPhone: sampleTelephone(1) },
    organisations: [
      ...Object.entries(sampleTowns).map(([key, name]) => ({ key: `town-${key}`, kind: "town", name }) as const),
      ...sampleNames.intermediaries.map((name, index) => ({
        key: `intermediary-${index}`,
        kind: "intermediary" as const,
        name,
      })),
    ],
    accounts,
  };
}

/**
 * One block of a region of several, from 0: as many records as the region itself has, other people at other firms of
 * the same trades. Only the first keeps its promise that no long text stands in it three times.
 */
export function sampleBlock(regionSeed: number, block: number): SampleBlock {
  const seed = seedOfBlock(regionSeed, block);
  const firms = sampleFirms(seed, block);
  const people = samplePeople(seed, firms, block);
  const projects = sampleProjects(seed, firms);
  const engagements = sampleEngagements(seed, { firms, people, projects });
  const staff = sampleAccounts(regionSeed, firms, people)
    .filter(({ hats }) => hats.some(({ kind }) => kind === "definer" || kind === "companion"))
    .filter(({ hats }) => hats.every(({ kind }) => kind !== "person"))
    .map(({ name }) => name);
  const checkIns = sampleCheckIns(seed, engagements);
  const proposals = sampleProposals(seed, { firms, people, projects, engagements });
  const stories = sampleStories(seed, { firms, people, engagements }, staff);
  const concerns = sampleConcerns(checkIns);
  const dialogues = sampleDialogues(seed, { firms, projects });
  const consents = sampleInsideConsents(seed, { firms, people });
  const reviews = sampleReviews(seed, { projects, dialogues, consents });
  const hubConsents = sampleConsents(seed, people);
  const hands = sampleHands(seed, { people, projects });
  const needs = { dialogues, consents, reviews };
  const weeks = sampleWeeks(seed, { firms, people, projects, engagements });
  const work = { firms, people, projects, engagements, checkIns, concerns, stories };
  return { ...work, ...needs, hubConsents, hands, proposals, weeks };
}
