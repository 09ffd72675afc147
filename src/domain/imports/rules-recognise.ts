import { columnFinder, neededColumns, type OwnKind } from "#domain/imports/rules-columns.ts";
import { numberLetters } from "#domain/imports/rules-rows-cells.ts";

/** The beginning of a hub's own list, and what the hub has said of its headers. */
type Beginning = {
  readonly header: readonly string[];
  readonly firstRows: readonly (readonly string[])[];
  readonly remembered: ReadonlyMap<string, string>;
};

/**
 * Which other kind of list a list seems to be by its content: the kind whose columns its headers name better than those
 * of the kind that a person said; null when none does. A person may say otherwise.
 */
export function seemsOtherKind(said: OwnKind, { header, firstRows, remembered }: Beginning): OwnKind | null {
  const scoreOf = (kind: OwnKind): number =>
    score(kind, { header, firstRows, remembered: kind === said ? remembered : new Map() });
  const best = ownKinds.reduce((most, kind) => (scoreOf(kind) > scoreOf(most) ? kind : most), said);
  return best === said ? null : best;
}

const ownKinds: readonly OwnKind[] = ["firms", "people", "projects", "engagements"];

/** How much of the header is known as this kind; what the kind cannot be without counts five columns, its own numbers ten. */
function score(kind: OwnKind, { header, firstRows, remembered }: Beginning): number {
  const columnOf = columnFinder(kind, remembered);
  const keys = header.map((name) => columnOf(name)?.key ?? null);
  const known = new Set(keys.filter((key) => key !== null));
  const needed = neededColumns[kind];
  const met = needed.filter((group) => group.some((key) => known.has(key))).length;
  const own = new RegExp(`^${numberLetters[kind]}-[0-9]+$`, "u");
  const place = keys.indexOf("number");
  const isOwn = place >= 0 && firstRows.some((row) => own.test(row[place] ?? ""));
  return known.size === 0 ? 0 : known.size + (met / needed.length) * 5 + (isOwn ? 10 : 0);
}
