import { ruleOf } from "#domain/access/acts.ts";
import type { Answer, ReadRecord, Route, Visit } from "#route.ts";
import type { Readings } from "#web/readings.ts";

type Shown = { readonly route: Route; readonly visit: Visit; readonly answer: Answer };

/** Reading a page with personal data is itself recorded: by the act, and the record that the address names. */
export async function noteReading(readings: Readings, { route, visit, answer }: Shown): Promise<void> {
  const isForm = route.reads !== undefined || showsRecord(route, visit);
  const isFormAgain = route.method === "post" && answer.kind === "page" && isForm;
  if (!readsPersonalData(route, visit) && !isFormAgain) return;
  if (answer.kind === "refusal" || answer.kind === "redirect") return;
  const record = route.reads === undefined ? recordIn(route, visit) : await route.reads(visit);
  if (record === null) return;
  readings.add(visit.actor, {
    act: route.act,
    ...record,
    // A file takes away more than one page: how much it was.
    ...(answer.kind === "stream" ? { fields: [`${answer.records} records`] } : {}),
  });
}

/** The page on which somebody's record is changed shows it first: that is a reading too. */
export const readsPersonalData = (route: Route, visit: Visit): boolean =>
  ruleOf(route.act).audit === "reading" ||
  (route.method === "get" && (route.reads !== undefined || showsRecord(route, visit)));

/** A form with a record in it: of a change, of one record. It comes back with what is saved when it was refused. */
const showsRecord = ({ act }: Route, { params }: Visit): boolean =>
  ruleOf(act).audit === "change" && params["number"] !== undefined;

const recordIn = ({ act, path }: Route, { params }: Visit): ReadRecord => ({
  kind: act.split(".")[0] ?? "",
  id: params["number"] ?? params["account"] ?? params["mail"] ?? (path === "/me" ? "own" : "list"),
});
