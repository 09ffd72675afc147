import { permit } from "#domain/access/may.ts";
import { type SpokenLine, spokenAt } from "#domain/behalf/views.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { SaidWeek } from "#domain/weeks/terms.ts";
import { firmWeekView, projectWeekView } from "#domain/weeks/views-possible.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import { spokenLabels } from "#text/behalf.ts";
import { firmNumber } from "#text/firms.ts";
import { monthOfYear, possibleLabels, possibleWords, saidWords } from "#text/possible-weeks.ts";
import { projectNumber } from "#text/projects.ts";
import { type FormState, fieldOf, formAgain, listOf, shownFaults } from "#web/form-state.ts";
import { SpokenFields, SpokenLines } from "#web/pages/behalf/fields.tsx";
import { loadFirm } from "#web/pages/firms/show.tsx";
import { WeekCells } from "#web/pages/people/week-cells.tsx";
import { loadProject } from "#web/pages/projects/show.tsx";
import { Button } from "#web/ui/button.tsx";
import { CheckboxGroup } from "#web/ui/choice-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** The form of when a firm's work can be done. */
export const firmWeekPage = (visit: Visit): Promise<Answer> => firmForm(visit, null);

/** The same again, with what was ticked. */
export const firmWeekAgain = (visit: Visit, body: Body, refused: Refusal): Promise<Answer> =>
  refused.code === "stale" ? Promise.resolve(refusal(refused)) : firmForm(visit, formAgain(body.fields, refused));

/** The form of when a project's work can be done. */
export const projectWeekPage = (visit: Visit): Promise<Answer> => projectForm(visit, null);

/** The same again, with what was ticked. */
export const projectWeekAgain = (visit: Visit, body: Body, refused: Refusal): Promise<Answer> =>
  refused.code === "stale" ? Promise.resolve(refusal(refused)) : projectForm(visit, formAgain(body.fields, refused));

async function firmForm(visit: Visit, again: FormState | null): Promise<Answer> {
  const { actor, app } = visit;
  const firm = await loadFirm(visit, "firm.edit");
  if (firm === null) return refusal({ code: "not-found" });
  const allowed = permit(app.may, actor, "firm.set-week", { hubId: actor.hubId, firmId: firm.id });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const told = await app.db.read(actor, async (tx) => ({
    week: await firmWeekView(tx, allowed, firm.id),
    spoken: weekLines(await spokenAt(tx, allowed, { kind: "firm", ids: [firm.id] })),
  }));
  return formPage(visit, again, {
    ...told,
    above: `${firmNumber(firm.number)} ${firm.terms.name}`,
    lead: visit.speak(possibleWords.firmLead),
    action: `/firms/${firm.number}/week`,
    version: firm.version,
    mayFollow: false,
  });
}

async function projectForm(visit: Visit, again: FormState | null): Promise<Answer> {
  const { actor, app } = visit;
  const project = await loadProject(visit, "project.edit");
  if (project === null) return refusal({ code: "not-found" });
  const allowed = permit(app.may, actor, "project.set-week", { hubId: actor.hubId, firmId: project.firmId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  if (project.status === "closed") return refusal({ code: "wrong-state", state: project.status });
  const told = await app.db.read(actor, async (tx) => ({
    week: await projectWeekView(tx, allowed, project.id),
    spoken: weekLines(await spokenAt(tx, allowed, { kind: "project", ids: [project.id] })),
  }));
  return formPage(visit, again, {
    ...told,
    above: `${projectNumber(project.number)} ${project.terms.title}`,
    lead: visit.speak(possibleWords.projectLead),
    action: `/projects/${project.number}/week`,
    version: project.version,
    mayFollow: true,
  });
}

/** What was said of the times alone: other forms show theirs. */
const weekLines = (lines: readonly SpokenLine[]): readonly SpokenLine[] =>
  lines.filter(({ what }) => what === "firm.set-week" || what === "project.set-week");

type Shown = {
  readonly week: SaidWeek;
  /** Who told the hub so far, when staff typed it. */
  readonly spoken: readonly SpokenLine[];
  readonly above: string;
  readonly lead: string;
  readonly action: string;
  readonly version: number;
  readonly mayFollow: boolean;
};

const valuesOf = ({ week }: Shown): FormState["values"] => ({
  cells: week.cells.map(String),
  peakMonths: week.peakMonths.map(String),
});

function formPage(visit: Visit, again: FormState | null, shown: Shown): Answer {
  const { app, language, speak } = visit;
  const state = again ?? { values: valuesOf(shown), faults: [] };
  return page({
    title: speak(possibleWords.title),
    status: again === null ? 200 : 422,
    body: (
      <div class="prose">
        <Heading title={speak(possibleWords.title)} above={shown.above} lead={shown.lead} />
        <p class="muted">{speak(saidWords(shown.mayFollow ? "project" : "firm", shown.week.by))}</p>
        <ErrorSummary speak={speak} faults={shownFaults(visit, { ...possibleLabels, ...spokenLabels }, state)} />
        <Form
          speak={speak}
          action={localHref(language, shown.action)}
          idempotencyKey={app.ids.next()}
          version={shown.version}
          buttons={<Button>{speak(possibleWords.save)}</Button>}
        >
          <WeekCells
            visit={visit}
            state={state}
            labels={possibleLabels}
            hint={speak(possibleWords.cellsHint)}
            name="cells"
            required
            mark={possibleWords.mark}
          />
          <CheckboxGroup
            {...fieldOf(visit, possibleLabels, state, "peakMonths")}
            sideBySide
            hint={speak(possibleWords.peakHint)}
            values={listOf(state.values["peakMonths"])}
            options={months.map((month) => ({ value: String(month), label: speak(monthOfYear(month)) }))}
          />
          <SpokenFields visit={visit} state={state} />
        </Form>
        <SpokenLines visit={visit} lines={shown.spoken} />
        {shown.mayFollow && shown.week.by === "project" && <FollowFirm visit={visit} shown={shown} />}
      </div>
    ),
  });
}

/** The way back for a project that says times of its own. */
function FollowFirm({ visit, shown }: { visit: Visit; shown: Shown }) {
  const { app, language, speak } = visit;
  return (
    <Section title={speak(possibleWords.follows)}>
      <Form
        speak={speak}
        action={localHref(language, shown.action)}
        idempotencyKey={app.ids.next()}
        version={shown.version}
        hidden={{ follows: "yes" }}
        buttons={<Button look="secondary">{speak(possibleWords.follow)}</Button>}
      >
        <p>{speak(possibleWords.followsHint)}</p>
      </Form>
    </Section>
  );
}
