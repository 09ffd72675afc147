import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideSpoken, type SpokenGiven } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import { consentInput } from "#domain/consents/input.ts";
import { consentUntil, decideSubject } from "#domain/consents/rules.ts";
import { addConsent, findSubject, hasConsent } from "#domain/consents/store.ts";
import type { AskedUse } from "#domain/consents/terms.ts";
import { lockOwnPerson, lockPerson } from "#domain/people/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const giveConsentInput = consentInput;

type GivenUse = AskedUse & SpokenGiven;

/**
 * Keeps a person's yes to one use of their data: their own, or one that they gave staff outside, with a
 * note who spoke. A yes that holds
 * already is left as it is. `number` is that of the card, or null for the actor's own record.
 * Refusals: not-found, not-allowed, invalid (no such firm or intermediary, or none named where one is needed).
 */
export const giveConsent = (
  app: App,
  actor: Actor,
  { number, use, key }: { readonly number: number | null; readonly use: GivenUse; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "consent.give", key }, async (tx) => {
    const person = await (number === null ? lockOwnPerson(tx) : lockPerson(tx, number));
    if (person === null) return refused<Refusal>({ code: "not-found" });
    const object = { hubId: actor.hubId, personId: person.id };
    if (permit(app.may, actor, "consent.give", object) === null) return refused({ code: "not-allowed" });
    const subject = decideSubject(await findSubject(tx, use));
    if (!subject.ok) return subject;
    const spoken = decideSpoken(actor, use);
    if (!spoken.ok) return spoken;
    const today = app.clock.today();
    if (await hasConsent(tx, person.id, subject.value, today)) return accepted({ number: person.number });
    const until = consentUntil(use.purpose, today);
    await addConsent(tx, person.id, { ...subject.value, until });
    const of = { act: "consent.give", kind: "person", id: person.id, side: { personId: person.id } } as const;
    await noteOnBehalf(tx, spoken.value, of);
    await tx.audit({ act: "consent.give", kind: "person", id: person.id, fields: [use.purpose] });
    return accepted({ number: person.number });
  });
