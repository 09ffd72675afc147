import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { type SpokenLine, spokenAt } from "#domain/behalf/views.ts";
import { type MatchingBasis, openOf } from "#domain/consents/rules.ts";
import { type ConsentView, consentsOf, matchingBasisOf, notAskedSince } from "#domain/consents/views.ts";
import { personFacts, personNumberOf } from "#domain/people/views.ts";

/** What a person has agreed to in this hub: what holds today, what is over, and on what the hub may ask them. */
export type ConsentSheet = {
  readonly number: number;
  readonly open: readonly ConsentView[];
  readonly past: readonly ConsentView[];
  readonly basis: MatchingBasis;
  /** Since when the person does not want to be asked, as they answered by mail; null while they have not said so. */
  readonly notAskedSince: Date | null;
  /** What staff recorded for them. */
  readonly spoken: readonly SpokenLine[];
};

/** Reads a person's consents by the card's number, or the actor's own for null; null when there is none for this actor. */
export const showConsents = (app: App, actor: Actor, number: number | null): Promise<ConsentSheet | null> =>
  app.db.read(actor, async (tx) => {
    const own = actor.personId === null ? null : await personNumberOf(tx, actor.personId);
    const asked = number ?? own;
    const facts = asked === null ? null : await personFacts(tx, asked);
    const allowed = facts === null ? null : permit(app.may, actor, "consent.show", facts);
    if (asked === null || facts === null || allowed === null) return null;
    const all = await consentsOf(tx, allowed, facts.personId);
    const open = openOf(all, app.clock.today());
    return {
      number: asked,
      open,
      past: all.filter((consent) => !open.includes(consent)),
      basis: await matchingBasisOf(tx, facts.personId, app.clock.today()),
      notAskedSince: await notAskedSince(tx, allowed, facts.personId),
      spoken: await spokenAt(tx, allowed, { kind: "person", ids: [facts.personId] }),
    };
  });
