import { z } from "zod";
import type { Operation } from "#api/operation.ts";
import { parseInput } from "#domain/fields.ts";
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
    ...(isWrite ? { requestBody: { required: true, content: jsonOf(inputSchema(operation)) } } : {}),
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
  Object.entries(propertiesOf(schemaOf(input, "output"))).map(([name, schema]) => ({ name, in: "query", schema }));

/** A field is required when an empty body is refused for the lack of it; the input fills in for many that are left out. */
function inputSchema({ input, also }: Operation): Json {
  const schema = schemaOf(input, "input");
  const properties = { ...propertiesOf(schema), ...(also === null ? {} : propertiesOf(schemaOf(also, "input"))) };
  const empty = parseInput(input, {});
  const lacking =
    empty.ok || empty.refusal.code !== "invalid" ? [] : empty.refusal.faults.filter(({ code }) => code === "required");
  const { required: _, ...rest } = schema;
  return { ...rest, properties, ...(lacking.length === 0 ? {} : { required: lacking.map(({ field }) => field) }) };
}

const propertiesOf = (schema: Json): Json => jsonObject.parse(schema["properties"] ?? {});
const jsonObject = z.record(z.string(), z.unknown());

function schemaOf(shape: z.core.$ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io });
  return schema;
}
