import { showPerson } from "#domain/people/show-person.ts";
import { inItsTime, patternWeekOf } from "#domain/weeks/rules-patterns.ts";
import { showEngagementWeek, showOwnWeek, showPersonWeek } from "#domain/weeks/show-week.ts";
import type { WeekSheet } from "#domain/weeks/views-own.ts";
import { addDays, mondayOf } from "#kit/dates.ts";
import { type Answer, type Route, refusal, type Visit } from "#route.ts";
import { weekPaper } from "#show/week-paper.ts";
import { weekRows } from "#show/week-rows.ts";
import { instantWords } from "#text/dates.ts";
import { engagementNumber } from "#text/engagements.ts";
import { personNumber } from "#text/people.ts";
import { weekPaperTitle, weekPaperWords } from "#text/week-papers.ts";
import { collisionSentence } from "#text/weeks.ts";
import { numberIn } from "#web/form-routes.ts";
import { loadEngagement } from "#web/pages/engagements/show.tsx";
import { weekOn } from "#web/pages/weeks/picture.tsx";
import { toldOf } from "#web/pages/weeks/section.tsx";

/** As a sheet of paper, or as a table for a spreadsheet. */
const kinds = ["pdf", "xlsx"] as const;
type Kind = (typeof kinds)[number];

/** The weeks of their pages as files: whoever reads the page takes the file, and that is recorded the same. */
export const weekFileRoutes: readonly Route[] = kinds.flatMap((kind): readonly Route[] => [
  {
    method: "get",
    path: `/me/week.${kind}`,
    act: "week.share",
    door: "page",
    run: (visit) => ownFile(visit, kind),
  },
  {
    method: "get",
    path: `/people/:number/week.${kind}`,
    act: "person.show",
    door: "page",
    run: (visit) => personFile(visit, kind),
  },
  {
    method: "get",
    path: `/engagements/:number/week.${kind}`,
    act: "engagement.show",
    door: "page",
    run: (visit) => engagementFile(visit, kind),
  },
]);

async function ownFile(visit: Visit, kind: Kind): Promise<Answer> {
  const shown = await showOwnWeek(visit.app, visit.actor);
  if (shown === null) return refusal({ code: "not-found" });
  return send(visit, kind, { sheet: shown.sheet, whose: visit.account?.name ?? "", name: "week", lead: "" });
}

async function personFile(visit: Visit, kind: Kind): Promise<Answer> {
  const { actor, app } = visit;
  const person = await showPerson(app, actor, numberIn(visit) ?? 0);
  const sheet = person === null ? null : await showPersonWeek(app, actor, person.person.id);
  if (person === null || sheet === null) return refusal({ code: "not-found" });
  const { number, terms } = person.person;
  return send(visit, kind, { sheet, whose: terms.name, name: `${personNumber(number)}-week`, lead: "" });
}

async function engagementFile(visit: Visit, kind: Kind): Promise<Answer> {
  const { actor, app } = visit;
  const found = await loadEngagement(visit);
  if (found === null) return refusal({ code: "not-found" });
  const { engagement } = found;
  const sheet = await showEngagementWeek(app, actor, { ...engagement, hubId: actor.hubId });
  if (sheet === null) return refusal({ code: "not-found" });
  const lines = sheet.lines.filter(({ id }) => id === engagement.id);
  // The file is the engagement's: what else is in the person's week stays on the person's own page.
  const meetings = sheet.meetings.filter((meeting) => meeting.engagement === engagement.number);
  const part: WeekSheet = { ...sheet, isSaid: true, free: [], lines, meetings, warnings: [], chained: [], rest: null };
  return send(visit, kind, {
    sheet: part,
    whose: engagement.personName,
    name: `${engagementNumber(engagement.number)}-week`,
    lead: `${engagement.firmName} ${engagement.terms.title}`,
  });
}

type Sent = {
  readonly sheet: WeekSheet;
  readonly whose: string;
  readonly name: string;
  readonly lead: string;
};

async function send(visit: Visit, kind: Kind, { sheet, whose, name, lead }: Sent): Promise<Answer> {
  const { app, hub, language, speak } = visit;
  const today = app.clock.today();
  const title = speak(weekPaperTitle(whose));
  const shares = sheet.lines.map((line) => ({
    ...line,
    name: line.firmName || line.title,
    meetings: sheet.meetings.filter(({ engagement }) => engagement === line.number),
  }));
  if (kind === "xlsx") {
    const { header, rows } = weekRows(speak, shares, today);
    const bytes = await app.tables.workbook([{ name: speak(weekPaperWords.sheet), header, rows }]);
    return { kind: "file", name: `${name}.xlsx`, mediaType: xlsxType, bytes };
  }
  const { collision } = sheet;
  const bytes = await app.printer.pdf(
    weekPaper({
      language,
      speak,
      above: hub.name,
      title,
      lead,
      foot: `${hub.name}　${speak(instantWords(app.clock.now()))}`,
      shares: shares.map((share) => ({
        ...share,
        ...inItsTime(share, today),
        halfDays: share.cells.length,
        onSiteHalfDays: share.onSite.length,
        until: addDays(share.until, -1),
      })),
      free: sheet.free,
      meetings: sheet.meetings,
      begin: patternWeekOf(mondayOf(today)) + 1,
      nameOfWeek: (week) => speak(weekOn(week, today)),
      notes: [
        ...(collision === null ? [] : [collisionSentence(whose, collision.titles, collision.because)]),
        ...toldOf(sheet),
      ].map(speak),
    }),
  );
  return { kind: "file", name: `${name}.pdf`, mediaType: "application/pdf", bytes };
}

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
