import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { companionInput } from "#domain/accompaniment/input.ts";
import { moveConcerns } from "#domain/accompaniment/store-concerns.ts";
import { notify } from "#domain/accompaniment/store-notices.ts";
import { companionChoices } from "#domain/accompaniment/views-companion.ts";
import { lockEngagement, saveCompanion } from "#domain/engagements/store-engagements.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const nameCompanionInput = companionInput;

/**
 * Names who accompanies an engagement, with the telephone at which both sides reach them; the sides and the companion
 * are told. Refusals: not-found, not-allowed, stale, invalid (`not-in-list`: nobody who can accompany here).
 */
export const nameCompanion = (
  app: App,
  actor: Actor,
  input: {
    readonly number: number;
    readonly companion: string;
    readonly phone: string;
    readonly version: number;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "companion.name", key: input.key }, async (tx) => {
    const engagement = await lockEngagement(tx, input.number);
    if (engagement === null) return refused<Refusal>({ code: "not-found" });
    const { id, firmId, personId, number, terms, version } = engagement;
    const allowed = permit(app.may, actor, "companion.name", { hubId: actor.hubId, firmId, personId });
    if (allowed === null) return refused<Refusal>({ code: "not-allowed" });
    if (version !== input.version)
      return refused<Refusal>({ code: "stale", currentVersion: version, current: { ...terms } });
    const chosen = (await companionChoices(tx, allowed)).find((each) => each.id === input.companion);
    if (chosen === undefined)
      return refused<Refusal>({ code: "invalid", faults: [{ field: "companion", code: "not-in-list", facts: {} }] });
    await saveCompanion(tx, id, { companion: chosen.id, phone: input.phone });
    await moveConcerns(tx, id, chosen.id);
    const about = `companion:${id}`;
    for (const to of [{ account: chosen.id }, { person: personId }, { firm: firmId }])
      await notify(tx, {
        to,
        kind: "companion-named",
        about,
        path: `/engagements/${number}`,
        facts: { title: terms.title },
      });
    await tx.audit({ act: "companion.name", kind: "engagement", id, fields: ["companion"] });
    return accepted({ number });
  });
