declare const brand: unique symbol;

/** A value whose type says which check it has passed: a `FirmId` is not a `ProjectId`. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
