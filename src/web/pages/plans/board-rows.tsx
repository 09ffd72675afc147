import type { PersonRow, ProjectRow } from "#domain/plans/rules-board.ts";
import type { KeptPlan } from "#domain/plans/rules-kept.ts";
import type { PlanHead } from "#domain/plans/views.ts";
import type { Visit } from "#route.ts";
import { tellingReasons } from "#show/plan-sheets.ts";
import { boardWords as w } from "#text/board.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { planPageWords } from "#text/plan-pages.ts";
import { changeWords, nextBestWords, reasonWords, whyOpenWords } from "#text/plan-reasons.ts";
import { reportWords } from "#text/plans.ts";
import { inARow, sentences } from "#text/speak.ts";
import { whyWords } from "#text/why.ts";
import { Name, type Naming } from "#web/pages/plans/naming.tsx";
import { Strip } from "#web/pages/plans/tables.tsx";
import type { Column } from "#web/ui/data-table.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** What the rows of the board are drawn from. */
export type BoardDrawn = {
  readonly visit: Visit;
  readonly plan: PlanHead;
  readonly result: KeptPlan;
  readonly naming: Naming;
  /** Whether pairs can be marked for a scenario. */
  readonly mayChange: boolean;
};

/** People with their four weeks and their projects. */
export function personColumns({ visit, plan, naming, mayChange }: BoardDrawn): readonly Column<PersonRow>[] {
  const { speak } = visit;
  return [
    {
      key: "person",
      label: speak(planPageWords.person),
      cell: ({ load }) => (
        <>
          <Name {...naming.person(load.person)} />
          {mayChange && <Why visit={visit} plan={plan} of={{ person: load.person }} />}
        </>
      ),
    },
    {
      key: "month",
      label: speak(planPageWords.month),
      cell: ({ load, shares }) => (
        <span class="plan-strip">
          <Strip visit={visit} load={load} shares={shares} />
        </span>
      ),
    },
    {
      key: "given",
      label: speak(planPageWords.given),
      number: true,
      cell: ({ load }) => speak(planPageWords.givenOf(load.given, load.free)),
    },
    {
      key: "projects",
      label: speak(planPageWords.project),
      cell: ({ load, shares }) =>
        shares.length === 0 ? (
          speak(w.nothing)
        ) : (
          <ul class="plain-list">
            {shares.map(({ project, halfDays }) => (
              <li key={project.id}>
                <Name {...naming.project(project.id)} /> {project.firm || project.title}{" "}
                {speak(reportWords.strip.halfDays(halfDays))}
                {mayChange && <Marks visit={visit} person={load.person} project={project.id} />}
              </li>
            ))}
          </ul>
        ),
    },
  ];
}

/** Projects with their person and why, or what stands in their way. */
export function projectColumns({ visit, plan, result, naming, mayChange }: BoardDrawn): readonly Column<ProjectRow>[] {
  const { speak } = visit;
  return [
    {
      key: "project",
      label: speak(planPageWords.project),
      cell: ({ project }) => (
        <>
          <Name {...naming.project(project.id)} /> {project.title}
          {project.firm !== "" && <span class="cell-note">{project.firm}</span>}
          {mayChange && <Why visit={visit} plan={plan} of={{ project: project.id }} />}
        </>
      ),
    },
    { key: "share", label: speak(planPageWords.share), cell: ({ project }) => speak(halfDaysWords(project.halfDays)) },
    {
      key: "where",
      label: speak(planPageWords.where),
      cell: ({ project }) => speak(reportWords.share.onSite(project.onSiteHalfDays, project.place)),
    },
    {
      key: "person",
      label: speak(planPageWords.person),
      cell: ({ project, share }) =>
        share === null ? (
          speak(w.open)
        ) : (
          <>
            <Name {...naming.person(share.person)} />
            {mayChange && <Marks visit={visit} person={share.person} project={project.id} />}
          </>
        ),
    },
    {
      key: "why",
      label: speak(w.why),
      cell: ({ project, share, open }) => (
        <>
          {share !== null && (
            <>
              <span>
                {sentences(
                  speak,
                  tellingReasons(share, result.weights).map((why) => reasonWords(why.reason)),
                )}
              </span>
              <span class="cell-note">{sentences(speak, [nextBestWords(share.next, share.isLocked)])}</span>
            </>
          )}
          {open !== null && (
            <>
              <span>{inARow(speak, whyOpenWords(open))}</span>
              <span class="cell-note">{speak(changeWords(open.change, project.halfDays))}</span>
            </>
          )}
        </>
      ),
    },
  ];
}

type WhyOf = { readonly person: string } | { readonly project: string };

/** The way to what else there was, and what would change it. */
function Why({ visit: { language, speak }, plan, of }: { visit: Visit; plan: PlanHead; of: WhyOf }) {
  return (
    <a class="why-link" href={localHref(language, `/plans/${plan.number}/why?${new URLSearchParams(of)}`)}>
      {speak(whyWords.link)}
      <span class="visually-hidden"> {Object.values(of)}</span>
    </a>
  );
}

/** Two boxes by which a pair goes into a scenario. */
function Marks({ visit: { speak }, person, project }: { visit: Visit; person: string; project: string }) {
  const value = `${person} ${project}`;
  return (
    <span class="board-marks">
      {(["keep", "forbid"] as const).map((name) => (
        <label key={name} class="choice">
          <input type="checkbox" name={name} value={value} />
          {speak(w.marks[name])}
          <span class="visually-hidden"> {value}</span>
        </label>
      ))}
    </span>
  );
}
