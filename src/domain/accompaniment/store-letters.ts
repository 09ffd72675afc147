import { sql } from "kysely";
import type { Tx } from "#app.ts";
import {
  asking,
  type LettersBefore,
  leastDaysBetween,
  morningOf,
  mostReminders,
  type NoticeTold,
} from "#domain/accompaniment/rules-notices.ts";
import type { NoticeId, NoticeSetting } from "#domain/accompaniment/terms.ts";
import type { AccountId, MailId } from "#domain/hubs/terms.ts";
import { addDays, type LocalDate, localDateAt } from "#kit/dates.ts";

/** Settles the notices of every case that was seen to. */
export async function settleCases(tx: Tx): Promise<void> {
  await sql`with seen as (delete from notice_settled where hub_id = ${tx.actor.hubId} returning about, at)
    update notice n set settled_at = s.at from (select about, max(at) as at from seen group by about) s
    where n.hub_id = ${tx.actor.hubId} and n.about = s.about and n.settled_at is null and n.made_at <= s.at`.execute(
    tx.sql,
  );
}

/**
 * Gives up to `limit` notices to their readers, one row each; those that nobody can be told of go. Gives how many were
 * taken up.
 */
export async function giveNotices(tx: Tx, limit: number): Promise<number> {
  const waiting = await tx.sql
    .selectFrom("notice")
    .selectAll()
    .where("hub_id", "=", tx.actor.hubId)
    .where("address", "is", null)
    .orderBy("made_at")
    .orderBy("notice_id")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  if (waiting.length === 0) return 0;
  const readers = await readersOf(
    tx,
    waiting.map((notice) => notice.notice_id),
  );
  const given = waiting.flatMap((notice) =>
    readers
      .filter(({ id }) => id === notice.notice_id)
      .map(({ accountId, address, name }) => ({
        ...notice,
        facts: JSON.stringify(notice.facts),
        notice_id: tx.newId<NoticeId>(),
        account_id: accountId,
        address,
        reader_name: name,
      })),
  );
  if (given.length > 0) await tx.sql.insertInto("notice").values(given).execute();
  await tx.sql
    .deleteFrom("notice")
    .where("hub_id", "=", tx.actor.hubId)
    .where(
      "notice_id",
      "in",
      waiting.map((notice) => notice.notice_id),
    )
    .execute();
  return waiting.length;
}

type Reader = {
  readonly id: NoticeId;
  readonly accountId: AccountId | null;
  readonly address: string;
  readonly name: string;
};

/** Who is told: accounts that may act here, else the mail address that stands in the record. */
async function readersOf(tx: Tx, ids: readonly NoticeId[]): Promise<readonly Reader[]> {
  const { hubId } = tx.actor;
  const { rows } = await sql<Reader>`
    with n as (select * from notice where hub_id = ${hubId} and notice_id = any(${ids})),
    worn as (select h.account_id, h.kind, h.firm_id, h.person_id, a.email, a.name from hat h
      join account a on a.account_id = h.account_id
      where h.hub_id = ${hubId} and h.ended_at is null and a.disabled_at is null
        and not exists (select from hub_account s where s.hub_id = h.hub_id and s.account_id = h.account_id
          and s.disabled_at is not null)),
    told as (
      select n.notice_id, w.account_id, w.email as address, w.name from n join worn w on w.account_id = n.account_id
      union select n.notice_id, w.account_id, w.email, w.name from n join worn w on w.kind = n.hat
      union select n.notice_id, w.account_id, w.email, w.name from n
        join worn w on w.kind = 'person' and w.person_id = n.person_id
      union select n.notice_id, null, p.email, p.name from n join person p on p.person_id = n.person_id
        where not exists (select from worn w where w.kind = 'person' and w.person_id = n.person_id)
      union select n.notice_id, w.account_id, w.email, w.name from n join worn w on w.firm_id = n.firm_id
        where w.kind = 'owner' or not exists (select from worn o where o.kind = 'owner' and o.firm_id = n.firm_id)
      union select n.notice_id, null, f.contact_email, coalesce(nullif(f.contact_name, ''), f.name) from n
        join firm f on f.hub_id = n.hub_id and f.firm_id = n.firm_id
        where not exists (select from worn w where w.firm_id = n.firm_id))
    select distinct on (notice_id, address) notice_id as id, account_id as "accountId", address, name from told
    where length(address) >= 3 order by notice_id, address, account_id`.execute(tx.sql);
  return rows;
}

/**
 * The addresses to which a letter may have to be written now, as far as the letters of before tell: nobody who had today's
 * letter is looked at again this day, and nobody is looked at for a reminder that is not due. `noticesToTell` decides.
 */
