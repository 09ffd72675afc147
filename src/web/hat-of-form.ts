import type { Body, Route, Visit } from "#route.ts";
import { actorWearing, hatCookie, wearing } from "#web/session.ts";
import { hatField } from "#web/ui/post-form.tsx";

/** A visit as its form wants it, and the cookie that puts this hat on where another was worn. */
export type InFormsHat = { readonly visit: Visit; readonly cookie: string | null };

/** Whether the form itself may name the hat: who has one only, who chooses one, and programs have no need of it. */
export const mayNameHat = ({ method, door, act }: Route, { account }: Visit): boolean =>
  method === "post" && door === "page" && account !== null && account.hats.length > 1 && !act.startsWith("session.");

/**
 * Somebody with several hats may have pages of several open. A form acts in the hat that its own page shows, and the
 * browser goes on in it. A hat that the account no longer has is not named: then the one worn now is judged.
 */
export function inFormsHat(visit: Visit, { fields: { [hatField]: wished, ...fields }, files }: Body): InFormsHat {
  const { account, app, actor, hub } = visit;
  const own: Visit = { ...visit, body: () => Promise.resolve({ fields, files }) };
  const hat = account?.hats.find(({ id }) => id === wished);
  if (account === null || hat === undefined || hat.id === actor.hatId) return { visit: own, cookie: null };
  const headers = new Headers(visit.headers);
  headers.set("cookie", `${hatCookie}=${hat.id}; ${headers.get("cookie") ?? ""}`);
  return {
    visit: { ...own, headers, actor: actorWearing(hub, account, hat) },
    cookie: wearing(hat.id, app.config.publicUrl),
  };
}

/** Puts the hat on with this answer, unless the act itself has put on another: whoever accepts an invitation wears its hat. */
export function putOn(response: Response, cookie: string | null): Response {
  const hasOwn = response.headers.getSetCookie().some((each) => each.startsWith(`${hatCookie}=`));
  if (cookie !== null && !hasOwn) response.headers.append("set-cookie", cookie);
  return response;
}
