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
import { editEngagement, editEngagementInput } from "#domain/engagements/edit-engagement.ts";
import { endEngagement, endEngagementInput } from "#domain/engagements/end-engagement.ts";
import { enterEngagement, enterEngagementInput } from "#domain/engagements/enter-engagement.ts";
import { checkInState, engagementState, engagementStates } from "#domain/engagements/rules-engagements.ts";
import { type EngagementSheet, showEngagement } from "#domain/engagements/show-engagement.ts";
import { checkInSides, endings, stages } from "#domain/engagements/terms.ts";
import { allEngagements, engagementList } from "#domain/engagements/views-list.ts";
import { roleKinds } from "#domain/projects/terms.ts";
import type { LocalDate } from "#kit/dates.ts";
import { accepted, refused } from "#kit/outcome.ts";
import { operationWords } from "#text/api.ts";

const line = {
  number: shown.number,
  title: shown.text,
  firmName: shown.text,
  personName: shown.text,
  stage: z.enum(stages),
  halfDays: shown.whole,
  fromWeek: shown.date,
  weeks: shown.whole,
  endedOn: shown.date.nullable(),
  state: z.enum(engagementStates),
};

const sheet = z.object({
  ...line,
  version: shown.version,
  updatedAt: shown.instant,
  /** Short numbers of the records that the reader may open. */
  firm: shown.number.nullable(),
  person: shown.number.nullable(),
  project: shown.number.nullable(),
  role: shown.text,
  roleKind: z.enum(roleKinds),
  onSiteHalfDays: shown.whole,
  payYenPerMonth: shown.whole,
  ending: z.enum(endings).nullable(),
  outcome: shown.text,
  outcomeScore: shown.whole.nullable(),
  checkIns: z.array(
    z.object({
      side: z.enum(checkInSides),
      dueOn: shown.date,
      heldOn: shown.date.nullable(),
      score: shown.whole.nullable(),
      words: shown.text,
      state: z.enum(["held", "passed", "coming", "overdue"]),
    }),
  ),
});

function present({ engagement, checkIns }: EngagementSheet, today: LocalDate): z.input<typeof sheet> {
  const { terms, project, firmNumber, personNumber, updatedAt, ...view } = engagement;
  return {
    ...view,
    ...terms,
    updatedAt: updatedAt.toISOString(),
    firm: firmNumber,
    person: personNumber,
    project: project?.number ?? null,
    state: engagementState({ ...terms, endedOn: view.endedOn }, today),
    checkIns: checkIns.map((checkIn) => ({ ...checkIn, state: checkInState(checkIn, today) })),
  };
}

/** Engagements by the API: the same acts as their pages. */
export const engagementOperations: readonly Operation[] = [
  operation({
    id: "listEngagements",
    method: "get",
    path: "/engagements",
    act: "engagement.list",
    summary: operationWords.listEngagements,
    input: listInput,
    output: z.object({ engagements: z.array(z.object(line)), nextAfter }),
    run: async ({ app, actor }, { q: search, after, limit }) => {
      const allowed = permit(app.may, actor, "engagement.list", { hubId: actor.hubId });
      if (allowed === null) return refused({ code: "not-allowed" });
      const today = app.clock.today();
      const asked = { search, filter: allEngagements, ...byNumber(after), limit, today };
      const { rows, next } = await app.db.read(actor, (tx) => engagementList(tx, allowed, asked));
      const engagements = rows.map((row) => ({ ...row, state: engagementState(row, today) }));
      return accepted({ engagements, nextAfter: next });
    },
  }),
  operation({
    id: "showEngagement",
    method: "get",
    path: "/engagements/:number",
    act: "engagement.show",
    summary: operationWords.showEngagement,
    input: z.object({}),
    output: sheet,
    run: async (visit) => {
      const found = await showEngagement(visit.app, visit.actor, numberOf(visit));
      return found === null ? notFound : accepted(present(found, visit.app.clock.today()));
    },
  }),
  operation({
    id: "enterEngagement",
    method: "post",
    path: "/engagements",
    act: "engagement.enter",
    summary: operationWords.enterEngagement,
    status: 201,
    input: enterEngagementInput,
    output: numberOutput,
    run: ({ app, actor }, entered, key) => enterEngagement(app, actor, { ...entered, key }),
  }),
  operation({
    id: "editEngagement",
    method: "post",
    path: "/engagements/:number",
    act: "engagement.edit",
    summary: operationWords.editEngagement,
    input: editEngagementInput,
    output: numberOutput,
    run: (visit, { version, change }, key) =>
      editEngagement(visit.app, visit.actor, { number: numberOf(visit), change, version, key }),
  }),
  operation({
    id: "endEngagement",
    method: "post",
    path: "/engagements/:number/end",
    act: "engagement.end",
    summary: operationWords.endEngagement,
    input: endEngagementInput,
    output: numberOutput,
    run: (visit, ended, key) => endEngagement(visit.app, visit.actor, { number: numberOf(visit), ...ended, key }),
  }),
];
