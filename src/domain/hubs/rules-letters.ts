import type { HatKind } from "#domain/access/terms.ts";

/** A mail's words. */
export type Letter = { readonly subject: string; readonly body: string };

/** What a mailed invitation tells. */
export type InvitationFacts = {
  readonly to: string;
  readonly hub: string;
  readonly kind: HatKind;
  /** The firm, town or intermediary; empty for the hub's own hats. */
  readonly at: string;
  readonly link: string;
  readonly expiresAt: Date;
};

/** What a mailed link to an account is for: to sign in, or to choose a new password. */
export type LinkPurpose = "sign-in" | "password";

/** What a mailed sign-in link tells. */
export type SignInFacts = { readonly to: string; readonly hub: string; readonly link: string };

/** What the mail of a registration tells; the link opens the page with the button, or signs in who is registered already. */
export type RegistrationFacts = SignInFacts & { readonly isKnown: boolean };

/** The address at which people open this hub: the installation's own, with the hub's host name when it has one. */
export function addressOf(publicUrl: string, host: string | null): string {
  if (host === null) return publicUrl;
  const match = /^(https?:\/\/)[^/:]+(:\d+)?(.*)$/.exec(publicUrl);
  return match === null ? publicUrl : `${match[1] ?? ""}${host}${match[2] ?? ""}${match[3] ?? ""}`;
}
