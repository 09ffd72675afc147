import { z } from "zod";

/** The messages between a program and the engine's process, checked on both sides. */

// Before there is a bound it is infinite, which `z.number` refuses.
const anyNumber = z.custom<number>((value) => typeof value === "number");

const int32 = z.custom<Int32Array>((value) => value instanceof Int32Array);
const float64 = z.custom<Float64Array>((value) => value instanceof Float64Array);

const problem = z.object({
  people: z.int(),
  projects: z.int(),
  capacity: int32,
  maxEngagements: int32,
  demand: int32,
  pairStart: int32,
  pairPerson: int32,
  pairFit: int32,
});

const budget = z.object({
  seed: z.int(),
  deadlineMs: z.exactOptional(z.number()),
  iterations: z.exactOptional(z.int()),
});

const progress = z.object({
  phase: z.enum(["bound", "plan", "improve", "certify"]),
  value: anyNumber,
  bound: anyNumber,
  iterations: anyNumber,
  elapsedMs: anyNumber,
});

const answer = z.object({
  plan: z.object({ chosen: int32 }),
  prices: z.object({ project: float64 }),
  value: anyNumber,
  bound: anyNumber,
  gap: anyNumber,
  seed: z.int(),
  iterations: z.int(),
  elapsedMs: z.number(),
  stopped: z.enum(["optimal", "deadline", "iterations", "cancelled"]),
  curve: z.array(progress),
});

/** What the engine's process is told. */
export const toEngine = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("solve"), problem, budget, memoryMb: z.int() }),
  z.object({ kind: z.literal("stop") }),
]);
export type ToEngine = z.infer<typeof toEngine>;

/** What the engine's process tells. */
export const fromEngine = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("progress"), progress }),
  z.object({ kind: z.literal("answer"), answer }),
  z.object({ kind: z.literal("out-of-memory") }),
]);
export type FromEngine = z.infer<typeof fromEngine>;
