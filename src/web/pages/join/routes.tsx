import { parseInput } from "#domain/fields.ts";
import { finishRegistrationInput, type Registered, register } from "#domain/people/register.ts";
import { registrationInput, requestRegistration } from "#domain/people/request-registration.ts";
import { type ShownRegistration, showRegistration } from "#domain/people/show-registration.ts";
import { accepted, refused } from "#kit/outcome.ts";
import { type Answer, page, type Route, redirect, refusal, type Visit } from "#route.ts";
import { joinLabels, joinWords } from "#text/join.ts";
import { formPost } from "#web/form-routes.ts";
import { emptyForm, type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { triedTooOften, welcomed } from "#web/pages/session/arrive.ts";
import { codePage } from "#web/pages/session/sign-in.tsx";
import { wearing } from "#web/session.ts";
import { Button } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** A stranger registers by a mailed link; whether an address is known is told to nobody but its owner. */
export const joinRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/join",
    act: "person.register",
    door: "page",
    run: (visit) => Promise.resolve(joinPage(visit, emptyForm)),
  },
  formPost({
    path: "/join",
    act: "person.register",
    input: registrationInput,
    run: async (visit, asked, key) => {
      const seconds = await triedTooOften(visit, "link", asked.email);
      if (seconds > 0) return refused({ code: "too-many-tries", seconds });
      await requestRegistration(visit.app, visit.hub.id, { ...asked, language: visit.language, key });
      return accepted(null);
    },
    done: () => ({ to: "/join", code: "registration-sent" }),
    again: (visit, body, what) => Promise.resolve(joinPage(visit, formAgain(body.fields, what))),
  }),
  { method: "get", path: "/join/:token", act: "person.register", door: "page", run: openLink },
  { method: "post", path: "/join/:token", act: "person.register", door: "page", joins: "browser", run: finish },
];

function joinPage(visit: Visit, state: FormState): Answer {
  const { app, language, speak } = visit;
  const field = (name: "name" | "email") => fieldOf(visit, joinLabels, state, name);
  return page({
    title: speak(joinWords.title),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading title={speak(joinWords.title)} lead={speak(joinWords.lead)} />
        <ErrorSummary speak={speak} faults={shownFaults(visit, joinLabels, state)} />
        <Form
          speak={speak}
          action={localHref(language, "/join")}
          idempotencyKey={app.ids.next()}
          buttons={<Button>{speak(joinWords.send)}</Button>}
        >
          <TextField {...field("name")} required maxLength={80} autocomplete="name" />
          <TextField {...field("email")} type="email" required autocomplete="email" example="hanako@example.jp" />
        </Form>
        <Section title={speak(joinWords.keptTitle)}>
          <p>{speak(joinWords.kept)}</p>
        </Section>
        <p>
          {speak(joinWords.known)}{" "}
          <a class="target" href={localHref(language, "/sign-in")}>
            {speak(joinWords.signIn)}
          </a>
        </p>
      </div>
    ),
  });
}

/** Finds the registration; whoever tries many tokens is told to wait. */
async function found(visit: Visit): Promise<ShownRegistration | Answer> {
  const { app, clientAddress, hub, params } = visit;
  const seconds = await app.tries.take("invitation-from", clientAddress);
  if (seconds > 0) return refusal({ code: "too-many-tries", seconds });
  const shown = await showRegistration(app, hub.id, params["token"] ?? "");
  if (!shown.ok) return refusal(shown.refusal);
  await app.tries.forget("invitation-from", clientAddress);
  return shown.value;
}

/** Opening the link changes nothing, because mail scanners open links. */
async function openLink(visit: Visit): Promise<Answer> {
  const shown = await found(visit);
  return "kind" in shown ? shown : finishPage(visit, shown, emptyForm);
}

async function finish(visit: Visit): Promise<Answer> {
  const { account, app, hub, params } = visit;
  const shown = await found(visit);
  if ("kind" in shown) return shown;
  if (account !== null && account.email !== shown.email) return finishPage(visit, shown, emptyForm);
  const { fields } = await visit.body();
  const parsed = parseInput(finishRegistrationInput, fields);
  if (!parsed.ok) return finishPage(visit, shown, formAgain(fields, parsed.refusal));
  const outcome = await register(app, hub.id, { token: params["token"] ?? "", ...parsed.value });
  if (!outcome.ok)
    return outcome.refusal.code === "invalid"
      ? finishPage(visit, shown, formAgain(fields, outcome.refusal))
      : refusal(outcome.refusal);
  return arrive(visit, outcome.value);
}

/** The mail has just been opened: that is as good as a link to sign in, and what follows it is the same. */
async function arrive(visit: Visit, { email, hatId, password }: Registered): Promise<Answer> {
  const { app, headers, hub } = visit;
  const worn = wearing(hatId, app.config.publicUrl);
  if (password !== null) {
    const entered = await welcomed(visit, await app.accounts.signIn(headers, email, password, { mailProven: true }));
    if (entered.kind === "in") return redirect("/me/profile?done=registered", [...entered.cookies, worn]);
  }
  const token = await app.accounts.newLink(email, hub.id);
  const entered =
    token === null ? null : await welcomed(visit, await app.accounts.signInByLink(headers, token, hub.id));
  if (entered?.kind === "in") return redirect("/me/profile?done=registered", [...entered.cookies, worn]);
  if (entered?.kind === "code-needed") return redirect(codePage("/me/profile"), [...entered.cookies, worn]);
  return redirect("/sign-in?done=registered");
}

function finishPage(visit: Visit, shown: ShownRegistration, state: FormState): Answer {
  const { account, speak } = visit;
  const isOther = account !== null && account.email !== shown.email;
  const title = speak(isOther ? joinWords.otherTitle : joinWords.finishTitle);
  return page({
    title,
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading title={title} lead={speak(isOther ? joinWords.otherText : joinWords.finishLead)} />
        <ErrorSummary speak={speak} faults={shownFaults(visit, joinLabels, state)} />
        {isOther ? <SignOut visit={visit} /> : <FinishForm visit={visit} shown={shown} state={state} />}
      </div>
    ),
  });
}

function SignOut({ visit: { language, speak } }: { visit: Visit }) {
  return (
    <form method="post" action={localHref(language, "/sign-out")} data-sign-out="">
      <Button>{speak(joinWords.signOut)}</Button>
    </form>
  );
}

function FinishForm({ visit, shown, state }: { visit: Visit; shown: ShownRegistration; state: FormState }) {
  const { app, language, params, speak } = visit;
  const field = (name: keyof typeof joinLabels) => fieldOf(visit, joinLabels, state, name);
  return (
    <>
      <DefinitionList
        speak={speak}
        items={[
          { term: speak(joinLabels.name), value: shown.name },
          { term: speak(joinLabels.email), value: shown.email },
        ]}
      />
      <Form
        speak={speak}
        action={localHref(language, `/join/${params["token"] ?? ""}`)}
        idempotencyKey={app.ids.next()}
        buttons={<Button look="human">{speak(joinWords.finish)}</Button>}
      >
        {shown.hasCard && (
          <RadioGroup
            {...field("card")}
            hint={speak(joinWords.cardHint)}
            required
            options={[
              { value: "mine", label: speak(joinWords.cardMine), hint: speak(joinWords.cardMineHint) },
              { value: "new", label: speak(joinWords.cardNew), hint: speak(joinWords.cardNewHint) },
            ]}
          />
        )}
        {!shown.hasAccount && (
          <TextField
            {...field("password")}
            type="password"
            autocomplete="new-password"
            hint={speak(joinWords.passwordHint)}
          />
        )}
      </Form>
    </>
  );
}
