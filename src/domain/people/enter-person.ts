import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { personTermsInput } from "#domain/people/input.ts";
import { decidePersonTerms } from "#domain/people/rules.ts";
import { addPerson } from "#domain/people/store.ts";
import type { PersonId, PersonTerms } from "#domain/people/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const enterPersonInput = personTermsInput;

/** Enters a person with this hub's card, and gives the card's short number. Refusals: not-allowed, invalid. */
export const enterPerson = (
  app: App,
  actor: Actor,
  input: { readonly terms: PersonTerms; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "person.enter", key: input.key }, async (tx) => {
    if (permit(app.may, actor, "person.enter", { hubId: actor.hubId }) === null)
      return refused({ code: "not-allowed" });
    const decided = decidePersonTerms(input.terms);
    if (!decided.ok) return decided;
    const id = tx.newId<PersonId>();
    const number = await addPerson(tx, id, decided.value);
    await tx.audit({ act: "person.enter", kind: "person", id });
    return accepted({ number });
  });
