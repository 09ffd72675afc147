import { bookHalfDays, bookHalfDaysInput } from "#domain/engagements/book-half-days.ts";
import { releaseBooking, releaseBookingInput } from "#domain/engagements/release-booking.ts";
import { parseBookingId } from "#domain/engagements/terms.ts";
import { editPerson, editPersonInput } from "#domain/people/edit-person.ts";
import { enterPerson, enterPersonInput } from "#domain/people/enter-person.ts";
import { personFields } from "#domain/people/rules.ts";
import { type PersonSheet, showPerson } from "#domain/people/show-person.ts";
import { elements } from "#domain/people/terms.ts";
import { pointsField } from "#domain/projects/rules.ts";
import type { Refusal } from "#domain/refusals.ts";
import { addDays, mondayOf } from "#kit/dates.ts";
import { refused } from "#kit/outcome.ts";
import { type Answer, type Body, page, type Route, refusal, type Visit } from "#route.ts";
import { personLabels, personNumber, personWords } from "#text/people.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import {
  emptyForm,
  type FormState,
  formAgain,
  formAgainWithRoom,
  isAboutRoom,
  listOf,
  textOf,
} from "#web/form-state.ts";
import { personConsentRoutes } from "#web/pages/people/consents.tsx";
import { BookingForm, PersonForm, personFormValues } from "#web/pages/people/form.tsx";
import { listPeople } from "#web/pages/people/list.tsx";
import { ownPage, personPage } from "#web/pages/people/show.tsx";
import { WeekTable } from "#web/pages/people/weeks.tsx";
import { storyPost } from "#web/pages/stories/posts.ts";
import { Compare } from "#web/ui/compare.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";

const get = (path: string, act: Route["act"], run: Route["run"]): Route => ({
  method: "get",
  path,
  act,
  door: "page",
  run,
});

/** The pages of people: list, one person, their own record, entering, editing, booking and releasing half-days. */
export const peopleRoutes: readonly Route[] = [
  get("/people", "person.list", listPeople),
  get("/people/new", "person.enter", (visit) => Promise.resolve(enterPage(visit, emptyForm))),
  formPost({
    path: "/people",
    act: "person.enter",
    input: enterPersonInput,
    run: ({ app, actor }, terms, key) => enterPerson(app, actor, { terms, key }),
    done: ({ number }) => ({ to: `/people/${number}`, code: "person-entered" }),
    again: (visit, body, refusedWith) => Promise.resolve(enterPage(visit, formAgain(body.fields, refusedWith))),
  }),
  get("/me", "person.show", ownPage),
  get("/people/:number", "person.show", (visit) => personPage(visit)),
  get("/people/:number/edit", "person.edit", editPage),
  formPost({
    path: "/people/:number",
    act: "person.edit",
    input: editPersonInput,
    run: (visit, { version, terms }, key) =>
      editPerson(visit.app, visit.actor, { number: numberIn(visit) ?? 0, terms, version, key }),
    done: ({ number }, { actor }) => ({
      to: actor.hat === "person" ? "/me" : `/people/${number}`,
      code: "person-edited",
    }),
    again: editAgain,
  }),
  get("/people/:number/bookings/new", "person.book", (visit) => bookPage(visit, firstBooking(visit))),
  formPost({
    path: "/people/:number/bookings",
    act: "person.book",
    input: bookHalfDaysInput,
    run: (visit, terms, key) => bookHalfDays(visit.app, visit.actor, { number: numberIn(visit) ?? 0, terms, key }),
    done: ({ number }) => ({ to: `/people/${number}`, code: "booked" }),
    again: (visit, body, refusedWith) => bookPage(visit, formAgainWithRoom(body.fields, refusedWith), refusedWith),
  }),
  formPost({
    path: "/people/:number/bookings/:booking/release",
    act: "person.release",
    input: releaseBookingInput,
    run: async (visit, _input, key) => {
      const booking = parseBookingId(visit.params["booking"] ?? "");
      return booking === null
        ? refused({ code: "not-found" })
        : releaseBooking(visit.app, visit.actor, { number: numberIn(visit) ?? 0, booking, key });
    },
    done: ({ number }) => ({ to: `/people/${number}`, code: "released" }),
  }),
  ...personConsentRoutes,
  storyPost("person", "people", personPage),
];

