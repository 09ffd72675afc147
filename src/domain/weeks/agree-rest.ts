import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideSpoken, type SpokenGiven } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import { personFacts } from "#domain/people/views.ts";
import type { Refusal } from "#domain/refusals.ts";
import { holdSetting, saveAgreedRest } from "#domain/weeks/store.ts";
import { seenOfRest } from "#domain/weeks/views-possible.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Keeps how many weeks of rest were agreed with a person between the peak seasons of two places of work; from then on no
 * plan chains peaks closer than that. Refusals: not-found, not-allowed, stale (somebody else agreed on
 * it meanwhile), invalid (staff did not say who told them).
 */
export const agreeRest = (
  app: App,
  actor: Actor,
  {
    number,
    weeks,
    seen,
    key,
    ...given
  }: SpokenGiven & {
    readonly number: number;
    readonly weeks: number;
    readonly seen?: string | undefined;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "week.agree-rest", key }, async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
    const person = await personFacts(tx, number);
    if (person === null) return refused({ code: "not-found" });
    if (permit(app.may, actor, "week.agree-rest", person) === null) return refused({ code: "not-allowed" });
    await holdSetting(tx, person.personId);
    if (seen !== undefined && seen !== (await seenOfRest(tx, person.personId)))
      return refused({ code: "stale", currentVersion: 0, current: {} });
    const spoken = decideSpoken(actor, given);
    if (!spoken.ok) return spoken;
    await saveAgreedRest(tx, person.personId, weeks);
    const { personId } = person;
    await noteOnBehalf(tx, spoken.value, { act: "week.agree-rest", kind: "person", id: personId, side: { personId } });
    await tx.audit({ act: "week.agree-rest", kind: "person", id: person.personId, fields: ["restWeeks"] });
    return accepted({ number });
  });
