import type { Actor } from "#domain/access/terms.ts";
import type { ProposalCloser } from "#domain/proposals/terms.ts";

/**
 * For which side this actor speaks: an owner or deputy for the firm, a person for themselves; the hub's staff for the
 * side that they name, or for the hub when they name none.
 */
export function sideOf(actor: Pick<Actor, "hat">, named: ProposalCloser | null): ProposalCloser {
  if (actor.hat === "owner" || actor.hat === "deputy") return "firm";
  if (actor.hat === "person") return "person";
  return named ?? "hub";
}
