import {
  factKey,
  factsAgree,
  type Known,
  mayBe,
  nameKey,
  type RowSigns,
  sameMark,
} from "#domain/imports/rules-match.ts";

/** A record that somebody made one with another, by its signs as they were. */
export type GoneRecord = {
  readonly signs: RowSigns & { readonly number: number };
  /** The place of the record that stays. */
  readonly into: number;
};

/** A row of a record that was made one with another: it changes nothing. */
export type MergedRow = { readonly line: number; readonly gone: number; readonly kept: number };

/** The records that were made one with others and whose other is still there; a chain of merges leads to its end. */
export function goneRecords(
  merges: readonly { readonly signs: RowSigns & { readonly number: number }; readonly kept: number }[],
  known: Known,
): readonly GoneRecord[] {
  const keptOf = new Map(merges.map(({ signs, kept }) => [signs.number, kept]));
  return merges.flatMap(({ signs, kept }) => {
    let last = kept;
    for (let next = keptOf.get(last); next !== undefined; next = keptOf.get(last)) last = next;
    const into = known.byNumber(last);
    return into === null ? [] : [{ signs, into }];
  });
}

/** Which of the records that went a row may be: the one with most in common, by its number, its mark, or name and facts. */
export function goneOf(gone: readonly GoneRecord[], row: RowSigns): GoneRecord | null {
  if (row.number !== null) return gone.find(({ signs }) => signs.number === row.number) ?? null;
  const fitting = gone.filter(({ signs }) => mayBe(row, signs) && (sameMark(row, signs) || isAlike(row, signs)));
  return fitting.toSorted((a, b) => inCommon(row, b.signs) - inCommon(row, a.signs))[0] ?? null;
}

const isAlike = (row: RowSigns, signs: RowSigns): boolean =>
  row.name !== null && signs.name !== null && nameKey(row.name) === nameKey(signs.name) && factsAgree(row, signs);

/** Whether a row has more in common with the record that went than with the one that stays. */
export const isRatherGone = (row: RowSigns, gone: RowSigns, kept: RowSigns): boolean =>
  inCommon(row, gone) > inCommon(row, kept);

/** The name as it was written, the mark, and each fact count one. */
function inCommon(row: RowSigns, saved: RowSigns): number {
  const facts = row.facts.filter((fact, at) => factKey(fact) === factKey(saved.facts[at] ?? "")).length;
  return facts + (row.name === saved.name ? 1 : 0) + (sameMark(row, saved) ? 1 : 0);
}
