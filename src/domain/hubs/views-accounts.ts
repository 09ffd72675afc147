import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { HatKind } from "#domain/access/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { AccountId, HatId, InvitationId, OrganisationId } from "#domain/hubs/terms.ts";

/** A hat as those who look after accounts read it. */
export type HatLine = {
  readonly id: HatId;
  readonly accountId: AccountId;
  readonly kind: HatKind;
  /** The firm, town or intermediary; empty for the hub's own and for a person. */
  readonly at: string;
  readonly since: Date;
};

/** An account with its hats in this hub. */
export type AccountView = {
  readonly id: AccountId;
  readonly name: string;
  readonly email: string;
  /** Since when it is shut out of the whole installation. */
  readonly disabledAt: Date | null;
  /** Since when this hub shuts it out. */
  readonly disabledHereAt: Date | null;
  readonly hats: readonly HatLine[];
};

/** An invitation that can still be accepted. */
export type InvitationLine = {
  readonly id: InvitationId;
  readonly name: string;
  readonly email: string;
  readonly kind: HatKind;
  readonly at: string;
  readonly expiresAt: Date;
};

/** A page of the list of accounts: words searched for, sorted by name or mail address, by the key of its last row. */
export type AccountListQuery = {
  readonly search: string;
  readonly sort: "name" | "email";
  readonly descending: boolean;
  readonly after: { readonly value: string; readonly id: string } | null;
  readonly limit: number;
};

/** Accounts that wear, or wore, a hat in this hub; one more than asked for tells that there is a next page. */
export async function accountLines(
  tx: Tx,
  { actor }: Permit<"account.list">,
  { search, sort, descending, after, limit }: AccountListQuery,
): Promise<readonly AccountView[]> {
  const direction = descending ? "desc" : "asc";
  let rows = accountRows(tx)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("hat")
          .select("hat.hat_id")
          .whereRef("hat.account_id", "=", "account.account_id")
          .where("hat.hub_id", "=", actor.hubId),
      ),
    )
    .orderBy(sort, direction)
    .orderBy("account.account_id", direction)
    .limit(limit + 1);
  if (after !== null)
    rows = rows.where(
      sql<boolean>`(${sql.ref(sort)}, account.account_id) ${sql.raw(descending ? "<" : ">")} (${after.value}, ${after.id}::uuid)`,
    );
  if (search !== "") {
    const pattern = `%${search.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%`;
    rows = rows.where((eb) => eb.or([eb("name", "ilike", pattern), eb("email", "ilike", pattern)]));
  }
  return withHats(tx, await rows.execute());
}

/** One account with its hats in this hub; null when it never wore one here. */
export async function accountView(
  tx: Tx,
  { actor }: Permit<"account.show">,
  id: AccountId,
): Promise<AccountView | null> {
  const rows = await accountRows(tx)
    .where("account.account_id", "=", id)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("hat")
          .select("hat.hat_id")
          .whereRef("hat.account_id", "=", "account.account_id")
          .where("hat.hub_id", "=", actor.hubId),
      ),
    )
    .execute();
  const [account] = await withHats(tx, rows);
  return account ?? null;
}

type AccountRow = Omit<AccountView, "hats">;

const accountRows = (tx: Tx) =>
  tx.sql
    .selectFrom("account")
    .leftJoin("hub_account", (join) =>
      join.on("hub_account.hub_id", "=", tx.actor.hubId).onRef("hub_account.account_id", "=", "account.account_id"),
    )
    .select(["account.account_id as id", "account.name", "account.email"])
    .select(["account.disabled_at as disabledAt", "hub_account.disabled_at as disabledHereAt"]);

async function withHats(tx: Tx, accounts: readonly AccountRow[]): Promise<readonly AccountView[]> {
  if (accounts.length === 0) return [];
  const hats = await hatRows(tx)
    .where(
      "hat.account_id",
      "in",
      accounts.map((account) => account.id),
    )
    .execute();
  return accounts.map((account) => ({ ...account, hats: hats.filter((hat) => hat.accountId === account.id) }));
}

