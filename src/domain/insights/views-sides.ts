import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import { localDateAt } from "#kit/dates.ts";

/** What a firm or a person has with others today, and whom they can call. */
export type SideToday = {
  /** The number of the own firm; null for a person. */
  readonly firm: number | null;
  /** Engagements that run: with how many others, and half-days per four weeks in all. */
  readonly others: number;
  readonly halfDays: number;
  /** Asks of the hub to which a person has said nothing yet. */
  readonly asks: number;
  /** Whether the person's yes to being asked and proposed holds; always true for a firm. */
  readonly mayBeAsked: boolean;
  /** The companion of the newest engagement, else who led the firm's newest dialogue; null while there is neither. */
  readonly beside: Beside | null;
};
/** A named person beside a firm or a person; without a telephone of their own the hub's holds. */
export type Beside = { readonly role: "companion" | "definer"; readonly name: string; readonly phone: string };

type Row = Omit<SideToday, "beside"> & {
  readonly companion: string | null;
  readonly phone: string | null;
  readonly definer: string | null;
};

/** The figures of the first page of an owner, a deputy or a person: those of the own firm or person alone. */
export async function sideToday(tx: Tx, { actor }: Permit<"home.show">): Promise<SideToday> {
  const { hubId, firmId, personId } = actor;
  const today = localDateAt(tx.now);
  const own = firmId !== null ? sql`firm_id = ${firmId}` : sql`person_id = ${personId}`;
  const other = firmId !== null ? sql`person_id` : sql`firm_id`;
  const { rows } =
    await sql<Row>`select e.*, (select number from firm where hub_id = ${hubId} and firm_id = ${firmId}) as firm,
    n.companion_name as companion, n.companion_phone as phone,
    (select count(*)::int from hand where hub_id = ${hubId} and person_id = ${personId} and state = 'asked') as asks,
    (${personId}::uuid is null or exists (select from data_consent where hub_id = ${hubId} and person_id = ${personId}
      and purpose = 'matching' and withdrawn_at is null and until >= ${today}::date)) as "mayBeAsked",
    (select a.name from dialogue d join account a on a.account_id = d.definer_id
      where d.hub_id = ${hubId} and d.firm_id = ${firmId} order by d.number desc limit 1) as definer
    from (select count(distinct ${other})::int as others, coalesce(sum(half_days), 0)::int as "halfDays" from engagement
        where hub_id = ${hubId} and ${own} and ended_on is null and from_week <= ${today}::date) e
      left join (select companion_name, companion_phone from engagement where hub_id = ${hubId} and ${own}
        and companion_name <> '' and ended_on is null order by number desc limit 1) n on true`.execute(tx.sql);
  const [row] = rows;
  if (row === undefined) return { firm: null, others: 0, halfDays: 0, asks: 0, mayBeAsked: true, beside: null };
  const { companion, phone, definer, ...figures } = row;
  return { ...figures, beside: besideOf({ companion, phone, definer }) };
}

function besideOf({ companion, phone, definer }: Pick<Row, "companion" | "phone" | "definer">): Beside | null {
  if (companion !== null) return { role: "companion", name: companion, phone: phone ?? "" };
  return definer === null ? null : { role: "definer", name: definer, phone: "" };
}
