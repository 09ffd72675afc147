import { z } from "zod";
import type { EngineBudget, Papers, PlanAnswer, PlanOrder } from "#app.ts";
import type { RunProgress } from "#domain/plans/terms.ts";

// The messages between a program and its engine's process. Both are the same version of the same program, so what a
// message carries is checked by its kind alone.

const object = <T extends object>() => z.custom<T>((value) => typeof value === "object" && value !== null);

type PaperInput = Parameters<Papers["ofPlan"]>[0];
type Paper = Awaited<ReturnType<Papers["ofPlan"]>>;

/** What the engine's process is told. */
export const toEngine = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("solve"), order: object<PlanOrder>(), budget: object<EngineBudget>(), memoryMb: z.int() }),
  z.object({ kind: z.literal("draw"), input: object<PaperInput>() }),
  z.object({ kind: z.literal("stop") }),
]);
export type ToEngine = z.infer<typeof toEngine>;

/** What the engine's process tells. */
export const fromEngine = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("progress"), progress: object<RunProgress>() }),
  z.object({ kind: z.literal("answer"), answer: object<PlanAnswer>() }),
  z.object({ kind: z.literal("paper"), paper: object<Paper>() }),
  z.object({ kind: z.literal("out-of-memory") }),
]);
export type FromEngine = z.infer<typeof fromEngine>;
