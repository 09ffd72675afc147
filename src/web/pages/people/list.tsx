import { permit, reachOf } from "#domain/access/may.ts";
import { allPeople, type PersonLine, personList, personTowns } from "#domain/people/views-list.ts";
import { mondayOf } from "#kit/dates.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { besideWords, listTexts } from "#text/list-texts.ts";
import { personWords } from "#text/people.ts";
import { rowsPerPage, Workbench, workbenchIslands } from "#web/lists/workbench.tsx";
import { ExportLinks } from "#web/pages/exports/links.tsx";
import { peopleAsked, peopleListed } from "#web/pages/people/list-declared.tsx";
import { LinkButton } from "#web/ui/button.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The list of people whose card this hub holds. */
export async function listPeople(visit: Visit): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const allowed = permit(app.may, actor, "person.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const { state, asked } = peopleAsked(visit.query);
  const week = mondayOf(app.clock.today());
  const [found, towns, chosen] = await app.db.read(actor, async (tx) => {
    const listed = await personList(tx, allowed, { ...asked, week, limit: rowsPerPage });
    const at = listed.rows.find(({ number }) => number === state.at) ?? null;
    if (at !== null || state.at === null) return [listed, await personTowns(tx, allowed), at] as const;
    const only = {
      search: "",
      filter: { ...allPeople, number: state.at },
      order: "number",
      descending: false,
    } as const;
    const { rows } = await personList(tx, allowed, { ...only, week, after: null, limit: 1 });
    return [listed, await personTowns(tx, allowed), rows[0] ?? null] as const;
  });
  const mayEnter = reachOf(actor, "person.enter") !== null;
  const enter = { href: localHref(language, "/people/new"), label: speak(personWords.enter) };
  return page({
    title: speak(listTexts.people.title),
    islands: workbenchIslands,
    body: (
      <Workbench
        visit={visit}
        list={peopleListed}
        text={listTexts.people}
        state={state}
        found={found}
        chosen={chosen}
        known={{ town: towns }}
        actions={
          mayEnter && (
            <LinkButton href={enter.href} look="primary">
              {enter.label}
            </LinkButton>
          )
        }
        tools={<ExportLinks visit={visit} path="/people" act="person.export" />}
        beside={(person) => <BesidePerson visit={visit} person={person} />}
        begin={mayEnter ? enter : undefined}
      />
    ),
  });
}

function BesidePerson({ visit, person }: { visit: Visit; person: PersonLine }) {
  const { actor, language, speak } = visit;
  const at = `/people/${person.number}`;
  return (
    <>
      <LinkButton href={localHref(language, at)}>{speak(besideWords.openRecord)}</LinkButton>
      {reachOf(actor, "person.book") !== null && (
        <a class="target" href={localHref(language, `${at}/bookings/new`)}>
          {speak(besideWords.book)}
        </a>
      )}
      <a class="target" href={localHref(language, `/engagements?person=${person.number}`)}>
        {speak(besideWords.engagementsOfPerson)}
      </a>
    </>
  );
}
