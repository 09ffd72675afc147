import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideSpoken, type SpokenGiven, spokenSoFar, withSpoken } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import { holdUse } from "#domain/consents/store.ts";
import { decideReviewSaving, type ReviewGiven } from "#domain/needs/rules-reviews.ts";
import { addReview, endReview, lockOpenReview, saveCandidates, saveReview } from "#domain/needs/store-reviews.ts";
import type { InsideReviewId } from "#domain/needs/terms.ts";
import { consentingPeople } from "#domain/needs/views-reviews.ts";
import { lockProject } from "#domain/projects/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Saves the look inside a firm for one of its projects, as far as it is or with what it comes to. Those who agreed are
 * copied for the firm to see; whoever withdrew meanwhile is not among them. What it comes to is the firm's word: who spoke
 * stands beside it. Refusals: not-found, not-allowed, stale, invalid.
 */
export const saveInsideReview = (
  app: App,
  actor: Actor,
  input: ReviewGiven & {
    readonly number: number;
    /** What was talked over, by the numbers of the candidates' cards. */
    readonly words: ReadonlyMap<number, string>;
    /** Who settled it at the firm; it can be left out while the review is only kept. */
    readonly spoken: SpokenGiven;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number; decided: boolean }, Refusal>> =>
  app.db.write(
    actor,
    { act: "inside-review.save", key: input.key },
    async (tx): Promise<Outcome<{ number: number; decided: boolean }, Refusal>> => {
      const project = await lockProject(tx, input.number);
      if (project === null) return refused({ code: "not-found" });
      const { firmId, id: projectId, number } = project;
      const allowed = permit(app.may, actor, "inside-review.save", { hubId: actor.hubId, firmId });
      if (allowed === null) return refused({ code: "not-allowed" });
      const open = await lockOpenReview(tx, projectId);
      const given =
        input.step === "keep" ? accepted(spokenSoFar(actor, input.spoken)) : decideSpoken(actor, input.spoken);
      const both = withSpoken(decideReviewSaving(open, input), given);
      if (!both.ok) return both;
      const { decided, spoken } = both.value;
      const on = app.clock.today();
      const id = open?.id ?? tx.newId<InsideReviewId>();
      if (open === null) await addReview(tx, { id, projectId, kind: "full" });
      await holdUse(tx, "inside-review", firmId);
      const people = await consentingPeople(tx, allowed, { projectId, firmId, today: on });
      const withWords = people.map((each) => ({ ...each, words: input.words.get(each.number) ?? each.words }));
      await saveCandidates(tx, { reviewId: id, firmId }, withWords);
      if (decided === null) await saveReview(tx, id, input);
      else await endReview(tx, id, { ...decided, on });
      await noteOnBehalf(tx, spoken, { act: "inside-review.save", kind: "inside-review", id, side: { firmId } });
      const fields = decided === null ? ["reason"] : ["result", "reason"];
      await tx.audit({ act: "inside-review.save", kind: "inside-review", id, fields });
      return accepted({ number, decided: decided !== null });
    },
  );
