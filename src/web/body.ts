import type { Body } from "#route.ts";

/** The body was larger than this installation takes. */
export class BodyTooLarge extends Error {}
/** The body is not what its type says. */
export class BodyUnreadable extends Error {}

/** Reads a form, with or without files, or a JSON object; never more than the limit. */
export async function readBody(request: Request, limitBytes: number): Promise<Body> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > limitBytes) throw new BodyTooLarge();
  const type = request.headers.get("content-type") ?? "";
  const bytes = await readWithin(request, limitBytes);
  if (type.startsWith("application/json")) return { fields: readJson(bytes), files: {} };
  if (bytes.length === 0) return { fields: {}, files: {} };
  try {
    return fromForm(
      await new Response(bytes, {
        headers: { "content-type": type },
      }).formData(),
    );
  } catch {
    throw new BodyUnreadable();
  }
}

async function readWithin(request: Request, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > limitBytes) throw new BodyTooLarge();
    parts.push(part);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function readJson(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (isObject(value)) return value;
  } catch {
    throw new BodyUnreadable();
  }
  throw new BodyUnreadable();
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A name that comes once is a text; one that comes several times a list. An empty file field is no file. */
function fromForm(form: FormData): Body {
  const fields = new Map<string, string | string[]>();
  const files = new Map<string, File>();
  for (const [name, value] of form) {
    if (typeof value !== "string") {
      if (value.name !== "" || value.size > 0) files.set(name, value);
      continue;
    }
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : [...[before].flat(), value]);
  }
  return {
    fields: Object.fromEntries(fields),
    files: Object.fromEntries(files),
  };
}
