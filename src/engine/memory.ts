/** Where arrays stand that other threads may read as well: their own memory, or memory shared with them. */
export type NewBuffer = (bytes: number) => ArrayBufferLike;

/** Memory of this thread alone. */
export const ownBuffer: NewBuffer = (bytes) => new ArrayBuffer(bytes);

/** Memory that every thread sees. */
export const sharedBuffer: NewBuffer = (bytes) => new SharedArrayBuffer(bytes);

/**
 * Gives memory back at once that nobody needs any more; the arrays are empty afterwards. Large arrays make little work for
 * the garbage collection, so it would let them lie for long.
 */
export function release(arrays: readonly ArrayBufferView[]): void {
  for (const { buffer } of arrays) if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}
