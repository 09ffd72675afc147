import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { Standing, StandingTerms } from "#domain/contracts/terms.ts";
import type { OrganisationId } from "#domain/hubs/terms.ts";
import type { ContractForm } from "#reference/contract-forms.ts";

/** A standing as staff read it; `holder` is null for the hub itself. */
export type StandingLine = {
  readonly number: number;
  readonly holder: string | null;
  readonly version: number;
  readonly terms: StandingTerms;
};

const lines = (tx: Tx) =>
  tx.sql
    .selectFrom("standing as s")
    .leftJoin("organisation as o", (join) =>
      join.onRef("o.hub_id", "=", "s.hub_id").onRef("o.organisation_id", "=", "s.organisation_id"),
    )
    .select(["s.number", "o.name as holder", "s.version", "s.kind", "s.licence", "s.valid_from as validFrom"])
    .select(["s.expires_on as expiresOn", "s.note"]);

type Row = Awaited<ReturnType<ReturnType<typeof lines>["executeTakeFirstOrThrow"]>>;

const lineOf = ({ number, holder, version, ...terms }: Row): StandingLine => ({ number, holder, version, terms });

/** What the hub and its organisations may do, the hub first, what ends soonest before what ends later. */
export async function standingLines(tx: Tx, { actor }: Permit<"standing.list">): Promise<readonly StandingLine[]> {
  const rows = await lines(tx)
    .where("s.hub_id", "=", actor.hubId)
    .orderBy("o.name", (order) => order.asc().nullsFirst())
    .orderBy("s.expires_on", (order) => order.asc().nullsLast())
    .orderBy("s.number")
    .limit(500)
    .execute();
  return rows.map(lineOf);
}

/** What the hub and its organisations may do, as a decision about publishing looks at it. */
export async function standingsForPublishing(
  tx: Tx,
  { actor }: Permit<"project.publish">,
): Promise<readonly Standing[]> {
  const rows = await lines(tx)
    .select("s.organisation_id as organisationId")
    .where("s.hub_id", "=", actor.hubId)
    .limit(1000)
    .execute();
  return rows.map(({ organisationId, kind, licence, validFrom, expiresOn, note }) => ({
    organisationId,
    terms: { kind, licence, validFrom, expiresOn, note },
  }));
}

/** One standing, or null when there is none with this number. */
export async function standingLine(
  tx: Tx,
  { actor }: Permit<"standing.edit">,
  number: number,
): Promise<StandingLine | null> {
  const row = await lines(tx).where("s.hub_id", "=", actor.hubId).where("s.number", "=", number).executeTakeFirst();
  return row === undefined ? null : lineOf(row);
}

/** The towns and intermediaries of the hub, for whom a standing can be entered. */
export function standingHolders(
  tx: Tx,
  { actor }: Permit<"standing.enter">,
): Promise<readonly { readonly id: OrganisationId; readonly name: string }[]> {
  return tx.sql
    .selectFrom("organisation")
    .select(["organisation_id as id", "name"])
    .where("hub_id", "=", actor.hubId)
    .orderBy("name")
    .limit(500)
    .execute();
}

/** The form of contract of a project and the version at which it stands. */
export async function contractFormView(
  tx: Tx,
  { actor }: Permit<"project.show" | "project.set-contract-form">,
  number: number,
): Promise<{ readonly form: ContractForm; readonly version: number } | null> {
  const row = await tx.sql
    .selectFrom("project")
    .select(["contract_form as form", "version"])
    .where("hub_id", "=", actor.hubId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row ?? null;
}
