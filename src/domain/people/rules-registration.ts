import { passwordLength } from "#domain/hubs/rules-invitations.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Hours for which a mailed link of registration can be used. */
export const registrationHours = 24;

/** Until when a link of this instant can be used. */
export const registrationExpiry = (now: Date): Date => new Date(now.getTime() + registrationHours * 3_600_000);

/** Whether a link can still be used. Refusal: link-spent. */
export const decideRegistration = (
  link: { readonly expiresAt: Date; readonly usedAt: Date | null } | null,
  now: Date,
): Outcome<"open", Refusal> =>
  link !== null && link.usedAt === null && link.expiresAt.getTime() > now.getTime()
    ? accepted("open")
    : refused({ code: "link-spent" });

/** A card with the mail address that was proven, and whose person nobody is yet. */
export type FreeCard<Id> = { readonly id: Id; readonly number: number; readonly isNamesake: boolean };

/**
 * The card that is offered to whoever has proven its mail address: the one of the same name; without such a one the only
 * one. Several of other names, as of a family with one address, are nobody's to choose from.
 */
export function cardOffered<Id>(cards: readonly FreeCard<Id>[]): FreeCard<Id> | null {
  const namesakes = cards.filter(({ isNamesake }) => isNamesake);
  const [first] = namesakes.toSorted((a, b) => a.number - b.number);
  if (first !== undefined) return first;
  const [only] = cards;
  return cards.length === 1 && only !== undefined ? only : null;
}

/** Whether this password, or none at all, may be chosen. Refusal: invalid. */
export function decidePassword(password: string): Outcome<string | null, Refusal> {
  if (password === "") return accepted(null);
  const { min, max } = passwordLength;
  const code = password.length < min ? "too-short" : password.length > max ? "too-long" : null;
  return code === null
    ? accepted(password)
    : refused({ code: "invalid", faults: [{ field: "password", code, facts: { min, max } }] });
}
