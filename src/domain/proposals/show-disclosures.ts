import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { type OwnCopy, ownCopies } from "#domain/needs/views-own-copies.ts";
import { type HandedOver, handedOver, type UnnamedCopy, unnamedCopies } from "#domain/proposals/views-disclosures.ts";

/** What others know of a person in this hub. */
export type DisclosureSheet = {
  readonly handed: readonly HandedOver[];
  readonly unnamed: readonly UnnamedCopy[];
  /** What the employer's firm reads in a look inside. */
  readonly inside: readonly OwnCopy[];
};

/** Reads what others know of the acting person; null for whoever is no person here. */
export const showDisclosures = (app: App, actor: Actor): Promise<DisclosureSheet | null> =>
  app.db.read(actor, async (tx) => {
    const { hubId, personId } = actor;
    const allowed = personId === null ? null : permit(app.may, actor, "disclosure.list", { hubId, personId });
    if (personId === null || allowed === null) return null;
    return {
      handed: await handedOver(tx, allowed, personId),
      unnamed: await unnamedCopies(tx, allowed, personId),
      inside: await ownCopies(tx, allowed, { personId, today: app.clock.today() }),
    };
  });
