import { folded } from "#domain/plans/rules-cells.ts";
import type { FieldFault, Refusal } from "#domain/refusals.ts";
import {
  type Coordinates,
  layWeek,
  maskOf,
  nearTownsOf,
  type WeekLaying,
  type WeekShare,
} from "#domain/weeks/rules.ts";
import { type GroupLaying, type JointMeeting, layGroup } from "#domain/weeks/rules-together.ts";
import {
  type CellMask,
  type LaidCells,
  type Layer,
  patternEntries,
  patternWeeks,
  usualCells,
} from "#domain/weeks/terms.ts";
import { addDays, type LocalDate, mondayOf } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { ContractForm } from "#reference/contract-forms.ts";
import { type Collision } from "#reference/week-rules.ts";

/** An engagement as far as the week needs it. */
export type EngagedShare = {
  readonly number: number;
  readonly place: string;
  readonly halfDays: number;
  readonly onSiteHalfDays: number;
  readonly cells: readonly number[] | null;
  readonly laid: (LaidCells & { readonly by: Layer }) | null;
};

/** What a person's week is laid from. */
export type OwnWeek = {
  /** Free cells, or null when the person has not said. */
  readonly freeCells: readonly number[] | null;
  readonly towns: ReadonlyMap<string, Coordinates>;
  /** Kilometres between towns that can be served on one day. */
  readonly nearKm: number;
};

/** Lays a person's engagements into four weeks; what people laid stays, what the product laid stays where it can. */
export const layOwnWeek = (own: OwnWeek, engagements: readonly EngagedShare[]): WeekLaying =>
  layWeek({ cells: maskOf(own.freeCells), placeDays: [] }, ownShares(own, engagements));

type Person = { readonly own: OwnWeek; readonly engagements: readonly EngagedShare[] };

/** Lays several people's engagements together with the meetings that they share; meetings name engagements by number. */
export const layPeople = (people: readonly Person[], meetings: readonly JointMeeting<number>[]): GroupLaying =>
  layGroup(
    people.map(({ own, engagements }) => {
      const shares = ownShares(own, engagements);
      return {
        person: { cells: maskOf(own.freeCells), placeDays: [] },
        shares: engagements.flatMap(({ number: key }, index) => {
          const share = shares[index];
          return share === undefined ? [] : [{ ...share, key }];
        }),
      };
    }),
    meetings,
  );

/**
 * Whether an engagement may be laid into these cells as far as meetings are concerned: none that had a common time before
 * loses it. Refusal: invalid, beside the cells.
 */
export function decideMeetingsKept(
  people: readonly Person[],
  meetings: readonly JointMeeting<number>[],
  { number, laid }: { readonly number: number; readonly laid: EngagedShare["laid"] },
): Outcome<null, Refusal> {
  if (meetings.length === 0) return accepted(null);
  const before = layPeople(people, meetings).missed;
  const changed = people.map(({ own, engagements }) => ({
    own,
    engagements: engagements.map((each) => (each.number === number ? { ...each, laid } : each)),
  }));
  const after = layPeople(changed, meetings).missed;
  if (after.every((id) => before.includes(id))) return accepted(null);
  return refused({
    code: "invalid",
    faults: [{ field: "cells", code: "cells-collide", facts: { why: "meeting" } }],
  });
}

/** A person's engagements as the shares that are laid out. */
export function ownShares({ towns, nearKm }: OwnWeek, engagements: readonly EngagedShare[]): readonly WeekShare[] {
  const near = nearTownsOf(
    engagements.map(({ place }) => folded(place)),
    towns,
    nearKm,
  );
  return engagements.map(
    (each): WeekShare => ({
      halfDays: each.halfDays,
      onSiteHalfDays: each.onSiteHalfDays,
      place: folded(each.place),
      nearTowns: near.get(folded(each.place)) ?? [],
      cells: possibleCells(each),
      laid: each.laid,
    }),
  );
}

/** What people laid by hand may lie outside of the usual hours: who sets the week knows. */
export const possibleCells = ({ cells, laid }: Pick<EngagedShare, "cells" | "laid">): CellMask => {
  const usual = cells === null ? usualCells : maskOf(cells);
  return laid === null || laid.by === "product" ? usual : usual | maskOf(laid.cells.map((entry) => entry % 21));
};

/** Under which contracts the person sets the week; under the others whoever directs the work does. */
const ownWeekForms: readonly ContractForm[] = ["service", "service-by-intermediary", "adviser"];

/** Whether the person sets the week of an engagement under this form of contract; without a project it is a service. */
export const setsOwnWeek = (form: ContractForm | null): boolean => form === null || ownWeekForms.includes(form);

/**
 * Whether the half-days of one engagement may lie in these entries (week × 21 + cell): as many as were agreed, evenly over
 * the weeks, and together with everything else of the person. Gives where they lie, and which of them are at the place.
 * Refusal: invalid, beside the cells.
 */
