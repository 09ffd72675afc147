import { enterEngagement } from "#domain/engagements/enter-engagement.ts";
import { mondayOf } from "#kit/dates.ts";
import type { SignedIn, TestApp } from "../support/app.ts";

/** Work of somebody at a firm, both by their numbers. */
export type Work = {
  readonly firm: number;
  readonly person: number;
  readonly title: string;
  readonly halfDays: number;
  /** Twelve, as a rule. */
  readonly weeks?: number;
};

/** Enters work from this week on, all of it from afar, and gives the engagement's number. */
export async function enteredWork(
  house: TestApp,
  by: SignedIn,
  { firm, person, title, halfDays, weeks = 12 }: Work,
): Promise<number> {
  const outcome = await enterEngagement(house.app, by.actor, {
    firm,
    person,
    project: null,
    terms: {
      title,
      role: "",
      roleKind: "specialist",
      stage: "trial",
      halfDays,
      onSiteHalfDays: 0,
      fromWeek: mondayOf(house.app.clock.today()),
      weeks,
      payYenPerMonth: 10_000,
    },
    key: null,
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value.number;
}
