import type { KeptLoad, KeptOpen, KeptPlan, KeptShare } from "#domain/plans/rules-kept.ts";
import { numberOfCode } from "#domain/plans/rules-region.ts";
import type { PlanView } from "#domain/plans/views.ts";
import type { ProposedShare } from "#domain/proposals/views-list.ts";
import type { Visit } from "#route.ts";
import { initialsOf } from "#show/initials.ts";
import { MonthStrip } from "#show/month-strip.tsx";
import { tellingReasons } from "#show/plan-sheets.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { planPageWords } from "#text/plan-pages.ts";
import { changeWords, nextBestWords, reasonWords, whyOpenWords } from "#text/plan-reasons.ts";
import { reportWords } from "#text/plans.ts";
import { proposalWords } from "#text/proposals.ts";
import { scenarioWords } from "#text/scenarios.ts";
import { inARow, listed, sentences } from "#text/speak.ts";
import { collisionSentence, cutsTitle, weekWords } from "#text/weeks.ts";
import { Name, type Naming } from "#web/pages/plans/naming.tsx";
import { ProposeShare, putsShares } from "#web/pages/proposals/section.tsx";
import { WeekShown } from "#web/pages/weeks/picture.tsx";
import { type Column, DataTable, type Direction, type Sorting } from "#web/ui/data-table.tsx";
import { Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** Rows of each table; the files hold all of them. */
const mostRows = 100;

type Drawn = { readonly visit: Visit; readonly result: KeptPlan; readonly naming: Naming };

const orders: { readonly [key: string]: (a: KeptShare, b: KeptShare) => number } = {
  project: (a, b) => byText(a.project.id, b.project.id),
  person: (a, b) => byText(a.person, b.person),
  share: (a, b) => a.halfDays - b.halfDays,
  where: (a, b) => byText(a.project.place, b.project.place),
  fit: (a, b) => a.fit - b.fit,
};
/** By code unit, as the files are sorted. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How the address wants the shares sorted; by project otherwise. */
export function sortingOf({ language, query }: Visit, number: number): Sorting {
  const asked = query.get("sort") ?? "";
  const direction: Direction = query.get("direction") === "descending" ? "descending" : "ascending";
  return {
    by: Object.hasOwn(orders, asked) ? asked : "project",
    direction,
    href: (by, way) => localHref(language, `/plans/${number}?sort=${by}&direction=${way}#shares`),
  };
}

/** Who works where, for how many half-days, and why. */
export function Shares(props: Drawn & { plan: PlanView; sorting: Sorting; proposed: readonly ProposedShare[] }) {
  const { visit, plan, result, naming, sorting, proposed } = props;
  const { speak } = visit;
  const sorted = result.shares.toSorted(orders[sorting.by]);
  const shown = sorting.direction === "ascending" ? sorted : sorted.toReversed();
  return (
    <Section title={speak(planPageWords.shares(shown.length))} id="shares">
      <Cut visit={visit} all={shown.length} />
      <DataTable
        speak={speak}
        caption={plan.name}
        columns={[
          ...shareColumns(visit, result, naming),
          ...(putsShares(visit, plan) ? [putColumn({ visit, plan: plan.number, proposed })] : []),
        ]}
        rows={shown.slice(0, mostRows)}
        rowKey={(share) => share.project.id}
        sorting={sorting}
        empty={{ title: speak(reportWords.openTitle(result.open.length)) }}
      />
    </Section>
  );
}

function shareColumns({ speak }: Visit, { weights }: KeptPlan, naming: Naming): readonly Column<KeptShare>[] {
  const w = planPageWords;
  return [
    {
      key: "project",
      label: speak(w.project),
      sortable: true,
      cell: ({ project }) => <ProjectName project={project} naming={naming} />,
    },
    {
      key: "person",
      label: speak(w.person),
      sortable: true,
      cell: (share) => <Name {...naming.person(share.person)} />,
    },
    { key: "share", label: speak(w.share), sortable: true, cell: (share) => speak(halfDaysWords(share.halfDays)) },
    {
      key: "where",
      label: speak(w.where),
      sortable: true,
      cell: ({ project }) => speak(reportWords.share.onSite(project.onSiteHalfDays, project.place)),
    },
    { key: "fit", label: speak(w.fit), sortable: true, number: true, cell: (share) => share.fit },
    {
      key: "why",
      label: speak(w.why),
      cell: (share) => (
        <>
          <span>
            {sentences(
              speak,
              tellingReasons(share, weights).map((why) => reasonWords(why.reason)),
            )}
          </span>
          {share.isLocked === true && <span class="cell-note">{sentences(speak, [scenarioWords.locked])}</span>}
          <span class="cell-note">{sentences(speak, [nextBestWords(share.next, share.isLocked)])}</span>
        </>
      ),
    },
  ];
}

type Putting = { visit: Visit; plan: number; proposed: readonly ProposedShare[] };

/** Puts one share to both sides, or leads to the proposal that it has become. */
function putColumn({ visit, plan, proposed }: Putting): Column<KeptShare> {
  const { speak } = visit;
  const known = new Map(proposed.map((each) => [`${each.project} ${each.person}`, each]));
  return {
    key: "put",
    label: speak(proposalWords.putColumn),
    cell: ({ person, project }) => {
      const number = numberOfCode(project.id);
      return number === null ? (
        ""
      ) : (
        <ProposeShare
          visit={visit}
          plan={plan}
          project={number}
          whose={project.title}
          proposed={known.get(`${number} ${numberOfCode(person) ?? 0}`)}
        />
      );
    },
  };
}

function ProjectName({ project, naming }: { project: KeptShare["project"]; naming: Naming }) {
  return (
    <>
      <Name {...naming.project(project.id)} /> {project.title}
      {project.firm !== "" && <span class="cell-note">{project.firm}</span>}
    </>
  );
}

/** Everybody who has work, each with their four weeks. */
export function People({ visit, result, naming }: Drawn) {
  const { speak } = visit;
  const w = planPageWords;
  const byPerson = Map.groupBy(result.shares, ({ person }) => person);
  const working = result.loads.filter(({ given }) => given > 0);
  const idle = result.loads.filter(({ given }) => given === 0);
  const columns: readonly Column<KeptLoad>[] = [
    { key: "person", label: speak(w.person), cell: ({ person }) => <Name {...naming.person(person)} /> },
    {
      key: "month",
      label: speak(w.month),
      cell: (load) => (
        <span class="plan-strip">
          <PlannedWeekShown visit={visit} load={load} result={result} shares={byPerson.get(load.person) ?? []} />
        </span>
      ),
    },
    { key: "given", label: speak(w.given), number: true, cell: ({ given, free }) => speak(w.givenOf(given, free)) },
    {
      key: "projects",
      label: speak(w.project),
      cell: ({ person }) => (
        <ul class="plain-list">
          {(byPerson.get(person) ?? []).map(({ project, halfDays }) => (
            <li key={project.id}>
              <Name {...naming.project(project.id)} /> {project.firm || project.title}{" "}
              {speak(reportWords.strip.halfDays(halfDays))}
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <Section title={speak(w.people)} id="people">
      <Cut visit={visit} all={working.length} />
      <DataTable
        speak={speak}
        caption={speak(reportWords.peopleTitle(working.length))}
        columns={columns}
        rows={working.slice(0, mostRows)}
        rowKey={({ person }) => person}
        empty={{ title: speak(reportWords.idleTitle(idle.length)) }}
      />
      <Cuts visit={visit} result={result} naming={naming} />
      {idle.length > 0 && (
        <details class="more">
          <summary>{speak(reportWords.idleTitle(idle.length))}</summary>
          <p>
            {listed(
              speak,
              idle.slice(0, mostRows).map(({ person, free }) => speak(reportWords.idle(person, free))),
            )}
          </p>
          <Cut visit={visit} all={idle.length} />
        </details>
      )}
    </Section>
  );
}

type LoadShown = { visit: Visit; load: KeptLoad; shares: readonly KeptShare[] };

/** The person's real week, with the full picture behind a touch; older plans know half-days alone. */
function PlannedWeekShown({ visit, load, shares, result }: LoadShown & { result: KeptPlan }) {
  const week = result.weeks?.find(({ person }) => person === load.person);
  if (week === undefined) return <Strip visit={visit} load={load} shares={shares} />;
  const nameOf = (code: string): string => {
    const project = shares.find((share) => share.project.id === code)?.project;
    return project === undefined ? code : project.firm || project.title;
  };
  const shown = {
    id: `week-${encodeURIComponent(load.person)}`,
    whose: load.person,
    free: week.free,
    shares: week.shares.map(({ project, cells }) => ({ name: nameOf(project), cells })),
  };
  return (
    <details class="week-in-row">
      <summary>
        <WeekShown visit={visit} week={shown} size="mini" />
        <span class="visually-hidden">{visit.speak(weekWords.show)}</span>
      </summary>
      <WeekShown visit={visit} week={{ ...shown, id: `${shown.id}-full` }} size="full" />
    </details>
  );
}

/** The four weeks of one person as a miniature. */
export function Strip({ visit: { speak }, load, shares }: LoadShown) {
  const { strip } = reportWords;
  const names = shares.map(({ project }) => project.firm || project.title);
  const initials = initialsOf(names);
  return (
    <MonthStrip
      size="mini"
      picture={{
        id: `strip-${encodeURIComponent(load.person)}`,
        capacity: load.free,
        shares: shares.map(({ halfDays }, at) => ({ name: names[at] ?? "", initial: initials[at] ?? "", halfDays })),
        words: {
          title: speak(strip.title(load.person)),
          free: speak(strip.free),
          outside: speak(strip.outside),
          halfDays: (count) => speak(strip.halfDays(count)),
          project: speak(strip.project),
          share: speak(strip.share),
        },
      }}
    />
  );
}

/** Shares that were given up so that everybody can live by their week. */
function Cuts({ visit: { speak }, result, naming }: Drawn) {
  const cuts = result.cuts ?? [];
  if (cuts.length === 0) return null;
  return (
    <details class="more">
      <summary>{speak(cutsTitle(cuts.length))}</summary>
      <ul class="plain-list">
        {cuts.slice(0, mostRows).map((cut) => (
          <li key={`${cut.person} ${cut.projects.join(" ")}`}>
            {speak(collisionSentence(naming.person(cut.person).text, cut.projects, cut.because))}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What stays open, why, and the smallest change that would help. */
export function Open({ visit, result, naming }: Drawn) {
  const { speak } = visit;
  const w = planPageWords;
  const columns: readonly Column<KeptOpen>[] = [
    {
      key: "project",
      label: speak(w.project),
      cell: ({ project }) => <ProjectName project={project} naming={naming} />,
    },
    { key: "share", label: speak(w.share), cell: ({ project }) => speak(halfDaysWords(project.halfDays)) },
    {
      key: "where",
      label: speak(w.where),
      cell: ({ project }) => speak(reportWords.share.onSite(project.onSiteHalfDays, project.place)),
    },
    {
      key: "why",
      label: speak(w.whyOpen),
      cell: (open) => (
        <>
          <span>{inARow(speak, whyOpenWords(open))}</span>
        </>
      ),
    },
    { key: "change", label: speak(w.change), cell: (open) => speak(changeWords(open.change, open.project.halfDays)) },
  ];
  const { open } = result;
  return (
    <Section title={speak(open.length === 0 ? reportWords.noneOpen : reportWords.openTitle(open.length))} id="open">
      <Cut visit={visit} all={open.length} />
      {open.length > 0 && (
        <DataTable
          speak={speak}
          caption={speak(reportWords.openTitle(open.length))}
          columns={columns}
          rows={open.slice(0, mostRows)}
          rowKey={({ project }) => project.id}
          empty={{ title: speak(reportWords.noneOpen) }}
        />
      )}
    </Section>
  );
}

/** Says that there is more than is shown. */
function Cut({ visit: { speak }, all }: { visit: Visit; all: number }) {
  return all <= mostRows ? null : <p class="muted">{speak(planPageWords.first(mostRows, all))}</p>;
}
