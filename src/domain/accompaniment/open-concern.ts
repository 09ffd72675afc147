import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { concernInput } from "#domain/accompaniment/input.ts";
import { openConcern } from "#domain/accompaniment/store-concerns.ts";
import type { CheckInSide } from "#domain/engagements/terms.ts";
import { engagementFacts, engagementView } from "#domain/engagements/views-engagements.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { LocalDate } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const openConcernInput = concernInput;

/**
 * Opens a concern of what staff noticed at an engagement. `isOwn` is false for a companion who notices something at a
 * colleague's: the colleague reads it from now on. Refusals: not-allowed, invalid (no such engagement).
 */
export const noteConcern = (
  app: App,
  actor: Actor,
  input: {
    readonly engagement: number;
    readonly side: CheckInSide;
    readonly words: string;
    readonly nextOn: LocalDate | null;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number; engagement: number; isOwn: boolean }, Refusal>> =>
  app.db.write(actor, { act: "concern.open", key: input.key }, async (tx) => {
    if (permit(app.may, actor, "concern.open", { hubId: actor.hubId }) === null)
      return refused<Refusal>({ code: "not-allowed" });
    const facts = await engagementFacts(tx, input.engagement);
    const allowed = facts === null ? null : permit(app.may, actor, "engagement.show", facts);
    if (facts === null || allowed === null)
      return refused<Refusal>({ code: "invalid", faults: [{ field: "engagement", code: "not-in-list", facts: {} }] });
    const { terms, companionId } = await engagementView(tx, allowed, facts.id);
    const { id, number } = await openConcern(tx, {
      kind: "noticed",
      engagementId: facts.id,
      checkInId: null,
      side: input.side,
      companionId,
      words: input.words,
      nextOn: input.nextOn,
      title: terms.title,
    });
    await tx.audit({ act: "concern.open", kind: "concern", id });
    const isOwn = actor.hat !== "companion" || companionId === null || companionId === actor.accountId;
    return accepted({ number, engagement: input.engagement, isOwn });
  });
