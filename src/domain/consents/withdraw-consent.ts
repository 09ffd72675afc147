import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { settleNotices } from "#domain/accompaniment/store-notices.ts";
import { decideSpoken, type SpokenGiven } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import { withdrawingInput } from "#domain/consents/input.ts";
import { subjectOf, withdrawConsents } from "#domain/consents/store.ts";
import type { ConsentId } from "#domain/consents/terms.ts";
import { withdrawAsked } from "#domain/hands/store.ts";
import { lockOwnPerson, lockPerson } from "#domain/people/store.ts";
import { closeProposalsOf } from "#domain/proposals/store-leaving.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const withdrawConsentInput = withdrawingInput;

/**
 * Withdraws a yes, and with it every other yes of the person to the same use: from this moment it does not hold. One that
 * was withdrawn already stays as it is. With the yes to be matched every living proposal ends, and every question that
 * waits; a hand that they raised themselves stays up. `number` is that of the card, or null for the actor's own record.
 * Refusals: not-found, not-allowed, invalid (staff who do not say who spoke).
 */
export const withdrawConsent = (
  app: App,
  actor: Actor,
  input: {
    readonly number: number | null;
    readonly consent: ConsentId | null;
    readonly spoken: SpokenGiven;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "consent.withdraw", key: input.key }, async (tx) => {
    const person = await (input.number === null ? lockOwnPerson(tx) : lockPerson(tx, input.number));
    if (person === null) return refused<Refusal>({ code: "not-found" });
    const object = { hubId: actor.hubId, personId: person.id };
    if (permit(app.may, actor, "consent.withdraw", object) === null) return refused({ code: "not-allowed" });
    const consent = input.consent === null ? null : await subjectOf(tx, person.id, input.consent);
    if (consent === null) return refused({ code: "not-found" });
    const spoken = decideSpoken(actor, input.spoken);
    if (!spoken.ok) return spoken;
    const ended = await withdrawConsents(tx, person.id, consent);
    if (ended.length > 0) {
      // Without this yes nobody is proposed: what was proposed ends, and the firms know nothing of the person any more.
      if (consent.purpose === "matching") {
        await closeProposalsOf(tx, person.id);
        for (const hand of await withdrawAsked(tx, person.id)) await settleNotices(tx, `hand:${hand}`);
      }
      const of = { act: "consent.withdraw", kind: "person", id: person.id, side: { personId: person.id } } as const;
      await noteOnBehalf(tx, spoken.value, of);
      await tx.audit({ act: "consent.withdraw", kind: "person", id: person.id, fields: [consent.purpose] });
    }
    return accepted({ number: person.number });
  });
