import { permit } from "#domain/access/may.ts";
import { parseHandId } from "#domain/hands/terms.ts";
import { type HandToFollow, handToFollow } from "#domain/hands/views.ts";
import { addressOf } from "#domain/hubs/rules-letters.ts";
import type { ProjectTerms } from "#domain/projects/terms.ts";
import { projectFacts, projectView } from "#domain/projects/views.ts";
import {
  answerProposal,
  answerProposalInput,
  withdrawProposal,
  withdrawProposalInput,
  writeLineInput,
  writePresidentLine,
} from "#domain/proposals/answer-proposal.ts";
import {
  chooseDate,
  chooseDateInput,
  noteHeld,
  noteHeldInput,
  offerDates,
  offerDatesInput,
} from "#domain/proposals/arrange-meeting.ts";
import { engageProposal, engageProposalInput } from "#domain/proposals/engage-proposal.ts";
import {
  putPlanProposals,
  putPlanProposalsInput,
  putProposal,
  putProposalInput,
} from "#domain/proposals/put-proposals.ts";
import { isLive } from "#domain/proposals/rules.ts";
import { agreementFrom, termsFrom } from "#domain/proposals/rules-putting.ts";
import { showProposal } from "#domain/proposals/show-proposal.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Answer, type Body, page, type ReadRecord, type Route, refusal, type Visit } from "#route.ts";
import { meetingCalendar } from "#show/meeting-calendar.ts";
import { answerBegins, putToHand } from "#text/hands.ts";
import { personNumber } from "#text/people.ts";
import { projectNumber } from "#text/projects.ts";
import { proposalNumber, proposalWords } from "#text/proposals.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { type FormState, formAgain, formAgainWithRoom, textOf } from "#web/form-state.ts";
import { cameFromAll } from "#web/pages/me/consents.tsx";
import { Withdrawing } from "#web/pages/proposals/answering.tsx";
import { EngageForm, PutForm } from "#web/pages/proposals/forms.tsx";
import { listProposals } from "#web/pages/proposals/list.tsx";
import type { MeetingForm } from "#web/pages/proposals/meeting.tsx";
import { firmNameOf } from "#web/pages/proposals/parts.tsx";
import { showProposalPage } from "#web/pages/proposals/show.tsx";
import { Heading } from "#web/ui/heading.tsx";

const get = (path: string, act: Route["act"], run: Route["run"]): Route => ({
  method: "get",
  path,
  act,
  door: "page",
  run,
});
const at = (visit: Visit, key: string | null) => ({ number: numberIn(visit) ?? 0, key });
const meetingAgain = (of: MeetingForm["of"]) => (visit: Visit, body: Body, refused: Refusal) =>
  showProposalPage(visit, { meeting: { of, state: formAgain(body.fields, refused) } });

