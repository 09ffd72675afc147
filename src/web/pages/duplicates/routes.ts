import { distinctInput, mergeInput } from "#domain/duplicates/input.ts";
import { mergeFirms } from "#domain/duplicates/merge-firms.ts";
import { mergePeople } from "#domain/duplicates/merge-people.ts";
import { tellApart } from "#domain/duplicates/tell-apart.ts";
import type { DuplicateKind } from "#domain/duplicates/terms.ts";
import type { Route } from "#route.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { comparePage } from "#web/pages/duplicates/compare.tsx";
import { listDuplicates } from "#web/pages/duplicates/list.tsx";

const merging = { firm: mergeFirms, person: mergePeople } as const;

const routesOf = (kind: DuplicateKind, folder: string): readonly Route[] => [
  {
    method: "get",
    path: `/${folder}/:number/merge`,
    act: "duplicate.merge",
    door: "page",
    run: (visit) => comparePage(visit, kind),
  },
  formPost({
    path: `/${folder}/:number/merge`,
    act: "duplicate.merge",
    input: mergeInput,
    run: (visit, order) => merging[kind](visit.app, visit.actor, order(numberIn(visit) ?? 0)),
    done: ({ number }) => ({ to: `/${folder}/${number}`, code: "merged" }),
  }),
  formPost({
    path: `/${folder}/:number/distinct`,
    act: "duplicate.merge",
    input: distinctInput,
    run: (visit, { other }, key) => tellApart(visit.app, visit.actor, { kind, one: numberIn(visit) ?? 0, other, key }),
    done: () => ({ to: `/duplicates?kind=${kind}`, code: "told-apart" }),
  }),
];

/** Records that look alike: the list, the comparison, merging and telling apart. */
export const duplicateRoutes: readonly Route[] = [
  { method: "get", path: "/duplicates", act: "duplicate.list", door: "page", run: listDuplicates },
  ...routesOf("firm", "firms"),
  ...routesOf("person", "people"),
];
