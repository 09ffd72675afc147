import { dayParts, type FreeCells } from "#domain/people/terms.ts";
import { diceFor, happens, shuffled } from "#domain/sample/rules-dice.ts";
import type { SampleEngagement } from "#domain/sample/rules-engagements.ts";
import type { SampleFirm } from "#domain/sample/rules-firms.ts";
import type { SamplePerson } from "#domain/sample/rules-people.ts";
import type { SampleProject } from "#domain/sample/rules-projects.ts";
import type { MeetingOften, PossibleWeek } from "#domain/weeks/terms.ts";
import { pick } from "#kit/random.ts";

const morning = 0;
const afternoon = 1;
const evening = 2;
const workdays = [0, 1, 2, 3, 4] as const;
const saturday = 5;
const sunday = 6;

const cellOf = (day: number, part: number): number => day * dayParts + part;

/**
 * The parts of the week that an invented person has free, or null for the third who have not said: evenings of some
 * workdays beside the present work, Saturdays, and for those who give much whole workdays.
 */
export function sampleWeek(seed: number, index: number, halfDays: number): FreeCells | null {
  const dice = diceFor(seed, `week ${index}`);
  if (index >= 2 && happens(dice, 0.33)) return null;
  const days = shuffled(dice, workdays);
  const evenings = days.slice(0, 2 + dice.below(2)).map((day) => cellOf(day, evening));
  const whole = days
    .slice(0, Math.min(5, Math.floor(halfDays / 8)))
    .flatMap((day) => [cellOf(day, morning), cellOf(day, afternoon)]);
  const saturdays = happens(dice, 0.6) ? [cellOf(saturday, morning), cellOf(saturday, afternoon)] : [];
  const sundays = happens(dice, 0.15) ? [cellOf(sunday, morning)] : [];
  return [...new Set([...evenings, ...whole, ...saturdays, ...sundays])].toSorted((a, b) => a - b);
}

const daytime = [morning, afternoon];
const allDay = [morning, afternoon, evening];
const cellsAt = (days: readonly number[], parts: readonly number[]): readonly number[] =>
  days.flatMap((day) => parts.map((part) => cellOf(day, part)));
const everyDay = [...workdays, saturday, sunday];

/** Peak seasons by trade (JSIC division): harvest, catch, the end of the year, guests of summer and autumn. */
const peaks: Readonly<Record<string, readonly (readonly number[])[]>> = {
  A: [
    [9, 10],
    [5, 6],
  ],
  B: [[11, 12], [4]],
  I: [[12], [7, 8]],
  M: [[8], [10, 11], [1, 2]],
};

/**
 * When the work of an invented firm can be done, or null for those few who have not said: guests are there every day;
 * most others take somebody from afar in the evening and on Saturdays as well, because that is when people have time.
 */
function firmWeek(seed: number, firm: string, industry: string): PossibleWeek | null {
  const dice = diceFor(seed, `possible times of ${firm}`);
  if (happens(dice, 0.06)) return null;
  const peakMonths = happens(dice, 0.6) ? pick(dice, peaks[industry] ?? [[]]) : [];
  if (industry === "M") return { cells: cellsAt(everyDay, allDay), peakMonths };
  const saturdays = happens(dice, 0.8) ? cellsAt([saturday], daytime) : [];
  const sundays = happens(dice, 0.2) ? cellsAt([sunday], [morning]) : [];
  const evenings = happens(dice, 0.93) ? allDay : daytime;
  return { cells: [...cellsAt(workdays, evenings), ...saturdays, ...sundays].toSorted((a, b) => a - b), peakMonths };
}

/** When the work of an invented project can be done, or null when it follows its firm: some that is from afar can lie anywhere. */
function projectWeek(seed: number, title: string, onSiteHalfDays: number): PossibleWeek | null {
  const dice = diceFor(seed, `possible times of the project ${title}`);
  if (onSiteHalfDays > 0 || !happens(dice, 0.3)) return null;
  return { cells: cellsAt(everyDay, allDay), peakMonths: [] };
}

/** Weeks of rest that were agreed with an invented person, or null where the hub's rule is enough. */
function restOf(seed: number, key: string): number | null {
  const dice = diceFor(seed, `rest of ${key}`);
  return happens(dice, 0.1) ? pick(dice, [0, 3, 4, 4, 8]) : null;
}

/** An invented meeting of several people at one firm, by the keys of their engagements. */
export type SampleMeeting = {
  readonly firm: string;
  readonly title: string;
  readonly often: MeetingOften;
  readonly engagements: readonly string[];
};

