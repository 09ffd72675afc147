import { z } from "zod";
import { hatKinds } from "#domain/access/terms.ts";
import { field } from "#domain/fields.ts";
import { listSampleHats, type SampleHat } from "#domain/hubs/list-sample-hats.ts";
import { requestSignInLink } from "#domain/hubs/request-sign-in-link.ts";
import { accepted, refused } from "#kit/outcome.ts";
import { type Answer, page, type Route, redirect, refusal, type Visit } from "#route.ts";
import { passwordWords } from "#text/accounts.ts";
import { hatAt, hatLeads } from "#text/hats.ts";
import { sessionLabels, sessionWords } from "#text/session.ts";
import { formPost } from "#web/form-routes.ts";
import { emptyForm, type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { nextOf, triedTooOften, welcomed } from "#web/pages/session/arrive.ts";
import { cookieOf, onlyIfSafe, wearing } from "#web/session.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";

/** Signing in by password, by a mailed link, or, in the sample region, by choosing a hat. */
export const signInRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/sign-in",
    act: "session.show-sign-in",
    door: "page",
    run: (visit) => signInPage(visit, emptyForm),
  },
  {
    method: "post",
    path: "/sign-in",
    act: "session.sign-in",
    door: "page",
    joins: "browser",
    run: signIn,
  },
  formPost({
    path: "/sign-in/link",
    act: "session.sign-in",
    input: z.object({ email: field.mail("required"), next: z.string().optional() }),
    run: async (visit, { email, next }, key) => {
      const seconds = await triedTooOften(visit, "link", email);
      if (seconds > 0) return refused({ code: "too-many-tries", seconds });
      await requestSignInLink(visit.app, visit.hub.id, { email, language: visit.language, key });
      return accepted(nextOf(visit, next));
    },
    done: (next, visit) => ({ ...waitingFor(next, visit), code: "link-sent" }),
    again: (visit, body, what) => signInPage(visit, formAgain(body.fields, what)),
  }),
  {
    method: "get",
    path: "/sign-in/link",
    act: "session.show-sign-in",
    door: "page",
    run: (visit) => Promise.resolve(linkPage(visit)),
  },
  {
    method: "post",
    path: "/sign-in/link/use",
    act: "session.sign-in",
    door: "page",
    joins: "browser",
    run: useLink,
  },
  {
    method: "post",
    path: "/sign-in/sample",
    act: "session.sign-in",
    door: "page",
    run: signInToSample,
  },
];

async function signInPage(visit: Visit, state: FormState, wrong = false): Promise<Answer> {
  const { app, hub, language, speak } = visit;
  const samples = await listSampleHats(app, hub);
  const inputOf = (name: keyof typeof sessionLabels) => fieldOf(visit, sessionLabels, state, name);
  const next = nextOf(visit, state.values["next"]);
  return page({
    title: speak(sessionWords.title),
    status: wrong || state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading title={speak(sessionWords.title)} lead={speak(sessionWords.lead)} />
        <p>
          <a class="target" href={localHref(language, "/join")}>
            {speak(sessionWords.toJoin)}
          </a>
        </p>
        {wrong && (
          <Notice kind="attention" speak={speak} announce>
            {speak(sessionWords.wrong)}
          </Notice>
        )}
        <ErrorSummary speak={speak} faults={shownFaults(visit, sessionLabels, state)} />
        {samples.length > 0 && <SampleHats visit={visit} samples={samples} next={next} />}
        <Section title={speak(sessionWords.withPassword)}>
          <Form
            speak={speak}
            action={localHref(language, "/sign-in")}
            idempotencyKey={app.ids.next()}
            hidden={{ next }}
            buttons={<Button>{speak(sessionWords.signIn)}</Button>}
          >
            <TextField {...inputOf("email")} type="email" required autocomplete="username" />
            <TextField {...inputOf("password")} type="password" required autocomplete="current-password" />
          </Form>
          <p>
            <a class="target" href={localHref(language, "/password/forgotten")}>
              {speak(passwordWords.forgotten)}
            </a>
          </p>
        </Section>
        <Section title={speak(sessionWords.withLink)}>
          <p>{speak(sessionWords.linkLead)}</p>
          <Form
            speak={speak}
            action={localHref(language, "/sign-in/link")}
            idempotencyKey={app.ids.next()}
            hidden={{ next }}
            buttons={<Button look="secondary">{speak(sessionWords.sendLink)}</Button>}
          >
            <TextField {...inputOf("email")} id="link-email" type="email" required autocomplete="username" />
          </Form>
        </Section>
      </div>
    ),
  });
}

