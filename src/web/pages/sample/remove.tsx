import { parseInput } from "#domain/fields.ts";
import { removeSampleInput } from "#domain/sample/input.ts";
import { removeSample } from "#domain/sample/remove-sample.ts";
import { showSample } from "#domain/sample/show-sample.ts";
import { type Answer, page, type Route, redirect, refusal, type Visit } from "#route.ts";
import { byHandWords, confirmHint, figuresWords, sampleLabels, sampleWords } from "#text/sample.ts";
import { emptyForm, type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";

/** Removing the sample region as a whole: what goes, what begins in its place, and the name typed again. */
export const sampleRoutes: readonly Route[] = [
  { method: "get", path: "/sample", act: "sample.show", door: "page", run: (visit) => samplePage(visit, emptyForm) },
  { method: "post", path: "/sample", act: "sample.remove", door: "page", run: remove },
];

async function samplePage(visit: Visit, state: FormState): Promise<Answer> {
  const { actor, app, hub, speak } = visit;
  const shown = await showSample(app, actor, hub);
  if (!shown.ok) return refusal(shown.refusal);
  return page({
    title: speak(sampleWords.title),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading title={speak(sampleWords.title)} lead={speak(sampleWords.lead)} />
        <ErrorSummary speak={speak} faults={shownFaults(visit, sampleLabels, state)} />
        <Section title={speak(sampleWords.goes)}>
          <p>{speak(figuresWords(shown.value))}</p>
          <p>{speak(byHandWords(shown.value.byHand))}</p>
          <Notice kind="attention" speak={speak}>
            {speak(sampleWords.undo)}
          </Notice>
        </Section>
        {isHere(visit) ? <Beginning visit={visit} state={state} /> : <p>{speak(sampleWords.elsewhere)}</p>}
      </div>
    ),
  });
}

/** A web process beside a database server of its own may not have the login that crosses the walls between hubs. */
const isHere = ({ app: { config } }: Visit): boolean => config.databaseUrl === null || config.databaseOwnerUrl !== null;

function Beginning({ visit, state }: { visit: Visit; state: FormState }) {
  const { app, hub, language, speak } = visit;
  const field = (name: keyof typeof sampleLabels) => fieldOf(visit, sampleLabels, state, name);
  return (
    <Section title={speak(sampleWords.begins)}>
      <Form
        speak={speak}
        action={localHref(language, "/sample")}
        idempotencyKey={app.ids.next()}
        buttons={<Button>{speak(sampleWords.remove)}</Button>}
      >
        <TextField {...field("hubName")} required maxLength={80} autocomplete="organization" />
        <TextField {...field("name")} required maxLength={80} autocomplete="name" hint={speak(sampleWords.mailHint)} />
        <TextField {...field("email")} type="email" required autocomplete="username" />
        <TextField
          {...field("password")}
          type="password"
          required
          autocomplete="new-password"
          hint={speak(sampleWords.passwordHint)}
        />
        <TextField
          {...field("confirm")}
          required
          maxLength={80}
          hint={speak(confirmHint(hub.name))}
          autocomplete="off"
        />
      </Form>
    </Section>
  );
}

/**
 * Whoever removes the sample has chosen this password this very moment, so the first session is begun here as if its
 * link had been mailed: without a mail server nobody could ever set up the second factor that a real hub asks for.
 */
async function remove(visit: Visit): Promise<Answer> {
  const { actor, app, headers, hub } = visit;
  const { fields } = await visit.body();
  const parsed = parseInput(removeSampleInput, fields);
  if (!parsed.ok) return samplePage(visit, formAgain(fields, parsed.refusal));
  if (!isHere(visit)) return refusal({ code: "wrong-state", state: "elsewhere" });
  const outcome = await removeSample(app, actor, { hub, order: parsed.value });
  if (!outcome.ok)
    return outcome.refusal.code === "invalid"
      ? samplePage(visit, formAgain(fields, outcome.refusal))
      : refusal(outcome.refusal);
  const { email, isNew } = outcome.value;
  if (!isNew) return redirect("/sign-in?done=sample-removed");
  const entered = await app.accounts.signIn(headers, email, parsed.value.password, { mailProven: true });
  if (entered.kind !== "in") return redirect("/sign-in?done=sample-removed");
  return redirect("/second-factor?done=sample-removed", entered.cookies);
}
