import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideSpoken, type SpokenGiven } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import { decideCorrection } from "#domain/needs/rules.ts";
import { lockLine, saveCorrection } from "#domain/needs/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Corrects words of a dialogue; the first ones stay beside them. An owner corrects what stands as theirs, also after the
 * dialogue was closed; staff who correct the owner's words say who asked for it. Refusals: not-found, not-allowed, stale
 * (with what is saved now), invalid (who spoke).
 */
export const correctLine = (
  app: App,
  actor: Actor,
  input: {
    readonly number: number;
    readonly seq: number;
    readonly words: string;
    readonly version: number;
    readonly spoken: SpokenGiven;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "dialogue.correct", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      const line = await lockLine(tx, input.number, input.seq);
      if (line === null) return refused({ code: "not-found" });
      const { firmId, id } = line;
      if (permit(app.may, actor, "dialogue.correct", { hubId: actor.hubId, firmId }) === null)
        return refused({ code: "not-allowed" });
      const decided = decideCorrection(line, { words: input.words, seenVersion: input.version });
      if (!decided.ok) return decided;
      if (decided.value === null) return accepted({ number: input.number });
      const spoken = line.speaker === "owner" ? decideSpoken(actor, input.spoken) : accepted(null);
      if (!spoken.ok) return spoken;
      await saveCorrection(tx, id, decided.value);
      await noteOnBehalf(tx, spoken.value, { act: "dialogue.correct", kind: "dialogue-line", id, side: { firmId } });
      await tx.audit({ act: "dialogue.correct", kind: "dialogue-line", id, fields: ["words"] });
      return accepted({ number: input.number });
    },
  );
