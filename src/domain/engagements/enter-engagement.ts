import type { App, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { scheduleCheckIns } from "#domain/accompaniment/store-check-ins.ts";
import { engagementInput } from "#domain/engagements/input.ts";
import { decideBooking } from "#domain/engagements/rules.ts";
import { decideEngagementTerms } from "#domain/engagements/rules-engagements.ts";
import { addToLedger, appendBooking, loadWeeks } from "#domain/engagements/store.ts";
import { addEngagement } from "#domain/engagements/store-engagements.ts";
import type { BookingId, EngagementId, EngagementTerms } from "#domain/engagements/terms.ts";
import { lockFirm } from "#domain/firms/store.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { lockPerson } from "#domain/people/store.ts";
import { lockProject } from "#domain/projects/store.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import { decideBeside } from "#domain/proposals/rules-putting.ts";
import { loadHolding } from "#domain/proposals/store-holding.ts";
import type { FieldFault, Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const enterEngagementInput = engagementInput;

/** Whose engagement it is, by the short numbers of the records. */
type Sides = { readonly firm: number; readonly person: number; readonly project: number | null };

/**
 * Enters an engagement of a person at a firm, books its half-days in the person's ledger and plans the first check-ins of
 * both sides, all or nothing. Gives the engagement's short number. Refusals: not-allowed, invalid (a record that is not there is told beside its field; not
 * a Monday; more half-days at the place than there are), above-capacity (the first week that is too full), held-by-proposals.
 */
export const enterEngagement = (
  app: App,
  actor: Actor,
  input: Sides & { readonly terms: EngagementTerms; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "engagement.enter", key: input.key }, async (tx) => {
    const { accountId } = actor;
    if (permit(app.may, actor, "engagement.enter", { hubId: actor.hubId }) === null || accountId === null)
      return refused({ code: "not-allowed" });
    const decided = decideEngagementTerms(input.terms);
    if (!decided.ok) return decided;
    const found = await findSides(tx, input);
    if (!found.ok) return found;
    const { firm, person, projectId } = found.value;
    const { halfDays, fromWeek, weeks } = decided.value;
    const share = { halfDays, fromWeek, weeks };
    const ledger = await loadWeeks(tx, person.id, share);
    const room = decideBooking(person.terms, ledger, share);
    if (!room.ok) return room;
    const holding = await loadHolding(tx, person.id, share);
    const beside = decideBeside({ halfDays: person.terms.halfDays, ledger, holding }, share);
    if (!beside.ok) return beside;
    const bookingId = tx.newId<BookingId>();
    await addToLedger(tx, { id: person.id, halfDays: person.terms.halfDays }, share);
    await appendBooking(tx, {
      id: bookingId,
      personId: person.id,
      share,
      note: `${firm.name} ${decided.value.title}`,
      releases: null,
      madeBy: accountId,
      projectId,
    });
    const id = tx.newId<EngagementId>();
    const number = await addEngagement(tx, {
      id,
      firmId: firm.id,
      personId: person.id,
      projectId,
      bookingId,
      terms: decided.value,
      firmName: firm.name,
      personName: person.terms.name,
    });
    await scheduleCheckIns(tx, { id, fromWeek, halfDays });
    await tx.audit({ act: "engagement.enter", kind: "engagement", id });
    return accepted({ number });
  });

type FoundSides = {
  readonly firm: { readonly id: FirmId; readonly name: string };
  readonly person: NonNullable<Awaited<ReturnType<typeof lockPerson>>>;
  readonly projectId: ProjectId | null;
};

/** Holds the person first, as every booking does, then the project, then its firm; the project must be one of the firm's. */
async function findSides(tx: Tx, sides: Sides): Promise<Outcome<FoundSides, Refusal>> {
  const person = await lockPerson(tx, sides.person);
  const project = sides.project === null ? null : await lockProject(tx, sides.project);
  const firm = await lockFirm(tx, sides.firm);
  const unknown = (name: string): FieldFault => ({ field: name, code: "not-in-list", facts: {} });
  const isOfFirm = sides.project === null || (project !== null && project.firmId === firm?.id);
  const faults = [
    ...(firm === null ? [unknown("firm")] : []),
    ...(person === null ? [unknown("person")] : []),
    ...(isOfFirm ? [] : [unknown("project")]),
  ];
  if (firm === null || person === null || faults.length > 0) return refused({ code: "invalid", faults });
  return accepted({ firm: { id: firm.id, name: firm.terms.name }, person, projectId: project?.id ?? null });
}
