import { permit, reachOf } from "#domain/access/may.ts";
import { allProjects, type ProjectLine, projectList, projectPlaces } from "#domain/projects/views-list.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { besideWords, listTexts } from "#text/list-texts.ts";
import { projectWords } from "#text/projects.ts";
import { publishingWords } from "#text/publishing.ts";
import { isNarrowed } from "#web/lists/address.ts";
import { rowsPerPage, Workbench, workbenchIslands } from "#web/lists/workbench.tsx";
import { ExportLinks } from "#web/pages/exports/links.tsx";
import { ownProjectsListed, projectsAsked, projectsListed } from "#web/pages/projects/list-declared.tsx";
import { LinkButton } from "#web/ui/button.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** So many projects an owner reads at a glance, without looking for one. */
const fewProjects = 10;

/** The list of projects: the hub's, or those of the actor's own firm. */
export async function listProjects(visit: Visit): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const allowed = permit(app.may, actor, "project.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const isOwn = actor.firmId !== null;
  const { state, asked } = projectsAsked(visit.query);
  const [found, places, chosen] = await app.db.read(actor, async (tx) => {
    const listed = await projectList(tx, allowed, { ...asked, limit: rowsPerPage });
    const at = listed.rows.find(({ number }) => number === state.at) ?? null;
    if (at !== null || state.at === null) return [listed, await projectPlaces(tx, allowed), at] as const;
    const only = {
      search: "",
      filter: { ...allProjects, number: state.at },
      order: "number",
      descending: false,
    } as const;
    const { rows } = await projectList(tx, allowed, { ...only, after: null, limit: 1 });
    return [listed, await projectPlaces(tx, allowed), rows[0] ?? null] as const;
  });
  const text = isOwn
    ? { ...listTexts.projects, title: projectWords.ownList, lead: projectWords.ownListLead }
    : listTexts.projects;
  const { firm } = asked.filter;
  const mayEnter = reachOf(actor, "project.enter") !== null;
  const enterPath = firm === null ? "/projects/new" : `/projects/new?firm=${firm}`;
  const enter = { href: localHref(language, enterPath), label: speak(projectWords.enter) };
  const isPlain = isOwn && !isNarrowed(state) && found.rows.length <= fewProjects;
  return page({
    title: speak(text.title),
    islands: isPlain ? [] : workbenchIslands,
    body: (
      <Workbench
        visit={visit}
        list={isOwn ? ownProjectsListed : projectsListed}
        text={text}
        state={state}
        found={found}
        chosen={isPlain ? null : chosen}
        known={{ town: places }}
        isPlain={isPlain}
        actions={
          mayEnter && (
            <>
              <PublishDrafts visit={visit} />
              <LinkButton href={enter.href} look="primary">
                {enter.label}
              </LinkButton>
            </>
          )
        }
        tools={<ExportLinks visit={visit} path="/projects" act="project.export" />}
        beside={(project) => <BesideProject visit={visit} project={project} />}
        begin={mayEnter ? enter : undefined}
      />
    ),
  });
}

/** The drafts under the conditions of the page, to be published together. */
function PublishDrafts({ visit }: { visit: Visit }) {
  const { actor, language, query, speak } = visit;
  if (reachOf(actor, "project.publish") === null) return null;
  const kept = [...query].filter(([name]) => !["status", "after", "at", "columns", "done"].includes(name));
  const asked = kept.length === 0 ? "" : `?${new URLSearchParams(kept)}`;
  return <LinkButton href={localHref(language, `/projects/publish${asked}`)}>{speak(publishingWords.open)}</LinkButton>;
}

function BesideProject({ visit, project }: { visit: Visit; project: ProjectLine }) {
  const { actor, language, speak } = visit;
  return (
    <>
      <LinkButton href={localHref(language, `/projects/${project.number}`)}>{speak(besideWords.openRecord)}</LinkButton>
      {reachOf(actor, "project.edit") !== null && (
        <a class="target" href={localHref(language, `/projects/${project.number}/edit`)}>
          {speak(besideWords.edit)}
        </a>
      )}
      {actor.firmId === null && (
        <a class="target" href={localHref(language, `/firms/${project.firmNumber}`)}>
          {speak(besideWords.firm)}
        </a>
      )}
      <a class="target" href={localHref(language, `/engagements?project=${project.number}`)}>
        {speak(besideWords.engagementsOfProject)}
      </a>
    </>
  );
}
