import { permit, reachOf } from "#domain/access/may.ts";
import {
  type BoardPage,
  type BoardQuery,
  type BoardSide,
  boardOrders,
  boardPeople,
  boardProjects,
  boardSides,
  boardStates,
  type PersonRow,
  type ProjectRow,
} from "#domain/plans/rules-board.ts";
import type { KeptPlan } from "#domain/plans/rules-kept.ts";
import { numberOfCode } from "#domain/plans/rules-region.ts";
import { townLines } from "#domain/plans/rules-towns.ts";
import { type PlanHead, planHead, planResult } from "#domain/plans/views.ts";
import { namesOnPlan } from "#domain/plans/views-region.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { boardWords as w } from "#text/board.ts";
import { planNumber } from "#text/plan-pages.ts";
import { rehearsalWords } from "#text/rehearsal.ts";
import { scenarioWords } from "#text/scenarios.ts";
import { numberIn } from "#web/form-routes.ts";
import { KeyHelp } from "#web/lists/tools.tsx";
import { type BoardDrawn, personColumns, projectColumns } from "#web/pages/plans/board-rows.tsx";
import { namedOn } from "#web/pages/plans/naming.tsx";
import { Button } from "#web/ui/button.tsx";
import { DataTable } from "#web/ui/data-table.tsx";
import { FilterForm } from "#web/ui/filter-form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { Island } from "#web/ui/island.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Pager } from "#web/ui/pager.tsx";

const rowsPerPage = 50;

/** The board of a plan: people with their four weeks, or projects with their people; search and order in the address. */
export async function planBoard(visit: Visit): Promise<Answer> {
  const { actor, app } = visit;
  const number = numberIn(visit);
  const allowed = permit(app.may, actor, "plan.show", { hubId: actor.hubId });
  if (number === null || allowed === null) return refusal({ code: "not-found" });
  const found = await app.db.read(actor, async (tx) => {
    // Whether this actor may see the plan is asked each time; what it is kept with never changes.
    const plan = await planHead(tx, allowed, number);
    if (plan === null) return null;
    const key = `${actor.hubId} ${plan.id}`;
    const result = app.rehearsals.results.get(key) ?? (await planResult(tx, allowed, plan.id));
    if (result === null) return null;
    app.rehearsals.results.put(key, result);
    // Names are searched when words are; else only those of the page are read.
    const isSearched = (visit.query.get("q") ?? "").trim() !== "";
    const people = isSearched ? result.loads.map(({ person }) => person) : shownPeople(visit, result);
    const cards = plan.source === "region" ? people.flatMap((person) => numberOfCode(person) ?? []) : [];
    return { plan, result, names: await namesOnPlan(tx, allowed, cards) };
  });
  if (found === null) return refusal({ code: "not-found" });
  return page({
    title: `${planNumber(number)} ${visit.speak(w.title)}`,
    islands: ["list-keys"],
    body: <Board visit={visit} {...found} />,
  });
}

type Shown = {
  readonly visit: Visit;
  readonly plan: PlanHead;
  readonly result: KeptPlan;
  readonly names: ReadonlyMap<number, string>;
};

const orNull = <T extends string>(known: readonly T[], asked: string | null): T | null =>
  known.find((each) => each === asked) ?? null;

const queryIn = ({ query }: Visit): BoardQuery => ({
  search: (query.get("q") ?? "").slice(0, 100).trim(),
  town: (query.get("town") ?? "").slice(0, 200),
  state: orNull(boardStates, query.get("state")),
  order: orNull(boardOrders, query.get("order")) ?? "code",
  after: query.get("after"),
  limit: rowsPerPage,
});

const sideIn = ({ query }: Visit): BoardSide => orNull(boardSides, query.get("side")) ?? "people";

/** The codes of the people on the page that is asked for, where no words are searched. */
function shownPeople(visit: Visit, result: KeptPlan): readonly string[] {
  const nameless = (): string => "";
  return sideIn(visit) === "people"
    ? boardPeople(result, queryIn(visit), nameless).rows.map(({ load }) => load.person)
    : boardProjects(result, queryIn(visit), nameless).rows.flatMap(({ share }) => share?.person ?? []);
}

