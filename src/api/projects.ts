import { z } from "zod";
import {
  byNumber,
  listInput,
  nextAfter,
  notFound,
  numberOf,
  numberOutput,
  type Operation,
  operation,
  shown,
} from "#api/operation.ts";
import { permit } from "#domain/access/may.ts";
import { elementPoints, elements } from "#domain/people/terms.ts";
import { closeProject } from "#domain/projects/close-project.ts";
import { editProject } from "#domain/projects/edit-project.ts";
import { enterProject } from "#domain/projects/enter-project.ts";
import { editProjectInput, enterProjectInput, projectStepInput } from "#domain/projects/input.ts";
import { publishProject } from "#domain/projects/publish-project.ts";
import { reopenProject } from "#domain/projects/reopen-project.ts";
import { projectStatuses, roleKinds, themes } from "#domain/projects/terms.ts";
import { projectFacts, projectView } from "#domain/projects/views.ts";
import { allProjects, projectList } from "#domain/projects/views-list.ts";
import { accepted, refused } from "#kit/outcome.ts";
import { operationWords } from "#text/api.ts";

const projectLine = {
  number: shown.number,
  title: shown.text,
  firmNumber: shown.number,
  firmName: shown.text,
  halfDays: shown.whole,
  place: shown.text,
  status: z.enum(projectStatuses),
  updatedAt: shown.instant,
};

/** The nine points in the order of the elements, as one list. */
const shape = z.object({ shape: z.array(z.int().min(0).max(elementPoints)).length(elements.length) });

const step = { method: "post", input: projectStepInput, output: numberOutput } as const;

/** Projects by the API: the same acts as their pages. */
export const projectOperations: readonly Operation[] = [
  operation({
    id: "listProjects",
    method: "get",
    path: "/projects",
    act: "project.list",
    summary: operationWords.listProjects,
    input: listInput.extend({ status: z.enum(projectStatuses).optional() }),
    output: z.object({ projects: z.array(z.object(projectLine)), nextAfter }),
    run: async ({ app, actor }, { q: search, after, limit, status = null }) => {
      const allowed = permit(app.may, actor, "project.list", { hubId: actor.hubId });
      if (allowed === null) return refused({ code: "not-allowed" });
      const asked = { search, filter: { ...allProjects, status }, ...byNumber(after), limit };
      const { rows, next } = await app.db.read(actor, (tx) => projectList(tx, allowed, asked));
      const projects = rows.map((project) => ({ ...project, updatedAt: project.updatedAt.toISOString() }));
      return accepted({ projects, nextAfter: next });
    },
  }),
  operation({
    id: "showProject",
    method: "get",
    path: "/projects/:number",
    act: "project.show",
    summary: operationWords.showProject,
    input: z.object({}),
    output: z.object({
      ...projectLine,
      version: shown.version,
      result: shown.text,
      whatIsNew: shown.text,
      whatIsHard: shown.text,
      mayDecide: shown.text,
      roleKind: z.enum(roleKinds),
      themes: z.array(z.enum(themes)),
      shape: z.array(shown.whole),
      onSiteHalfDays: shown.whole,
      startsOn: shown.date.nullable(),
      months: shown.whole,
      payYenPerMonth: shown.whole,
    }),
    run: async (visit) => {
      const { app, actor } = visit;
      const project = await app.db.read(actor, async (tx) => {
        const facts = await projectFacts(tx, numberOf(visit));
        const allowed = facts === null ? null : permit(app.may, actor, "project.show", facts);
        return facts === null || allowed === null ? null : projectView(tx, allowed, facts.id);
      });
      if (project === null) return notFound;
      const { terms, updatedAt, ...rest } = project;
      const { themes: about, shape: points, ...written } = terms;
      return accepted({
        ...rest,
        ...written,
        themes: [...about],
        shape: [...points],
        updatedAt: updatedAt.toISOString(),
      });
    },
  }),
  operation({
    id: "enterProject",
    method: "post",
    path: "/projects",
    act: "project.enter",
    summary: operationWords.enterProject,
    status: 201,
    input: enterProjectInput,
    also: shape,
    output: numberOutput,
    run: ({ app, actor }, { firm, terms }, key) => enterProject(app, actor, { firm, terms, key }),
  }),
  operation({
    id: "editProject",
    method: "post",
    path: "/projects/:number",
    act: "project.edit",
    summary: operationWords.editProject,
    input: editProjectInput,
    also: shape,
    output: numberOutput,
    run: (visit, { version, terms }, key) =>
      editProject(visit.app, visit.actor, { number: numberOf(visit), terms, version, key }),
  }),
  operation({
    ...step,
    id: "publishProject",
    path: "/projects/:number/publish",
    act: "project.publish",
    summary: operationWords.publishProject,
    run: (visit, { version }, key) => publishProject(visit.app, visit.actor, { number: numberOf(visit), version, key }),
  }),
  operation({
    ...step,
    id: "closeProject",
    path: "/projects/:number/close",
    act: "project.close",
    summary: operationWords.closeProject,
    run: (visit, { version }, key) => closeProject(visit.app, visit.actor, { number: numberOf(visit), version, key }),
  }),
  operation({
    ...step,
    id: "reopenProject",
    path: "/projects/:number/reopen",
    act: "project.reopen",
    summary: operationWords.reopenProject,
    run: (visit, { version }, key) => reopenProject(visit.app, visit.actor, { number: numberOf(visit), version, key }),
  }),
];
