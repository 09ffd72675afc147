import { parseInput } from "#domain/fields.ts";
import { acceptInvitation, newAccountInput } from "#domain/hubs/accept-invitation.ts";
import { type ShownInvitation, showInvitation } from "#domain/hubs/show-invitation.ts";
import { type Answer, page, type Route, redirect, refusal, type Visit } from "#route.ts";
import { invitationWords, inviteLabels } from "#text/accounts.ts";
import { dayWords } from "#text/dates.ts";
import { hatAt, hatLeads } from "#text/hats.ts";
import { emptyForm, type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { wearing } from "#web/session.ts";
import { Button, LinkButton } from "#web/ui/button.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The page that a mailed invitation opens. Opening it changes nothing, because mail scanners open links. */
export const invitationRoutes: readonly Route[] = [
  { method: "get", path: "/invitations/:token", act: "invitation.accept", door: "page", run: invitationPage },
  {
    method: "post",
    path: "/invitations/:token",
    act: "invitation.accept",
    door: "page",
    joins: "browser",
    run: accept,
  },
];

/** Finds the invitation; whoever tries many tokens is told to wait. */
async function found(visit: Visit): Promise<ShownInvitation | Answer> {
  const { app, clientAddress, hub, params } = visit;
  const seconds = await app.tries.take("invitation-from", clientAddress);
  if (seconds > 0) return refusal({ code: "too-many-tries", seconds });
  const shown = await showInvitation(app, hub.id, params["token"] ?? "");
  if (!shown.ok) return refusal(shown.refusal);
  await app.tries.forget("invitation-from", clientAddress);
  return shown.value;
}

async function invitationPage(visit: Visit): Promise<Answer> {
  const shown = await found(visit);
  return "kind" in shown ? shown : offerPage(visit, shown, { ...emptyForm, values: { name: shown.offer.name } });
}

async function accept(visit: Visit): Promise<Answer> {
  const { account, app, headers, hub, params } = visit;
  const shown = await found(visit);
  if ("kind" in shown) return shown;
  const token = params["token"] ?? "";
  if (account !== null) {
    const outcome = await acceptInvitation(app, hub.id, { token, by: { kind: "signed-in", email: account.email } });
    if (!outcome.ok) return refusal(outcome.refusal);
    // The link came by mail to this very address.
    await app.accounts.proveMail(headers);
    return redirect("/?done=invitation-accepted", [wearing(outcome.value.hatId, app.config.publicUrl)]);
  }
  if (shown.hasAccount) return offerPage(visit, shown, emptyForm);
  const { fields } = await visit.body();
  const parsed = parseInput(newAccountInput, fields);
  if (!parsed.ok) return offerPage(visit, shown, formAgain(fields, parsed.refusal));
  const outcome = await acceptInvitation(app, hub.id, { token, by: { kind: "new", ...parsed.value } });
  if (!outcome.ok) return refusal(outcome.refusal);
  const { email, hatId } = outcome.value;
  const signedIn = await app.accounts.signIn(headers, email, parsed.value.password, { mailProven: true });
  if (signedIn.kind !== "in") return redirect("/sign-in?done=invitation-accepted");
  return redirect("/?done=invitation-accepted", [...signedIn.cookies, wearing(hatId, app.config.publicUrl)]);
}

function offerPage(visit: Visit, shown: ShownInvitation, state: FormState): Answer {
  const { hub, speak } = visit;
  const { offer } = shown;
  return page({
    title: speak(invitationWords.title),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading title={speak(invitationWords.title)} lead={speak(hatLeads[offer.kind])} />
        <ErrorSummary speak={speak} faults={shownFaults(visit, inviteLabels, state)} />
        <DefinitionList
          speak={speak}
          items={[
            { term: speak(invitationWords.role), value: speak(hatAt(offer.kind, offer.at)) },
            { term: speak(invitationWords.from), value: hub.name },
            { term: speak(invitationWords.by), value: offer.invitedBy || speak(invitationWords.byHub) },
            { term: speak(invitationWords.address), value: offer.email },
            { term: speak(invitationWords.until), value: speak(dayWords(offer.expiresAt)) },
          ]}
        />
        <Answering visit={visit} shown={shown} state={state} />
      </div>
    ),
  });
}

/** What the reader does next: choose a password, sign in, press the button, or sign out first. */
function Answering({ visit, shown, state }: { visit: Visit; shown: ShownInvitation; state: FormState }) {
  const { account, app, language, params, speak } = visit;
  const here = `/invitations/${params["token"] ?? ""}`;
  const form = { speak, action: localHref(language, here), idempotencyKey: app.ids.next<string>() };
  const button = <Button>{speak(invitationWords.accept)}</Button>;
  if (account !== null && account.email === shown.offer.email)
    return (
      <Section title={speak(invitationWords.sameTitle)}>
        <Form {...form} buttons={button}>
          {null}
        </Form>
      </Section>
    );
  if (account !== null)
    return (
      <Section title={speak(invitationWords.otherTitle)}>
        <p>{speak(invitationWords.otherText)}</p>
        <form method="post" action={localHref(language, "/sign-out")} data-sign-out="">
          <Button>{speak(invitationWords.signOut)}</Button>
        </form>
      </Section>
    );
  if (shown.hasAccount)
    return (
      <Section title={speak(invitationWords.knownTitle)}>
        <p>{speak(invitationWords.knownText)}</p>
        <LinkButton href={localHref(language, `/sign-in?next=${encodeURIComponent(here)}`)} look="primary">
          {speak(invitationWords.signIn)}
        </LinkButton>
      </Section>
    );
  const field = (name: "name" | "password") => fieldOf(visit, inviteLabels, state, name);
  return (
    <Section title={speak(invitationWords.newTitle)}>
      <Form {...form} buttons={button}>
        <TextField {...field("name")} required autocomplete="name" maxLength={80} />
        <TextField
          {...field("password")}
          type="password"
          required
          autocomplete="new-password"
          hint={speak(invitationWords.passwordHint)}
        />
      </Form>
    </Section>
  );
}