function Board({ visit, plan, result, names }: Shown) {
  const { language, speak } = visit;
  const side = sideIn(visit);
  const query = queryIn(visit);
  const here = localHref(language, `/plans/${plan.number}/board`);
  const hrefOf = (parts: Readonly<Record<string, string | null>>): string => {
    const all = { side, q: query.search, town: query.town, state: query.state, order: query.order, ...parts };
    const kept = Object.entries(all).flatMap(([key, value]) => (value === null || value === "" ? [] : [[key, value]]));
    return `${here}?${new URLSearchParams(kept)}`;
  };
  const naming = namedOn(visit, plan.source, names);
  const nameOf = (code: string): string => names.get(numberOfCode(code) ?? 0) ?? "";
  const drawn = { visit, plan, result, naming, mayChange: reachOf(visit.actor, "plan.request") !== null };
  const people = side === "people" ? boardPeople(result, query, nameOf) : null;
  const projects = side === "projects" ? boardProjects(result, query, nameOf) : null;
  const shown = people ?? projects;
  return (
    <>
      <Heading
        title={speak(side === "people" ? w.peopleTitle : w.projectsTitle)}
        above={<a href={localHref(language, `/plans/${plan.number}`)}>{`${planNumber(plan.number)} ${plan.name}`}</a>}
        lead={speak(w.lead)}
      />
      <Sides visit={visit} side={side} hrefOf={(to) => `${here}?side=${to}`} />
      <Narrow visit={visit} result={result} side={side} query={query} action={here} />
      <p class="muted">{speak(w.count(shown?.rows.length ?? 0, shown?.all ?? 0))}</p>
      <form method="get" action={localHref(language, `/plans/${plan.number}/scenario`)}>
        {people !== null && <PeopleTable drawn={drawn} people={people} />}
        {projects !== null && <ProjectsTable drawn={drawn} projects={projects} />}
        {drawn.mayChange && shown !== null && shown.rows.length > 0 && (
          <Button look="secondary">{speak(scenarioWords.make)}</Button>
        )}
      </form>
      {drawn.mayChange && (
        <p>
          <a class="target" href={localHref(language, `/plans/${plan.number}/rehearse`)}>
            {speak(rehearsalWords.open)}
          </a>
        </p>
      )}
      <Pager
        speak={speak}
        firstHref={query.after === null ? undefined : hrefOf({ after: null })}
        nextHref={shown?.next == null ? undefined : hrefOf({ after: shown.next })}
      />
      <Island name="list-keys" data={{}}>
        <KeyHelp speak={speak} />
      </Island>
    </>
  );
}

function PeopleTable({ drawn, people }: { drawn: BoardDrawn; people: BoardPage<PersonRow> }) {
  const { speak } = drawn.visit;
  return (
    <DataTable
      speak={speak}
      caption={speak(w.peopleTitle)}
      columns={personColumns(drawn)}
      rows={people.rows}
      rowKey={({ load }) => load.person}
      empty={{ title: speak(w.emptyTitle), text: speak(w.emptyText) }}
    />
  );
}

function ProjectsTable({ drawn, projects }: { drawn: BoardDrawn; projects: BoardPage<ProjectRow> }) {
  const { speak } = drawn.visit;
  return (
    <DataTable
      speak={speak}
      caption={speak(w.projectsTitle)}
      columns={projectColumns(drawn)}
      rows={projects.rows}
      rowKey={({ project }) => project.id}
      empty={{ title: speak(w.emptyTitle), text: speak(w.emptyText) }}
    />
  );
}

function Sides({
  visit: { speak },
  side,
  hrefOf,
}: {
  visit: Visit;
  side: BoardSide;
  hrefOf: (to: BoardSide) => string;
}) {
  return (
    <nav class="plan-parts" aria-label={speak(w.sides)}>
      {boardSides.map((each) => (
        <a key={each} class="target" href={hrefOf(each)} aria-current={each === side ? "page" : undefined}>
          {speak(each === "people" ? w.people : w.projects)}
        </a>
      ))}
    </nav>
  );
}

type Narrowing = {
  readonly visit: Visit;
  readonly result: KeptPlan;
  readonly side: BoardSide;
  readonly query: BoardQuery;
  readonly action: string;
};

function Narrow({ visit: { speak }, result, side, query, action }: Narrowing) {
  const towns = townLines(result).flatMap(({ town }) => (town === "" ? [] : [town]));
  return (
    <FilterForm
      speak={speak}
      action={action}
      keep={{ side }}
      search={{ label: speak(w.search), example: speak(w.searchExample), value: query.search }}
      filters={[
        {
          name: "town",
          label: speak(w.town),
          any: speak(w.anyTown),
          value: query.town,
          options: towns.map((town) => ({ value: town, label: town })),
        },
        {
          name: "state",
          label: speak(w.state),
          any: speak(w.anyState),
          value: query.state ?? "",
          options: boardStates.map((state) => ({ value: state, label: speak(w.states[side][state]) })),
        },
        {
          name: "order",
          label: speak(w.order),
          any: speak(w.orders.code),
          value: query.order === "code" ? "" : query.order,
          options: boardOrders
            .filter((order) => order === "halfDays" || (order === "left" && side === "people"))
            .map((order) => ({ value: order, label: speak(w.orders[order]) })),
        },
      ]}
    />
  );
}
