import type { Brand } from "#kit/brand.ts";
import { isUuid } from "#kit/ids.ts";

/** A person's wish to take a project, raised by themselves or asked for by the hub. */
export type HandId = Brand<string, "HandId">;

/** The hand that the text names, or null when it is no id. */
export function parseHandId(text: string): HandId | null;
export function parseHandId(text: string): string | null {
  return isUuid(text) ? text : null;
}

/** How a hand began: the person raised it, or the hub asked for it. */
export const handOrigins = ["raised", "asked"] as const;
/** One of the two. */
export type HandOrigin = (typeof handOrigins)[number];

/** Where a hand stands: asked for, raised, not now, withdrawn by the person, answered by the hub. */
export const handStates = ["asked", "raised", "not-now", "withdrawn", "answered"] as const;
/** One of these. */
export type HandState = (typeof handStates)[number];

/** What the hub answers: let us talk about it, or another one this time. */
export const handAnswers = ["talk", "not-this-time"] as const;
/** One of the two. */
export type HandAnswer = (typeof handAnswers)[number];

/** What a person answers to a question of the hub by a mailed link. */
export const askAnswers = ["yes", "not-now", "never"] as const;
/** One of the three. */
export type AskAnswer = (typeof askAnswers)[number];
