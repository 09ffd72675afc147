import { z } from "zod";
import { field, parseInput } from "#domain/fields.ts";
import { findVisitor } from "#domain/hubs/find-visitor.ts";
import { newPassword } from "#domain/hubs/input.ts";
import { requestSignInLink } from "#domain/hubs/request-sign-in-link.ts";
import { accepted, refused } from "#kit/outcome.ts";
import { type Answer, page, type Route, redirect, refusal, type Visit } from "#route.ts";
import { forgottenLabels, invitationWords, passwordLabels, passwordWords } from "#text/accounts.ts";
import { formPost } from "#web/form-routes.ts";
import { emptyForm, type FormState, fieldOf, formAgain, shownFaults, textOf } from "#web/form-state.ts";
import { isOfSample, triedTooOften, welcomed } from "#web/pages/session/arrive.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** Choosing a password by a mailed link, for who forgot it or never had one; whether an address is known is told to nobody. */
export const newPasswordRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/password/forgotten",
    act: "session.set-password",
    door: "page",
    run: (visit) => Promise.resolve(forgottenPage(visit, emptyForm)),
  },
  formPost({
    path: "/password/forgotten",
    act: "session.set-password",
    input: z.object({ email: field.mail("required") }),
    run: async (visit, { email }, key) => {
      const seconds = await triedTooOften(visit, "link", email);
      if (seconds > 0) return refused({ code: "too-many-tries", seconds });
      // The sample's accounts keep the password that its buttons use; this is known from the address alone.
      if (!isOfSample(email))
        await requestSignInLink(visit.app, visit.hub.id, { email, language: visit.language, purpose: "password", key });
      return accepted(null);
    },
    done: () => ({ to: "/password/forgotten", code: "password-link-sent" }),
    again: (visit, body, what) => Promise.resolve(forgottenPage(visit, formAgain(body.fields, what))),
  }),
  {
    method: "get",
    path: "/password/new",
    act: "session.set-password",
    door: "page",
    run: (visit) => Promise.resolve(newPage(visit, visit.query.get("token") ?? "", emptyForm)),
  },
  {
    method: "post",
    path: "/password/new",
    act: "session.set-password",
    door: "page",
    joins: "browser",
    run: setPassword,
  },
];

function forgottenPage(visit: Visit, state: FormState): Answer {
  const { app, language, speak } = visit;
  return page({
    title: speak(passwordWords.forgottenTitle),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading title={speak(passwordWords.forgottenTitle)} lead={speak(passwordWords.forgottenLead)} />
        <ErrorSummary speak={speak} faults={shownFaults(visit, forgottenLabels, state)} />
        <Form
          speak={speak}
          action={localHref(language, "/password/forgotten")}
          idempotencyKey={app.ids.next()}
          buttons={<Button>{speak(passwordWords.sendLink)}</Button>}
        >
          <TextField
            {...fieldOf(visit, forgottenLabels, state, "email")}
            type="email"
            required
            autocomplete="username"
          />
        </Form>
      </div>
    ),
  });
}

/** Opening the link changes nothing, because mail scanners open links. */
function newPage(visit: Visit, token: string, state: FormState): Answer {
  const { app, language, speak } = visit;
  return page({
    title: speak(passwordWords.newTitle),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading title={speak(passwordWords.newTitle)} lead={speak(passwordWords.newLead)} />
        <ErrorSummary speak={speak} faults={shownFaults(visit, passwordLabels, state)} />
        <Form
          speak={speak}
          action={localHref(language, "/password/new")}
          idempotencyKey={app.ids.next()}
          hidden={{ token }}
          buttons={<Button>{speak(passwordWords.set)}</Button>}
        >
          <TextField
            {...fieldOf(visit, passwordLabels, state, "next")}
            type="password"
            required
            autocomplete="new-password"
            hint={speak(invitationWords.passwordHint)}
          />
        </Form>
      </div>
    ),
  });
}

/** The password is looked at first, so that one too short does not use the link up. Second factors are asked for as always. */
async function setPassword(visit: Visit): Promise<Answer> {
  const { app, headers, hub } = visit;
  const { fields } = await visit.body();
  const token = textOf(fields["token"])?.slice(0, 1000) ?? "";
  const parsed = parseInput(z.object({ next: newPassword }), fields);
  if (!parsed.ok) return newPage(visit, token, formAgain({}, parsed.refusal));
  const seconds = await triedTooOften(visit, "code", null);
  if (seconds > 0) return refusal({ code: "too-many-tries", seconds });
  const entered = await welcomed(visit, await app.accounts.signInByLink(headers, token, hub.id));
  if (entered.kind !== "in") return refusal({ code: "link-spent" });
  const who = await findVisitor(app, hub.id, { id: entered.account, begunAt: app.clock.now() });
  if (who === null || isOfSample(who.email)) return refusal({ code: "not-allowed" });
  await app.accounts.setPassword(entered.account, parsed.value.next, entered.cookies);
  return redirect("/?done=password-set", entered.cookies);
}
