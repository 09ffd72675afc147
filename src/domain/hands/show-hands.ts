import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import {
  type HandLine,
  handCounts,
  handsOfPerson,
  handsOfProject,
  type OwnHand,
  ownHandFor,
} from "#domain/hands/views.ts";
import { projectFacts } from "#domain/projects/views.ts";

/** The actor's own hands in this hub; null for whoever is no person here. */
export const showOwnHands = (app: App, actor: Actor): Promise<readonly OwnHand[] | null> =>
  app.db.read(actor, async (tx) => {
    const { hubId, personId } = actor;
    const allowed = personId === null ? null : permit(app.may, actor, "hand.list-own", { hubId, personId });
    return personId === null || allowed === null ? null : handsOfPerson(tx, allowed, personId);
  });

/** The actor's newest hand for one project; null where there is none. */
export const showOwnHand = (app: App, actor: Actor, number: number): Promise<OwnHand | null> =>
  app.db.read(actor, async (tx) => {
    const { hubId, personId } = actor;
    const allowed = personId === null ? null : permit(app.may, actor, "hand.list-own", { hubId, personId });
    return personId === null || allowed === null ? null : ownHandFor(tx, allowed, { personId, number });
  });

/** The hands for one project, a page at a time, and how many wait for an answer. */
export type HandsOfProject = {
  readonly all: number;
  readonly waiting: number;
  readonly hands: readonly HandLine[];
};

/** Reads the hands for a project from the hand at `offset` on; null when there is no such project for this actor. */
export const showHandsOfProject = (
  app: App,
  actor: Actor,
  { number, offset }: { readonly number: number; readonly offset: number },
): Promise<HandsOfProject | null> =>
  app.db.read(actor, async (tx) => {
    const facts = await projectFacts(tx, number);
    const allowed = facts === null ? null : permit(app.may, actor, "hand.list", { hubId: facts.hubId });
    if (facts === null || allowed === null) return null;
    const projectId = facts.id;
    const counts = await handCounts(tx, allowed, projectId);
    return { ...counts, hands: await handsOfProject(tx, allowed, { projectId, offset }) };
  });
