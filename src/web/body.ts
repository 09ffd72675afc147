import type { Body } from "#route.ts";

/** The body was larger than this door takes. */
export class BodyTooLarge extends Error {}
/** The body is not what its type says. */
export class BodyUnreadable extends Error {}
/** The body did not arrive in time. */
export class BodyLate extends Error {}

/** What is read of one body at most, and for how long; `arrived` hears how many bytes are there, and may refuse more. */
export type BodyLimits = {
  readonly bytes: number;
  readonly ms: number;
  readonly arrived?: (bytes: number) => void;
  /** Programs send JSON. Pages send forms, whose values are texts, lists of texts and files: whoever draws one again relies on it. */
  readonly mayBeJson?: boolean;
};

/** The longest forms of the house, a table's columns or a week's half-days one by one, have some two hundred fields. */
const mostFields = 2000;

/** Reads a form, with or without files, or a JSON object; never more than the limits. */
export async function readBody(request: Request, limits: BodyLimits): Promise<Body> {
  if (Number(request.headers.get("content-length") ?? 0) > limits.bytes) throw new BodyTooLarge();
  const type = (request.headers.get("content-type") ?? "").trim();
  const bytes = await readWithin(request, limits);
  if (type.startsWith("application/json")) {
    if (limits.mayBeJson !== true) throw new BodyUnreadable();
    return { fields: readJson(bytes), files: {} };
  }
  if (bytes.length === 0) return { fields: {}, files: {} };
  if (!hasFewFields(bytes, type)) throw new BodyTooLarge();
  try {
    return fromForm(await new Response(bytes, { headers: { "content-type": type } }).formData());
  } catch {
    throw new BodyUnreadable();
  }
}

async function readWithin(
  request: Request,
  { bytes: most, ms, arrived }: BodyLimits,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = request.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BodyLate()), ms);
  });
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      // Nothing is cancelled: that would take the connection away before the answer.
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done) return joined(parts, size);
      size += value.length;
      if (size > most) throw new BodyTooLarge();
      arrived?.(size);
      parts.push(value);
    }
  } finally {
    clearTimeout(timer);
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Fields are counted by what parts them, before anything is made of them. */
function hasFewFields(bytes: Uint8Array<ArrayBuffer>, type: string): boolean {
  const parting = /^multipart\//i.test(type) ? 'form-data; name="' : "&";
  const buffer = Buffer.from(bytes.buffer);
  let fields = 0;
  for (let at = buffer.indexOf(parting); at !== -1; at = buffer.indexOf(parting, at + parting.length)) {
    fields += 1;
    if (fields > mostFields) return false;
  }
  return true;
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
  const texts = new Map<string, string[]>();
  const files = new Map<string, File>();
  for (const [name, value] of form) {
    if (typeof value !== "string") {
      if (value.name !== "" || value.size > 0) files.set(name, value);
      continue;
    }
    const before = texts.get(name);
    if (before === undefined) texts.set(name, [value]);
    else before.push(value);
  }
  const fields = [...texts].map(([name, values]): [string, unknown] => [
    name,
    values.length === 1 ? values[0] : values,
  ]);
  return {
    fields: Object.fromEntries(fields),
    files: Object.fromEntries(files),
  };
}
