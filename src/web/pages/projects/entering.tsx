import { permit } from "#domain/access/may.ts";
import { firmFacts } from "#domain/firms/views.ts";
import { elements } from "#domain/people/terms.ts";
import { pointsField, projectFields } from "#domain/projects/rules.ts";
import { roleKinds, themes } from "#domain/projects/terms.ts";
import { type FirmOfProject, firmOfProject, type ProjectView } from "#domain/projects/views.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import { projectLabels, projectNumber, projectWords } from "#text/projects.ts";
import { listed } from "#text/speak.ts";
import { roleKindWords, themeWords } from "#text/terms.ts";
import { type FormState, formAgain, listOf, textOf } from "#web/form-state.ts";
import { formValues, ProjectForm } from "#web/pages/projects/form.tsx";
import { loadProject } from "#web/pages/projects/show.tsx";
import { LinkButton } from "#web/ui/button.tsx";
import { Compare } from "#web/ui/compare.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** A new project's form, for the firm in the address or for the owner's own. */
export async function enterPage(visit: Visit): Promise<Answer> {
  const asked = visit.query.get("firm");
  if (asked === null && visit.actor.firmId === null) return chooseFirmPage(visit);
  const firm = await loadFirmOf(visit, asked);
  if (firm === null) return refusal({ code: "not-found" });
  return entering(visit, firm, { values: { place: firm.town }, faults: [] });
}

/** The form again, with everything that was typed. */
export async function enterAgain(visit: Visit, body: Body, refused: Refusal): Promise<Answer> {
  const firm = await loadFirmOf(visit, textOf(body.fields["firm"]) ?? "");
  if (firm === null) return refusal({ code: "not-found" });
  return entering(visit, firm, formAgain(body.fields, refused));
}

/** The firm with this number, or the actor's own without one; null when the actor may not enter a project for it. */
function loadFirmOf(visit: Visit, asked: string | null): Promise<FirmOfProject | null> {
  const { actor, app } = visit;
  return app.db.read(actor, async (tx) => {
    const number = /^[1-9]\d{0,8}$/.test(asked ?? "") ? Number(asked) : 0;
    const own = asked === null && actor.firmId !== null ? { hubId: actor.hubId, firmId: actor.firmId } : null;
    const facts = own ?? (await firmFacts(tx, number));
    const allowed = facts === null ? null : permit(app.may, actor, "project.enter", facts);
    return facts === null || allowed === null ? null : firmOfProject(tx, allowed, facts.firmId);
  });
}

function entering(visit: Visit, firm: FirmOfProject, state: FormState): Answer {
  const { speak } = visit;
  return page({
    title: speak(projectWords.enterTitle),
    status: state.faults.length > 0 ? 422 : 200,
    islands: ["keep-draft", "project-form"],
    body: (
      <div class="prose">
        <Heading title={speak(projectWords.enterTitle)} above={firm.name} lead={speak(projectWords.enterLead)} />
        <ProjectForm visit={visit} state={state} action="/projects" firm={firm.number} />
      </div>
    ),
  });
}

function chooseFirmPage({ language, speak }: Visit): Answer {
  return page({
    title: speak(projectWords.chooseFirmTitle),
    body: (
      <div class="prose">
        <Heading title={speak(projectWords.chooseFirmTitle)} lead={speak(projectWords.chooseFirmLead)} />
        <LinkButton href={localHref(language, "/firms")} look="primary">
          {speak(projectWords.toFirms)}
        </LinkButton>
      </div>
    ),
  });
}

/** The form with what is saved. */
export async function editPage(visit: Visit): Promise<Answer> {
  const project = await loadProject(visit, "project.edit");
  if (project === null) return refusal({ code: "not-found" });
  if (project.status === "closed") return refusal({ code: "wrong-state", state: project.status });
  return editing(visit, project, { state: { values: formValues(project.terms), faults: [] }, stale: false });
}

/** The form with what was typed: with its faults, or beside what somebody else has saved meanwhile. */
export async function editAgain(visit: Visit, body: Body, refused: Refusal): Promise<Answer> {
  const project = await loadProject(visit, "project.edit");
  if (project === null) return refusal({ code: "not-found" });
  return editing(visit, project, { state: formAgain(body.fields, refused), stale: refused.code === "stale" });
}

type Edited = { readonly state: FormState; readonly stale: boolean };

function editing(visit: Visit, project: ProjectView, { state, stale }: Edited): Answer {
  const { speak } = visit;
  const title = stale ? speak(projectWords.compareTitle) : project.terms.title;
  const seen = stale ? project.version : Number(state.values["version"] ?? project.version);
  return page({
    title,
    status: stale ? 409 : state.faults.length > 0 ? 422 : 200,
    islands: ["keep-draft", "project-form"],
    body: (
      <div class="prose">
        <Heading
          title={title}
          above={`${projectNumber(project.number)} ${project.firmName}`}
          lead={stale ? speak(projectWords.compareLead) : undefined}
        />
        {stale && (
          <Compare
            speak={speak}
            caption={speak(projectWords.compareCaption)}
            fields={compared(visit, project, state.values)}
          />
        )}
        <Section title={speak(stale ? projectWords.yours : projectWords.edit)}>
          <ProjectForm
            visit={visit}
            state={state}
            action={`/projects/${project.number}`}
            version={seen}
            save={speak(stale ? projectWords.saveMine : projectWords.save)}
          />
        </Section>
      </div>
    ),
  });
}

function compared({ speak }: Visit, project: ProjectView, typed: FormState["values"]) {
  const saved = formValues(project.terms);
  return projectFields.map((name) => ({
    label: speak(projectLabels[name]),
    mine: shown(name, typed, speak),
    theirs: shown(name, saved, speak),
  }));
}

/** A field's value as people read it; the nine elements as their points in order. */
function shown(name: (typeof projectFields)[number], values: FormState["values"], speak: Visit["speak"]): string {
  switch (name) {
    case "shape":
      return elements.map((element) => textOf(values[pointsField(element)]) || "0").join(" ");
    case "themes": {
      const chosen = listOf(values["themes"]);
      const names = themes.filter((theme) => chosen.includes(theme)).map((theme) => speak(themeWords[theme]));
      return listed(speak, names);
    }
    case "roleKind": {
      const kind = roleKinds.find((each) => each === values["roleKind"]);
      return kind === undefined ? "" : speak(roleKindWords[kind]);
    }
    default:
      return textOf(values[name]) ?? "";
  }
}
