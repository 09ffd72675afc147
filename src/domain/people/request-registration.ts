import { z } from "zod";
import type { App } from "#app.ts";
import { field } from "#domain/fields.ts";
import type { HubId } from "#domain/hubs/terms.ts";

/** What a stranger enters to register. */
export const registrationInput = z.object({ name: field.text(80, "required"), email: field.mail("required") });

/**
 * Asks for a mail by which somebody registers. Whether anybody has the address is found out by the job, so that this
 * answers the same, and as fast, for every address.
 */
export const requestRegistration = (
  app: App,
  hubId: HubId,
  { key, ...asked }: z.infer<typeof registrationInput> & { readonly language: string; readonly key: string | null },
): Promise<void> =>
  app.db.asHub(hubId, "register", (tx) => tx.enqueue("send-registration", { asking: key ?? tx.newId(), ...asked }));
