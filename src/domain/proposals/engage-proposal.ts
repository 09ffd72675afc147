import type { App, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { scheduleCheckIns } from "#domain/accompaniment/store-check-ins.ts";
import { decideBooking } from "#domain/engagements/rules.ts";
import { decideEngagementTerms } from "#domain/engagements/rules-engagements.ts";
import { addToLedger, appendBooking, loadWeeks } from "#domain/engagements/store.ts";
import { addEngagement } from "#domain/engagements/store-engagements.ts";
import type { BookingId, EngagementId, EngagementTerms } from "#domain/engagements/terms.ts";
import { lockFirmById } from "#domain/firms/store.ts";
import { lockPerson, type SavedPerson } from "#domain/people/store.ts";
import { personNumberOf } from "#domain/people/views.ts";
import { lockProject, removeProjectPage, type SavedProject, saveProjectStatus } from "#domain/projects/store.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import { proposalEngagementInput } from "#domain/proposals/input.ts";
import { decideStep } from "#domain/proposals/rules.ts";
import { decideBeside } from "#domain/proposals/rules-putting.ts";
import { lockProposal, type SavedProposal, saveProposalState, saveWhatIsKnown } from "#domain/proposals/store.ts";
import { loadHolding } from "#domain/proposals/store-holding.ts";
import { closeProposalsAt } from "#domain/proposals/store-leaving.ts";
import { engagedHalfDays, projectNumberOf } from "#domain/proposals/store-served.ts";
import { tellBoth } from "#domain/proposals/store-telling.ts";
import type { ProposalId } from "#domain/proposals/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const engageProposalInput = proposalEngagementInput;

/**
 * Makes an engagement of a proposal to which both sides have said yes: the role in writing, its half-days booked in the
 * person's ledger, all or nothing. A project that has all it wanted is closed, and whoever else was proposed for it is
 * told. Gives the engagement's number. Refusals: not-found, not-allowed, wrong-state, invalid, above-capacity, held-by-proposals.
 */
export const engageProposal = (
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly terms: EngagementTerms; readonly key: string | null },
): Promise<Outcome<{ engagement: number }, Refusal>> =>
  app.db.write(actor, { act: "proposal.engage", key: input.key }, async (tx) => {
    const { accountId } = actor;
    if (permit(app.may, actor, "proposal.engage", { hubId: actor.hubId }) === null || accountId === null)
      return refused({ code: "not-allowed" });
    const held = await holdWithPerson(tx, input.number);
    if (held === null) return refused({ code: "not-found" });
    const { proposal, person } = held;
    const next = decideStep(proposal.state, { kind: "engage" });
    if (!next.ok) return next;
    const decided = decideEngagementTerms(input.terms);
    if (!decided.ok) return decided;
    const { halfDays, fromWeek, weeks } = decided.value;
    const share = { halfDays, fromWeek, weeks };
    const ledger = await loadWeeks(tx, person.id, share);
    const room = decideBooking(person.terms, ledger, share);
    if (!room.ok) return room;
    const holding = await loadHolding(tx, person.id, share, proposal.id);
    const beside = decideBeside({ halfDays: person.terms.halfDays, ledger, holding }, share);
    if (!beside.ok) return beside;
    const { projectId } = proposal;
    const project = await holdProject(tx, projectId);
    const firm = await lockFirmById(tx, proposal.firmId);
    if (firm === null) return refused({ code: "not-found" });
    const sides = { firmName: firm.terms.name, personName: person.terms.name };
    const bookingId = tx.newId<BookingId>();
    await addToLedger(tx, { id: person.id, halfDays: person.terms.halfDays }, share);
    const note = `${firm.terms.name} ${decided.value.title}`;
    await appendBooking(tx, {
      id: bookingId,
      personId: person.id,
      share,
      note,
      releases: null,
      madeBy: accountId,
      projectId,
    });
    const id = tx.newId<EngagementId>();
    const place = { firmId: firm.id, personId: person.id, projectId, bookingId };
    const engagement = await addEngagement(tx, { id, ...place, terms: decided.value, ...sides });
    await saveWhatIsKnown(tx, proposal, next.value);
    await saveProposalState(tx, proposal.id, next.value, { engagementId: id });
    await scheduleCheckIns(tx, { id, fromWeek, halfDays });
    await tellBoth(tx, proposal, "engagement-begun");
    await tx.audit({ act: "engagement.enter", kind: "engagement", id });
    await tx.audit({ act: "proposal.engage", kind: "proposal", id: proposal.id, fields: ["phase", "engagement"] });
    if (project !== null) await closeIfServed(tx, project, proposal.id);
    return accepted({ engagement });
  });

type Held = { readonly proposal: SavedProposal; readonly person: SavedPerson };

/** Holds the person first, as everything does that changes a person's ledger. */
async function holdWithPerson(tx: Tx, number: number): Promise<Held | null> {
  // Once more for one merge that ended while this waited.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const card = await cardOf(tx, number);
    const person = card === null ? null : await lockPerson(tx, card);
    if (person === null) continue;
    const proposal = await lockProposal(tx, number);
    if (proposal?.personId === person.id) return { proposal, person };
  }
  return null;
}

async function cardOf(tx: Tx, number: number): Promise<number | null> {
  const row = await tx.sql
    .selectFrom("proposal")
    .select("person_id as personId")
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row === undefined ? null : personNumberOf(tx, row.personId);
}

/** Holds the project before its firm, as whoever publishes it or puts somebody forward for it does. */
async function holdProject(tx: Tx, id: ProjectId): Promise<SavedProject | null> {
  const number = await projectNumberOf(tx, id);
  return number === null ? null : lockProject(tx, number);
}

/** A project that has all the half-days it wanted takes nobody else; what was still proposed for it is taken back. */
async function closeIfServed(tx: Tx, project: SavedProject, id: ProposalId): Promise<void> {
  const projectId = project.id;
  if (project.status !== "published") return;
  if ((await engagedHalfDays(tx, projectId)) < project.terms.halfDays) return;
  await saveProjectStatus(tx, projectId, "closed");
  await removeProjectPage(tx, projectId);
  await tx.audit({ act: "project.close", kind: "project", id: projectId, fields: ["status"] });
  await closeProposalsAt(tx, projectId, { by: "hub", except: id });
}
