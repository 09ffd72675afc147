import type { Actor, HatKind } from "#domain/access/terms.ts";
import { hatKinds } from "#domain/access/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { HatId } from "#domain/hubs/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Days for which an invitation can be accepted. */
export const invitationDays = 14;

/** The fewest and the most characters of a password. */
export const passwordLength = { min: 10, max: 200 } as const;

/** Until when an invitation of this instant can be accepted. */
export const invitationExpiry = (now: Date): Date => new Date(now.getTime() + invitationDays * 86_400_000);

const offers: Partial<Readonly<Record<Actor["hat"], readonly HatKind[]>>> = {
  system: hatKinds,
  operator: hatKinds,
  coordinator: ["definer", "companion", "owner", "deputy", "person", "town-staff", "intermediary"],
  owner: ["deputy"],
};

/**
 * The hats that somebody wearing this one may offer, take back and end: an operator every hat, a coordinator all but
 * their own kind and operators, an owner a deputy of the own firm (that it is the own one is the table of acts' part).
 */
export const offeredBy = (hat: Actor["hat"]): readonly HatKind[] => offers[hat] ?? [];

/** Where a hat is worn: owners and deputies at a firm, a person as their record, town staff and intermediaries at an organisation. */
export type HatPlaceKind = "hub" | "firm" | "person" | "organisation";

/** The kind of place at which a hat of this kind is worn. */
export function placeKindOf(kind: HatKind): HatPlaceKind {
  switch (kind) {
    case "owner":
    case "deputy":
      return "firm";
    case "person":
      return "person";
    case "town-staff":
    case "intermediary":
      return "organisation";
    case "coordinator":
    case "definer":
    case "companion":
    case "operator":
      return "hub";
  }
}

/** What of a kept invitation the decisions look at. */
export type InvitationState = {
  readonly email: string;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly withdrawnAt: Date | null;
};

/** Whether an invitation can still be accepted. */
export const isOpen = (invitation: InvitationState, now: Date): boolean =>
  invitation.acceptedAt === null && invitation.withdrawnAt === null && invitation.expiresAt.getTime() > now.getTime();

/** What is known of the account with the invited mail address; null when there is none. */
export type KnownAccount = { readonly email: string; readonly disabledAt: Date | null } | null;

/**
 * Whether an invitation may be accepted. Whoever has an account accepts with it, signed in by the invited address; only
 * who has none may choose a password. Refusals: link-spent (used, taken back, too old), wrong-state (`account-exists`,
 * `other-account`), not-allowed (the account may no longer sign in).
 */
export function decideAcceptance(
  invitation: InvitationState,
  known: KnownAccount,
  { signedInAs, now }: { readonly signedInAs: string | null; readonly now: Date },
): Outcome<"new-account" | "known-account", Refusal> {
  if (!isOpen(invitation, now)) return refused({ code: "link-spent" });
  if (signedInAs !== null && signedInAs !== invitation.email)
    return refused({ code: "wrong-state", state: "other-account" });
  if (known !== null && known.disabledAt !== null) return refused({ code: "not-allowed" });
  if (known === null) return accepted("new-account");
  return signedInAs === null ? refused({ code: "wrong-state", state: "account-exists" }) : accepted("known-account");
}

/** Whether an invitation may be taken back: while it is open, by somebody who could have offered it. Refusals: not-allowed, wrong-state. */
export function decideTakingBack(
  invitation: InvitationState & { readonly kind: HatKind },
  actor: Pick<Actor, "hat">,
): Outcome<"withdrawn", Refusal> {
  if (!offeredBy(actor.hat).includes(invitation.kind)) return refused({ code: "not-allowed" });
  if (invitation.acceptedAt !== null) return refused({ code: "wrong-state", state: "accepted" });
  if (invitation.withdrawnAt !== null) return refused({ code: "wrong-state", state: "withdrawn" });
  return accepted("withdrawn");
}

/** What of a hat the decision to end it looks at. */
export type WornHat = {
  readonly id: HatId;
  readonly kind: HatKind;
  readonly firmId: FirmId | null;
  readonly endedAt: Date | null;
};

/**
 * Whether a hat may be ended: by somebody who could offer it, and never the hat that they wear while doing so, so that
 * a hub always keeps one operator. Refusals: not-allowed, wrong-state (`own`, `ended`).
 */
export function decideHatEnd(hat: WornHat, actor: Pick<Actor, "hat" | "hatId">): Outcome<"ended", Refusal> {
  if (!offeredBy(actor.hat).includes(hat.kind)) return refused({ code: "not-allowed" });
  if (hat.id === actor.hatId) return refused({ code: "wrong-state", state: "own" });
  return hat.endedAt === null ? accepted("ended") : refused({ code: "wrong-state", state: "ended" });
}

/** Whether an account may be disabled or enabled: nobody disables their own. Refusal: wrong-state (`own`, `disabled`, `enabled`). */
export function decideDisabling(
  account: { readonly isOwn: boolean; readonly disabledAt: Date | null },
  to: "disabled" | "enabled",
): Outcome<typeof to, Refusal> {
  if (account.isOwn) return refused({ code: "wrong-state", state: "own" });
  const is = account.disabledAt === null ? "enabled" : "disabled";
  return is === to ? refused({ code: "wrong-state", state: is }) : accepted(to);
}