type SampleHatsProps = { visit: Visit; samples: readonly SampleHat[]; next: string };

function SampleHats({ visit, samples, next }: SampleHatsProps) {
  const { language, speak } = visit;
  return (
    <Section title={speak(sessionWords.sampleTitle)}>
      <p>{speak(sessionWords.sampleLead)}</p>
      <ul class="choice-list">
        {samples.map((sample) => (
          <li key={sample.kind}>
            <form method="post" action={localHref(language, "/sign-in/sample")}>
              <input type="hidden" name="next" value={next} />
              <button class="button button-secondary" type="submit" name="hat" value={sample.kind}>
                {speak(hatAt(sample.kind, sample.at))}
              </button>
              <p class="muted">{speak(hatLeads[sample.kind])}</p>
            </form>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Ten tries in fifteen minutes for one address, whether it is known or not, and sixty from one place. */
async function signIn(visit: Visit): Promise<Answer> {
  const { app, headers } = visit;
  const { fields } = await visit.body();
  const email = typed(fields["email"]).trim().toLowerCase();
  const seconds = await triedTooOften(visit, "sign-in", email);
  if (seconds > 0) return refusal({ code: "too-many-tries", seconds });
  const answer = await welcomed(visit, await app.accounts.signIn(headers, email, typed(fields["password"])));
  const next = nextOf(visit, fields["next"]);
  if (answer.kind === "refused") return signInPage(visit, { values: { email, next }, faults: [] }, true);
  if (answer.kind === "code-needed") return redirect(codePage(next), answer.cookies);
  await app.tries.forget("sign-in", email);
  return redirect(next, answer.cookies);
}

const typed = (value: unknown): string => (typeof value === "string" ? value.slice(0, 1000) : "");

/** The page that asks for the code of the second factor, and leads on from there. */
export const codePage = (next: string): string => `/second-factor/code?next=${encodeURIComponent(next)}`;

/** The link in the mail opens this page; only its button signs in, because mail scanners open links. */
function linkPage(visit: Visit): Answer {
  const { language, speak } = visit;
  return page({
    title: speak(sessionWords.linkTitle),
    body: (
      <div class="prose">
        <Heading title={speak(sessionWords.linkTitle)} lead={speak(sessionWords.linkQuestion)} />
        <Form
          speak={speak}
          action={localHref(language, "/sign-in/link/use")}
          idempotencyKey={visit.app.ids.next()}
          hidden={{ token: visit.query.get("token") ?? "" }}
          buttons={<Button>{speak(sessionWords.signIn)}</Button>}
        >
          {null}
        </Form>
      </div>
    ),
  });
}

async function useLink(visit: Visit): Promise<Answer> {
  const { fields } = await visit.body();
  const seconds = await triedTooOften(visit, "code", null);
  if (seconds > 0) return refusal({ code: "too-many-tries", seconds });
  const { app, headers, hub } = visit;
  const answer = await welcomed(visit, await app.accounts.signInByLink(headers, typed(fields["token"]), hub.id));
  if (answer.kind !== "in") return refusal({ code: "link-spent" });
  const next = nextOf(visit, Buffer.from(cookieOf(headers, nextCookie) ?? "", "base64url").toString());
  return redirect(next, [...answer.cookies, nextAfterLink("/", visit)]);
}

/** The page that asked for the sign-in: this browser remembers it while the mail is on its way, and no mail tells it. */
const waitingFor = (next: string, visit: Visit): { readonly to: string; readonly cookies: readonly string[] } => ({
  to: next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`,
  cookies: [nextAfterLink(next, visit)],
});

const nextCookie = "banso-next";

/** A quarter of an hour, as long as the link; with the first page there is nothing to remember. */
const nextAfterLink = (next: string, { app }: Visit): string =>
  `${nextCookie}=${Buffer.from(next).toString("base64url")}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${next === "/" ? 0 : 900}${onlyIfSafe(app.config.publicUrl)}`;

async function signInToSample(visit: Visit): Promise<Answer> {
  const { app, headers, hub } = visit;
  const { fields } = await visit.body();
  const kind = hatKinds.find((each) => each === fields["hat"]);
  const sample = (await listSampleHats(app, hub)).find((each) => each.kind === kind);
  if (sample === undefined) return refusal({ code: "not-found" });
  const answer = await app.accounts.signIn(headers, sample.email, app.samplePassword);
  if (answer.kind === "refused") return refusal({ code: "wrong-credentials" });
  const cookies = [...answer.cookies, wearing(sample.hatId, app.config.publicUrl)];
  const next = nextOf(visit, fields["next"]);
  return redirect(answer.kind === "code-needed" ? codePage(next) : next, cookies);
}
