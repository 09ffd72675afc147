import { z } from "zod";
import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideRelease } from "#domain/engagements/rules.ts";
import { appendBooking, findBooking, takeFromLedger } from "#domain/engagements/store.ts";
import { isEngaged } from "#domain/engagements/store-engagements.ts";
import type { BookingId } from "#domain/engagements/terms.ts";
import { lockPerson } from "#domain/people/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { mondayOf } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const releaseBookingInput = z.object({});

/**
 * Gives a booking of this hub back, as far as its weeks are not over. A booking is given back once.
 * Refusals: not-found, not-allowed, wrong-state (already given back, over, or of an engagement, which is ended instead).
 */
export const releaseBooking = (
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly booking: BookingId; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "person.release", key: input.key }, async (tx) => {
    const person = await lockPerson(tx, input.number);
    if (person === null) return refused({ code: "not-found" });
    const allowed = permit(app.may, actor, "person.release", { hubId: actor.hubId, personId: person.id });
    if (allowed === null || actor.accountId === null) return refused({ code: "not-allowed" });
    const booking = await findBooking(tx, person.id, input.booking);
    if (booking === null) return refused({ code: "not-found" });
    if (await isEngaged(tx, input.booking)) return refused({ code: "wrong-state", state: "engaged" });
    const decided = decideRelease(booking, mondayOf(app.clock.today()));
    if (!decided.ok) return decided;
    await takeFromLedger(tx, person.id, decided.value);
    await appendBooking(tx, {
      id: tx.newId<BookingId>(),
      personId: person.id,
      share: decided.value,
      note: "",
      releases: input.booking,
      madeBy: actor.accountId,
    });
    await tx.audit({ act: "person.release", kind: "booking", id: input.booking });
    return accepted({ number: person.number });
  });
