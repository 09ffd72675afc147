import type { Load } from "#domain/engagements/terms.ts";
import type { BookingLine } from "#domain/engagements/views.ts";
import { endOf } from "#domain/engagements/rules.ts";
import type { PersonSheet } from "#domain/people/show-person.ts";
import type { Visit } from "#route.ts";
import { initialsOf } from "#show/initials.ts";
import { MonthStrip, MonthStripTable, type StripPicture } from "#show/month-strip.tsx";
import { dateWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { freeWords, ofOtherHub, personWords, weekPictureTitle } from "#text/people.ts";
import { DataTable } from "#web/ui/data-table.tsx";

/** This week of a person as a picture, with the same in a table. */
export function ThisWeek({ visit, sheet }: { visit: Visit; sheet: PersonSheet }) {
  const [first] = sheet.weeks;
  if (first === undefined) return null;
  const picture = pictureOf(visit, sheet.bookings, first);
  return (
    <>
      <MonthStrip picture={picture} size="full" />
      <details>
        <summary>{visit.speak(personWords.asTable)}</summary>
        <MonthStripTable picture={picture} />
      </details>
    </>
  );
}

/** The weeks ahead, one a row: what is booked by all hubs together, and what is free. */
export function WeekTable({ visit, sheet }: { visit: Visit; sheet: PersonSheet }) {
  const { speak } = visit;
  return (
    <DataTable
      speak={speak}
      caption={speak(personWords.byWeek)}
      rows={sheet.weeks}
      rowKey={({ week }) => week}
      empty={{ title: speak(personWords.noBookings) }}
      columns={[
        { key: "week", label: speak(personWords.week), cell: ({ week }) => speak(dateWords(week)) },
        {
          key: "picture",
          label: speak(personWords.picture),
          cell: (load) => <MonthStrip picture={pictureOf(visit, sheet.bookings, load)} size="mini" />,
        },
        {
          key: "booked",
          label: speak(personWords.booked),
          number: true,
          cell: ({ booked }) => speak(halfDaysWords(booked)),
        },
        {
          key: "free",
          label: speak(personWords.free),
          number: true,
          cell: ({ booked, capacity }) => speak(freeWords(capacity - booked)),
        },
      ]}
    />
  );
}

/** One week: the bookings that the reader may see by name, and the rest of what is booked as one share of other hubs. */
function pictureOf({ speak }: Visit, bookings: readonly BookingLine[], load: Load): StripPicture {
  const seen = bookings.filter(
    (booking) => !booking.isReleased && booking.fromWeek <= load.week && load.week < endOf(booking),
  );
  const named = seen.map(({ note, isOfThisHub, halfDays }) => ({
    name: isOfThisHub ? note : speak(ofOtherHub(note)),
    halfDays,
  }));
  const others = load.booked - named.reduce((sum, { halfDays }) => sum + halfDays, 0);
  const shares = [...named, ...(others > 0 ? [{ name: speak(personWords.otherHubs), halfDays: others }] : [])];
  const initials = initialsOf(shares.map(({ name }) => name));
  return {
    id: `week-${load.week}`,
    capacity: load.capacity,
    shares: shares.map((share, index) => ({ ...share, initial: initials[index] ?? "" })),
    words: {
      title: speak(weekPictureTitle(load.week, load.booked, load.capacity - load.booked)),
      free: speak(personWords.free),
      outside: speak(personWords.outside),
      halfDays: (count) => speak(halfDaysWords(count)),
      project: speak(personWords.bookings),
      share: speak(personWords.share),
    },
  };
}
