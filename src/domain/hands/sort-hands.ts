import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { type HandFit, handFit, handPersonOf, handProjectOf, triageOrder } from "#domain/hands/rules-triage.ts";
import { type HandToSort, handsToSort, tradeOfProject } from "#domain/hands/views-triage.ts";
import { type ProjectView, projectFacts, projectView } from "#domain/projects/views.ts";

/** A hand with what speaks for it and against it. */
export type SortedHand = HandToSort & { readonly fit: HandFit; readonly card: number };

/** All hands of one project in the order in which they are gone through. */
export type SortedHands = {
  readonly project: ProjectView;
  readonly hands: readonly SortedHand[];
  /** Hands that were ever raised, and how many of them have their answer. */
  readonly raised: number;
  readonly answered: number;
};

/** Reads and sorts the hands for a project; null when there is no such project for this actor. */
export const sortHands = (app: App, actor: Actor, number: number): Promise<SortedHands | null> =>
  app.db.read(actor, async (tx) => {
    const facts = await projectFacts(tx, number);
    if (facts === null) return null;
    const allowed = permit(app.may, actor, "hand.list", { hubId: facts.hubId });
    const mayRead = permit(app.may, actor, "project.show", facts);
    if (allowed === null || mayRead === null) return null;
    const project = await projectView(tx, mayRead, facts.id);
    const today = app.clock.today();
    const { startsOn, months } = project.terms;
    const from = startsOn !== null && startsOn > today ? startsOn : today;
    const hands = await handsToSort(tx, allowed, { projectId: facts.id, from, weeks: Math.ceil((53 / 12) * months) });
    const wanted = handProjectOf(project.terms, {
      name: project.firmName,
      industry: await tradeOfProject(tx, allowed, facts.id),
    });
    const fitted = hands.map(
      (hand): SortedHand => ({ ...hand, card: hand.person.card, fit: handFit(handPersonOf(hand.person), wanted) }),
    );
    const isAnswered = ({ state }: SortedHand): boolean => state === "answered";
    return {
      project,
      hands: triageOrder(fitted),
      raised: fitted.filter((hand) => hand.state === "raised" || isAnswered(hand)).length,
      answered: fitted.filter(isAnswered).length,
    };
  });
