import type { Tx } from "#app.ts";
import { may, permit } from "#domain/access/may.ts";
import { bookingState } from "#domain/engagements/rules.ts";
import type { BookingLine } from "#domain/engagements/views.ts";
import { type EngagementLine, engagementsOf } from "#domain/engagements/views-engagements.ts";
import { type PersonSheet, showPerson } from "#domain/people/show-person.ts";
import type { PersonId } from "#domain/people/terms.ts";
import { personNumberOf } from "#domain/people/views.ts";
import type { StoryPage } from "#domain/stories/terms.ts";
import { showPersonWeek } from "#domain/weeks/show-week.ts";
import { mondayOf } from "#kit/dates.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { disclosureWords } from "#text/disclosures.ts";
import { engagementNumber, engagementWords } from "#text/engagements.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { meWords } from "#text/me.ts";
import {
  bookingLabels,
  bookingStateWords,
  freeLead,
  ofOtherHub,
  periodWords,
  personNumber,
  personWords,
  releaseOf,
} from "#text/people.ts";
import { weekWords } from "#text/weeks.ts";
import { numberIn } from "#web/form-routes.ts";
import type { FormState } from "#web/form-state.ts";
import { movedOrMissing } from "#web/pages/duplicates/moved.ts";
import { EngagementsOf, mostEngagementsShown, spansOf } from "#web/pages/engagements/of-record.tsx";
import { Profile } from "#web/pages/people/profile.tsx";
import { ThisWeek, WeekTable } from "#web/pages/people/weeks.tsx";
import { StorySection, storyIn } from "#web/pages/stories/section.tsx";
import { RealWeek } from "#web/pages/weeks/section.tsx";
import { Button, ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { PostForm } from "#web/ui/post-form.tsx";
import { Tag } from "#web/ui/tag.tsx";

/** The page of one person for the hub's staff, and for the person. */
export async function personPage(visit: Visit, form?: FormState): Promise<Answer> {
  const number = numberIn(visit);
  return number === null ? refusal({ code: "not-found" }) : sheetPage(visit, number, form);
}

/** A person's own record, without a number in the address. */
export async function ownPage(visit: Visit): Promise<Answer> {
  const { actor, app } = visit;
  const { personId } = actor;
  if (personId === null) return refusal({ code: "not-found" });
  const number = await app.db.read(actor, (tx) => personNumberOf(tx, personId));
  return number === null ? refusal({ code: "not-found" }) : sheetPage(visit, number);
}

async function sheetPage(visit: Visit, number: number, form?: FormState): Promise<Answer> {
  const sheet = await showPerson(visit.app, visit.actor, number);
  if (sheet === null) return movedOrMissing(visit, "person", number);
  const { id, terms } = sheet.person;
  const { engagements, story } = await visit.app.db.read(visit.actor, (tx) => around(visit, tx, id));
  const week = await showPersonWeek(visit.app, visit.actor, id);
  const isOwn = visit.actor.personId === id;
  return page({
    title: isOwn ? visit.speak(personWords.ownTitle) : terms.name,
    status: form === undefined ? 200 : 422,
    islands: story === null ? [] : ["keep-draft"],
    body: (
      <>
        <Sheet visit={visit} sheet={sheet} isOwn={isOwn} />
        {week !== null && (
          <Section title={visit.speak(weekWords.title)} id="real-week">
            <RealWeek
              visit={visit}
              sheet={week}
              whose={terms.name}
              filesAt={isOwn ? "/me/week" : `/people/${number}/week`}
              restHref={
                may(visit.actor, "week.agree-rest", { hubId: visit.actor.hubId, personId: id })
                  ? localHref(visit.language, `/people/${number}/rest`)
                  : undefined
              }
            />
          </Section>
        )}
        <Engagements visit={visit} sheet={sheet} lines={engagements} />
        <Profile visit={visit} terms={terms} />
        <Ahead visit={visit} sheet={sheet} />
        <StorySection
          visit={visit}
          story={story}
          record={{ kind: "person", number: sheet.person.number }}
          spans={spansOf(engagements)}
          form={form}
        />
      </>
    ),
  });
}

type Around = { readonly engagements: readonly EngagementLine[]; readonly story: StoryPage | null };

/** A person's engagements in this hub, and for staff their story in it. */
async function around(visit: Visit, tx: Tx, personId: PersonId): Promise<Around> {
  const { actor, app } = visit;
  const allowed = permit(app.may, actor, "engagement.list", { hubId: actor.hubId, personId });
  return {
    engagements: allowed === null ? [] : await engagementsOf(tx, allowed, { personId, limit: mostEngagementsShown }),
    story: await storyIn(visit, tx, { kind: "person", id: personId }),
  };
}

type Shown = { visit: Visit; sheet: PersonSheet };

function Sheet({ visit, sheet, isOwn }: Shown & { isOwn: boolean }) {
  const { language, speak, actor } = visit;
  const { person, weeks } = sheet;
  const at = (path: string) => localHref(language, `/people/${person.number}${path}`);
  const object = { hubId: actor.hubId, personId: person.id };
  const [first] = weeks;
  return (
    <>
      <Heading
        title={isOwn ? speak(personWords.ownTitle) : person.terms.name}
        above={isOwn ? person.terms.name : personNumber(person.number)}
        lead={first !== undefined && speak(freeLead(first.capacity - first.booked, first.capacity))}
        actions={
          <>
            {isOwn && <LinkButton href={localHref(language, "/me/profile")}>{speak(meWords.toProfile)}</LinkButton>}
            {isOwn && <LinkButton href={localHref(language, "/me/week")}>{speak(weekWords.toOwn)}</LinkButton>}
            {isOwn && <LinkButton href={localHref(language, "/me/hands")}>{speak(meWords.toHands)}</LinkButton>}
            {isOwn && <LinkButton href={localHref(language, "/me/consents")}>{speak(meWords.toConsents)}</LinkButton>}
            {isOwn && (
              <LinkButton href={localHref(language, "/me/disclosures")}>{speak(disclosureWords.toPage)}</LinkButton>
            )}
            {!isOwn && may(actor, "consent.show", object) && (
              <LinkButton href={at("/consents")}>{speak(meWords.staffConsents)}</LinkButton>
            )}
            {!isOwn && may(actor, "person.edit", object) && (
              <LinkButton href={at("/edit")}>{speak(personWords.edit)}</LinkButton>
            )}
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
    </>
  );
}

function Engagements({ visit, sheet, lines }: Shown & { lines: readonly EngagementLine[] }) {
  const { actor, language, speak } = visit;
  return (
    <Section title={speak(personWords.engagementsTitle)} id="engagements">
      <EngagementsOf visit={visit} lines={lines} hide="person" />
      {may(actor, "engagement.enter", { hubId: actor.hubId }) && (
        <ButtonRow>
          <LinkButton href={localHref(language, `/engagements/new?person=${sheet.person.number}`)}>
            {speak(engagementWords.enter)}
          </LinkButton>
        </ButtonRow>
      )}
    </Section>
  );
}

/** Twelve weeks make a long table on a phone: it opens for those who plan ahead. */
function Ahead({ visit, sheet }: Shown) {
  const { speak } = visit;
  return (
    <Section title={speak(personWords.ahead)}>
      <details>
        <summary>{speak(personWords.openWeeks)}</summary>
        <p class="muted">{speak(personWords.aheadLead)}</p>
        <WeekTable visit={visit} sheet={sheet} />
      </details>
    </Section>
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
      // What is agreed with a firm is ended there, so that an engagement never stands without its half-days.
      if (booking.engagement !== null)
        return (
          <a class="target" href={localHref(language, `/engagements/${booking.engagement}`)}>
            {engagementNumber(booking.engagement)}
          </a>
        );
      return (
        <PostForm action={localHref(language, `/people/${number}/bookings/${booking.id}/release`)}>
          <input type="hidden" name="idempotencyKey" value={app.ids.next()} />
          <Button look="secondary">
            <span class="visually-hidden">{speak(releaseOf(booking.note))}</span>
            {speak(personWords.release)}
          </Button>
        </PostForm>
      );
    },
  };
}