export function decideWeekSetting(
  own: OwnWeek,
  engagements: readonly EngagedShare[],
  asked: { readonly number: number; readonly cells: readonly number[]; readonly by: Layer },
): Outcome<LaidCells, Refusal> {
  const index = engagements.findIndex(({ number }) => number === asked.number);
  const engagement = engagements[index];
  if (engagement === undefined) return refused({ code: "not-found" });
  const cells = [...new Set(asked.cells)].toSorted((a, b) => a - b);
  const fault = faultOf(engagement, cells);
  if (fault !== null) return refused({ code: "invalid", faults: [fault] });
  const laid = { cells, onSite: [], by: asked.by };
  const laying = layOwnWeek(
    own,
    engagements.map((each) => (each.number === asked.number ? { ...each, laid } : each)),
  );
  const found = laying.ok ? laying.shares[index] : undefined;
  if (found !== undefined) return accepted(found);
  const why: Collision = laying.ok ? "work" : laying.because;
  return refused({ code: "invalid", faults: [{ field: "cells", code: "cells-collide", facts: { why } }] });
}

function faultOf({ halfDays }: EngagedShare, cells: readonly number[]): FieldFault | null {
  const isIn = cells.every((cell) => Number.isInteger(cell) && cell >= 0 && cell < patternEntries);
  const isEven = [0, 1, 2, 3].every(
    (week) => Math.abs(cells.filter((cell) => Math.floor(cell / 21) === week).length - halfDays / 4) < 1,
  );
  if (isIn && cells.length === halfDays && isEven) return null;
  return { field: "cells", code: "wrong-cells", facts: { want: halfDays, have: cells.length } };
}

/** The Monday from which patterns are counted: its week is the first of the four. */
const firstMonday = "2024-01-01";

/** Which of the four weeks of a pattern the week of this Monday is, 0–3; the same for everybody and for ever. */
export function patternWeekOf(monday: LocalDate): number {
  const days = (Date.parse(`${monday}T00:00:00Z`) - Date.parse(`${firstMonday}T00:00:00Z`)) / 86_400_000;
  return ((Math.round(days / 7) % 4) + 4) % 4;
}

/** The next Monday, this week's included, whose week is this one (1–4) of a pattern. */
export function mondayOfPatternWeek(week: number, today: LocalDate): LocalDate {
  const monday = mondayOf(today);
  return addDays(monday, 7 * ((week - 1 - patternWeekOf(monday) + patternWeeks) % patternWeeks));
}

/**
 * The half-days of a share that lie in its own time when its pattern comes next, as calendars and spreadsheets have them:
 * before its first day and after its last nothing of it lies in a week. `until` is the day after its last.
 */
export function inItsTime(
  { cells, onSite, from, until }: LaidCells & { readonly from: LocalDate; readonly until: LocalDate },
  today: LocalDate,
): LaidCells {
  const isIn = (entry: number): boolean => {
    const on = addDays(mondayOfPatternWeek(Math.floor(entry / 21) + 1, today), Math.floor((entry % 21) / 3));
    return on >= from && on < until;
  };
  return { cells: cells.filter(isIn), onSite: onSite.filter(isIn) };
}

/** A half-day that comes again: its first day, every how many weeks, its part of the day, and the last day on which it may lie. */
export type Recurring = {
  readonly entry: number;
  readonly on: LocalDate;
  readonly everyWeeks: 1 | 4;
  readonly part: number;
  readonly isOnSite: boolean;
  readonly until: LocalDate;
};

/** The half-days of an engagement from a day on, those of four equal weeks as one. `until` is the day after its last. */
export function recurringOf(
  { cells, onSite }: LaidCells,
  { from, until, today }: { readonly from: LocalDate; readonly until: LocalDate; readonly today: LocalDate },
): readonly Recurring[] {
  const start = mondayOf(from > today ? from : today);
  const there = new Set(onSite);
  const has = new Set(cells);
  const isWeekly = (entry: number): boolean =>
    [0, 1, 2, 3].every(
      (week) => has.has(week * 21 + (entry % 21)) && there.has(week * 21 + (entry % 21)) === there.has(entry),
    );
  return cells
    .filter((entry) => entry < 21 || !isWeekly(entry))
    .flatMap((entry) => {
      const weekly = isWeekly(entry);
      const ahead = weekly ? 0 : (Math.floor(entry / 21) - patternWeekOf(start) + 4) % 4;
      const on = addDays(start, 7 * ahead + Math.floor((entry % 21) / 3));
      if (on >= until) return [];
      return [
        {
          entry,
          on,
          everyWeeks: weekly ? (1 as const) : (4 as const),
          part: entry % 3,
          isOnSite: there.has(entry),
          until: addDays(until, -1),
        },
      ];
    });
}