const hatRows = (tx: Tx) =>
  tx.sql
    .selectFrom("hat")
    .leftJoin("firm", (join) => join.onRef("firm.hub_id", "=", "hat.hub_id").onRef("firm.firm_id", "=", "hat.firm_id"))
    .leftJoin("organisation", (join) =>
      join
        .onRef("organisation.hub_id", "=", "hat.hub_id")
        .onRef("organisation.organisation_id", "=", "hat.organisation_id"),
    )
    .select(["hat.hat_id as id", "hat.account_id as accountId", "hat.kind", "hat.granted_at as since"])
    .select((eb) => eb.fn.coalesce("firm.name", "organisation.name", eb.val("")).as("at"))
    .where("hat.hub_id", "=", tx.actor.hubId)
    .where("hat.ended_at", "is", null)
    .orderBy("hat.granted_at")
    .orderBy("hat.hat_id");

/** Somebody who acts for a firm. */
export type FirmAccountLine = HatLine & { readonly name: string; readonly email: string };

/** The people who act for a firm, the first to be invited first. */
export async function firmAccounts(
  tx: Tx,
  _permit: Permit<"firm-account.list">,
  firmId: FirmId,
): Promise<readonly FirmAccountLine[]> {
  return hatRows(tx)
    .innerJoin("account", "account.account_id", "hat.account_id")
    .select(["account.name", "account.email"])
    .where("hat.firm_id", "=", firmId)
    .execute();
}

/** The name of the firm whose people are listed. */
export async function firmNameOf(tx: Tx, { actor }: Permit<"firm-account.list">, firmId: FirmId): Promise<string> {
  const row = await tx.sql
    .selectFrom("firm")
    .select("name")
    .where("hub_id", "=", actor.hubId)
    .where("firm_id", "=", firmId)
    .executeTakeFirstOrThrow();
  return row.name;
}

/** Invitations that can still be accepted: of one firm, or of the whole hub. */
export async function openInvitations(
  tx: Tx,
  { actor }: Permit<"firm-account.list" | "account.list">,
  { firmId, limit }: { readonly firmId: FirmId | null; readonly limit: number },
): Promise<readonly InvitationLine[]> {
  const rows = invitationRows(tx)
    .where("invitation.hub_id", "=", actor.hubId)
    .where("invitation.accepted_at", "is", null)
    .where("invitation.withdrawn_at", "is", null)
    .where("invitation.expires_at", ">", tx.now)
    .orderBy("invitation.invited_at", "desc")
    .limit(limit);
  return (firmId === null ? rows : rows.where("invitation.firm_id", "=", firmId)).execute();
}

const invitationRows = (tx: Tx) =>
  tx.sql
    .selectFrom("invitation")
    .leftJoin("firm", (join) =>
      join.onRef("firm.hub_id", "=", "invitation.hub_id").onRef("firm.firm_id", "=", "invitation.firm_id"),
    )
    .leftJoin("organisation", (join) =>
      join
        .onRef("organisation.hub_id", "=", "invitation.hub_id")
        .onRef("organisation.organisation_id", "=", "invitation.organisation_id"),
    )
    .select([
      "invitation.invitation_id as id",
      "invitation.name",
      "invitation.email",
      "invitation.kind",
      "invitation.expires_at as expiresAt",
    ])
    .select((eb) => eb.fn.coalesce("firm.name", "organisation.name", eb.val("")).as("at"));

/** What the holder of a mailed link reads of the invitation. */
export type OfferView = InvitationLine & {
  readonly acceptedAt: Date | null;
  readonly withdrawnAt: Date | null;
  /** Who invited; empty from the command line. */
  readonly invitedBy: string;
};

/** The invitation with this token, for whoever holds it. Read as the hub itself: the holder may not have an account yet. */
export async function offerByToken(tx: Tx, tokenHash: string): Promise<OfferView | null> {
  const row = await invitationRows(tx)
    .leftJoin("account", "account.account_id", "invitation.invited_by")
    .select(["invitation.accepted_at as acceptedAt", "invitation.withdrawn_at as withdrawnAt"])
    .select((eb) => eb.fn.coalesce("account.name", eb.val("")).as("invitedBy"))
    .where("invitation.hub_id", "=", tx.actor.hubId)
    .where("invitation.token_hash", "=", tokenHash)
    .executeTakeFirst();
  return row ?? null;
}

/** The towns or the intermediaries of the hub, by name. */
export function organisationsOf(
  tx: Tx,
  { actor }: Permit<"account.invite">,
  kind: "town" | "intermediary",
): Promise<readonly { id: OrganisationId; name: string }[]> {
  return tx.sql
    .selectFrom("organisation")
    .select(["organisation_id as id", "name"])
    .where("hub_id", "=", actor.hubId)
    .where("kind", "=", kind)
    .orderBy("name")
    .limit(500)
    .execute();
}