/** The pages of proposals: put, answered, met over, engaged. */
export const proposalRoutes: readonly Route[] = [
  get("/proposals", "proposal.list", listProposals),
  { ...get("/proposals/new", "proposal.put", (visit) => putPage(visit)), reads: handNamed },
  formPost({
    path: "/proposals",
    act: "proposal.put",
    input: putProposalInput,
    run: ({ app, actor }, entered, key) => putProposal(app, actor, { ...entered, key }),
    done: ({ number }) => ({ to: `/proposals/${number}`, code: "proposal-put" }),
    again: (visit, body, refused) => putPage(visit, formAgainWithRoom(body.fields, refused)),
    reads: handNamed,
  }),
  formPost({
    path: "/plans/:number/proposals",
    act: "proposal.put",
    input: putPlanProposalsInput,
    run: async (visit, { project }, key) => {
      const outcome = await putPlanProposals(visit.app, visit.actor, { plan: numberIn(visit) ?? 0, project, key });
      return outcome.ok ? { ...outcome, value: { isOne: project !== null } } : outcome;
    },
    // Whoever puts one share goes on with the next.
    done: ({ isOne }, visit) =>
      isOne
        ? { to: `/plans/${numberIn(visit) ?? 0}#shares`, code: "proposal-put" }
        : { to: "/proposals", code: "proposals-put" },
  }),
  get("/proposals/:number", "proposal.show", (visit) => showProposalPage(visit)),
  formPost({
    path: "/proposals/:number/answer",
    act: "proposal.answer",
    input: answerProposalInput,
    run: (visit, answer, key) => answerProposal(visit.app, visit.actor, { ...answer, ...at(visit, key) }),
    done: ({ number }) => ({ to: `/proposals/${number}`, code: "proposal-answered" }),
    again: (visit, body, refused) => showProposalPage(visit, { answer: formAgain(body.fields, refused) }),
  }),
  get("/proposals/:number/withdraw", "proposal.withdraw", (visit) => withdrawPage(visit)),
  formPost({
    path: "/proposals/:number/withdraw",
    act: "proposal.withdraw",
    input: withdrawProposalInput,
    run: async (visit, answer, key) => {
      const outcome = await withdrawProposal(visit.app, visit.actor, { ...answer, ...at(visit, key) });
      return outcome.ok ? { ...outcome, value: { ...outcome.value, ended: answer.answer === "yes" } } : outcome;
    },
    done: ({ number, ended }, visit) => ({
      to: cameFromAll(visit) ? "/me/disclosures" : `/proposals/${number}`,
      code: ended ? "proposal-closed" : "proposal-kept",
    }),
    again: (visit, body, refused) => withdrawPage(visit, formAgain(body.fields, refused)),
  }),
  formPost({
    path: "/proposals/:number/line",
    act: "proposal.line",
    input: writeLineInput,
    run: (visit, written, key) => writePresidentLine(visit.app, visit.actor, { ...written, ...at(visit, key) }),
    done: ({ number }) => ({ to: `/proposals/${number}`, code: "proposal-line" }),
    again: (visit, body, refused) => showProposalPage(visit, { line: formAgain(body.fields, refused) }),
  }),
  formPost({
    path: "/proposals/:number/dates",
    act: "proposal.arrange",
    input: offerDatesInput,
    run: (visit, offer, key) => offerDates(visit.app, visit.actor, { ...offer, ...at(visit, key) }),
    done: ({ number }) => ({ to: `/proposals/${number}`, code: "meeting-offered" }),
    again: meetingAgain("offer"),
  }),
  formPost({
    path: "/proposals/:number/date",
    act: "proposal.arrange",
    input: chooseDateInput,
    run: (visit, choice, key) => chooseDate(visit.app, visit.actor, { ...choice, ...at(visit, key) }),
    done: ({ number }) => ({ to: `/proposals/${number}`, code: "meeting-chosen" }),
    again: meetingAgain("choice"),
  }),
  formPost({
    path: "/proposals/:number/held",
    act: "proposal.note-held",
    input: noteHeldInput,
    run: (visit, held, key) => noteHeld(visit.app, visit.actor, { ...held, ...at(visit, key) }),
    done: ({ number }) => ({ to: `/proposals/${number}`, code: "meeting-held" }),
    again: meetingAgain("held"),
  }),
  get("/proposals/:number/meeting.ics", "proposal.show", meetingFile),
  get("/proposals/:number/engage", "proposal.engage", (visit) => engagePage(visit)),
  formPost({
    path: "/proposals/:number/engage",
    act: "proposal.engage",
    input: engageProposalInput,
    run: (visit, terms, key) => engageProposal(visit.app, visit.actor, { terms, ...at(visit, key) }),
    done: ({ engagement }) => ({ to: `/engagements/${engagement}`, code: "proposal-engaged" }),
    again: (visit, body, refused) => engagePage(visit, formAgainWithRoom(body.fields, refused)),
  }),
];

async function putPage(visit: Visit, state?: FormState): Promise<Answer> {
  const { speak } = visit;
  const hand = await handIn(visit, await handText(visit));
  return page({
    title: speak(proposalWords.putTitle),
    status: state === undefined ? 200 : 422,
    islands: ["keep-draft"],
    body: (
      <div class="prose">
        <Heading
          title={speak(hand === null ? proposalWords.putTitle : putToHand(hand.person.name))}
          above={hand !== null && `${projectNumber(hand.number)} ${personNumber(hand.person.number)}`}
          lead={speak(proposalWords.putLead)}
        />
        <PutForm visit={visit} state={state ?? (await firstValues(visit, hand))} hand={hand} />
      </div>
    ),
  });
}

/** The hand in the form or in the address. */
const handText = async (visit: Visit): Promise<string> =>
  textOf((await visit.body()).fields["hand"]) ?? visit.query.get("hand") ?? "";

/** The hand whose person and words stand over the form. */
async function handNamed(visit: Visit): Promise<ReadRecord | null> {
  const hand = await handIn(visit, await handText(visit));
  return hand === null ? null : { kind: "person", id: String(hand.person.number) };
}

