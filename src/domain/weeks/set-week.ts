import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideSpoken, type SpokenGiven } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import { engagementFacts } from "#domain/engagements/views-engagements.ts";
import type { Refusal } from "#domain/refusals.ts";
import { weekSettingInput } from "#domain/weeks/input.ts";
import { decideMeetingsKept, decideWeekSetting, setsOwnWeek } from "#domain/weeks/rules-patterns.ts";
import { holdSetting, saveLaid } from "#domain/weeks/store.ts";
import { seenOfLaid } from "#domain/weeks/views.ts";
import { groupFacts } from "#domain/weeks/views-own.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const setWeekInput = weekSettingInput;

/**
 * Lays the half-days of an engagement where the person, or the hub for them, wants them. Under a service contract the
 * person sets the week; under employment or dispatch the hub enters what was agreed. Refusals: not-found, not-allowed,
 * stale (somebody else set it meanwhile), wrong-state (it does not run in the coming four weeks), invalid (too many or too few half-days, unevenly over the
 * weeks, against something else in the person's week, or so that a joint meeting loses its time; staff did not say who
 * told them).
 */
export async function setWeek(
  app: App,
  actor: Actor,
  input: SpokenGiven & {
    readonly number: number;
    readonly cells: readonly number[];
    readonly seen?: string | undefined;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> {
  const { hubId } = actor;
  const found = await app.db.read(actor, (tx) => engagementFacts(tx, input.number));
  if (found === null) return refused({ code: "not-found" });
  if (permit(app.may, actor, "week.set", found) === null) return refused({ code: "not-allowed" });
  // What else is in the week may be seen by the hub alone; what may be changed is decided by the actor's own transaction.
  const today = app.clock.today();
  const group = await app.db.asHub(hubId, "lay-week", (tx) => groupFacts(tx, found.personId, today));
  const facts = group.people.find(({ personId }) => personId === found.personId);
  if (facts === undefined) return refused({ code: "not-found" });
  const by = actor.personId === null ? "hub" : "person";
  // One that is over, or begins only later, is in no week that could be set now.
  if (!facts.engagements.some(({ number }) => number === input.number))
    return refused({ code: "wrong-state", state: "not-running" });
  const form = facts.engagements.find(({ number }) => number === input.number)?.form ?? null;
  if (by === "person" && !setsOwnWeek(form)) return refused({ code: "not-allowed" });
  const decided = decideWeekSetting(facts.own, facts.engagements, { number: input.number, cells: input.cells, by });
  if (!decided.ok) return decided;
  const laid = { ...decided.value, by } as const;
  const kept = decideMeetingsKept(group.people, group.meetings, { number: input.number, laid });
  if (!kept.ok) return kept;
  const spoken = decideSpoken(actor, input);
  if (!spoken.ok) return spoken;
  return app.db.write(
    actor,
    { act: "week.set", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      await holdSetting(tx, found.id);
      if (input.seen !== undefined && input.seen !== (await seenOfLaid(tx, found.id)))
        return refused({ code: "stale", currentVersion: 0, current: {} });
      await saveLaid(tx, found.id, laid);
      const side = { personId: found.personId };
      await noteOnBehalf(tx, spoken.value, { act: "week.set", kind: "engagement", id: found.id, side });
      await tx.audit({ act: "week.set", kind: "engagement", id: found.id, fields: ["week"] });
      return accepted({ number: input.number });
    },
  );
}
