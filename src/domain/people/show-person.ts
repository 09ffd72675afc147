import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { endOf, fillWeeks, mondaysOf } from "#domain/engagements/rules.ts";
import type { Load } from "#domain/engagements/terms.ts";
import { type BookingLine, bookingLines, ledgerWeeks } from "#domain/engagements/views.ts";
import { type PersonView, personFacts, personView } from "#domain/people/views.ts";
import { mondayOf } from "#kit/dates.ts";

/** A person with how full the next weeks are, this one first, and the bookings that the reader may see. */
export type PersonSheet = {
  readonly person: PersonView;
  readonly weeks: readonly Load[];
  readonly bookings: readonly BookingLine[];
};

/** How many weeks a person's page looks ahead. */
export const weeksAhead = 12;

/** Reads a person by the card's number; null when there is none for this actor. */
export const showPerson = (app: App, actor: Actor, number: number): Promise<PersonSheet | null> =>
  app.db.read(actor, async (tx) => {
    const facts = await personFacts(tx, number);
    const allowed = facts === null ? null : permit(app.may, actor, "person.show", facts);
    if (facts === null || allowed === null) return null;
    const ahead = { fromWeek: mondayOf(app.clock.today()), weeks: weeksAhead };
    const { personId } = facts;
    const person = await personView(tx, allowed, personId);
    const ledger = await ledgerWeeks(tx, allowed, { personId, from: ahead.fromWeek, until: endOf(ahead) });
    return {
      person,
      weeks: fillWeeks(mondaysOf(ahead), ledger, person.terms.halfDays),
      bookings: await bookingLines(tx, allowed, personId),
    };
  });