export async function addressesToTell(tx: Tx): Promise<readonly string[]> {
  const { hubId } = tx.actor;
  const today = localDateAt(tx.now);
  const lastDay = addDays(today, -leastDaysBetween);
  const { rows } = await sql<{ address: string }>`select distinct n.address from notice n
    left join notice_setting s on s.hub_id = n.hub_id and s.account_id = n.account_id
    where n.hub_id = ${hubId} and n.address is not null and n.settled_at is null and n.reminders < ${mostReminders}
      and s.delivery is distinct from 'none'
      and ((n.told_on is null and (s.delivery = 'at-once' or n.made_at <= ${morningOf(today)}))
        or (n.kind = any(${[...asking]}) and coalesce(n.reminded_on, n.told_on) <= ${lastDay}::date
          and not exists (select from notice_letter l where l.hub_id = ${hubId} and l.address = n.address
            and l.reminds and l.on_day > ${lastDay}::date)))
      and (s.delivery = 'at-once' or not exists (select from notice_letter l where l.hub_id = ${hubId}
        and l.address = n.address and l.delivery = 'daily' and l.on_day >= ${today}::date))
    order by n.address`.execute(tx.sql);
  return rows.map(({ address }) => address);
}

/** An open notice of one reader, held until the transaction ends. */
export type HeldNotice = NoticeTold & {
  readonly id: NoticeId;
  readonly about: string;
  readonly path: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly accountId: AccountId | null;
  readonly name: string;
};

/** The most notices that one letter tells. */
const mostInLetter = 30;

/** The open notices of one address, the oldest first; another worker that tells them waits. */
export async function holdNotices(tx: Tx, address: string): Promise<readonly HeldNotice[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`notices ${tx.actor.hubId} ${address}`}, 0))`.execute(
    tx.sql,
  );
  const { rows } = await sql<HeldNotice>`
    select notice_id as id, kind, about, path, facts, account_id as "accountId", reader_name as name, made_at as "madeAt",
      told_on as "toldOn", reminders, reminded_on as "remindedOn", settled_at as "settledAt"
    from notice where hub_id = ${tx.actor.hubId} and address = ${address} and settled_at is null
      and reminders < ${mostReminders} and (told_on is null or kind = any(${asking}))
    order by made_at, notice_id limit ${mostInLetter}`.execute(tx.sql);
  return rows;
}

/** What was written to an address before. */
export async function lettersBefore(tx: Tx, address: string): Promise<LettersBefore> {
  const { rows } = await sql<LettersBefore>`
    select max(on_day) filter (where delivery = 'daily') as "lastDaily", max(on_day) filter (where reminds) as "lastReminding"
    from notice_letter where hub_id = ${tx.actor.hubId} and address = ${address}`.execute(tx.sql);
  return rows[0] ?? { lastDaily: null, lastReminding: null };
}

/** How an account of a list wants to be told: once a day in Japanese unless it says otherwise. */
export async function settingOf(tx: Tx, account: AccountId | null): Promise<NoticeSetting> {
  const usual: NoticeSetting = { delivery: "daily", language: "ja" };
  if (account === null) return usual;
  const row = await tx.sql
    .selectFrom("notice_setting")
    .select(["delivery", "language"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("account_id", "=", account)
    .executeTakeFirst();
  return row ?? usual;
}

/** Notes a letter and what it told, for the first time and again. */
export async function saveLetter(
  tx: Tx,
  letter: {
    readonly address: string;
    readonly delivery: "daily" | "at-once";
    readonly mailId: MailId;
    readonly fresh: readonly HeldNotice[];
    readonly again: readonly HeldNotice[];
  },
): Promise<void> {
  const today: LocalDate = localDateAt(tx.now);
  const { address, delivery, mailId, fresh, again } = letter;
  await tx.sql
    .insertInto("notice_letter")
    .values({
      hub_id: tx.actor.hubId,
      letter_id: tx.newId<NoticeId>(),
      address,
      on_day: today,
      delivery,
      reminds: again.length > 0,
      mail_id: mailId,
    })
    .execute();
  const notices = (of: readonly HeldNotice[]) =>
    tx.sql
      .updateTable("notice")
      .where("hub_id", "=", tx.actor.hubId)
      .where(
        "notice_id",
        "in",
        of.map(({ id }) => id),
      );
  if (fresh.length > 0) await notices(fresh).set({ told_on: today }).execute();
  if (again.length > 0)
    await notices(again)
      .set((eb) => ({ reminded_on: today, reminders: eb("reminders", "+", 1) }))
      .execute();
}
