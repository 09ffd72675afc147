import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideStanding } from "#domain/contracts/rules-standing.ts";
import { loadStandings, saveContractForm } from "#domain/contracts/store.ts";
import { lockProject } from "#domain/projects/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { ContractForm } from "#reference/contract-forms.ts";

/**
 * Says in which form of contract a project takes somebody. A published project may only get a form in which the hub may
 * publish. Refusals: not-found, not-allowed, stale, wrong-state (closed), no-standing.
 */
export const setContractForm = (
  app: App,
  actor: Actor,
  input: {
    readonly number: number;
    readonly version: number;
    readonly form: ContractForm;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "project.set-contract-form", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      const project = await lockProject(tx, input.number);
      if (project === null) return refused({ code: "not-found" });
      if (permit(app.may, actor, "project.set-contract-form", { hubId: actor.hubId, firmId: project.firmId }) === null)
        return refused({ code: "not-allowed" });
      if (project.version !== input.version)
        return refused({ code: "stale", currentVersion: project.version, current: {} });
      if (project.status === "closed") return refused({ code: "wrong-state", state: project.status });
      if (project.status === "published") {
        const asked = { form: input.form, activity: "publish" } as const;
        const decided = decideStanding(asked, await loadStandings(tx), app.clock.today());
        if (!decided.ok) return decided;
      }
      await saveContractForm(tx, project.id, input.form);
      await tx.audit({ act: "project.set-contract-form", kind: "project", id: project.id, fields: ["contractForm"] });
      return accepted({ number: project.number });
    },
  );
