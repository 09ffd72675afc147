import { columnFinder, neededColumns, type OwnKind } from "#domain/imports/rules-columns.ts";
import type { OfficialForm } from "#domain/imports/rules-official-form.ts";
import { numberLetters } from "#domain/imports/rules-rows-cells.ts";
import type { ImportForm, ImportKind } from "#domain/imports/terms.ts";

/** What a file seems to hold; the kind is null when its headers say nothing known. */
export type Recognised = { readonly kind: ImportKind | null; readonly form: ImportForm };

/**
 * What a file seems to be by its content: an official list that knows its own rows, else the kind of list whose columns
 * its headers name best. A person may say otherwise.
 */
export function recognise(
  header: readonly string[],
  firstRows: readonly (readonly string[])[],
  officialForms: readonly OfficialForm[],
): Recognised {
  const official = officialForms.find((one) => one.recognises(header, firstRows));
  if (official !== undefined) return { kind: official.kind, form: official.form };
  const scored = ownKinds.map((kind) => ({ kind, score: scoreOf(kind, header, firstRows) }));
  const best = scored.reduce((most, one) => (one.score > most.score ? one : most));
  return { kind: best.score > 0 ? best.kind : null, form: "own" };
}

/** In this order of equals: a list that could be either is more often one of firms or people. */
const ownKinds: readonly OwnKind[] = ["firms", "people", "projects", "engagements"];

/** How much of the header is known as this kind; what the kind cannot be without counts five columns, its own numbers ten. */
function scoreOf(kind: OwnKind, header: readonly string[], rows: readonly (readonly string[])[]): number {
  const columnOf = columnFinder(kind, new Map());
  const keys = header.map((name) => columnOf(name)?.key ?? null);
  const known = new Set(keys.filter((key) => key !== null));
  const needed = neededColumns[kind];
  const met = needed.filter((group) => group.some((key) => known.has(key))).length;
  const own = new RegExp(`^${numberLetters[kind]}-[0-9]+$`, "u");
  const place = keys.indexOf("number");
  const isOwn = place >= 0 && rows.some((row) => own.test(row[place] ?? ""));
  return known.size === 0 ? 0 : known.size + (met / needed.length) * 5 + (isOwn ? 10 : 0);
}
