import { may } from "#domain/access/may.ts";
import { bookingState } from "#domain/engagements/rules.ts";
import type { BookingLine } from "#domain/engagements/views.ts";
import { type PersonSheet, showPerson } from "#domain/people/show-person.ts";
import { personNumberOf } from "#domain/people/views.ts";
import { mondayOf } from "#kit/dates.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { halfDaysWords } from "#text/half-days.ts";
import {
  bookingLabels,
  bookingStateWords,
  freeLead,
  ofOtherHub,
  periodWords,
  personLabels,
  personNumber,
  personWords,
  releaseOf,
} from "#text/people.ts";
import { numberIn } from "#web/form-routes.ts";
import { ThisWeek, WeekTable } from "#web/pages/people/weeks.tsx";
import { Button, LinkButton } from "#web/ui/button.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Tag } from "#web/ui/tag.tsx";

/** The page of one person for the hub's staff, and for the person. */
export async function personPage(visit: Visit): Promise<Answer> {
  const number = numberIn(visit);
  return number === null ? refusal({ code: "not-found" }) : sheetPage(visit, number);
}

/** A person's own record, without a number in the address. */
export async function ownPage(visit: Visit): Promise<Answer> {
  const { actor, app } = visit;
  const { personId } = actor;
  if (personId === null) return refusal({ code: "not-found" });
  const number = await app.db.read(actor, (tx) => personNumberOf(tx, personId));
  return number === null ? refusal({ code: "not-found" }) : sheetPage(visit, number);
}

async function sheetPage(visit: Visit, number: number): Promise<Answer> {
  const sheet = await showPerson(visit.app, visit.actor, number);
  if (sheet === null) return refusal({ code: "not-found" });
  const isOwn = visit.actor.personId === sheet.person.id;
  return page({
    title: isOwn ? visit.speak(personWords.ownTitle) : sheet.person.terms.name,
    body: <Sheet visit={visit} sheet={sheet} isOwn={isOwn} />,
  });
}

function Sheet({ visit, sheet, isOwn }: { visit: Visit; sheet: PersonSheet; isOwn: boolean }) {
  const { language, speak, actor } = visit;
  const { person, weeks } = sheet;
  const { terms } = person;
  const at = (path: string) => localHref(language, `/people/${person.number}${path}`);
  const object = { hubId: actor.hubId, personId: person.id };
  const [first] = weeks;
  return (
    <>
      <Heading
        title={isOwn ? speak(personWords.ownTitle) : terms.name}
        above={isOwn ? terms.name : personNumber(person.number)}
        lead={first !== undefined && speak(freeLead(first.capacity - first.booked, first.capacity))}
        actions={
          <>
            {may(actor, "person.edit", object) && <LinkButton href={at("/edit")}>{speak(personWords.edit)}</LinkButton>}
            {may(actor, "person.book", object) && (
              <LinkButton href={at("/bookings/new")} look="primary">
                {speak(personWords.book)}
              </LinkButton>
            )}
          </>
        }
      />
      <Section title={speak(personWords.thisWeek)}>
        <ThisWeek visit={visit} sheet={sheet} />
      </Section>
      <Section title={speak(personWords.bookings)}>
        <p class="muted">{speak(isOwn ? personWords.ownBookingsLead : personWords.bookingsLead)}</p>
        <Bookings visit={visit} sheet={sheet} />
      </Section>
      <Section title={speak(personWords.ahead)}>
        <p class="muted">{speak(personWords.aheadLead)}</p>
        <WeekTable visit={visit} sheet={sheet} />
      </Section>
      <Section title={speak(personWords.about)}>
        <DefinitionList
          speak={speak}
          items={[
            { term: speak(personLabels.halfDays), value: speak(halfDaysWords(terms.halfDays)) },
            {
              term: speak(personLabels.email),
              value: terms.email && <a href={`mailto:${terms.email}`}>{terms.email}</a>,
            },
            { term: speak(personLabels.phone), value: terms.phone && <a href={`tel:${terms.phone}`}>{terms.phone}</a> },
          ]}
        />
      </Section>
    </>
  );
}

function Bookings({ visit, sheet }: { visit: Visit; sheet: PersonSheet }) {
  const { actor, speak } = visit;
  const object = { hubId: actor.hubId, personId: sheet.person.id };
  const columns = bookingColumns(visit);
  const release = releaseColumn(visit, sheet.person.number);
  return (
    <DataTable
      speak={speak}
      caption={speak(personWords.bookingList)}
      rows={sheet.bookings}
      rowKey={({ id }) => id}
      columns={may(actor, "person.release", object) ? [...columns, release] : columns}
      empty={{ title: speak(personWords.noBookings) }}
    />
  );
}

const stateOf = (visit: Visit, booking: BookingLine) => bookingState(booking, mondayOf(visit.app.clock.today()));

function bookingColumns(visit: Visit): readonly Column<BookingLine>[] {
  const { speak } = visit;
  return [
    {
      key: "note",
      label: speak(bookingLabels.note),
      cell: ({ note, isOfThisHub }) => (isOfThisHub ? note : speak(ofOtherHub(note))),
    },
    { key: "share", label: speak(personWords.share), cell: ({ halfDays }) => speak(halfDaysWords(halfDays)) },
    {
      key: "period",
      label: speak(personWords.period),
      cell: ({ fromWeek, weeks }) => speak(periodWords(fromWeek, weeks)),
    },
    {
      key: "state",
      label: speak(personWords.state),
      cell: (booking) => {
        const state = stateOf(visit, booking);
        return <Tag tone={state === "running" ? "active" : "neutral"}>{speak(bookingStateWords[state])}</Tag>;
      },
    },
  ];
}

/** A booking that runs or comes can be given back with one button, which tells what it is for to those who only hear it. */
function releaseColumn(visit: Visit, number: number): Column<BookingLine> {
  const { app, language, speak } = visit;
  return {
    key: "release",
    label: speak(personWords.change),
    cell: (booking) => {
      const state = stateOf(visit, booking);
      if (state === "over" || state === "released") return "—";
      return (
        <form method="post" action={localHref(language, `/people/${number}/bookings/${booking.id}/release`)}>
          <input type="hidden" name="idempotencyKey" value={app.ids.next()} />
          <Button look="secondary">
            <span class="visually-hidden">{speak(releaseOf(booking.note))}</span>
            {speak(personWords.release)}
          </Button>
        </form>
      );
    },
  };
}
