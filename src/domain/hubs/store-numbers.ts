import type { Tx } from "#app.ts";

/** What carries a short number of its hub; the number of a person is that of the hub's card. */
export type Numbered =
  | "firm"
  | "person"
  | "project"
  | "engagement"
  | "plan"
  | "import"
  | "dialogue"
  | "proposal"
  | "concern"
  | "referral"
  | "standing";

/** The next short number of this kind in the hub, 1 for the first. Whoever asks for one waits for those who asked before. */
export async function nextNumber(tx: Tx, kind: Numbered): Promise<number> {
  const { number } = await tx.sql
    .selectNoFrom((eb) => eb.fn<number>("next_number", [eb.val(kind)]).as("number"))
    .executeTakeFirstOrThrow();
  return number;
}
