import { z } from "zod";
import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { spokenInput } from "#domain/behalf/input.ts";
import { decideSpoken, type SpokenGiven } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import { field } from "#domain/fields.ts";
import { decideFirmPublishing } from "#domain/firms/rules.ts";
import { lockFirm, saveFirmPage, saveFirmStatus } from "#domain/firms/store.ts";
import { firmOnPage } from "#domain/projects/rules.ts";
import { renewFirmOnProjectPages } from "#domain/projects/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const publishFirmInput = z.object({ version: field.version(), ...spokenInput });

/**
 * Gives a firm its public page, with its agreement, and names it on the pages of its projects at once; staff say who
 * agreed. Refusals: not-found, not-allowed, invalid (staff did not say who spoke), stale, wrong-state.
 */
export const publishFirm = (
  app: App,
  actor: Actor,
  input: SpokenGiven & {
    readonly number: number;
    readonly version: number;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "firm.publish", key: input.key }, async (tx) => {
    const firm = await lockFirm(tx, input.number);
    if (firm === null) return refused({ code: "not-found" });
    if (
      permit(app.may, actor, "firm.publish", {
        hubId: actor.hubId,
        firmId: firm.id,
      }) === null
    )
      return refused({ code: "not-allowed" });
    const spoken = decideSpoken(actor, input);
    if (!spoken.ok) return spoken;
    const decided = decideFirmPublishing(firm, input.version);
    if (!decided.ok) return decided;
    await saveFirmStatus(tx, firm.id, decided.value);
    await saveFirmPage(tx, firm);
    await renewFirmOnProjectPages(tx, firm.id, firmOnPage({ ...firm, status: decided.value }));
    const { id } = firm;
    await noteOnBehalf(tx, spoken.value, { act: "firm.publish", kind: "firm", id, side: { firmId: id } });
    await tx.audit({
      act: "firm.publish",
      kind: "firm",
      id: firm.id,
      fields: ["status"],
    });
    return accepted({ number: firm.number });
  });
