import type { SignIn } from "#app.ts";
import { findVisitor } from "#domain/hubs/find-visitor.ts";
import { sampleMailDomain } from "#domain/hubs/views.ts";
import type { Visit } from "#route.ts";

/**
 * A sign-in that worked is welcome unless its account is shut out here: then the session that it began ends again, those
 * in other hubs go on, and the answer is that of a wrong password or a spent link.
 */
export async function welcomed(visit: Visit, answer: SignIn): Promise<SignIn> {
  if (answer.kind !== "in") return answer;
  const { app, hub } = visit;
  if ((await findVisitor(app, hub.id, { id: answer.account, begunAt: app.clock.now() })) !== null) return answer;
  const cookie = answer.cookies.map((each) => each.split(";")[0]).join("; ");
  await app.accounts.signOut(new Headers({ cookie }));
  return { kind: "refused" };
}

/** Where to go after signing in: a page of this site, or the first page. */
export function nextOf(visit: Visit, sent?: unknown): string {
  const next = typeof sent === "string" ? sent : (visit.query.get("next") ?? "/");
  const place = placeOnThisSite(next);
  return place === null || place.startsWith("/sign-in") ? "/" : place;
}

/** The address as a browser reads it, which drops tabs and line ends before it looks for "//"; null when it leads away. */
function placeOnThisSite(next: string): string | null {
  const site = "http://this.invalid";
  if (!next.startsWith("/") || !URL.canParse(next, site)) return null;
  const { hash, origin, pathname, search } = new URL(next, site);
  return origin === site && !pathname.startsWith("//") ? pathname + search + hash : null;
}

/** Counts a try of a password or code for one account and for one place; the seconds to wait, or 0. */
export async function triedTooOften(
  visit: Visit,
  of: "sign-in" | "code" | "link",
  who: string | null,
): Promise<number> {
  const { app, clientAddress } = visit;
  const ofPlace = await app.tries.take(`${of}-from`, clientAddress);
  const ofAccount = who === null ? 0 : await app.tries.take(of, who);
  return Math.max(ofPlace, ofAccount);
}

/** The sample region's own accounts are everybody's: what one visitor sets up would shut the next one out. */
export const isOfSample = (email: string): boolean => email.endsWith(`@${sampleMailDomain}`);
