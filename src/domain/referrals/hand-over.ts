import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { contractFormOf, loadStandings } from "#domain/contracts/store.ts";
import { lockFirmById } from "#domain/firms/store.ts";
import type { OrganisationId } from "#domain/hubs/terms.ts";
import { firmOnPage } from "#domain/projects/rules.ts";
import { lockProject } from "#domain/projects/store.ts";
import { decideHandingOver } from "#domain/referrals/rules.ts";
import { addReferral, intermediariesAmong, openReferralsOf } from "#domain/referrals/store.ts";
import { tellIntermediary } from "#domain/referrals/store-telling.ts";
import type { ReferralId } from "#domain/referrals/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Hands a requirement to intermediaries, each with a copy of the work; those who work on it already are left as they
 * are. The intermediary is told. All or none. Refusals: not-found, not-allowed, wrong-state (a closed project), invalid (no intermediary of this
 * hub), no-standing.
 */
export const handOver = (
  app: App,
  actor: Actor,
  input: {
    readonly number: number;
    readonly organisations: readonly OrganisationId[];
    readonly note: string;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "referral.hand", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      const project = await lockProject(tx, input.number);
      if (project === null) return refused({ code: "not-found" });
      if (permit(app.may, actor, "referral.hand", { hubId: actor.hubId }) === null || actor.accountId === null)
        return refused({ code: "not-allowed" });
      if (project.status === "closed") return refused({ code: "wrong-state", state: project.status });
      const chosen = await intermediariesAmong(tx, input.organisations);
      if (chosen.length < input.organisations.length)
        return refused({ code: "invalid", faults: [{ field: "organisations", code: "not-in-list", facts: {} }] });
      const contractForm = await contractFormOf(tx, project.id);
      const standings = await loadStandings(tx);
      const firm = await lockFirmById(tx, project.firmId);
      if (firm === null) return refused({ code: "not-found" });
      const open = await openReferralsOf(tx, project.id, input.organisations);
      for (const { id: organisationId } of chosen.filter(({ id }) => !open.includes(id))) {
        const decided = decideHandingOver(contractForm, { organisationId, standings }, app.clock.today());
        if (!decided.ok) return decided;
        const id = tx.newId<ReferralId>();
        const work = { terms: project.terms, contractForm, firm: firmOnPage(firm) };
        const number = await addReferral(tx, {
          id,
          projectId: project.id,
          organisationId,
          note: input.note,
          work,
          by: actor.accountId,
        });
        await tellIntermediary(tx, { id, number, title: project.terms.title }, organisationId);
        await tx.audit({ act: "referral.hand", kind: "referral", id });
      }
      return accepted({ number: project.number });
    },
  );
