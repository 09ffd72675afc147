import fc from "fast-check";
import { expect, test } from "vitest";
import { hatKinds, hubStaffHats } from "#domain/access/terms.ts";
import {
  decideAcceptance,
  decideDisabling,
  decideTakingBack,
  type InvitationState,
  invitationDays,
  invitationExpiry,
  isOpen,
  offeredBy,
  placeKindOf,
} from "#domain/hubs/rules-invitations.ts";

const now = new Date("2026-11-23T03:00:00Z");
const instant = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
const maybeInstant = fc.option(instant, { nil: null });
const state: fc.Arbitrary<InvitationState> = fc.record({
  email: fc.constantFrom("a@example.invalid", "b@example.invalid"),
  expiresAt: instant,
  acceptedAt: maybeInstant,
  withdrawnAt: maybeInstant,
});
const known = fc.option(fc.record({ email: fc.constant("a@example.invalid"), disabledAt: maybeInstant }), {
  nil: null,
});

test("an invitation can be accepted for fourteen days and not a moment longer", () => {
  const invitation = {
    email: "a@example.invalid",
    expiresAt: invitationExpiry(now),
    acceptedAt: null,
    withdrawnAt: null,
  };
  const later = (ms: number) => new Date(now.getTime() + invitationDays * 86_400_000 + ms);
  expect(isOpen(invitation, later(-1))).toBe(true);
  expect(isOpen(invitation, later(0))).toBe(false);
});

test("nothing is accepted that is not open, nor by another address, nor for a disabled account", () => {
  const signedIn = fc.option(fc.constantFrom("a@example.invalid", "b@example.invalid"), { nil: null });
  fc.assert(
    fc.property(state, known, signedIn, (invitation, account, signedInAs) => {
      const decided = decideAcceptance(invitation, account, { signedInAs, now });
      if (!decided.ok) return;
      expect(isOpen(invitation, now)).toBe(true);
      expect(signedInAs === null || signedInAs === invitation.email).toBe(true);
      expect(account?.disabledAt ?? null).toBeNull();
      expect(decided.value).toBe(account === null ? "new-account" : "known-account");
      expect(account !== null && signedInAs === null).toBe(false);
    }),
  );
});

test("only operators make operators and coordinators; an owner offers nothing but a deputy", () => {
  for (const hat of [...hatKinds, "visitor"] as const) {
    const offered = offeredBy(hat);
    if (hat !== "operator") expect(offered.filter((kind) => kind === "operator" || kind === "coordinator")).toEqual([]);
    if (!hubStaffHats.includes(hat === "visitor" ? "person" : hat) && hat !== "owner") expect(offered).toEqual([]);
  }
  expect(offeredBy("owner")).toEqual(["deputy"]);
  expect(offeredBy("operator")).toEqual(hatKinds);
});

test("whoever cannot offer a hat cannot take its invitation back", () => {
  const hats = fc.constantFrom(...hatKinds);
  fc.assert(
    fc.property(state, hats, hats, (invitation, kind, hat) => {
      const decided = decideTakingBack({ ...invitation, kind }, { hat });
      if (decided.ok) expect(offeredBy(hat)).toContain(kind);
      else if (!offeredBy(hat).includes(kind)) expect(decided.refusal.code).toBe("not-allowed");
    }),
  );
});

test("nobody shuts their own account out, and nothing is done twice", () => {
  expect(decideDisabling({ isOwn: true, disabledAt: null }, "disabled").ok).toBe(false);
  expect(decideDisabling({ isOwn: false, disabledAt: now }, "disabled").ok).toBe(false);
  expect(decideDisabling({ isOwn: false, disabledAt: null }, "enabled").ok).toBe(false);
  expect(decideDisabling({ isOwn: false, disabledAt: now }, "enabled").ok).toBe(true);
});

test("every hat has its kind of place", () => {
  expect(hatKinds.map(placeKindOf)).toEqual([
    "hub",
    "hub",
    "hub",
    "firm",
    "firm",
    "person",
    "organisation",
    "organisation",
    "hub",
  ]);
});
