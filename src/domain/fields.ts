import { z } from "zod";
import type { FieldFault, FieldFaultCode, Refusal } from "#domain/refusals.ts";
import { fieldFaultCodes } from "#domain/refusals.ts";
import { parseLocalDate } from "#kit/dates.ts";
import { isUuid } from "#kit/ids.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * The pieces of which every act's input is made. They take what a form sends (texts) and what the API sends (numbers,
 * lists) alike, and fold what people type: full-width digits, commas, spaces around.
 */
export const field = {
  /** A line or a paragraph of at most `max` characters; an empty one is fine unless `required`. */
  text: (max: number, need: "required" | "optional" = "optional") =>
    z.preprocess(
      tidyText,
      z
        .string({ error: "required" })
        .min(need === "required" ? 1 : 0, { error: "required" })
        .max(max, { error: "too-long" }),
    ),
  /** A whole number within the limits. */
  whole: (min: number, max: number) =>
    z.preprocess(
      toNumber,
      z
        .number({
          error: (issue) => (issue.input === undefined ? "required" : "not-a-number"),
        })
        .int({ error: "not-whole" })
        .min(min, { error: "too-small" })
        .max(max, { error: "too-large" }),
    ),
  /** A whole number within the limits, or null when nothing was typed. */
  wholeOrNone: (min: number, max: number) =>
    z.preprocess((value) => toNumber(value) ?? null, field.whole(min, max).nullable()),
  /** Names in one line, parted by 、 or commas, or a list of them; at most `most`, each of at most `max` characters. */
  names: (most: number, max: number) =>
    z.preprocess(
      (value) => namesIn(value ?? ""),
      z
        .array(z.string({ error: "wrong-format" }).max(max, { error: "too-long" }), { error: "wrong-format" })
        .max(most, { error: "too-many" }),
    ),
  /** One word of a closed list. */
  oneOf: <const Words extends readonly [string, ...string[]]>(words: Words) =>
    z.enum(words, {
      error: (issue) => (issue.input === undefined || issue.input === "" ? "required" : "not-in-list"),
    }),
  /** Some words of a closed list, in its order. */
  someOf: <const Words extends readonly [string, ...string[]]>(words: Words) =>
    z.preprocess(
      toList,
      z.array(z.enum(words, { error: "not-in-list" }), {
        error: "not-in-list",
      }),
    ),
  mail: (need: "required" | "optional" = "optional") =>
    z.preprocess(
      (value) => (typeof value === "string" ? tidyLine(value).toLowerCase() : (value ?? "")),
      z
        .string({ error: "required" })
        .max(254, { error: "too-long" })
        .refine((text) => (text === "" ? need === "optional" : mailShape.test(text)), {
          error: (issue) => (issue.input === "" ? "required" : "wrong-format"),
        }),
    ),
  phone: () =>
    z.preprocess(
      (value) => (typeof value === "string" ? tidyLine(value).replace(dashes, "-") : (value ?? "")),
      z.string().regex(/^$|^[0-9+][0-9 ()-]{5,38}$/, { error: "wrong-format" }),
    ),
  website: () =>
    z.preprocess(
      (value) => (typeof value === "string" ? withoutControls(value).trim() : (value ?? "")),
      z
        .string()
        .max(300, { error: "too-long" })
        .regex(/^$|^https?:\/\/[^\s<>"']+$/, { error: "wrong-format" }),
    ),
  /** A day of this century, written 2026-11-23. */
  date: () =>
    z.preprocess(
      (value) => (typeof value === "string" ? halfWidth(value).trim().replaceAll("/", "-") : (value ?? "")),
      z
        .string({ error: "wrong-format" })
        .min(1, { error: "required" })
        .regex(/^$|^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/, { error: "wrong-format" })
        .transform((text, context) => {
          const date = parseLocalDate(text);
          if (date === null && text !== "") context.addIssue({ code: "custom", message: "wrong-format" });
          return date ?? z.NEVER;
        }),
    ),
  /** A day as in `date`, or null when nothing was typed. */
  dateOrNone: () =>
    z.preprocess((value) => (value === undefined || value === "" ? null : value), field.date().nullable()),
  /** Seven digits with or without the dash, or empty. */
  postalCode: () =>
    z.preprocess(
      (value) => (typeof value === "string" ? dashedPostalCode(tidyLine(value)) : (value ?? "")),
      z.string().regex(/^([0-9]{3}-[0-9]{4})?$/, { error: "wrong-format" }),
    ),
  /** The version of the record that the form showed. */
  version: () => z.preprocess(toNumber, z.number({ error: "required" }).int().min(1)),
} as const;

const mailShape = /^[^\s@<>"(),:;[\]\\]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** Parses at the door: either the terms, or every fault of every field. */
export function parseInput<Shape extends z.ZodType>(shape: Shape, raw: unknown): Outcome<z.infer<Shape>, Refusal> {
  const read = shape.safeParse(raw);
  if (read.success) return accepted(read.data);
  return refused({
    code: "invalid",
    faults: firstOfEachField(read.error.issues.map(toFault)),
  });
}

/** The key that a form carries, or null when there is none that could be one. */
export function idempotencyKey(raw: Readonly<Record<string, unknown>>): string | null {
  const key = raw["idempotencyKey"];
  return typeof key === "string" && isUuid(key) ? key : null;
}

function toFault(issue: z.core.$ZodIssue): FieldFault {
  const facts: Record<string, number> = {};
  if (issue.code === "too_big") facts["max"] = Number(issue.maximum);
  if (issue.code === "too_small") facts["min"] = Number(issue.minimum);
  const code = isFaultCode(issue.message) ? issue.message : "wrong-format";
  return { field: String(issue.path[0] ?? ""), code, facts };
}

const isFaultCode = (text: string): text is FieldFaultCode => fieldFaultCodes.some((code) => code === text);

function firstOfEachField(faults: readonly FieldFault[]): readonly FieldFault[] {
  return [...new Map([...faults].reverse().map((fault) => [fault.field, fault])).values()].reverse();
}

/** Full-width letters, digits and signs as half-width ones. */
const halfWidth = (text: string): string =>
  text.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll("　", " ");

/** Signs that Japanese keyboards and phones give for the dash in a telephone number: ー, the bars, the minus. */
const dashes = /[ーｰ‐-―−─━]/g;

/** No control characters but line ends and tabs; no text in the database can hold the sign NUL. */
const withoutControls = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");

/** 684-0403 from 〒684ー0403 and 6840403; anything else as it was. */
function dashedPostalCode(text: string): string {
  const digits = text.replace(/^〒/, "").replace(dashes, "").replace(/[-\s]/g, "");
  return /^[0-9]{7}$/.test(digits) ? `${digits.slice(0, 3)}-${digits.slice(3)}` : text;
}

function namesIn(value: unknown): unknown {
  const parts: unknown = typeof value === "string" ? value.split(/[、,，;；\n]/) : value;
  if (!Array.isArray(parts)) return parts;
  const tidy = parts.map((part: unknown) => (typeof part === "string" ? withoutControls(part).trim() : part));
  return [...new Set(tidy.filter((part) => part !== ""))];
}

/** One line in half-width letters and signs, no space around. */
const tidyLine = (text: string): string => withoutControls(halfWidth(text)).trim();

/** Line ends as one sign, no other control characters, no space around. */
function tidyText(value: unknown): unknown {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? withoutControls(value.replaceAll("\r\n", "\n")).trim() : value;
}

function toNumber(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const text = halfWidth(value).replaceAll(",", "").trim();
  if (text === "") return undefined;
  // JavaScript would also take 0x10 and 1e3, which nobody means.
  return /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text;
}

function toList(value: unknown): unknown {
  if (value === undefined || value === "") return [];
  return Array.isArray(value) ? value : [value];
}
