import type { FreshDatabase } from "./database.ts";

/** One week in which the ledger is not what the bookings say, or is above capacity. */
export type LedgerFault = {
  readonly personId: string;
  readonly week: string;
  readonly booked: number;
  readonly sum: number;
  readonly capacity: number;
};

/**
 * Recomputes every week of every person from the bookings alone, row by row, and compares it with the ledger. It shares
 * no code with the product.
 */
export async function ledgerFaults(database: Pick<FreshDatabase, "asSuper">): Promise<readonly LedgerFault[]> {
  const { rows: bookings } = await database.asSuper(
    "select person_id, half_days, weeks, releases is not null as back, to_char(from_week, 'YYYY-MM-DD') as day from banso.booking",
  );
  const sums = new Map<string, number>();
  for (const { person_id, half_days, weeks, back, day } of bookings)
    for (let week = 0; week < Number(weeks); week += 1) {
      const key = `${person_id} ${new Date(Date.parse(`${day}T00:00:00Z`) + week * 604_800_000).toISOString().slice(0, 10)}`;
      sums.set(key, (sums.get(key) ?? 0) + (back ? -1 : 1) * Number(half_days));
    }
  const { rows: ledger } = await database.asSuper(
    "select person_id, to_char(week, 'YYYY-MM-DD') as day, capacity, booked from banso.capacity_week",
  );
  const faults: LedgerFault[] = [];
  for (const { person_id: personId, day: week, capacity, booked } of ledger) {
    const sum = sums.get(`${personId} ${week}`) ?? 0;
    sums.delete(`${personId} ${week}`);
    if (sum !== booked || sum > capacity) faults.push({ personId, week, booked, sum, capacity });
  }
  for (const [key, sum] of sums) {
    const [personId = "", week = ""] = key.split(" ");
    if (sum !== 0) faults.push({ personId, week, booked: 0, sum, capacity: 0 });
  }
  return faults;
}
