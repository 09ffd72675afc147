import { changesOf, type PersonChange, type ProjectChange } from "#domain/plans/rules-changes.ts";
import type { KeptPlan } from "#domain/plans/rules-kept.ts";
import type { ComparedPlan } from "#domain/plans/views-scenarios.ts";
import type { Visit } from "#route.ts";
import { planNumber, planPageWords } from "#text/plan-pages.ts";
import { changeWordsOfPlan, scenarioWords } from "#text/scenarios.ts";
import { Name, type Naming } from "#web/pages/plans/naming.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** Rows of each table. */
const mostRows = 100;

type Drawn = {
  readonly visit: Visit;
  readonly parent: ComparedPlan;
  readonly result: KeptPlan;
  readonly naming: Naming;
};

/** What is different for whom against the plan that a scenario was made from, and what it costs the whole. */
export function Changes({ visit, parent, result, naming }: Drawn) {
  const { language, speak } = visit;
  const w = changeWordsOfPlan;
  const { projects, people, kept, before, after } = changesOf(parent.result, result);
  const plan = planNumber(parent.number);
  return (
    <Section title={speak(w.title(plan))} id="changes">
      <p>
        {speak(scenarioWords.fromPlan(plan))} <a href={localHref(language, `/plans/${parent.number}`)}>{parent.name}</a>
      </p>
      <p>{speak(projects.length === 0 ? w.none : w.sentence(projects.length, people.length, kept))}</p>
      <ul>
        <li>{speak(w.value(before.value, after.value))}</li>
        <li>{speak(w.halfDays(before.halfDays, after.halfDays))}</li>
        <li>{speak(w.projects(before.projects, after.projects))}</li>
        <li>{speak(w.people(before.people, after.people))}</li>
      </ul>
      <p class="muted">{speak(w.sameWeights)}</p>
      {projects.length > 0 && (
        <>
          <DataTable
            speak={speak}
            caption={speak(w.byProject)}
            columns={projectColumns(visit, naming)}
            rows={projects.slice(0, mostRows)}
            rowKey={({ project }) => project.id}
            empty={{ title: speak(w.none) }}
          />
          {projects.length > mostRows && <p class="muted">{speak(planPageWords.first(mostRows, projects.length))}</p>}
          <DataTable
            speak={speak}
            caption={speak(w.byPerson)}
            columns={personColumns(visit, naming)}
            rows={people.slice(0, mostRows)}
            rowKey={({ person }) => person}
            empty={{ title: speak(w.none) }}
          />
        </>
      )}
    </Section>
  );
}

function projectColumns({ speak }: Visit, naming: Naming): readonly Column<ProjectChange>[] {
  const w = changeWordsOfPlan;
  const who = (code: string | null) => (code === null ? speak(w.open) : <Name {...naming.person(code)} />);
  return [
    {
      key: "project",
      label: speak(scenarioWords.project),
      cell: ({ project }) => (
        <>
          <Name {...naming.project(project.id)} /> {project.title}
        </>
      ),
    },
    { key: "before", label: speak(w.before), cell: ({ before }) => who(before) },
    { key: "after", label: speak(w.after), cell: ({ after }) => who(after) },
  ];
}

function personColumns({ speak }: Visit, naming: Naming): readonly Column<PersonChange>[] {
  const w = changeWordsOfPlan;
  const list = (ids: readonly string[]) =>
    ids.length === 0 ? "–" : ids.map((id, at) => [at === 0 ? "" : " ", <Name key={id} {...naming.project(id)} />]);
  return [
    { key: "person", label: speak(scenarioWords.person), cell: ({ person }) => <Name {...naming.person(person)} /> },
    { key: "given", label: speak(w.given), number: true, cell: ({ before, after }) => `${before} → ${after}` },
    { key: "gained", label: speak(w.gained), cell: ({ gained }) => list(gained) },
    { key: "lost", label: speak(w.lost), cell: ({ lost }) => list(lost) },
  ];
}
