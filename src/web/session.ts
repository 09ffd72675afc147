import type { App, HubRow } from "#app.ts";
import { type Actor, hubStaffHats } from "#domain/access/terms.ts";
import { findVisitor } from "#domain/hubs/find-visitor.ts";
import type { VisitAccount, VisitHat } from "#route.ts";

/** The cookie that names the hat being worn; it is a wish, checked against the account's hats each time. */
export const hatCookie = "banso-hat";

/** How long a session is believed without asking the database: an account that is shut out is out within a second. */
const believedMs = 900;

export type Sessions = {
  /** The account behind a request's cookies, or null. */
  readonly of: (hub: HubRow, headers: Headers) => Promise<VisitAccount | null>;
  readonly forget: (headers: Headers) => void;
};

/** Finds sessions and remembers them for less than a second, so that a page and its neighbours ask once. */
export function makeSessions(app: App): Sessions {
  const known = new Map<string, { readonly until: number; readonly account: Promise<VisitAccount | null> }>();
  return {
    of: (hub, headers) => {
      const cookie = sessionPartOf(headers);
      if (cookie === null) return Promise.resolve(null);
      const key = `${hub.id} ${cookie}`;
      const now = app.clock.elapsed();
      const found = known.get(key);
      if (found !== undefined && found.until > now) return found.account;
      if (known.size > 5000) known.clear();
      const account = findAccount(app, hub, headers);
      known.set(key, { until: now + believedMs, account });
      account.catch(() => known.delete(key));
      return account;
    },
    forget: (headers) => {
      const cookie = sessionPartOf(headers);
      for (const key of known.keys()) if (cookie !== null && key.endsWith(` ${cookie}`)) known.delete(key);
    },
  };
}

async function findAccount(app: App, hub: HubRow, headers: Headers): Promise<VisitAccount | null> {
  const session = await app.accounts.session(headers);
  if (session === null || (session.onlyIn !== null && session.onlyIn !== hub.id)) return null;
  const visitor = await findVisitor(app, hub.id, { id: session.account, begunAt: session.begunAt });
  if (visitor === null) return null;
  return {
    ...visitor,
    secondFactor: session.secondFactor,
    hasSecondFactor: session.hasSecondFactor,
    mailProven: session.mailProven,
  };
}

/** The hat this request wears: the one named by the cookie, or the only one. */
export function hatWorn(account: VisitAccount, headers: Headers): VisitHat | null {
  const wished = cookieOf(headers, hatCookie);
  const named = account.hats.find((hat) => hat.id === wished);
  if (named !== undefined) return named;
  return account.hats.length === 1 ? (account.hats[0] ?? null) : null;
}

/**
 * Whether this hat waits for a second factor, however the session began. Whoever has one must show it; hub staff must
 * have one, except in the sample region, whose people are invented.
 */
export const needsSecondFactor = (hub: HubRow, account: VisitAccount, hat: VisitHat | null): boolean =>
  hat !== null &&
  !account.secondFactor &&
  (account.hasSecondFactor || (!hub.isSample && hubStaffHats.includes(hat.kind)));

/** Who acts in this hat: nobody in particular while it waits for the second factor. */
export const actorWearing = (hub: HubRow, account: VisitAccount, hat: VisitHat | null): Actor =>
  hat === null || needsSecondFactor(hub, account, hat) ? visitorOf(hub, account) : hat.actor;

/** The cookie that says which hat is worn. */
export const wearing = (hatId: string, publicUrl: string): string =>
  `${hatCookie}=${hatId}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000${onlyIfSafe(publicUrl)}`;

/** What keeps a cookie to safe connections, where the product is reached by them. */
export const onlyIfSafe = (publicUrl: string): string => (publicUrl.startsWith("https://") ? "; Secure" : "");

/** Somebody without an account, or with one but no hat worn yet. */
export const visitorOf = (hub: HubRow, account: VisitAccount | null): Actor => ({
  hubId: hub.id,
  accountId: account?.id ?? null,
  hat: "visitor",
  hatId: null,
  firmId: null,
  personId: null,
  organisationId: null,
});

export function cookieOf(headers: Headers, name: string): string | null {
  for (const part of (headers.get("cookie") ?? "").split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return value.join("=");
  }
  return null;
}

const sessionCookies: readonly string[] = ["banso.session_token", "__Secure-banso.session_token"];

/** Whether a request comes from somebody who may have signed in. */
export const namesSession = (headers: Headers): boolean => sessionPartOf(headers) !== null;

/**
 * Every cookie that could name the session, as it was sent. Which one counts is the accounts' library's part: were only
 * one of them remembered, whoever sent the same one without the other would be taken for the same account.
 */
function sessionPartOf(headers: Headers): string | null {
  const parts = (headers.get("cookie") ?? "").split(";").map((part) => part.trim());
  const named = parts.filter((part) => sessionCookies.includes(part.split("=")[0] ?? ""));
  return named.length === 0 ? null : named.join("; ");
}