const meetingTitles = ["月はじめの打ち合わせ", "社長を囲む話し合い", "売り場の見直し会", "段取りの打ち合わせ"];
const mostMeetings = 12;

/** Meetings at firms for which several people work now: one at each of a dozen, mostly once in four weeks. */
function sampleMeetings(seed: number, engagements: readonly SampleEngagement[]): readonly SampleMeeting[] {
  const running = engagements.filter(
    ({ startsIn, terms, end }) => startsIn <= 0 && startsIn + terms.weeks >= 8 && !end,
  );
  const firms = [...Map.groupBy(running, ({ firm }) => firm)].filter(
    ([, own]) => new Set(own.map(({ person }) => person)).size > 1,
  );
  return firms.slice(0, mostMeetings).map(([firm, own], index) => {
    const dice = diceFor(seed, `meeting at ${firm}`);
    const people = [...new Map(own.map((each) => [each.person, each])).values()].slice(0, 3);
    return {
      firm,
      title: meetingTitles[index % meetingTitles.length] ?? "",
      often: happens(dice, 0.25) && people.every(({ terms }) => terms.halfDays >= 4) ? "weekly" : "once",
      engagements: people.map(({ key }) => key),
    };
  });
}

/**
 * Invented weeks that were laid by hand without a single free day, so that there is something to warn of: those of people
 * who give most and have not said when they are free.
 */
function restless(
  engagements: readonly SampleEngagement[],
  people: readonly SamplePerson[],
): readonly { readonly engagement: string; readonly cells: readonly number[] }[] {
  const anyTime = new Set(people.filter(({ terms }) => terms.freeCells === null).map(({ key }) => key));
  const mornings = cellsAt(everyDay, [morning]);
  return engagements
    .filter(({ person, startsIn, end, terms }) => {
      const { halfDays } = terms;
      return (
        anyTime.has(person) && startsIn <= 0 && end === null && halfDays % 4 === 0 && halfDays / 4 >= mornings.length
      );
    })
    .slice(0, 2)
    .map(({ key, terms }) => {
      const more = cellsAt(workdays, [afternoon]).slice(0, terms.halfDays / 4 - mornings.length);
      const week = [...mornings, ...more].toSorted((a, b) => a - b);
      return { engagement: key, cells: [0, 1, 2, 3].flatMap((at) => week.map((cell) => at * 21 + cell)) };
    });
}

/** Pairs of firms between which somebody moves: the peak season of the second follows right after the first's. */
function relays(engagements: readonly SampleEngagement[]): readonly (readonly [string, string])[] {
  const long = engagements.filter(({ startsIn, terms, end }) => startsIn <= 4 && startsIn + terms.weeks > 16 && !end);
  return [...Map.groupBy(long, ({ person }) => person).values()]
    .flatMap((own): (readonly [string, string])[] => {
      const [first, second] = [...new Set(own.map(({ firm }) => firm))];
      return first === undefined || second === undefined ? [] : [[first, second]];
    })
    .slice(0, 2);
}

/** When invented work can be done, by the keys of firms and projects, and rest agreed with people, by theirs. */
export type SampleWeeks = {
  readonly firms: readonly { readonly firm: string; readonly week: PossibleWeek }[];
  readonly projects: readonly { readonly project: string; readonly week: PossibleWeek }[];
  readonly rests: readonly { readonly person: string; readonly weeks: number }[];
  readonly meetings: readonly SampleMeeting[];
  readonly laid: readonly { readonly engagement: string; readonly cells: readonly number[] }[];
  readonly relays: readonly (readonly [string, string])[];
};

/** The possible times, agreed rests and joint meetings of this seed. */
export const sampleWeeks = (
  seed: number,
  of: {
    readonly firms: readonly SampleFirm[];
    readonly projects: readonly SampleProject[];
    readonly people: readonly SamplePerson[];
    readonly engagements: readonly SampleEngagement[];
  },
): SampleWeeks => ({
  firms: of.firms.flatMap(({ key, terms }) => {
    const week = firmWeek(seed, key, terms.industry);
    return week === null ? [] : [{ firm: key, week }];
  }),
  projects: of.projects.flatMap(({ key, terms }) => {
    const week = projectWeek(seed, terms.title, terms.onSiteHalfDays);
    return week === null ? [] : [{ project: key, week }];
  }),
  rests: of.people.flatMap(({ key }) => {
    const weeks = restOf(seed, key);
    return weeks === null ? [] : [{ person: key, weeks }];
  }),
  meetings: sampleMeetings(seed, of.engagements),
  laid: restless(of.engagements, of.people),
  relays: relays(of.engagements),
});
