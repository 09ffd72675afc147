import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { type PersonView, personView } from "#domain/people/views.ts";

/** The actor's own record; null for whoever is no person in this hub. */
export const showOwnPerson = (app: App, actor: Actor): Promise<PersonView | null> =>
  app.db.read(actor, async (tx) => {
    const { hubId, personId } = actor;
    const allowed = personId === null ? null : permit(app.may, actor, "person.edit", { hubId, personId });
    return personId === null || allowed === null ? null : personView(tx, allowed, personId);
  });
