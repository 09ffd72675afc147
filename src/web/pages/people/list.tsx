import { permit, reachOf } from "#domain/access/may.ts";
import { type PersonLine, personLines } from "#domain/people/views.ts";
import { mondayOf } from "#kit/dates.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { dayWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { freeWords, personLabels, personNumber, personWords } from "#text/people.ts";
import { afterIn } from "#web/form-routes.ts";
import { LinkButton } from "#web/ui/button.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Pager } from "#web/ui/pager.tsx";
import { SearchBox } from "#web/ui/search-box.tsx";

const rowsPerPage = 50;

/** The list of people: search in the address, fifty a page by key. */
export async function listPeople(visit: Visit): Promise<Answer> {
  const { actor, app } = visit;
  const allowed = permit(app.may, actor, "person.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const search = (visit.query.get("q") ?? "").slice(0, 100).trim();
  const after = afterIn(visit);
  const week = mondayOf(app.clock.today());
  const lines = await app.db.read(actor, (tx) => personLines(tx, allowed, { search, after, limit: rowsPerPage, week }));
  return page({
    title: visit.speak(personWords.list),
    body: <PersonList visit={visit} lines={lines} search={search} />,
  });
}

function PersonList({ visit, lines, search }: { visit: Visit; lines: readonly PersonLine[]; search: string }) {
  const { language, speak } = visit;
  const shown = lines.slice(0, rowsPerPage);
  const last = shown.at(-1);
  const more = lines.length > rowsPerPage && last !== undefined;
  const nextQuery = new URLSearchParams({
    ...(search === "" ? {} : { q: search }),
    after: String(last?.number ?? 0),
  });
  const mayEnter = reachOf(visit.actor, "person.enter") !== null;
  const enter = { href: localHref(language, "/people/new"), label: speak(personWords.enter) };
  return (
    <>
      <Heading
        title={speak(personWords.list)}
        lead={speak(personWords.listLead)}
        actions={
          mayEnter && (
            <LinkButton href={enter.href} look="primary">
              {enter.label}
            </LinkButton>
          )
        }
      />
      <SearchBox
        speak={speak}
        action={localHref(language, "/people")}
        label={speak(personWords.search)}
        example={speak(personWords.searchExample)}
        value={search}
      />
      <DataTable
        speak={speak}
        caption={speak(personWords.list)}
        columns={columnsOf(visit)}
        rows={shown}
        rowKey={(person) => String(person.number)}
        empty={
          search === ""
            ? {
                title: speak(personWords.emptyTitle),
                text: speak(personWords.emptyText),
                action: mayEnter ? enter : undefined,
              }
            : { title: speak(personWords.noHitTitle), text: speak(personWords.noHitText) }
        }
      />
      <Pager speak={speak} nextHref={more ? localHref(language, `/people?${nextQuery}`) : undefined} />
    </>
  );
}

function columnsOf({ language, speak }: Visit): readonly Column<PersonLine>[] {
  return [
    {
      key: "name",
      label: speak(personLabels.name),
      cell: (person) => <a href={localHref(language, `/people/${person.number}`)}>{person.name}</a>,
    },
    { key: "number", label: speak(personWords.number), cell: (person) => personNumber(person.number) },
    {
      key: "free",
      label: speak(personWords.freeNow),
      number: true,
      cell: (person) => speak(freeWords(person.free)),
    },
    {
      key: "halfDays",
      label: speak(personLabels.halfDays),
      number: true,
      cell: (person) => speak(halfDaysWords(person.halfDays)),
    },
    { key: "updated", label: speak(personWords.updated), cell: (person) => speak(dayWords(person.updatedAt)) },
  ];
}
