import { z } from "zod";
import { permit } from "#domain/access/may.ts";
import { decideGate } from "#domain/needs/rules-reviews.ts";
import { reviewsOf } from "#domain/needs/views-reviews.ts";
import { closeProject } from "#domain/projects/close-project.ts";
import { editProject } from "#domain/projects/edit-project.ts";
import { enterProject } from "#domain/projects/enter-project.ts";
import { editProjectInput, enterProjectInput, projectStepInput, publishProjectsInput } from "#domain/projects/input.ts";
import { publishProject, publishProjects } from "#domain/projects/publish-project.ts";
import { reopenProject } from "#domain/projects/reopen-project.ts";
import type { ProjectView } from "#domain/projects/views.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Outcome, refused } from "#kit/outcome.ts";
import { type Answer, page, type Route, refusal, type Visit } from "#route.ts";
import { projectWords } from "#text/projects.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { editAgain, editPage, enterAgain, enterPage } from "#web/pages/projects/entering.tsx";
import { listProjects } from "#web/pages/projects/list.tsx";
import { afterPublishingMany, publishManyAgain, publishManyPage } from "#web/pages/projects/publish-many.tsx";
import { loadProject, showProject } from "#web/pages/projects/show.tsx";
import { storyPost } from "#web/pages/stories/posts.ts";
import { ConfirmMoment } from "#web/ui/confirm-moment.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The pages of projects: list, one project, entering, editing, publishing, closing and reopening. */
export const projectRoutes: readonly Route[] = [
  { method: "get", path: "/projects", act: "project.list", door: "page", run: listProjects },
  { method: "get", path: "/projects/new", act: "project.enter", door: "page", run: enterPage },
  formPost({
    path: "/projects",
    act: "project.enter",
    input: enterProjectInput,
    run: ({ app, actor }, { terms, firm }, key) => enterProject(app, actor, { firm, terms, key }),
    done: ({ number }) => ({ to: `/projects/${number}`, code: "project-entered" }),
    again: enterAgain,
  }),
  { method: "get", path: "/projects/publish", act: "project.publish", door: "page", run: publishManyPage },
  formPost({
    path: "/projects/publish",
    act: "project.publish",
    input: publishProjectsInput,
    run: async ({ app, actor }, { answer, drafts }, key) =>
      answer === "no" ? { ok: true, value: { published: [], left: [] } } : publishProjects(app, actor, { drafts, key }),
    done: afterPublishingMany,
    again: publishManyAgain,
  }),
  { method: "get", path: "/projects/:number", act: "project.show", door: "page", run: (visit) => showProject(visit) },
  { method: "get", path: "/projects/:number/edit", act: "project.edit", door: "page", run: editPage },
  formPost({
    path: "/projects/:number",
    act: "project.edit",
    input: editProjectInput,
    run: (visit, { terms, version }, key) =>
      editProject(visit.app, visit.actor, { number: numberIn(visit) ?? 0, terms, version, key }),
    done: ({ number }) => ({ to: `/projects/${number}`, code: "project-edited" }),
    again: editAgain,
  }),
  { method: "get", path: "/projects/:number/publish", act: "project.publish", door: "page", run: publishPage },
  formPost({
    path: "/projects/:number/publish",
    act: "project.publish",
    input: projectStepInput.extend({ answer: z.enum(["yes", "no"], { error: "required" }) }),
    run: async (visit, { version, answer }, key) => {
      const number = numberIn(visit) ?? 0;
      if (answer === "no") return { ok: true, value: { number, published: false } };
      const outcome = await publishProject(visit.app, visit.actor, { number, version, key });
      return outcome.ok ? { ok: true, value: { number, published: true } } : outcome;
    },
    done: ({ number, published }) => ({ to: `/projects/${number}`, code: published ? "project-published" : null }),
  }),
  formPost({
    path: "/projects/:number/close",
    act: "project.close",
    input: projectStepInput,
    run: (visit, { version }, key) =>
      closeProject(visit.app, visit.actor, { number: numberIn(visit) ?? 0, version, key }),
    done: ({ number }) => ({ to: `/projects/${number}`, code: "project-closed" }),
  }),
  formPost({
    path: "/projects/:number/reopen",
    act: "project.reopen",
    input: projectStepInput,
    run: (visit, { version }, key) =>
      reopenProject(visit.app, visit.actor, { number: numberIn(visit) ?? 0, version, key }),
    done: ({ number }) => ({ to: `/projects/${number}`, code: "project-reopened" }),
  }),
  storyPost("project", "projects", showProject),
];

/** Whether somebody has looked inside first: asked before the question of publishing is. */
function gateOf({ actor, app }: Visit, project: ProjectView): Promise<Outcome<null, Refusal>> {
  return app.db.read(actor, async (tx): Promise<Outcome<null, Refusal>> => {
    const allowed = permit(app.may, actor, "project.publish", { hubId: actor.hubId, firmId: project.firmId });
    if (allowed === null) return refused({ code: "not-allowed" });
    return decideGate(project, await reviewsOf(tx, allowed, project.id));
  });
}

async function publishPage(visit: Visit): Promise<Answer> {
  const project = await loadProject(visit, "project.publish");
  if (project === null) return refusal({ code: "not-found" });
  if (project.status !== "draft") return refusal({ code: "wrong-state", state: project.status });
  const gate = await gateOf(visit, project);
  if (!gate.ok) return refusal(gate.refusal);
  const { speak } = visit;
  const naming = project.firmIsNamed ? projectWords.firmNamed : projectWords.firmAnonymous;
  return page({
    title: speak(projectWords.publishTitle),
    body: (
      <div class="prose">
        <Heading title={project.terms.title} above={project.firmName} />
        <ConfirmMoment
          speak={speak}
          title={speak(projectWords.publishTitle)}
          meaning={[
            projectWords.publishMeaning,
            naming,
            ...(project.terms.payYenPerMonth === 0 ? [projectWords.publishUnpaid] : []),
          ]
            .map(speak)
            .join(speak({ ja: "", en: " " }))}
          whom={speak(projectWords.publishWhom)}
          until={speak(projectWords.publishUntil)}
          undo={speak(projectWords.publishUndo)}
          action={localHref(visit.language, `/projects/${project.number}/publish`)}
          idempotencyKey={visit.app.ids.next()}
          version={project.version}
          name="answer"
          yes={{ label: speak(projectWords.yesPublish), value: "yes" }}
          no={{ label: speak(projectWords.noPublish), value: "no" }}
        />
      </div>
    ),
  });
}
