import { z } from "zod";
import { parseInput } from "#domain/fields.ts";
import { newPassword } from "#domain/hubs/input.ts";
import { type Answer, page, type Route, redirect, refusal, type Visit } from "#route.ts";
import { invitationWords, passwordLabels, passwordWords, secondFactorWords } from "#text/accounts.ts";
import { emptyForm, type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { isOfSample, triedTooOften } from "#web/pages/session/arrive.ts";
import { needsSecondFactor } from "#web/session.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";

/** Changing the password; every other session ends. */
export const passwordRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/password",
    act: "session.change-password",
    door: "page",
    run: (visit) => Promise.resolve(stopped(visit) ?? passwordPage(visit, emptyForm)),
  },
  { method: "post", path: "/password", act: "session.change-password", door: "page", run: changePassword },
];

const passwordInput = z.object({
  current: z.string({ error: "required" }).min(1, { error: "required" }).max(1000),
  next: newPassword,
});

/** Whoever waits for a second factor shows it first; the sample's accounts keep the password that its buttons use. */
function stopped({ account, hub, speak }: Visit): Answer | null {
  if (account === null) return refusal({ code: "not-allowed" });
  const waits = account.hats.some((hat) => needsSecondFactor(hub, account, hat));
  if (waits || (account.hasSecondFactor && !account.secondFactor)) return redirect("/second-factor");
  if (!isOfSample(account.email)) return null;
  return page({
    title: speak(passwordWords.title),
    body: (
      <div class="prose">
        <Heading title={speak(passwordWords.title)} />
        <Notice kind="info" speak={speak}>
          {speak(passwordWords.sample)}
        </Notice>
      </div>
    ),
  });
}

function passwordPage(visit: Visit, state: FormState, wrong = false): Answer {
  const { app, language, speak } = visit;
  const field = (name: keyof typeof passwordLabels) => fieldOf(visit, passwordLabels, state, name);
  return page({
    title: speak(passwordWords.title),
    status: wrong || state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading title={speak(passwordWords.title)} lead={speak(passwordWords.lead)} />
        <ErrorSummary speak={speak} faults={shownFaults(visit, passwordLabels, state)} />
        {wrong && (
          <Notice kind="fault" speak={speak} announce>
            {speak(secondFactorWords.wrongPassword)}
          </Notice>
        )}
        <Form
          speak={speak}
          action={localHref(language, "/password")}
          idempotencyKey={app.ids.next()}
          buttons={<Button>{speak(passwordWords.save)}</Button>}
        >
          <TextField {...field("current")} type="password" required autocomplete="current-password" />
          <TextField
            {...field("next")}
            type="password"
            required
            autocomplete="new-password"
            hint={speak(invitationWords.passwordHint)}
          />
        </Form>
        <Section title={speak(passwordWords.forgotten)}>
          <p>{speak(passwordWords.toOwnAddress)}</p>
          <Form
            speak={speak}
            action={localHref(language, "/password/forgotten")}
            idempotencyKey={app.ids.next()}
            hidden={{ email: visit.account?.email ?? "" }}
            buttons={<Button look="secondary">{speak(passwordWords.sendLink)}</Button>}
          >
            {null}
          </Form>
        </Section>
      </div>
    ),
  });
}

async function changePassword(visit: Visit): Promise<Answer> {
  const { account, app, headers } = visit;
  const stop = stopped(visit);
  if (stop !== null || account === null) return stop ?? refusal({ code: "not-allowed" });
  const { fields } = await visit.body();
  const parsed = parseInput(passwordInput, fields);
  if (!parsed.ok) return passwordPage(visit, formAgain({}, parsed.refusal));
  const seconds = await triedTooOften(visit, "sign-in", account.email);
  if (seconds > 0) return refusal({ code: "too-many-tries", seconds });
  const answer = await app.accounts.changePassword(headers, parsed.value.current, parsed.value.next);
  if (answer.kind !== "in") return passwordPage(visit, emptyForm, true);
  await app.tries.forget("sign-in", account.email);
  return redirect("/?done=password-changed", answer.cookies);
}
