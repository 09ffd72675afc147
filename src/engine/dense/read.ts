import { mostCapacity, mostFigure, mostPairs } from "./check.ts";
import type { DenseProblem } from "./problem.ts";

/** What is wrong with a file of the literature's form, and in which line (from 1). */
export type GapFileFault = { readonly line: number } & (
  | { readonly code: "no-number"; readonly found: string }
  | { readonly code: "not-whole"; readonly found: string }
  | {
      readonly code: "out-of-range";
      readonly of: Figure;
      readonly found: string;
      readonly least: number;
      readonly most: number;
    }
  | { readonly code: "too-many-pairs"; readonly agents: number; readonly jobs: number; readonly most: number }
  | { readonly code: "ends-early"; readonly of: Figure; readonly found: number; readonly wanted: number }
  | { readonly code: "more-than-wanted"; readonly found: string; readonly wanted: number }
);

type Figure = "agents" | "jobs" | "cost" | "size" | "capacity";

/** A file read: the problem, or the first fault. */
export type GapFile =
  | { readonly problem: DenseProblem; readonly fault: null }
  | { readonly problem: null; readonly fault: GapFileFault };

/**
 * Reads a file of the literature's form: the numbers of agents m and jobs n; m rows of n costs; m rows of n sizes; m
 * capacities. Only the order of the numbers counts, not how they are broken into lines.
 */
export function readGapFile(text: string): GapFile {
  try {
    return { problem: readProblem(newReader(text)), fault: null };
  } catch (error) {
    if (error instanceof FaultInFile) return { problem: null, fault: error.fault };
    throw error;
  }
}

class FaultInFile extends Error {
  readonly fault: GapFileFault;
  constructor(fault: GapFileFault) {
    super(fault.code);
    this.fault = fault;
  }
}

type Reader = { readonly text: string; at: number; line: number; count: number };

function newReader(text: string): Reader {
  return { text, at: text.charCodeAt(0) === 0xfeff ? 1 : 0, line: 1, count: 0 };
}

type Kind = { readonly of: Figure; readonly least: number; readonly most: number };

function readProblem(reader: Reader): DenseProblem {
  const counts = { least: 1, most: mostPairs };
  const agents = nextFigure(reader, { of: "agents", ...counts }, 2);
  const jobs = nextFigure(reader, { of: "jobs", ...counts }, 2);
  if (agents * jobs > mostPairs) fail(reader, { code: "too-many-pairs", agents, jobs, most: mostPairs });
  const wanted = 2 + 2 * agents * jobs + agents;
  // Two characters a figure at least: a short file that promises much is refused before room is made for it.
  if (reader.text.length < 2 * (wanted - 2)) refuseShort(reader, wanted);
  const cost = new Int32Array(agents * jobs);
  const size = new Int32Array(agents * jobs);
  const capacity = new Float64Array(agents);
  readRows(reader, cost, { agents, jobs, wanted, kind: { of: "cost", least: -mostFigure, most: mostFigure } });
  readRows(reader, size, { agents, jobs, wanted, kind: { of: "size", least: 0, most: mostFigure } });
  for (let i = 0; i < agents; i++) {
    capacity[i] = nextFigure(reader, { of: "capacity", least: 0, most: mostCapacity }, wanted);
  }
  const more = nextToken(reader);
  if (more !== "") fail(reader, { code: "more-than-wanted", found: short(more), wanted });
  return { agents, jobs, cost, size, capacity };
}

type Rows = { readonly agents: number; readonly jobs: number; readonly wanted: number; readonly kind: Kind };

function readRows(reader: Reader, into: Int32Array, { agents, jobs, wanted, kind }: Rows): void {
  for (let i = 0; i < agents; i++) {
    for (let j = 0; j < jobs; j++) into[j * agents + i] = nextFigure(reader, kind, wanted);
  }
}

/** Reads on as far as the file goes, so that a fault before its end is told first. */
function refuseShort(reader: Reader, wanted: number): void {
  for (;;) nextFigure(reader, { of: "cost", least: -mostCapacity, most: mostCapacity }, wanted);
}

function nextFigure(reader: Reader, kind: Kind, wanted: number): number {
  const token = nextToken(reader);
  if (token === "") fail(reader, { code: "ends-early", of: kind.of, found: reader.count, wanted });
  if (!/^[+-]?\d+(\.\d*)?$/.test(token)) fail(reader, { code: "no-number", found: short(token) });
  const figure = Number(token);
  if (!Number.isInteger(figure)) fail(reader, { code: "not-whole", found: short(token) });
  const { of, least, most } = kind;
  if (figure < least || figure > most) fail(reader, { code: "out-of-range", of, found: short(token), least, most });
  reader.count++;
  return figure;
}

function short(token: string): string {
  return token.length > 20 ? `${token.slice(0, 20)}…` : token;
}

/** The next word of the file, empty at its end. */
function nextToken(reader: Reader): string {
  const { text } = reader;
  while (reader.at < text.length && isBlank(text.charCodeAt(reader.at))) {
    if (text.charCodeAt(reader.at) === 10) reader.line++;
    reader.at++;
  }
  const start = reader.at;
  while (reader.at < text.length && !isBlank(text.charCodeAt(reader.at))) reader.at++;
  return text.slice(start, reader.at);
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}

type WithoutLine<F> = F extends unknown ? Omit<F, "line"> : never;

function fail(reader: Reader, fault: WithoutLine<GapFileFault>): never {
  throw new FaultInFile({ ...fault, line: reader.line });
}
