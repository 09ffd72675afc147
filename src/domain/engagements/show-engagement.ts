import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { type SpokenLine, spokenAt } from "#domain/behalf/views.ts";
import {
  type CheckInLine,
  checkInLines,
  type EngagementView,
  engagementFacts,
  engagementView,
} from "#domain/engagements/views-engagements.ts";
import {
  type LeavingSuggestion,
  type LeavingView,
  leavingSuggestions,
  leavingView,
} from "#domain/engagements/views-leaving.ts";

/** An engagement with the check-ins that the reader may see. */
export type EngagementSheet = {
  readonly engagement: EngagementView;
  readonly checkIns: readonly CheckInLine[];
  /** What was told of its end; null when nothing was. */
  readonly leaving: LeavingView | null;
  /** What was found for the hole, for the hub's staff. */
  readonly suggestions: readonly LeavingSuggestion[];
  /** What staff typed for one of the sides: of the engagement, and of its check-ins. */
  readonly spoken: readonly SpokenLine[];
};

/** Reads an engagement by its number; null when there is none for this actor. */
export const showEngagement = (app: App, actor: Actor, number: number): Promise<EngagementSheet | null> =>
  app.db.read(actor, async (tx) => {
    const facts = await engagementFacts(tx, number);
    const allowed = facts === null ? null : permit(app.may, actor, "engagement.show", facts);
    if (facts === null || allowed === null) return null;
    const engagement = await engagementView(tx, allowed, facts.id);
    const leaving = await leavingView(tx, allowed, facts.id);
    const mayFollow = leaving === null ? null : permit(app.may, actor, "leaving.list", { hubId: facts.hubId });
    const checkIns = await checkInLines(tx, allowed, facts.id);
    const asked = { kind: "check-in", ids: checkIns.map(({ id }) => id) };
    return {
      engagement,
      checkIns,
      leaving,
      spoken: [
        ...(await spokenAt(tx, allowed, { kind: "engagement", ids: [facts.id] })),
        ...(await spokenAt(tx, allowed, asked)),
      ].sort((a, b) => b.at.getTime() - a.at.getTime()),
      suggestions: mayFollow === null ? [] : await leavingSuggestions(tx, mayFollow, facts.id),
    };
  });
