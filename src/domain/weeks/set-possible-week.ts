import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideSpoken, type SpokenGiven, spokenSoFar } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import { lockFirm } from "#domain/firms/store.ts";
import { lockProject } from "#domain/projects/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { saveFirmWeek, saveProjectWeek } from "#domain/weeks/store.ts";
import type { PossibleWeek } from "#domain/weeks/terms.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

type Asked<Week> = SpokenGiven & {
  readonly number: number;
  readonly week: Week;
  readonly version: number;
  readonly key: string | null;
};

/**
 * Says when the work of a firm can be done, for its projects that say nothing of their own and for engagements without
 * a project. Refusals: not-found, not-allowed, stale, invalid (staff did not say who told them).
 */
export const setFirmWeek = (
  app: App,
  actor: Actor,
  { number, week, version, key, ...given }: Asked<PossibleWeek>,
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "firm.set-week", key }, async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
    const firm = await lockFirm(tx, number);
    if (firm === null) return refused({ code: "not-found" });
    if (permit(app.may, actor, "firm.set-week", { hubId: actor.hubId, firmId: firm.id }) === null)
      return refused({ code: "not-allowed" });
    if (firm.version !== version) return refused({ code: "stale", currentVersion: firm.version, current: {} });
    const spoken = decideSpoken(actor, given);
    if (!spoken.ok) return spoken;
    await saveFirmWeek(tx, firm.id, week);
    const side = { firmId: firm.id };
    await noteOnBehalf(tx, spoken.value, { act: "firm.set-week", kind: "firm", id: firm.id, side });
    await tx.audit({ act: "firm.set-week", kind: "firm", id: firm.id, fields: ["cells", "peakMonths"] });
    return accepted({ number });
  });

/**
 * Says when the work of a project can be done; null lets it follow its firm again. Refusals: not-found, not-allowed,
 * stale, wrong-state (closed), invalid (staff did not say who told them; nobody need have spoken when it follows its firm).
 */
export const setProjectWeek = (
  app: App,
  actor: Actor,
  { number, week, version, key, ...given }: Asked<PossibleWeek | null>,
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "project.set-week", key }, async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
    const project = await lockProject(tx, number);
    if (project === null) return refused({ code: "not-found" });
    if (permit(app.may, actor, "project.set-week", { hubId: actor.hubId, firmId: project.firmId }) === null)
      return refused({ code: "not-allowed" });
    if (project.version !== version) return refused({ code: "stale", currentVersion: project.version, current: {} });
    if (project.status === "closed") return refused({ code: "wrong-state", state: project.status });
    const spoken = week === null ? accepted(spokenSoFar(actor, given)) : decideSpoken(actor, given);
    if (!spoken.ok) return spoken;
    await saveProjectWeek(tx, project.id, week);
    const side = { firmId: project.firmId };
    await noteOnBehalf(tx, spoken.value, { act: "project.set-week", kind: "project", id: project.id, side });
    await tx.audit({ act: "project.set-week", kind: "project", id: project.id, fields: ["cells", "peakMonths"] });
    return accepted({ number });
  });
