import { permit } from "#domain/access/may.ts";
import { standingState } from "#domain/contracts/rules-standing.ts";
import { type StandingLine, standingLines } from "#domain/contracts/views.ts";
import { intermediaries } from "#domain/referrals/views.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { projectNumber } from "#text/projects.ts";
import { handOverLabels, referralWords } from "#text/referrals.ts";
import type { Speak } from "#text/speak.ts";
import { standingKindWords, standingStateWords } from "#text/standings.ts";
import { numberIn } from "#web/form-routes.ts";
import { type FormState, fieldOf, listOf, shownFaults } from "#web/form-state.ts";
import { loadProject } from "#web/pages/projects/show.tsx";
import { Button } from "#web/ui/button.tsx";
import { CheckboxGroup } from "#web/ui/choice-field.tsx";
import { Empty } from "#web/ui/data-table.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextAreaField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** Chooses the intermediaries to whom a project is handed; each says what it may do. */
export async function handOverPage(visit: Visit, state: FormState): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const allowed = permit(app.may, actor, "referral.hand", { hubId: actor.hubId });
  const reading = permit(app.may, actor, "standing.list", { hubId: actor.hubId });
  if (allowed === null || reading === null) return refusal({ code: "not-allowed" });
  const project = await loadProject(visit, "project.show");
  if (project === null) return refusal({ code: "not-found" });
  const [choices, standings] = await app.db.read(actor, async (tx) => [
    await intermediaries(tx, allowed),
    await standingLines(tx, reading),
  ]);
  const field = (name: keyof typeof handOverLabels) => fieldOf(visit, handOverLabels, state, name);
  const w = referralWords;
  return page({
    title: speak(w.handOver),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading
          title={speak(w.handOver)}
          above={`${projectNumber(numberIn(visit) ?? 0)} ${project.terms.title}`}
          lead={speak(w.handOverLead)}
        />
        <ErrorSummary speak={speak} faults={shownFaults(visit, handOverLabels, state)} />
        {choices.length === 0 ? (
          <Empty title={speak(w.emptyTitle)} text={speak(w.nobody)} />
        ) : (
          <Form
            speak={speak}
            action={localHref(language, `/projects/${project.number}/hand-over`)}
            idempotencyKey={app.ids.next()}
            buttons={<Button>{speak(w.handOverNow)}</Button>}
          >
            <CheckboxGroup
              {...field("organisations")}
              required
              values={listOf(state.values["organisations"])}
              options={choices.map(({ id, name }) => ({
                value: id,
                label: name,
                hint: licencesOf(visit, speak, standings, name),
              }))}
            />
            <TextAreaField {...field("note")} maxLength={1000} rows={3} example={speak(w.noteExample)} />
          </Form>
        )}
      </div>
    ),
  });
}

/** What an organisation may do today, in a line. */
function licencesOf({ app }: Visit, speak: Speak, standings: readonly StandingLine[], holder: string): string {
  const told = standings
    .filter((standing) => standing.holder === holder)
    .map(({ terms }) => ({ kind: terms.kind, state: standingState(terms, app.clock.today()) }))
    .filter(({ state }) => state === "valid" || state === "ending")
    .map(({ kind, state }) => `${speak(standingKindWords[kind])}（${speak(standingStateWords[state])}）`);
  return told.length === 0 ? speak(referralWords.noLicence) : told.join(speak({ ja: "、", en: "; " }));
}
