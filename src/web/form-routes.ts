import { createHash } from "node:crypto";
import type { z } from "zod";
import type { ActName } from "#domain/access/acts.ts";
import { idempotencyKey, parseInput } from "#domain/fields.ts";
import type { Refusal } from "#domain/refusals.ts";
import { inOrder, sentText } from "#kit/once-key.ts";
import type { Outcome } from "#kit/outcome.ts";
import { type Answer, type Body, type Route, redirect, refusal, type Visit } from "#route.ts";
import type { DoneCode } from "#text/done.ts";

/** A form's post: what it takes, what it does, where it leads, and how it comes back when it is refused. */
export type FormPost<Input extends z.ZodType, Value> = {
  readonly path: string;
  readonly act: ActName;
  readonly input: Input;
  readonly run: (visit: Visit, input: z.infer<Input>, key: string | null) => Promise<Outcome<Value, Refusal>>;
  readonly done: (
    value: Value,
    visit: Visit,
  ) => { readonly to: string; readonly code: DoneCode | null; readonly cookies?: readonly string[] };
  /** The form again with what was typed; without it a refusal is told on a page of its own. */
  readonly again?: (visit: Visit, body: Body, refused: Refusal) => Promise<Answer>;
} & Pick<Route, "carries" | "reads">;

/** Parse, do, and lead on: the one way in which a form becomes an act. */
export const formPost = <Input extends z.ZodType, Value>(form: FormPost<Input, Value>): Route => ({
  method: "post",
  path: form.path,
  act: form.act,
  door: "page",
  carries: form.carries,
  reads: form.reads,
  run: async (visit) => {
    const body = await visit.body();
    const parsed = parseInput(form.input, body.fields);
    const outcome = parsed.ok ? await form.run(visit, parsed.value, await formKey(visit, body)) : parsed;
    if (outcome.ok) {
      const { to, code, cookies } = form.done(outcome.value, visit);
      const [place = "", part] = to.split("#");
      const at = code === null ? place : `${place}${place.includes("?") ? "&" : "?"}done=${code}`;
      return redirect(part === undefined ? at : `${at}#${part}`, cookies);
    }
    const { code } = outcome.refusal;
    return isFormsOwn(code) && form.again !== undefined
      ? form.again(visit, body, outcome.refusal)
      : refusal(outcome.refusal);
  },
});

const formsOwn: readonly Refusal["code"][] = [
  "invalid",
  "stale",
  "above-capacity",
  "held-by-proposals",
  "wrong-credentials",
];
/** What a form tells beside its own fields. */
const isFormsOwn = (code: Refusal["code"]): boolean => formsOwn.includes(code);

/**
 * One key for one form with one content at one address. A browser may bring a form that was sent back as it was, key and
 * all; what is changed in it then must be a post of its own, or the change would be confirmed and never made.
 */
export async function formKey({ path }: Pick<Visit, "path">, { fields, files }: Body): Promise<string | null> {
  const key = idempotencyKey(fields);
  if (key === null) return null;
  const hash = createHash("sha256").update(sentText(path, fields));
  for (const [name, file] of inOrder(files)) {
    const bytes = createHash("sha256").update(new Uint8Array(await file.arrayBuffer()));
    hash.update(JSON.stringify([name, file.name, bytes.digest("hex")]));
  }
  const hex = hash.digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

/** The number in an address such as `/firms/12`, or null when it is none. */
export function numberIn(visit: Visit, name = "number"): number | null {
  const text = visit.params[name] ?? "";
  return /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : null;
}

/** The number after which a page of a list begins, such as `?after=12`, or null when the address names none. */
export function afterIn(visit: Visit): number | null {
  const text = visit.query.get("after") ?? "";
  return /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : null;
}
