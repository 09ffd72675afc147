import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { ElementShape, PersonId } from "#domain/people/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** What a firm reads of one of its own people in a look inside, as that person reads it. */
export type OwnCopy = {
  readonly firmId: FirmId;
  readonly name: string;
  readonly shape: ElementShape | null;
  readonly words: string;
  readonly until: LocalDate;
};

/** The copies of a person that firms may read today; the work that they look at stays the firm's own. */
export const ownCopies = (
  tx: Tx,
  { actor }: Permit<"disclosure.list">,
  { personId, today }: { readonly personId: PersonId; readonly today: LocalDate },
): Promise<readonly OwnCopy[]> =>
  tx.sql
    .selectFrom("inside_candidate")
    .select(["firm_id as firmId", "person_name as name", "shape", "words", "until"])
    .where("hub_id", "=", actor.hubId)
    .where("person_id", "=", personId)
    .where("until", ">=", today)
    .orderBy("until", "desc")
    .limit(50)
    .execute();
