import { createHash } from "node:crypto";
import { z } from "zod";
import type { ActName } from "#domain/access/acts.ts";
import { idempotencyKey, parseInput } from "#domain/fields.ts";
import type { Refusal } from "#domain/refusals.ts";
import { isUuid } from "#kit/ids.ts";
import { onceKey, sentText } from "#kit/once-key.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import { json, type Route, refusal, type Visit } from "#route.ts";
import type { Words } from "#text/speak.ts";

/** An operation of the API as a program reads about it, and as the server runs it. */
export type Operation = {
  readonly id: string;
  readonly summary: Words;
  readonly input: z.ZodType;
  /** Fields that the input takes as well, in place of several of its own. */
  readonly also: z.ZodObject | null;
  readonly output: z.ZodObject;
  readonly status: 200 | 201;
  readonly route: Route;
};

/** What is declared of an operation: the act with its input, what leaves, and the use case behind it. */
export type Declared<Input extends z.ZodType, Output extends z.ZodObject> = {
  readonly id: string;
  readonly method: "get" | "post";
  /** As `/firms/:number`, below `/api/v1`. */
  readonly path: string;
  readonly act: ActName;
  readonly summary: Words;
  readonly status?: 201;
  /** A GET takes it from the address, a POST from its JSON body. */
  readonly input: Input;
  readonly also?: z.ZodObject;
  /** Exactly what may leave; a field that is not named here stays inside. */
  readonly output: Output;
  readonly run: (visit: Visit, input: z.infer<Input>, key: string | null) => Promise<Outcome<z.input<Output>, Refusal>>;
};

/** Declares one operation: parse, do, and let out only what is listed. */
export function operation<Input extends z.ZodType, Output extends z.ZodObject>(
  declared: Declared<Input, Output>,
): Operation {
  const { id, summary, input, also = null, output, method, act, status = 200 } = declared;
  const run = async (visit: Visit) => {
    const fields = method === "get" ? Object.fromEntries(visit.query) : (await visit.body()).fields;
    const key = method === "get" ? accepted(null) : keyOf(visit, fields);
    if (!key.ok) return refusal(key.refusal);
    const parsed = parseInput(input, fields);
    if (!parsed.ok) return refusal(parsed.refusal);
    const outcome = await declared.run(visit, parsed.value, key.value);
    return outcome.ok ? json(output.parse(outcome.value), status) : refusal(outcome.refusal);
  };
  const route: Route = { method, path: `/api/v1${declared.path}`, act, door: "api", run };
  return { id, summary, input, also, output, status, route };
}

/** The answer for a record that is not there, or not for this actor. */
export const notFound = refused({ code: "not-found" } as const);

/** The number in an operation's address, or 0, which is nobody's. */
export function numberOf(visit: Visit): number {
  const text = visit.params["number"] ?? "";
  return /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : 0;
}

/** A page of a list, asked for in the address. */
export const listInput = z.object({
  /** Words to search for. */
  q: z.string().max(100).default(""),
  /** The number after which the page begins. */
  after: z.coerce.number({ error: "not-a-number" }).int().min(0).max(999_999_999).default(0),
  limit: z.coerce.number({ error: "not-a-number" }).int().min(1).max(100).default(50),
});

/** Lists of the API go by number, which never changes; 0 asks for the first page. */
export const byNumber = (after: number) =>
  ({ order: "number", descending: false, after: after === 0 ? null : after }) as const;

/** The pieces of which outputs are made. */
export const shown = {
  number: z.int().min(1),
  version: z.int().min(1),
  instant: z.iso.datetime(),
  date: z.iso.date(),
  text: z.string(),
  whole: z.int(),
} as const;

/** Where the next page begins, or null on the last one. */
export const nextAfter = z.int().nullable();
/** What a write answers: the number of the record. */
export const numberOutput = z.object({ number: shown.number });

/**
 * The key of the header or of the body, with a digest of what it stands for: for something else it is refused. One that is
 * no UUID is told, not passed over: the caller relies on it.
 */
function keyOf({ headers, path }: Visit, fields: Readonly<Record<string, unknown>>): Outcome<string | null, Refusal> {
  const header = headers.get("idempotency-key");
  if (header === null && fields["idempotencyKey"] === undefined) return accepted(null);
  const key = header === null ? idempotencyKey(fields) : header.trim().replaceAll('"', "").toLowerCase();
  const { idempotencyKey: _, ...sent } = fields;
  return key !== null && isUuid(key)
    ? accepted(onceKey(key, digestOf(path, sent)))
    : refused({ code: "invalid", faults: [{ field: "idempotencyKey", code: "wrong-format", facts: {} }] });
}

const digestOf = (path: string, sent: Readonly<Record<string, unknown>>): string =>
  createHash("sha256").update(sentText(path, sent)).digest("hex");
