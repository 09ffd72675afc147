import type { OwnKind } from "#domain/imports/rules-columns.ts";
import { templateRows } from "#domain/imports/rules-export-template.ts";
import { mondayOf } from "#kit/dates.ts";
import { type Answer, type Route, type Visit } from "#route.ts";
import { exportWords } from "#text/exports.ts";
import { importKindWords } from "#text/imports.ts";
import { columnGuide } from "#text/imports-columns.ts";
import { engagementsAsked } from "#web/pages/engagements/list-declared.tsx";
import { fileEnding, formatIn, mediaTypes, sendList, utf8Mark } from "#web/pages/exports/send.tsx";
import { firmsAsked } from "#web/pages/firms/list-declared.tsx";
import { peopleAsked } from "#web/pages/people/list-declared.tsx";
import { projectsAsked } from "#web/pages/projects/list-declared.tsx";

const get = (path: string, act: Route["act"], run: Route["run"]): Route => ({
  method: "get",
  path,
  act,
  door: "page",
  run,
});

const kinds = ["firms", "people", "projects", "engagements"] as const;

/** Lists as files, and templates to fill in. They stand before the pages of records, whose addresses look alike. */
export const exportRoutes: readonly Route[] = [
  get("/firms/export", "firm.export", (visit) =>
    sendList(visit, { kind: "firms", asked: firmsAsked(visit.query).asked }),
  ),
  get("/people/export", "person.export", (visit) => {
    const week = mondayOf(visit.app.clock.today());
    return sendList(visit, { kind: "people", asked: { ...peopleAsked(visit.query).asked, week } });
  }),
  get("/projects/export", "project.export", (visit) =>
    sendList(visit, { kind: "projects", asked: projectsAsked(visit.query).asked }),
  ),
  get("/engagements/export", "engagement.export", (visit) => {
    const today = visit.app.clock.today();
    return sendList(visit, { kind: "engagements", asked: { ...engagementsAsked(visit.query).asked, today } });
  }),
  ...kinds.map((kind) => get(`/imports/templates/${kind}`, "import.list", (visit) => sendTemplate(visit, kind))),
];

/** A template in the form asked for; a workbook explains its columns on a second sheet. */
async function sendTemplate(visit: Visit, kind: OwnKind): Promise<Answer> {
  const { app, language, speak } = visit;
  const format = formatIn(visit);
  const { header, rows } = templateRows(kind, language);
  const name = speak(importKindWords[kind]);
  const file = { kind: "file", name: `${name}.${fileEnding[format]}`, mediaType: mediaTypes[format] } as const;
  if (format === "xlsx") {
    const guide = { name: speak(exportWords.guide), ...columnGuide(kind, language) };
    return { ...file, bytes: await app.tables.workbook([{ name, header, rows }, guide]) };
  }
  const written = app.tables.lines([header, ...rows], format === "csv" ? "utf-8" : "cp932");
  if (!written.ok) throw new Error(`the template of ${kind} holds ${written.refusal.sign}`);
  return { ...file, bytes: format === "csv" ? Buffer.concat([utf8Mark, written.value]) : written.value };
}