function enterPage(visit: Visit, state: FormState): Answer {
  const { speak } = visit;
  return page({
    title: speak(personWords.enterTitle),
    status: state.faults.length > 0 ? 422 : 200,
    islands: ["keep-draft"],
    body: (
      <div class="prose">
        <Heading title={speak(personWords.enterTitle)} lead={speak(personWords.enterLead)} />
        <PersonForm visit={visit} state={state} action="/people" />
      </div>
    ),
  });
}

async function editPage(visit: Visit): Promise<Answer> {
  const sheet = await sheetOf(visit);
  if (sheet === null) return refusal({ code: "not-found" });
  return editing(visit, sheet, { state: { values: personFormValues(visit.speak, sheet.person.terms), faults: [] } });
}

async function editAgain(visit: Visit, body: Body, refusedWith: Refusal): Promise<Answer> {
  const sheet = await sheetOf(visit);
  if (sheet === null) return refusal({ code: "not-found" });
  return editing(visit, sheet, {
    state: formAgain(body.fields, refusedWith),
    isStale: refusedWith.code === "stale",
  });
}

const sheetOf = (visit: Visit): Promise<PersonSheet | null> => showPerson(visit.app, visit.actor, numberIn(visit) ?? 0);

/** The form with the saved values, with what was typed, or beside what somebody else has saved meanwhile. */
function editing(
  visit: Visit,
  { person }: PersonSheet,
  { state, isStale = false }: { state: FormState; isStale?: boolean },
): Answer {
  const { speak } = visit;
  const title = isStale ? speak(personWords.compareTitle) : person.terms.name;
  const typed = state.values;
  return page({
    title,
    status: isStale ? 409 : state.faults.length > 0 ? 422 : 200,
    islands: ["keep-draft"],
    body: (
      <div class="prose">
        <Heading
          title={title}
          above={isStale ? person.terms.name : personNumber(person.number)}
          lead={isStale ? speak(personWords.compareLead) : undefined}
        />
        {isStale && (
          <Compare
            speak={speak}
            caption={speak(personWords.compareCaption)}
            fields={personFields.map((name) => ({
              label: speak(personLabels[name]),
              mine: shown(name, typed),
              theirs: shown(name, personFormValues(speak, person.terms)),
            }))}
          />
        )}
        <Section title={speak(isStale ? personWords.yours : personWords.edit)}>
          <PersonForm
            visit={visit}
            state={state}
            action={`/people/${person.number}`}
            version={isStale ? person.version : Number(typed["version"] ?? person.version)}
            save={speak(isStale ? personWords.saveMine : personWords.save)}
          />
        </Section>
      </div>
    ),
  });
}

/** A field's value as it stands in the form; the nine elements as their points in order. */
const shown = (name: (typeof personFields)[number], values: FormState["values"]): string =>
  name === "shape"
    ? elements.map((element) => textOf(values[pointsField(element)]) || "0").join(" ")
    : listOf(values[name]).join(" ");

/** A new booking starts on the coming Monday unless somebody says otherwise. */
const firstBooking = ({ app }: Visit): FormState => ({
  values: { fromWeek: addDays(mondayOf(app.clock.today()), 7) },
  faults: [],
});

async function bookPage(visit: Visit, state: FormState, refusedWith?: Refusal): Promise<Answer> {
  const sheet = await sheetOf(visit);
  if (sheet === null) return refusal({ code: "not-found" });
  const { speak } = visit;
  const { person } = sheet;
  return page({
    title: speak(personWords.bookTitle),
    status: refusedWith === undefined ? 200 : isAboutRoom(refusedWith) ? 409 : 422,
    body: (
      <div class="prose">
        <Heading
          title={speak(personWords.bookTitle)}
          above={`${personNumber(person.number)} ${person.terms.name}`}
          lead={speak(personWords.bookLead)}
        />
        <BookingForm visit={visit} state={state} number={person.number} />
        <Section title={speak(personWords.ahead)}>
          <WeekTable visit={visit} sheet={sheet} />
        </Section>
      </div>
    ),
  });
}
