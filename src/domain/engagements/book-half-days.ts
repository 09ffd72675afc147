import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { bookingInput } from "#domain/engagements/input.ts";
import { decideBooking } from "#domain/engagements/rules.ts";
import { addToLedger, appendBooking, loadWeeks } from "#domain/engagements/store.ts";
import type { BookingId, BookingTerms } from "#domain/engagements/terms.ts";
import { lockPerson } from "#domain/people/store.ts";
import { decideBeside } from "#domain/proposals/rules-putting.ts";
import { loadHolding } from "#domain/proposals/store-holding.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const bookHalfDaysInput = bookingInput;

/**
 * Books half-days of a person over whole weeks, for this hub.
 * Refusals: not-found, not-allowed, invalid (not a Monday), above-capacity (the first week that is too full),
 * held-by-proposals.
 */
export const bookHalfDays = (
  app: App,
  actor: Actor,
  input: {
    readonly number: number;
    readonly terms: Omit<BookingTerms, "personId">;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number; booking: BookingId }, Refusal>> =>
  app.db.write(actor, { act: "person.book", key: input.key }, async (tx) => {
    const person = await lockPerson(tx, input.number);
    if (person === null) return refused({ code: "not-found" });
    const allowed = permit(app.may, actor, "person.book", { hubId: actor.hubId, personId: person.id });
    if (allowed === null || actor.accountId === null) return refused({ code: "not-allowed" });
    const { halfDays } = person.terms;
    const { note, ...share } = input.terms;
    const ledger = await loadWeeks(tx, person.id, share);
    const decided = decideBooking({ halfDays }, ledger, share);
    if (!decided.ok) return decided;
    const holding = await loadHolding(tx, person.id, share);
    const beside = decideBeside({ halfDays, ledger, holding }, share);
    if (!beside.ok) return beside;
    const booking = tx.newId<BookingId>();
    await addToLedger(tx, { id: person.id, halfDays }, decided.value);
    await appendBooking(tx, {
      id: booking,
      personId: person.id,
      share: decided.value,
      note,
      releases: null,
      madeBy: actor.accountId,
    });
    await tx.audit({ act: "person.book", kind: "booking", id: booking });
    return accepted({ number: person.number, booking });
  });
