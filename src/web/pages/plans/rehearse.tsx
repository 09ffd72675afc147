import { type Rehearsing, showRehearsal } from "#domain/plans/rehearse-plan.ts";
import { type LiveChange, type LivePlan, liveView } from "#domain/plans/rules-live.ts";
import { isRehearsing, rehearsalKinds } from "#domain/plans/rules-rehearsal.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import { planNumber } from "#text/plan-pages.ts";
import {
  calmWords,
  lastWords,
  liveGapWords,
  notLiveWords,
  rehearsalKindWords,
  rehearsalLabels,
  rehearsalWords as w,
} from "#text/rehearsal.ts";
import { changeWordsOfPlan, scenarioWords } from "#text/scenarios.ts";
import { numberIn } from "#web/form-routes.ts";
import { type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { WeightFields } from "#web/pages/plans/form.tsx";
import { Name, type Naming, namedOn } from "#web/pages/plans/naming.tsx";
import { LiveBoard } from "#web/pages/plans/rehearse-board.tsx";
import { Button, LinkButton } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { NumberField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { Island } from "#web/ui/island.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";
import { PostForm } from "#web/ui/post-form.tsx";

/** The page on which something is tried out on a finished plan: what changed, what it costs, and the board as it is now. */
export async function rehearsePage(visit: Visit, form: FormState | null = null): Promise<Answer> {
  const { actor, app, speak } = visit;
  const number = numberIn(visit);
  const shown = number === null ? null : await showRehearsal(app, actor, number);
  if (number === null || shown === null) return refusal({ code: "not-found" });
  const { plan, live } = shown;
  return page({
    title: `${planNumber(number)} ${speak(w.title)}`,
    status: form === null ? 200 : 422,
    islands: ["rehearse"],
    body: (
      <>
        <Heading
          title={speak(w.title)}
          above={<a href={localHref(visit.language, `/plans/${number}`)}>{`${planNumber(number)} ${plan.name}`}</a>}
          lead={speak(w.lead)}
        />
        {live === null ? (
          <NotLivePart visit={visit} shown={shown} />
        ) : (
          <Island name="rehearse" data={{}}>
            <div id="live">
              <Live visit={visit} shown={shown} live={live} form={form} naming={namingOf(visit, shown)} />
            </div>
          </Island>
        )}
      </>
    ),
  });
}

/** The page again with what was typed. */
export const rehearseAgain = (visit: Visit, body: Body, refused: Refusal): Promise<Answer> =>
  rehearsePage(visit, formAgain(body.fields, refused));

/** How the codes of a live plan are written. */
export const namingOf = (visit: Visit, { plan, names }: Rehearsing): Naming => namedOn(visit, plan.source, names);

/** Why a plan does not go live, and what to do instead. */
export function NotLivePart({ visit: { language, speak }, shown }: { visit: Visit; shown: Rehearsing }) {
  if (shown.why === null) return null;
  return (
    <>
      <p>{speak(notLiveWords[shown.why])}</p>
      <LinkButton href={localHref(language, `/plans/${shown.plan.number}/scenario`)}>
        {speak(scenarioWords.make)}
      </LinkButton>
    </>
  );
}

/** What the parts of the page are drawn from. */
export type LivePart = {
  readonly visit: Visit;
  readonly shown: Rehearsing;
  readonly live: LivePlan;
  readonly naming: Naming;
  readonly form: FormState | null;
};

/** The address of a post of this page; what is searched for stays. */
export const postTo = ({ visit, shown }: Pick<LivePart, "visit" | "shown">, what: string): string => {
  const search = visit.query.size === 0 ? "" : `?${visit.query}`;
  return localHref(visit.language, `/plans/${shown.plan.number}/rehearse/${what}${search}`);
};

function Live(part: LivePart) {
  const { visit, shown, live, naming, form } = part;
  const { speak } = visit;
  const view = liveView(live);
  const c = changeWordsOfPlan;
  const kept = live.base.numbered.projects.length - view.changes.length;
  return (
    <>
      {form !== null && <ErrorSummary speak={speak} faults={shownFaults(visit, rehearsalLabels, form)} />}
      <div id="live-told" role="status" tabIndex={-1}>
        {view.lastCost !== null && (
          <Section title={speak(w.last)}>
            <p>{speak(lastWords(view.lastMoved.length, view.lastCost))}</p>
            <Changes visit={visit} naming={naming} changes={view.lastMoved} />
          </Section>
        )}
        <Section title={speak(w.now)}>
          <p>{speak(view.changes.length === 0 ? c.none : c.sentence(view.changes.length, view.people, kept))}</p>
          <ul>
            <li>{speak(c.value(view.value.before, view.value.after))}</li>
            <li>{speak(c.halfDays(view.halfDays.before, view.halfDays.after))}</li>
            <li>{speak(c.projects(view.served.before, view.served.after))}</li>
          </ul>
          <p>{speak(liveGapWords(view.gap))}</p>
          <p class="muted">{speak(calmWords(shown.plan.calm))}</p>
          {view.changes.length > view.lastMoved.length && (
            <details>
              <summary>{speak(c.byProject)}</summary>
              <Changes visit={visit} naming={naming} changes={view.changes} />
            </details>
          )}
        </Section>
        {view.impossible.length > 0 && (
          <Notice kind="info" speak={speak} title={speak(w.unlived)}>
            <p>{speak(w.unlivedText)}</p>
            <ul>
              {view.impossible.map(({ person, projects }) => (
                <li key={person}>
                  <Name {...naming.person(person)} /> {projects.join(", ")}
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
      <Steps {...part} />
      <LiveBoard {...part} />
      <Section title={speak(w.tryTitle)} id="try">
        <TryForm {...part} />
      </Section>
      <details>
        <summary>{speak(w.weights)}</summary>
        <Form
          speak={speak}
          action={postTo(part, "weights")}
          idempotencyKey={visit.app.ids.next()}
          buttons={<Button look="secondary">{speak(w.weightsNow)}</Button>}
        >
          <WeightFields visit={visit} state={weightState(part)} />
        </Form>
      </details>
      <details>
        <summary>{speak(w.calm)}</summary>
        <Form
          speak={speak}
          action={localHref(visit.language, `/plans/calm?plan=${shown.plan.number}`)}
          idempotencyKey={visit.app.ids.next()}
          buttons={<Button look="secondary">{speak(w.calmSave)}</Button>}
        >
          <NumberField
            {...fieldOf(visit, rehearsalLabels, { values: { calm: shown.plan.calm }, faults: [] }, "calm")}
            required
            hint={speak(w.calmHint)}
          />
        </Form>
      </details>
    </>
  );
}

const weightState = ({ live, form }: LivePart): FormState =>
  form !== null && "shape" in form.values
    ? form
    : { values: { ...(live.rehearsal.weights ?? live.base.weights) }, faults: [] };

/** At most so many changes are written out. */
const mostChanges = 40;

function Changes({
  visit: { speak },
  naming,
  changes,
}: Pick<LivePart, "visit" | "naming"> & { changes: readonly LiveChange[] }) {
  const who = (code: string | null) =>
    code === null ? speak(changeWordsOfPlan.open) : <Name {...naming.person(code)} />;
  return (
    <ul>
      {changes.slice(0, mostChanges).map(({ project, before, after }) => (
        <li key={project.id}>
          <Name {...naming.project(project.id)} /> {project.title}: {who(before)} → {who(after)}
        </li>
      ))}
    </ul>
  );
}

/** What is tried, each with the way back, and the way to keep it. */
function Steps(part: LivePart) {
  const { visit, shown, live, naming } = part;
  const { app, speak } = visit;
  const { rehearsal } = live;
  const key = () => app.ids.next();
  if (!isRehearsing(rehearsal))
    return (
      <Section title={speak(w.steps)}>
        <p>{speak(w.noSteps)}</p>
      </Section>
    );
  return (
    <Section title={speak(w.steps)}>
      <ol class="live-steps">
        {rehearsal.weights !== null && (
          <li>
            {speak(w.otherWeights)}
            <Small action={postTo(part, "usual-weights")} keyed={key()} label={speak(w.usualWeights)} />
          </li>
        )}
        {rehearsal.steps.map(({ kind, person, project, reason }, at) => (
          <li key={`${kind} ${person} ${project}`}>
            <Name {...naming.person(person)} /> – <Name {...naming.project(project)} />:{" "}
            {speak(rehearsalKindWords[kind])}
            {reason !== "" && <span class="muted"> {reason}</span>}
            <Small action={postTo(part, "without")} keyed={key()} label={speak(w.without)} at={at} />
          </li>
        ))}
      </ol>
      <p class="muted">{speak(w.keepLead)}</p>
      <Form
        speak={speak}
        action={postTo(part, "keep")}
        idempotencyKey={key()}
        buttons={<Button>{speak(w.keep)}</Button>}
      >
        <TextField
          {...fieldOf(
            visit,
            rehearsalLabels,
            { values: { name: speak(scenarioWords.usualName(planNumber(shown.plan.number))) }, faults: [] },
            "name",
          )}
          required
          maxLength={80}
          autocomplete="off"
        />
      </Form>
      <Small action={postTo(part, "anew")} keyed={key()} label={speak(w.anew)} />
    </Section>
  );
}

/** One button that is a form of its own. */
function Small(props: { action: string; keyed: string; label: string; at?: number }) {
  return (
    <PostForm action={props.action} class="live-small">
      <input type="hidden" name="idempotencyKey" value={props.keyed} />
      {props.at !== undefined && <input type="hidden" name="at" value={String(props.at)} />}
      <button type="submit" class="quiet-link">
        {props.label}
      </button>
    </PostForm>
  );
}

/** Any pair by its codes: to drop somebody in by hand, to rule a pair out, to let a candidate in. */
function TryForm(part: LivePart) {
  const { visit, form } = part;
  const { query, speak } = visit;
  const asked = { project: query.get("project") ?? "", person: query.get("person") ?? "" };
  const state = form ?? { values: { kind: "lock", ...asked }, faults: [] };
  const field = (name: keyof typeof rehearsalLabels) => fieldOf(visit, rehearsalLabels, state, name);
  return (
    <Form
      speak={speak}
      action={postTo(part, "try")}
      idempotencyKey={visit.app.ids.next()}
      buttons={<Button>{speak(w.tryNow)}</Button>}
    >
      <RadioGroup
        {...field("kind")}
        required
        sideBySide
        options={rehearsalKinds.map((value) => ({ value, label: speak(rehearsalKindWords[value]) }))}
      />
      <TextField {...field("person")} required maxLength={60} width="medium" autocomplete="off" example="H-31" />
      <TextField {...field("project")} required maxLength={60} width="medium" autocomplete="off" example="P-12" />
      <TextField {...field("reason")} maxLength={300} autocomplete="off" hint={speak(w.reasonHint)} />
    </Form>
  );
}
