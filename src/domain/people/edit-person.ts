import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { heaviestWeek, setCapacity } from "#domain/engagements/store.ts";
import { personEditInput } from "#domain/people/input.ts";
import { decidePersonEdit } from "#domain/people/rules.ts";
import { lockPerson, savePerson } from "#domain/people/store.ts";
import type { PersonTerms } from "#domain/people/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { mondayOf } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const editPersonInput = personEditInput;

/**
 * Saves new terms of a person. New half-days hold from this week on; weeks that are over keep theirs.
 * Refusals: not-found, not-allowed, stale (with what is saved now), invalid (half-days below what is booked).
 */
export const editPerson = (
  app: App,
  actor: Actor,
  input: {
    readonly number: number;
    readonly terms: PersonTerms;
    readonly version: number;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "person.edit", key: input.key }, async (tx) => {
    const person = await lockPerson(tx, input.number);
    if (person === null) return refused({ code: "not-found" });
    if (permit(app.may, actor, "person.edit", { hubId: actor.hubId, personId: person.id }) === null)
      return refused({ code: "not-allowed" });
    const thisWeek = mondayOf(app.clock.today());
    const decided = decidePersonEdit(person, {
      terms: input.terms,
      seenVersion: input.version,
      heaviest: await heaviestWeek(tx, person.id, thisWeek),
    });
    if (!decided.ok) return decided;
    await savePerson(tx, person.id, input.terms);
    if (decided.value.includes("halfDays"))
      await setCapacity(tx, person.id, { from: thisWeek, capacity: input.terms.halfDays });
    await tx.audit({ act: "person.edit", kind: "person", id: person.id, fields: decided.value });
    return accepted({ number: person.number });
  });
