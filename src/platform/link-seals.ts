import { createHmac, timingSafeEqual } from "node:crypto";
import type { HubId } from "#domain/hubs/terms.ts";

/** A link's token with the seal of the hub that mails it: at another hub's address it is worth nothing. */
export const sealedFor = (hub: HubId, token: string, secret: string): string =>
  `${token}.${createHmac("sha256", secret).update(`link of a hub\n${hub}\n${token}`).digest("base64url")}`;

/** The library's own token within one that this hub mailed, or null. */
export function openedFor(hub: HubId, sent: string, secret: string): string | null {
  const token = sent.split(".")[0] ?? "";
  const [whole, given] = [Buffer.from(sealedFor(hub, token, secret)), Buffer.from(sent)];
  return whole.length === given.length && timingSafeEqual(whole, given) ? token : null;
}
