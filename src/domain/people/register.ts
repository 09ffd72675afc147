import { z } from "zod";
import type { App, Tx } from "#app.ts";
import { field } from "#domain/fields.ts";
import { addAccount, grantHat } from "#domain/hubs/store.ts";
import { accountByEmail } from "#domain/hubs/store-accounts.ts";
import type { AccountId, HatId, HubId } from "#domain/hubs/terms.ts";
import { cardOffered, decidePassword, decideRegistration } from "#domain/people/rules-registration.ts";
import { addPerson } from "#domain/people/store.ts";
import {
  freeCards,
  lockRegistration,
  personHatOf,
  type SavedRegistration,
  useUpRegistrations,
} from "#domain/people/store-registrations.ts";
import { barePerson, type PersonId } from "#domain/people/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What is entered on the page of the mailed link: whether the card is one's own, and a password if one likes. */
export const finishRegistrationInput = z.object({
  card: z.preprocess((value) => value ?? null, field.oneOf(["mine", "new"]).nullable()),
  password: z.preprocess((value) => value ?? "", z.string().max(1000, { error: "too-long" })),
});

/** What a finished registration gave. `password` is null when none was chosen, or the account has its own. */
export type Registered = { readonly email: string; readonly hatId: HatId; readonly password: string | null };

/**
 * Makes whoever holds the mailed link a person of this hub: with the card that bears their address, when they say that it
 * is theirs, else with a new record. Their account is made, or the one they have is kept. Nothing is agreed to by it.
 * Refusals: link-spent, not-allowed (the account is shut out), invalid (the password; not said whose the card is).
 */
export const register = (
  app: App,
  hubId: HubId,
  { token, card, password }: { readonly token: string } & z.infer<typeof finishRegistrationInput>,
): Promise<Outcome<Registered, Refusal>> =>
  app.db.asHub(hubId, "register", async (tx) => {
    const link = await lockRegistration(tx, app.tokens.hashOf(token));
    const open = decideRegistration(link, tx.now);
    if (!open.ok) return open;
    if (link === null) return refused({ code: "link-spent" });
    const known = await accountByEmail(tx, link.email);
    if (known !== null && known.disabledAt !== null) return refused({ code: "not-allowed" });
    const chosen = decidePassword(known === null ? password : "");
    if (!chosen.ok) return chosen;
    const offered = cardOffered(await freeCards(tx, link));
    if (offered !== null && card === null)
      return refused({ code: "invalid", faults: [{ field: "card", code: "required", facts: {} }] });
    const claimed = card === "mine" ? offered : null;
    const accountId = known?.id ?? (await makeAccount(app, tx, link, chosen.value));
    const worn = await personHatOf(tx, accountId);
    const personId = worn === null ? (claimed?.id ?? (await newPerson(tx, link))) : null;
    const place = { firmId: null, organisationId: null, personId };
    const hatId = worn ?? (await grantHat(tx, { accountId, kind: "person", ...place }));
    await useUpRegistrations(tx, link.email);
    if (personId !== null)
      await tx.audit({
        act: "person.register",
        kind: "person",
        id: personId,
        fields: [claimed === null ? "new" : "claimed"],
      });
    return accepted({ email: link.email, hatId, password: chosen.value });
  });

/** Who chooses no password signs in by mailed links: theirs is one that nobody knows. */
async function makeAccount(app: App, tx: Tx, link: SavedRegistration, password: string | null): Promise<AccountId> {
  const { email, name } = link;
  const id = await app.accounts.create({ email, name, password: password ?? app.tokens.fresh() });
  await addAccount(tx, { id, name, email });
  return id;
}

async function newPerson(tx: Tx, link: SavedRegistration): Promise<PersonId> {
  const id = tx.newId<PersonId>();
  await addPerson(tx, id, { ...barePerson, name: link.name, email: link.email, halfDays: 0 });
  return id;
}
