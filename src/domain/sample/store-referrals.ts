import type { Tx } from "#app.ts";
import type { AccountId, OrganisationId } from "#domain/hubs/terms.ts";
import { firmOnPage } from "#domain/projects/rules.ts";
import { addCandidate, addReferral, saveCandidateStatus, saveReferral } from "#domain/referrals/store.ts";
import type { ReferralId } from "#domain/referrals/terms.ts";
import { sampleReferrals } from "#domain/sample/rules-words-referrals.ts";
import { known, type PlacedFirms, type PlacedProjects } from "#domain/sample/store.ts";

/** Hands the first drafts of the region to its intermediaries. */
export async function writeReferrals(
  tx: Tx,
  at: {
    readonly firms: PlacedFirms;
    readonly projects: PlacedProjects;
    readonly organisations: ReadonlyMap<string, OrganisationId>;
    readonly by: AccountId;
  },
): Promise<void> {
  const drafts = [...at.projects.values()].filter(({ item }) => item.status === "draft");
  for (const [index, { to, status, note, answer, candidates }] of sampleReferrals.entries()) {
    const draft = drafts[index];
    const organisationId = at.organisations.get(to);
    if (draft === undefined || organisationId === undefined) continue;
    const firm = known(at.firms, draft.item.firm);
    const firmStatus = firm.item.published ? "published" : "draft";
    const shown = firmOnPage({ status: firmStatus, version: 1, terms: firm.item.terms, number: firm.number });
    const id = tx.newId<ReferralId>();
    const work = { terms: draft.item.terms, contractForm: "service" as const, firm: shown };
    await addReferral(tx, { id, projectId: draft.id, organisationId, note, work, by: at.by });
    for (const [place, { status: candidateStatus, ...terms }] of candidates.entries()) {
      const position = place + 1;
      await addCandidate(tx, { referralId: id, position, terms: { ...terms, fromOn: null } });
      await saveCandidateStatus(tx, { referralId: id, position }, candidateStatus);
    }
    if (status !== "handed") await saveReferral(tx, id, { status, answer });
  }
}
