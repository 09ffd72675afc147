import type { FirmId } from "#domain/firms/terms.ts";
import type { AccountId, HatId, HubId, OrganisationId } from "#domain/hubs/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";

/** What an account may act as. One account may wear several, in several organisations, and acts wearing one. */
export const hatKinds = [
  "coordinator",
  "definer",
  "companion",
  "owner",
  "deputy",
  "person",
  "town-staff",
  "intermediary",
  "operator",
] as const;
/** One kind of hat. */
export type HatKind = (typeof hatKinds)[number];

/** Hats of those who work for the hub; they need a second factor outside the sample mode. */
export const hubStaffHats: readonly HatKind[] = ["coordinator", "definer", "companion", "operator"];

/**
 * Who acts. A visitor has no account; the system is the hub itself at work, in a job or at the command line.
 * Row-level security reads the same facts from the transaction.
 */
export type Actor = {
  readonly hubId: HubId;
  readonly accountId: AccountId | null;
  readonly hat: HatKind | "visitor" | "system";
  readonly hatId: HatId | null;
  readonly firmId: FirmId | null;
  readonly personId: PersonId | null;
  readonly organisationId: OrganisationId | null;
};

/** What an act is done to, as far as the decision needs it. A list is an object of the hub alone. */
export type ActObject = {
  readonly hubId: HubId;
  readonly firmId?: FirmId | null;
  readonly personId?: PersonId | null;
  readonly accountId?: AccountId | null;
  readonly organisationId?: OrganisationId | null;
};

/** How near the object must be: everything of the hub, or what belongs to the actor's own firm, person, organisation or account. */
export type Reach = "hub" | "own";

/** How an act is recorded: not at all, as a reading of personal data, or as a change. */
export type AuditKind = "none" | "reading" | "change";