/** The hand that the proposal is to follow from, when one is named that can be followed. */
const handIn = ({ actor, app }: Visit, text: string): Promise<HandToFollow | null> =>
  app.db.read(actor, async (tx) => {
    const id = parseHandId(text);
    const allowed = permit(app.may, actor, "hand.list", { hubId: actor.hubId });
    return id === null || allowed === null ? null : handToFollow(tx, allowed, id);
  });

/** The project and the person in the address or of the hand, with the terms that the project offers. */
async function firstValues(visit: Visit, hand: HandToFollow | null): Promise<FormState> {
  const { app, query, speak } = visit;
  const numberOf = (name: string): string =>
    /^[1-9]\d{0,8}$/.test(query.get(name) ?? "") ? (query.get(name) ?? "") : "";
  const project = hand === null ? numberOf("project") : String(hand.number);
  const offered = project === "" ? null : await projectTerms(visit, Number(project));
  const terms = offered === null ? {} : termsFrom(offered, offered, app.clock.today());
  const answerWords = hand === null ? "" : speak(answerBegins(hand.person.name));
  const person = hand === null ? numberOf("person") : String(hand.person.number);
  return { values: { ...terms, project, person, answerWords }, faults: [] };
}

const projectTerms = ({ actor, app }: Visit, number: number): Promise<ProjectTerms | null> =>
  app.db.read(actor, async (tx) => {
    const facts = await projectFacts(tx, number);
    const allowed = facts === null ? null : permit(app.may, actor, "project.show", facts);
    return facts === null || allowed === null ? null : (await projectView(tx, allowed, facts.id)).terms;
  });

async function withdrawPage(visit: Visit, state?: FormState): Promise<Answer> {
  const { actor, app, speak } = visit;
  const sheet = await showProposal(app, actor, numberIn(visit) ?? 0);
  if (sheet === null) return refusal({ code: "not-found" });
  const { proposal } = sheet;
  if (!isLive(proposal.state.phase)) return refusal({ code: "wrong-state", state: proposal.state.phase });
  return page({
    title: speak(proposalWords.stepBackTitle),
    status: state === undefined ? 200 : 422,
    body: (
      <div class="prose">
        <Heading
          title={proposal.work.title}
          above={proposalNumber(proposal.number)}
          lead={firmNameOf(visit, proposal)}
        />
        <Withdrawing visit={visit} proposal={proposal} state={state ?? { values: {}, faults: [] }} />
      </div>
    ),
  });
}

async function engagePage(visit: Visit, state?: FormState): Promise<Answer> {
  const { actor, app, speak } = visit;
  const sheet = await showProposal(app, actor, numberIn(visit) ?? 0);
  if (sheet === null) return refusal({ code: "not-found" });
  const { proposal } = sheet;
  if (proposal.state.phase !== "agreed") return refusal({ code: "wrong-state", state: proposal.state.phase });
  const first = { values: { ...agreementFrom(proposal.work, proposal.terms) }, faults: [] };
  return page({
    title: speak(proposalWords.engageTitle),
    status: state === undefined ? 200 : 422,
    body: (
      <div class="prose">
        <Heading
          title={speak(proposalWords.engageTitle)}
          above={`${proposalNumber(proposal.number)} ${proposal.work.title}`}
          lead={speak(proposalWords.engageLead)}
        />
        <EngageForm visit={visit} state={state ?? first} number={proposal.number} />
      </div>
    ),
  });
}

/** The chosen date as a file for calendars; there is none before a date is chosen. */
async function meetingFile(visit: Visit): Promise<Answer> {
  const { actor, app, hub, speak } = visit;
  const sheet = await showProposal(app, actor, numberIn(visit) ?? 0);
  const meeting = sheet?.proposal.meeting ?? null;
  if (sheet === null || meeting === null || meeting.chosen === null) return refusal({ code: "not-found" });
  const { proposal } = sheet;
  const text = meetingCalendar({
    uid: `${proposal.id}@banso`,
    sequence: meeting.sequence,
    start: meeting.chosen,
    minutes: meeting.minutes,
    title: `${speak(proposalWords.meeting)}：${proposal.work.title}`,
    place: meeting.place,
    link: `${addressOf(app.config.publicUrl, hub.host)}/proposals/${proposal.number}`,
    at: proposal.updatedAt,
  });
  return {
    kind: "file",
    name: `${proposalNumber(proposal.number)}.ics`,
    mediaType: "text/calendar; charset=utf-8",
    bytes: new TextEncoder().encode(text),
  };
}
