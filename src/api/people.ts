import { z } from "zod";
import {
  byNumber,
  listInput,
  nextAfter,
  notFound,
  numberOf,
  numberOutput,
  type Operation,
  operation,
  shown,
} from "#api/operation.ts";
import { permit } from "#domain/access/may.ts";
import { bookHalfDays, bookHalfDaysInput } from "#domain/engagements/book-half-days.ts";
import { releaseBooking, releaseBookingInput } from "#domain/engagements/release-booking.ts";
import { bookingState, bookingStates } from "#domain/engagements/rules.ts";
import { parseBookingId } from "#domain/engagements/terms.ts";
import { editPerson, editPersonInput } from "#domain/people/edit-person.ts";
import { enterPerson, enterPersonInput } from "#domain/people/enter-person.ts";
import { type PersonSheet, showPerson } from "#domain/people/show-person.ts";
import { elementPoints, elements, personKinds } from "#domain/people/terms.ts";
import { allPeople, personList } from "#domain/people/views-list.ts";
import { roleKinds, themes } from "#domain/projects/terms.ts";
import { type LocalDate, mondayOf } from "#kit/dates.ts";
import { accepted, refused } from "#kit/outcome.ts";
import { operationWords } from "#text/api.ts";

const personLine = {
  number: shown.number,
  name: shown.text,
  halfDays: shown.whole,
  updatedAt: shown.instant,
};

/** The nine points in the order of the elements as one list, or null. */
const shape = z.object({
  shape: z.array(z.int().min(0).max(elementPoints)).length(elements.length).nullable().optional(),
});

const personOutput = z.object({
  ...personLine,
  version: shown.version,
  kana: shown.text,
  email: shown.text,
  phone: shown.text,
  kinds: z.array(z.enum(personKinds)),
  livesIn: shown.text,
  employer: shown.text,
  about: shown.text,
  engagements: shown.whole,
  themes: z.array(z.enum(themes)),
  roleKinds: z.array(z.enum(roleKinds)),
  trades: z.array(shown.text),
  shape: z.array(shown.whole).nullable(),
  towns: z.array(shown.text),
  onSiteHalfDays: shown.whole.nullable(),
  remoteHalfDays: shown.whole.nullable(),
  payYenPerHalfDay: shown.whole.nullable(),
  availableFrom: shown.date.nullable(),
  availableUntil: shown.date.nullable(),
  notWith: z.array(shown.text),
  weeks: z.array(z.object({ week: shown.date, capacity: shown.whole, booked: shown.whole, free: shown.whole })),
  bookings: z.array(
    z.object({
      id: z.uuid(),
      halfDays: shown.whole,
      fromWeek: shown.date,
      weeks: shown.whole,
      note: shown.text,
      state: z.enum(bookingStates),
      isOfThisHub: z.boolean(),
      engagement: shown.number.nullable(),
      madeAt: shown.instant,
    }),
  ),
});

function presentPerson({ person, weeks, bookings }: PersonSheet, thisWeek: LocalDate): z.input<typeof personOutput> {
  const { number, version, terms, updatedAt } = person;
  return {
    number,
    version,
    ...terms,
    kinds: [...terms.kinds],
    themes: [...terms.themes],
    roleKinds: [...terms.roleKinds],
    trades: [...terms.trades],
    shape: terms.shape === null ? null : [...terms.shape],
    towns: [...terms.towns],
    notWith: [...terms.notWith],
    updatedAt: updatedAt.toISOString(),
    weeks: weeks.map(({ week, capacity, booked }) => ({ week, capacity, booked, free: capacity - booked })),
    bookings: bookings.map((booking) => ({
      ...booking,
      state: bookingState(booking, thisWeek),
      madeAt: booking.madeAt.toISOString(),
    })),
  };
}

/** People and their half-days by the API: the same acts as their pages. */
export const personOperations: readonly Operation[] = [
  operation({
    id: "listPeople",
    method: "get",
    path: "/people",
    act: "person.list",
    summary: operationWords.listPeople,
    input: listInput,
    output: z.object({ people: z.array(z.object({ ...personLine, free: shown.whole })), nextAfter }),
    run: async ({ app, actor }, { q: search, after, limit }) => {
      const allowed = permit(app.may, actor, "person.list", { hubId: actor.hubId });
      if (allowed === null) return refused({ code: "not-allowed" });
      const week = mondayOf(app.clock.today());
      const asked = { search, filter: allPeople, ...byNumber(after), limit, week };
      const { rows, next } = await app.db.read(actor, (tx) => personList(tx, allowed, asked));
      const people = rows.map((person) => ({ ...person, updatedAt: person.updatedAt.toISOString() }));
      return accepted({ people, nextAfter: next });
    },
  }),
  operation({
    id: "showPerson",
    method: "get",
    path: "/people/:number",
    act: "person.show",
    summary: operationWords.showPerson,
    input: z.object({}),
    output: personOutput,
    run: async (visit) => {
      const sheet = await showPerson(visit.app, visit.actor, numberOf(visit));
      return sheet === null ? notFound : accepted(presentPerson(sheet, mondayOf(visit.app.clock.today())));
    },
  }),
  operation({
    id: "enterPerson",
    method: "post",
    path: "/people",
    act: "person.enter",
    summary: operationWords.enterPerson,
    status: 201,
    input: enterPersonInput,
    also: shape,
    output: numberOutput,
    run: ({ app, actor }, terms, key) => enterPerson(app, actor, { terms, key }),
  }),
  operation({
    id: "editPerson",
    method: "post",
    path: "/people/:number",
    act: "person.edit",
    summary: operationWords.editPerson,
    input: editPersonInput,
    also: shape,
    output: numberOutput,
    run: (visit, { version, terms }, key) =>
      editPerson(visit.app, visit.actor, { number: numberOf(visit), terms, version, key }),
  }),
  operation({
    id: "book",
    method: "post",
    path: "/people/:number/bookings",
    act: "person.book",
    summary: operationWords.book,
    status: 201,
    input: bookHalfDaysInput,
    output: z.object({ number: shown.number, booking: z.uuid() }),
    run: (visit, terms, key) => bookHalfDays(visit.app, visit.actor, { number: numberOf(visit), terms, key }),
  }),
  operation({
    id: "release",
    method: "post",
    path: "/people/:number/bookings/:booking/release",
    act: "person.release",
    summary: operationWords.release,
    input: releaseBookingInput,
    output: numberOutput,
    run: async (visit, _input, key) => {
      const booking = parseBookingId(visit.params["booking"] ?? "");
      return booking === null
        ? notFound
        : releaseBooking(visit.app, visit.actor, { number: numberOf(visit), booking, key });
    },
  }),
];
