import type { Fault, ProblemArray } from "./faults.ts";
import type { Problem } from "./problem.ts";

/** Whether an array of a problem has its type and length. */
export function checkArray(problem: Problem, array: ProblemArray, wanted: number): Fault | null {
  const numbers: unknown = problem[array];
  const wantedType = array === "forbidden" ? Uint8Array : Int32Array;
  if (!(numbers instanceof wantedType)) return { code: "not-integers", array };
  return numbers.length === wanted ? null : { code: "wrong-length", array, found: numbers.length, wanted };
}

/** Whether an array of a problem has its type and length, and every number its range. */
export function checkNumbers(
  problem: Problem,
  array: ProblemArray,
  length: number,
  [least, most]: readonly [number, number],
): Fault | null {
  const fault = checkArray(problem, array, length);
  if (fault !== null) return fault;
  const numbers = problem[array]!;
  for (let index = 0; index < length; index++) {
    const found = numbers[index]!;
    if (found < least || found > most) return { code: "out-of-range", array, index, found, least, most };
  }
  return null;
}
