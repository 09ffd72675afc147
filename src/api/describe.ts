import { z } from "zod";
import type { Operation } from "#api/operation.ts";
import { fieldFaultCodes } from "#domain/refusals.ts";
import { apiWords } from "#text/api.ts";
import type { Speak } from "#text/speak.ts";

type Json = Readonly<Record<string, unknown>>;

/** What every refusal and every fault looks like (RFC 9457, with members of our own). */
export const problemOutput = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  errorId: z.string().optional(),
  faults: z.array(z.object({ field: z.string(), code: z.enum(fieldFaultCodes), detail: z.string() })).optional(),
});

/** The OpenAPI 3.1 text of these operations, in the reader's language. Nothing in it is written twice. */
export function describeOperations(operations: readonly Operation[], speak: Speak): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    const place = operation.route.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[place] = { ...paths[place], [operation.route.method]: describe(operation, speak) };
  }
  return {
    openapi: "3.1.0",
    info: { title: speak(apiWords.title), version: "1", description: speak(apiWords.about) },
    servers: [{ url: "/" }],
    security: [{ session: [], hat: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "banso.session_token" },
        hat: { type: "apiKey", in: "cookie", name: "banso-hat" },
      },
      schemas: { Problem: schemaOf(problemOutput, "output") },
    },
  };
}

function describe(operation: Operation, speak: Speak): Json {
  const { id, summary, route, output, status } = operation;
  const isWrite = route.method === "post";
  return {
    operationId: id,
    summary: speak(summary),
    "x-act": route.act,
    parameters: [...pathParameters(route.path), ...(isWrite ? [keyParameter] : queryParameters(operation))],
    ...(isWrite ? { requestBody: { required: true, content: jsonOf(inputSchema(operation.input)) } } : {}),
    responses: {
      [status]: { description: speak(summary), content: jsonOf(schemaOf(output, "output")) },
      default: {
        description: "RFC 9457",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

const jsonOf = (schema: Json): Json => ({ "application/json": { schema } });

const pathParameters = (path: string): readonly Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: name === "number" ? { type: "integer", minimum: 1 } : { type: "string", format: "uuid" },
  }));

const keyParameter: Json = { name: "Idempotency-Key", in: "header", schema: { type: "string", format: "uuid" } };

const queryParameters = ({ input }: Operation): readonly Json[] =>
  Object.entries(input.shape).map(([name, piece]) => ({ name, in: "query", schema: schemaOf(piece, "output") }));

/** A field is required when its absence is refused; the pieces fill in for many that are left out. */
function inputSchema(input: z.ZodObject): Json {
  const required = Object.entries(input.shape)
    .filter(([, piece]) => !z.safeParse(piece, undefined).success)
    .map(([name]) => name);
  return { ...schemaOf(input, "input"), ...(required.length === 0 ? { required: undefined } : { required }) };
}

function schemaOf(shape: z.core.$ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io });
  return schema;
}
