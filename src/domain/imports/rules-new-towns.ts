import { withoutDistrict } from "#domain/imports/rules-cells-names.ts";
import type { NewTown } from "#domain/imports/rules-work.ts";
import { folded } from "#domain/plans/rules-cells.ts";

/** Names of towns that are counted one by one; a list of more has a column of something else. */
const mostTowns = 500;

/**
 * Gathers the towns that a list names and nobody has named before, each with the row in which it stands first: a town
 * that stands in one row alone is often a slip of the pen. `known` are the towns of the hub's firms and municipalities.
 */
export function makeNewTowns(known: readonly string[]) {
  const before = new Set(known.flatMap((town) => [folded(town), folded(withoutDistrict(town))]));
  const found = new Map<string, NewTown>();
  return {
    add: (town: string, line: number): void => {
      if (town === "" || before.has(folded(town)) || before.has(folded(withoutDistrict(town)))) return;
      const seen = found.get(town);
      if (seen !== undefined) found.set(town, { ...seen, rows: seen.rows + 1 });
      else if (found.size < mostTowns) found.set(town, { town, rows: 1, line });
    },
    /** Those with the fewest rows first. */
    list: (): readonly NewTown[] => [...found.values()].sort((a, b) => a.rows - b.rows || a.line - b.line),
  };
}
