import { z } from "zod";
import { noConditions } from "#domain/plans/rules-conditions.ts";
import type { Replay } from "#domain/plans/rules-replay.ts";
import { weightsFromObject } from "#domain/plans/rules-weights.ts";

const code = z.string().min(1).max(60);
const reason = z.string().max(300).default("");
const reasoned = z
  .array(z.strictObject({ person: code, project: code, reason }))
  .max(500)
  .default([]);

const replayFile = z.strictObject({
  locks: z
    .array(z.strictObject({ person: code, project: code, halfDays: z.int().min(1).max(60) }))
    .max(500)
    .default([]),
  forbidden: reasoned,
  invited: reasoned,
  floors: z
    .array(z.strictObject({ town: z.string().min(1).max(200), least: z.int().min(1).max(99) }))
    .max(501)
    .default([]),
  weights: z.record(z.string(), z.number()).optional(),
  seed: z.int().min(0).max(4_294_967_295).optional(),
  iterations: z.int().min(0).max(1e12).optional(),
});

/** What such a file says; what it leaves out is left out here. Null when it is no such file. */
export function readReplay(text: string): (Partial<Replay> & Pick<Replay, "conditions">) | null {
  const parsed = replayFile.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const { locks, forbidden, invited, floors, weights: given, seed, iterations } = parsed.data;
  const weights = given === undefined ? null : weightsFromObject(given);
  if (weights !== null && !weights.ok) return null;
  return {
    conditions: { ...noConditions, locks, forbidden, invited, floors },
    ...(weights === null ? {} : { weights: weights.value }),
    ...(seed === undefined ? {} : { seed }),
    ...(iterations === undefined ? {} : { iterations }),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
