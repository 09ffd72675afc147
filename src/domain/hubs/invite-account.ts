import { z } from "zod";
import type { App, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import { type Actor, type HatKind, hatKinds } from "#domain/access/terms.ts";
import { field } from "#domain/fields.ts";
import { invitationExpiry, offeredBy, placeKindOf } from "#domain/hubs/rules-invitations.ts";
import { addressOf, type InvitationFacts, type Letter } from "#domain/hubs/rules-letters.ts";
import { addOrganisation, type HatPlace } from "#domain/hubs/store.ts";
import {
  addInvitation,
  firmByNumber,
  hatTaken,
  hubFacts,
  organisationById,
  personByNumber,
  withdrawEarlierInvitations,
} from "#domain/hubs/store-accounts.ts";
import { addMail } from "#domain/hubs/store-mail.ts";
import type { InvitationId, OrganisationId } from "#domain/hubs/terms.ts";
import type { FieldFaultCode, Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** A short number as people write it: F-3, H-31, or the digits alone; empty is 0. */
const shortNumber = z.preprocess(
  (value) => (typeof value === "string" ? value.replace(/^[\sFfHh-]+/, "").trim() : value),
  z.union([z.literal("").transform(() => 0), z.undefined().transform(() => 0), field.whole(0, 999_999_999)], {
    error: "wrong-format",
  }),
);

/** What is entered to invite somebody. Which place counts depends on the hat. */
export const inviteInput = z.object({
  kind: field.oneOf(hatKinds),
  name: field.text(80, "required"),
  email: field.mail("required"),
  firm: shortNumber,
  person: shortNumber,
  organisation: field.text(36),
  newOrganisation: field.text(80),
});
/** An invitation as it was entered: for whom, to which hat, and where it is worn. */
export type Invite = z.infer<typeof inviteInput>;

export const inviteToFirmInput = inviteInput.pick({ name: true, email: true }).extend({
  kind: field.oneOf(["owner", "deputy"]),
});

/**
 * Offers a hat by mail: whoever opens the link may accept it within two weeks. An earlier open invitation of the same
 * address to the same hat is taken back. Of the token only the hash is kept, and
 * the mail's text until it is sent.
 * Refusals: not-found, not-allowed, invalid (`taken`: the address wears this hat, or the record has its person).
 */
export const inviteAccount = (
  app: App,
  actor: Actor,
  { invite, key, letter }: InviteParts & { readonly key: string | null },
): Promise<Outcome<{ invitation: string }, Refusal>> => {
  const isAtFirm = placeKindOf(invite.kind) === "firm";
  const act = isAtFirm ? "firm-account.invite" : "account.invite";
  return app.db.write(actor, { act, key }, async (tx) => {
    const place = await findPlace(tx, invite);
    if (!place.ok) return place;
    const object = isAtFirm ? { hubId: actor.hubId, firmId: place.value.firmId } : { hubId: actor.hubId };
    if (permit(app.may, actor, act, object) === null || !offeredBy(actor.hat).includes(invite.kind))
      return refused({ code: "not-allowed" });
    const taken = await hatTaken(tx, { ...invite, place: place.value });
    if (taken !== null) return fault(taken === "by-other" ? "person" : "email", "taken");
    const { id } = await writeInvitation(app, tx, { invite, letter, place: place.value });
    await tx.audit({ act, kind: "invitation", id });
    return accepted({ invitation: id });
  });
};

/** Offers a hat from the command line, as the hub itself, and gives the link: the first operator has nobody to ask. */
export const inviteFromCommandLine = (
  app: App,
  hubId: Actor["hubId"],
  { invite, letter }: InviteParts,
): Promise<Outcome<{ link: string }, Refusal>> =>
  app.db.asHub(hubId, "command-line", async (tx) => {
    const place = await findPlace(tx, invite);
    if (!place.ok) return place;
    const taken = await hatTaken(tx, { ...invite, place: place.value });
    if (taken !== null) return fault(taken === "by-other" ? "person" : "email", "taken");
    const { id, link } = await writeInvitation(app, tx, { invite, letter, place: place.value });
    await tx.audit({ act: "account.invite", kind: "invitation", id });
    return accepted({ link });
  });

type InviteParts = {
  readonly invite: Invite;
  /** Writes the mail's words. */
  readonly letter: (facts: InvitationFacts) => Letter;
};

async function writeInvitation(
  app: App,
  tx: Tx,
  { invite, letter, place }: InviteParts & { readonly place: FoundPlace },
): Promise<{ id: InvitationId; link: string }> {
  const { email, kind, name } = invite;
  const token = app.tokens.fresh();
  const hub = await hubFacts(tx);
  const link = `${addressOf(app.config.publicUrl, hub.host)}/invitations/${token}`;
  const expiresAt = invitationExpiry(tx.now);
  const id = tx.newId<InvitationId>();
  await withdrawEarlierInvitations(tx, { email, kind, place });
  await addInvitation(tx, { id, tokenHash: app.tokens.hashOf(token), name, email, kind, place, expiresAt });
  await addMail(tx, { to: email, ...letter({ to: name, hub: hub.name, kind, at: place.name, link, expiresAt }) });
  return { id, link };
}

type FoundPlace = HatPlace & { readonly name: string };
const atTheHub: FoundPlace = { firmId: null, personId: null, organisationId: null, name: "" };

async function findPlace(tx: Tx, invite: Invite): Promise<Outcome<FoundPlace, Refusal>> {
  switch (placeKindOf(invite.kind)) {
    case "hub":
      return accepted(atTheHub);
    case "firm": {
      if (invite.firm === 0) return fault("firm", "required");
      const firm = await firmByNumber(tx, invite.firm);
      return firm === null
        ? refused({ code: "not-found" })
        : accepted({ ...atTheHub, firmId: firm.id, name: firm.name });
    }
    case "person": {
      if (invite.person === 0) return fault("person", "required");
      const personId = await personByNumber(tx, invite.person);
      return personId === null ? fault("person", "not-in-list") : accepted({ ...atTheHub, personId });
    }
    case "organisation":
      return findOrganisation(tx, invite);
  }
}

/** A town or intermediary of the list, or a new one by its name. */
async function findOrganisation(tx: Tx, invite: Invite): Promise<Outcome<FoundPlace, Refusal>> {
  const kind: "town" | "intermediary" = invite.kind === "town-staff" ? "town" : "intermediary";
  if (invite.organisation === "" && invite.newOrganisation === "") return fault("newOrganisation", "required");
  if (invite.organisation !== "") {
    const found = await organisationById(tx, invite.organisation);
    return found === null || found.kind !== kind
      ? fault("organisation", "not-in-list")
      : accepted({ ...atTheHub, organisationId: found.id, name: found.name });
  }
  if (!mayFound(tx.actor.hat, invite.kind)) return refused({ code: "not-allowed" });
  const organisationId = tx.newId<OrganisationId>();
  await addOrganisation(tx, { id: organisationId, kind, name: invite.newOrganisation });
  return accepted({ ...atTheHub, organisationId, name: invite.newOrganisation });
}

const mayFound = (hat: Actor["hat"], kind: HatKind): boolean => offeredBy(hat).includes(kind);

const fault = (name: string, code: FieldFaultCode) =>
  refused<Refusal>({ code: "invalid", faults: [{ field: name, code, facts: {} }] });
