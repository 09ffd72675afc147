import { endOf } from "#domain/engagements/rules.ts";
import type { Load } from "#domain/engagements/terms.ts";
import type { BookingLine } from "#domain/engagements/views.ts";
import type { PersonSheet } from "#domain/people/show-person.ts";
import type { LocalDate } from "#kit/dates.ts";
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
  const current = notOver(sheet, first.week);
  const picture = pictureOf(visit, current, first, true);
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
  const current = notOver(sheet, sheet.weeks[0]?.week);
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
          cell: (load) => <MonthStrip picture={pictureOf(visit, current, load)} size="mini" />,
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

const notOver = ({ bookings }: PersonSheet, week: LocalDate | undefined): readonly BookingLine[] =>
  bookings.filter((booking) => week === undefined || endOf(booking) > week);

/**
 * One week: the bookings that the reader may see by name, and the rest of what is booked as one share of other hubs.
 * Bookings keep their place, and so their hue, from week to week: the earliest start first, with nothing in weeks
 * that are not theirs.
 */
function pictureOf({ speak }: Visit, bookings: readonly BookingLine[], load: Load, withLegend = false): StripPicture {
  const named = bookings
    .filter(({ isReleased }) => !isReleased)
    .toReversed()
    .map((booking) => ({
      name: booking.isOfThisHub ? booking.note : speak(ofOtherHub(booking.note)),
      halfDays: booking.fromWeek <= load.week && load.week < endOf(booking) ? booking.halfDays : 0,
    }));
  const others = load.booked - named.reduce((sum, { halfDays }) => sum + halfDays, 0);
  const all = [...named, { name: speak(personWords.otherHubs), halfDays: others }];
  const shares = withLegend ? all.filter(({ halfDays }) => halfDays > 0) : all;
  const initials = initialsOf(shares.map(({ name }) => name));
  return {
    // The picture above the list shows a week of the list once more.
    id: withLegend ? `week-above-${load.week}` : `week-${load.week}`,
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
