import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { AlikePair, AlikeReason, DuplicateKind } from "#domain/duplicates/terms.ts";
import type { FirmView } from "#domain/firms/views.ts";
import type { PersonView } from "#domain/people/views.ts";

type PairRow = {
  readonly one: number;
  readonly one_name: string;
  readonly one_place: string;
  readonly other: number;
  readonly other_name: string;
  readonly other_place: string;
  readonly why: readonly AlikeReason[];
};

/** What many records share says nothing: the telephone of a chamber of commerce, say. */
const mostAlike = 5;

const records = {
  firm: sql`select firm_id as id, number, name, town as place, contact_phone as phone, contact_email as email, website
    from firm where hub_id = actor_hub()`,
  person: sql`select p.person_id as id, h.number, p.name, p.lives_in as place, p.phone, p.email, '' as website
    from hub_person h join person p on p.person_id = h.person_id where h.hub_id = actor_hub()`,
} as const;

/** Pairs that look alike and of which nobody has said that they differ: those with most in common first. */
export async function alikePairs(
  tx: Tx,
  _allowed: Permit<"duplicate.list">,
  { kind, limit }: { readonly kind: DuplicateKind; readonly limit: number },
): Promise<readonly AlikePair[]> {
  const { rows } = await sql<PairRow>`
    with record as materialized (${records[kind]}),
    said as (
      select id, 'name' as why, alike_name(name) as value from record
      union all select id, 'phone', translate(phone, '-() +', '') from record where phone <> ''
      union all select id, 'email', email from record where email <> ''
      union all select id, 'website', rtrim(replace(replace(replace(lower(website), 'https://', ''), 'http://', ''), 'www.', ''), '/')
        from record where website <> ''),
    shared as (
      select why, array_agg(id) as ids from said where value <> ''
      group by why, value having count(*) between 2 and ${mostAlike}),
    pair as (
      select least(a.id, b.id) as one_id, greatest(a.id, b.id) as other_id, array_agg(distinct why order by why) as why
      from shared, unnest(ids) as a(id), unnest(ids) as b(id) where a.id < b.id group by 1, 2)
    select one.number as one, one.name as one_name, one.place as one_place,
      other.number as other, other.name as other_name, other.place as other_place, pair.why
    from pair join record one on one.id = pair.one_id join record other on other.id = pair.other_id
    where not exists (select from not_duplicate n where n.hub_id = actor_hub() and n.kind = ${kind}
      and n.one_id = pair.one_id and n.other_id = pair.other_id)
    order by cardinality(pair.why) desc, one.number, other.number
    limit ${limit}`.execute(tx.sql);
  return rows.map(({ why, ...row }) => {
    const one = { number: row.one, name: row.one_name, place: row.one_place };
    const other = { number: row.other, name: row.other_name, place: row.other_place };
    return one.number < other.number ? { one, other, why } : { one: other, other: one, why };
  });
}

/** Where the record with this number went, when it was made one with another; null when it was not. */
export async function mergedInto(
  tx: Tx,
  _allowed: Permit<"firm.show" | "person.show">,
  { kind, number }: { readonly kind: DuplicateKind; readonly number: number },
): Promise<number | null> {
  const row = await tx.sql
    .selectFrom("merge")
    .select("kept_number as kept")
    .where("hub_id", "=", tx.actor.hubId)
    .where("kind", "=", kind)
    .where("gone_number", "=", number)
    .executeTakeFirst();
  return row?.kept ?? null;
}

/** What hangs on a record, so that a person sees which one is lived with. */
export type Attached = { readonly projects: number; readonly engagements: number; readonly accounts: number };

/** How much hangs on each of these records. */
export async function attachedTo(
  tx: Tx,
  _allowed: Permit<"duplicate.merge">,
  record:
    | { readonly kind: "firm"; readonly id: FirmView["id"] }
    | { readonly kind: "person"; readonly id: PersonView["id"] },
): Promise<Attached> {
  const column = sql.ref(record.kind === "firm" ? "firm_id" : "person_id");
  const projects =
    record.kind === "firm"
      ? sql`(select count(*)::integer from project where hub_id = actor_hub() and firm_id = ${record.id})`
      : sql`0`;
  const { rows } = await sql<Attached>`select ${projects} as projects,
    (select count(*)::integer from engagement where hub_id = actor_hub() and ${column} = ${record.id}) as engagements,
    (select count(*)::integer from hat where hub_id = actor_hub() and ${column} = ${record.id} and ended_at is null) as accounts`.execute(
    tx.sql,
  );
  return rows[0] ?? { projects: 0, engagements: 0, accounts: 0 };
}
