import type { Tx } from "#app.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import { insertRows } from "#domain/imports/store-json-rows.ts";
import { firmOnPage } from "#domain/projects/rules.ts";
import { isDisclosed, isFirmNamed, type ProposalState } from "#domain/proposals/rules.ts";
import { answerBy, profileOf } from "#domain/proposals/rules-putting.ts";
import { profileColumns, proposalColumns, workColumns } from "#domain/proposals/store-putting.ts";
import type { DisclosureId, ProposalAnswerId, ProposalId } from "#domain/proposals/terms.ts";
import type { SampleProposal } from "#domain/sample/rules-proposals.ts";
import { meetingPlace } from "#domain/sample/rules-words-proposals.ts";
import { known, type PlacedFirms, type PlacedPeople, type PlacedProjects, place } from "#domain/sample/store.ts";
import { addDays, type LocalDate, mondayOf } from "#kit/dates.ts";

type Ground = {
  readonly firms: PlacedFirms;
  readonly people: PlacedPeople;
  readonly projects: PlacedProjects;
  readonly today: LocalDate;
  readonly madeBy: AccountId;
};

/** Two in the afternoon of a day, in Tokyo. */
const afternoonOf = (day: LocalDate): Date => new Date(`${day}T14:00:00+09:00`);

/** Writes proposals with all that their sides read of each other, what was answered, and their meetings. */
export async function writeProposals(tx: Tx, proposals: readonly SampleProposal[], ground: Ground): Promise<void> {
  const hub = { hub_id: tx.actor.hubId };
  const placed = await place<SampleProposal, ProposalId>(tx, "proposal", proposals);
  const all = [...placed.values()].map((one) => {
    const { item } = one;
    const at = afternoonOf(addDays(ground.today, -item.daysAgo));
    return {
      ...one,
      at,
      person: known(ground.people, item.person),
      firm: known(ground.firms, item.firm),
      project: known(ground.projects, item.project),
      row: { ...hub, proposal_id: one.id },
      state: stateOf(item),
    };
  });
  await insertRows(
    tx,
    "proposal",
    all.map(({ item, row, number, at, person, firm, project }) => ({
      ...row,
      number,
      project_id: project.id,
      firm_id: firm.id,
      person_id: person.id,
      origin: "by-hand",
      ...proposalColumns({ ...item, fromWeek: addDays(mondayOf(ground.today), 7 * item.startsIn) }),
      answer_by: answerBy(addDays(ground.today, -item.daysAgo)),
      line: item.line,
      reply: item.reply,
      with_meeting: true,
      phase: item.phase,
      person_answer: item.answers.person,
      firm_answer: item.answers.firm,
      closed_by: item.closedBy,
      closed_at: item.phase === "closed" ? at : null,
      put_by: ground.madeBy,
      version: 1,
      created_at: at,
      updated_at: at,
    })),
  );
  await insertRows(
    tx,
    "proposal_profile",
    all.map(({ row, person }) => ({ ...row, ...profileColumns(profileOf(person.item.terms)) })),
  );
  await insertRows(
    tx,
    "proposal_work",
    all.map(({ row, project, firm, state }) => ({
      ...row,
      ...workColumns(
        project.item.terms,
        firmOnPage({ status: "draft", version: 1, terms: firm.item.terms, number: firm.number }),
      ),
      firm_name: isFirmNamed(state) ? firm.item.terms.name : null,
    })),
  );
  await insertRows(
    tx,
    "proposal_answer",
    all.flatMap(({ item, row, at }) =>
      answersOf(item).map(({ side, says, reason }) => ({
        ...row,
        answer_id: tx.newId<ProposalAnswerId>(),
        side,
        says,
        reason,
        words: "",
        account_id: ground.madeBy,
        hat: side === "firm" ? "owner" : "person",
        at,
      })),
    ),
  );
  await insertRows(
    tx,
    "disclosure",
    all
      .filter(({ item }) => item.answers.person !== "none")
      .map(({ row, person, firm, at, state }) => {
        const { name, email, phone } = isDisclosed(state) ? person.item.terms : { name: "", email: "", phone: "" };
        const closed_at = isDisclosed(state) ? null : at;
        const ids = { disclosure_id: tx.newId<DisclosureId>(), person_id: person.id, firm_id: firm.id };
        return { ...row, ...ids, purpose: "meeting", name, email, phone, disclosed_at: at, closed_at };
      }),
  );
  await insertRows(
    tx,
    "meeting",
    all.flatMap(({ item: { meeting }, row }) => {
      if (meeting === null) return [];
      const slots = meeting.days.map((days) => afternoonOf(addDays(ground.today, days)));
      const [first = 0] = meeting.days;
      return {
        ...row,
        offered_by: "firm",
        mode: "on-site",
        place: meetingPlace,
        minutes: 60,
        slots,
        chosen: meeting.chosen === null ? null : (slots[meeting.chosen] ?? null),
        held_on: meeting.held ? addDays(ground.today, first) : null,
        sequence: 0,
      };
    }),
  );
}

const stateOf = ({ phase, answers, closedBy }: SampleProposal): ProposalState => ({
  phase,
  ...answers,
  closedBy,
  withMeeting: true,
  meeting: null,
});

/** What the two sides said on the way to where the proposal stands. */
function answersOf({ answers, closedBy, reason }: SampleProposal) {
  const yes = (["person", "firm"] as const).flatMap((side) =>
    answers[side] === "none" ? [] : [{ side, says: answers[side], reason: null }],
  );
  return closedBy === null || closedBy === "hub" ? yes : [...yes, { side: closedBy, says: "no" as const, reason }];
}
