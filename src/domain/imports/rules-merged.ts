import {
  factKey,
  factsAgree,
  type Known,
  makeKnown,
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

/** Which of the records that went a row may be: the one with most in common, by its number, its mark, or name and facts. */
export type GoneOf = (row: RowSigns) => GoneRecord | null;

/**
 * Finds records that were made one with others and whose other is still there; a chain of merges leads to its end. They
 * are looked up as saved records are: a hub may have made thousands one, and each row of a long list is asked for.
 */
export function makeGoneOf(
  merges: readonly { readonly signs: RowSigns & { readonly number: number }; readonly kept: number }[],
  known: Known,
): GoneOf {
  const keptOf = new Map(merges.map(({ signs, kept }) => [signs.number, kept]));
  const register = makeKnown({ marksAreUnique: false });
  const all = merges.flatMap(({ signs, kept }): readonly GoneRecord[] => {
    let last = kept;
    for (let next = keptOf.get(last); next !== undefined; next = keptOf.get(last)) last = next;
    const into = known.byNumber(last);
    return into === null ? [] : [{ signs, into }];
  });
  for (const { signs } of all) register.add(signs);
  if (all.length === 0) return () => null;
  return (row) => {
    if (row.number !== null) return all[register.byNumber(row.number) ?? -1] ?? null;
    const byMark = row.mark === null ? [] : register.byMark(row.mark);
    const byName = row.name === null ? [] : register.byName(row.name);
    const fitting = [...new Set([...byMark, ...byName])]
      .toSorted((a, b) => a - b)
      .flatMap((place) => all[place] ?? [])
      .filter(({ signs }) => mayBe(row, signs) && (sameMark(row, signs) || isAlike(row, signs)));
    return fitting.toSorted((a, b) => inCommon(row, b.signs) - inCommon(row, a.signs))[0] ?? null;
  };
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
