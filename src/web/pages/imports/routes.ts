import { z } from "zod";
import { permit } from "#domain/access/may.ts";
import { idempotencyKey } from "#domain/fields.ts";
import { applyImport } from "#domain/imports/apply-import.ts";
import { dropImport } from "#domain/imports/drop-import.ts";
import { mapImportInput } from "#domain/imports/input.ts";
import { mapImport } from "#domain/imports/map-import.ts";
import { takeBackImport } from "#domain/imports/take-back-import.ts";
import { importView } from "#domain/imports/views.ts";
import { type Answer, type Route, redirect, refusal, type Visit } from "#route.ts";
import { importPageWords } from "#text/import-pages.ts";
import { importNumber } from "#text/imports.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { faultCells } from "#web/pages/imports/faults.tsx";
import { listImports, uploadImport } from "#web/pages/imports/list.tsx";
import { drawImport, followImport, showImport } from "#web/pages/imports/show.tsx";

/** The pages of imports: a file taken, what it would do, its faults, its headers, writing it, taking it back. */
export const importRoutes: readonly Route[] = [
  { method: "get", path: "/imports", act: "import.list", door: "page", run: listImports },
  { method: "post", path: "/imports", act: "import.ask", door: "page", carries: "files", run: uploadImport },
  { method: "get", path: "/imports/:number", act: "import.show", door: "page", run: showImport },
  { method: "get", path: "/imports/:number/progress", act: "import.follow", door: "page", run: followImport },
  { method: "get", path: "/imports/:number/faults.csv", act: "import.show", door: "page", run: sendFaults },
  formPost({
    path: "/imports/:number/map",
    act: "import.ask",
    input: mapImportInput,
    run: (visit, fields, key) =>
      mapImport(visit.app, visit.actor, { number: numberIn(visit) ?? 0, columns: columnsIn(fields), key }),
    done: ({ number }) => ({ to: `/imports/${number}`, code: null }),
  }),
  formPost({
    path: "/imports/:number/apply",
    act: "import.apply",
    input: z.object({}),
    run: (visit, _, key) => applyImport(visit.app, visit.actor, { number: numberIn(visit) ?? 0, key }),
    done: ({ number }) => ({ to: `/imports/${number}`, code: null }),
  }),
  formPost({
    path: "/imports/:number/drop",
    act: "import.ask",
    input: z.object({}),
    run: (visit, _, key) => dropImport(visit.app, visit.actor, { number: numberIn(visit) ?? 0, key }),
    done: () => ({ to: "/imports", code: "import-dropped" }),
  }),
  { method: "post", path: "/imports/:number/take-back", act: "import.take-back", door: "page", run: takeBack },
];

/** The chosen column of each header, by its place. */
function columnsIn(fields: Readonly<Record<string, unknown>>): readonly string[] {
  const columns: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const place = /^column-(\d{1,3})$/.exec(name)?.[1];
    if (place !== undefined && typeof value === "string") columns[Number(place)] = value;
  }
  return Array.from(columns, (column) => column ?? "");
}

async function takeBack(visit: Visit): Promise<Answer> {
  const { actor, app } = visit;
  // The form's key is read so that it is a form of ours; taking back twice finds nothing left to take back.
  idempotencyKey((await visit.body()).fields);
  const number = numberIn(visit);
  if (number === null) return refusal({ code: "not-found" });
  const taken = await takeBackImport(app, actor, { number });
  if (taken.ok) return redirect(`/imports/${number}?done=import-taken-back`);
  return taken.refusal.code === "obstacles" ? drawImport(visit, taken.refusal.obstacles) : refusal(taken.refusal);
}

/** Every fault that is kept, as a table that spreadsheet programs open. */
async function sendFaults(visit: Visit): Promise<Answer> {
  const { actor, app, speak } = visit;
  const number = numberIn(visit);
  const allowed = permit(app.may, actor, "import.show", { hubId: actor.hubId });
  if (number === null || allowed === null) return refusal({ code: "not-found" });
  const view = await app.db.read(actor, (tx) => importView(tx, allowed, number));
  if (view === null) return refusal({ code: "not-found" });
  const w = importPageWords;
  const rows = (view.preview?.faults ?? []).map((fault) => {
    const { line, column, written, todo } = faultCells(visit, view, fault);
    return [line, column, written, todo];
  });
  const bytes = app.tables.write({ header: [w.line, w.place, w.written, w.todo].map(speak), rows });
  return { kind: "file", name: `${importNumber(number)}-faults.csv`, mediaType: "text/csv", bytes };
}
