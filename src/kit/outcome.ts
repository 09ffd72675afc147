/**
 * The answer of a decision: accepted with a value, or refused with a reason.
 * Refusals are expected and returned; faults are thrown.
 */
export type Outcome<T, R> = Accepted<T> | Refused<R>;
export type Accepted<T> = { readonly ok: true; readonly value: T };
export type Refused<R> = { readonly ok: false; readonly refusal: R };

export const accepted = <T>(value: T): Accepted<T> => ({ ok: true, value });
export const refused = <R>(refusal: R): Refused<R> => ({ ok: false, refusal });
