import QRCode from "qrcode";
import type { SecondFactor } from "#app.ts";
import { requestSignInLink } from "#domain/hubs/request-sign-in-link.ts";
import { type Answer, page, type Route, redirect, refusal, type Visit } from "#route.ts";
import { secondFactorLabels, secondFactorWords } from "#text/accounts.ts";
import { formKey } from "#web/form-routes.ts";
import { emptyForm, fieldOf } from "#web/form-state.ts";
import { isOfSample, nextOf, triedTooOften, welcomed } from "#web/pages/session/arrive.ts";
import { needsSecondFactor } from "#web/session.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";

/** Setting up the second factor, and showing it when signing in. */
export const secondFactorRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/second-factor",
    act: "session.second-factor",
    door: "page",
    run: (visit) => Promise.resolve(setUpPage(visit)),
  },
  {
    method: "post",
    path: "/second-factor/link",
    act: "session.second-factor",
    door: "page",
    joins: "account",
    run: sendLink,
  },
  {
    method: "post",
    path: "/second-factor/begin",
    act: "session.second-factor",
    door: "page",
    joins: "account",
    run: begin,
  },
  {
    method: "post",
    path: "/second-factor/confirm",
    act: "session.second-factor",
    door: "page",
    joins: "browser",
    run: confirm,
  },
  {
    method: "get",
    path: "/second-factor/code",
    act: "session.enter-code",
    door: "page",
    run: (visit) => Promise.resolve(codePage(visit)),
  },
  {
    method: "post",
    path: "/second-factor/code",
    act: "session.enter-code",
    door: "page",
    joins: "browser",
    run: enterCode,
  },
];

/**
 * A password alone must not be enough to begin: whoever learnt one would set up a second factor of their own. So the
 * session must have begun with a mailed link; only the sample region, which sends no mail, goes without.
 */
const mayBegin = ({ account, hub }: Visit): boolean =>
  account !== null && !account.hasSecondFactor && !isOfSample(account.email) && (hub.isSample || account.mailProven);

function setUpPage(visit: Visit, wrongPassword = false): Answer {
  const { account, speak } = visit;
  if (account?.hasSecondFactor === true && !account.secondFactor) return redirect("/second-factor/code");
  const isOn = account?.hasSecondFactor === true;
  const isRequired = account?.hats.some((hat) => needsSecondFactor(visit.hub, account, hat)) === true;
  return page({
    title: speak(secondFactorWords.title),
    status: wrongPassword ? 422 : 200,
    body: (
      <div class="prose">
        <Heading title={speak(secondFactorWords.title)} lead={speak(secondFactorWords.why)} />
        {isRequired && (
          <Notice kind="attention" speak={speak}>
            {speak(secondFactorWords.required)}
          </Notice>
        )}
        {wrongPassword && (
          <Notice kind="fault" speak={speak} announce>
            {speak(secondFactorWords.wrongPassword)}
          </Notice>
        )}
        {isOn ? <IsOn visit={visit} /> : <NotOn visit={visit} />}
      </div>
    ),
  });
}

function NotOn({ visit }: { visit: Visit }) {
  const { account, speak } = visit;
  if (account !== null && isOfSample(account.email))
    return (
      <Notice kind="info" speak={speak}>
        {speak(secondFactorWords.sample)}
      </Notice>
    );
  return mayBegin(visit) ? <Begin visit={visit} /> : <MailFirst visit={visit} />;
}

function IsOn({ visit: { speak } }: { visit: Visit }) {
  return (
    <Notice kind="done" speak={speak} title={speak(secondFactorWords.isOn)}>
      {speak(secondFactorWords.lost)}
    </Notice>
  );
}

function MailFirst({ visit: { app, language, speak } }: { visit: Visit }) {
  return (
    <Section title={speak(secondFactorWords.mailFirstTitle)}>
      <p>{speak(secondFactorWords.mailFirst)}</p>
      <Form
        speak={speak}
        action={localHref(language, "/second-factor/link")}
        idempotencyKey={app.ids.next()}
        buttons={<Button>{speak(secondFactorWords.sendLink)}</Button>}
      >
        {null}
      </Form>
    </Section>
  );
}

function Begin({ visit }: { visit: Visit }) {
  const { app, language, speak } = visit;
  return (
    <Section title={speak(secondFactorWords.begin)}>
      <p>{speak(secondFactorWords.beginLead)}</p>
      <Form
        speak={speak}
        action={localHref(language, "/second-factor/begin")}
        idempotencyKey={app.ids.next()}
        buttons={<Button>{speak(secondFactorWords.begin)}</Button>}
      >
        <TextField
          {...fieldOf(visit, secondFactorLabels, emptyForm, "password")}
          type="password"
          required
          autocomplete="current-password"
        />
      </Form>
    </Section>
  );
}

async function sendLink(visit: Visit): Promise<Answer> {
  const { account, app, hub, language } = visit;
  if (account === null) return refusal({ code: "not-allowed" });
  const seconds = await triedTooOften(visit, "link", account.email);
  if (seconds > 0) return refusal({ code: "too-many-tries", seconds });
  await requestSignInLink(app, hub.id, {
    email: account.email,
    language,
    key: await formKey(visit, await visit.body()),
  });
  return redirect("/second-factor?done=link-sent");
}

async function begin(visit: Visit): Promise<Answer> {
  const { account, app, headers } = visit;
  if (account === null || !mayBegin(visit)) return refusal({ code: "not-allowed" });
  const seconds = await triedTooOften(visit, "sign-in", account.email);
  if (seconds > 0) return refusal({ code: "too-many-tries", seconds });
  const { fields } = await visit.body();
  const password = typeof fields["password"] === "string" ? fields["password"] : "";
  const begun = await app.accounts.beginSecondFactor(headers, password);
  if (begun === null) return setUpPage(visit, true);
  await app.tries.forget("sign-in", account.email);
  return scanPage(visit, begun);
}

/** Shown again, codes and all, after a wrong code: what was not copied yet could be seen nowhere else. */
async function scanPage(visit: Visit, factor: SecondFactor, isWrongCode = false): Promise<Answer> {
  const { speak } = visit;
  const { backupCodes, secret, uri } = factor;
  const svg = await QRCode.toString(uri, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
  return page({
    title: speak(secondFactorWords.title),
    status: isWrongCode ? 422 : 200,
    body: (
      <div class="prose">
        <Heading title={speak(secondFactorWords.title)} />
        {isWrongCode && (
          <Notice kind="fault" speak={speak} announce>
            {speak(secondFactorWords.wrongCodeHere)}
          </Notice>
        )}
        <Section title={speak(secondFactorWords.scanTitle)}>
          <p>{speak(secondFactorWords.scanText)}</p>
          <img
            src={`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`}
            alt={speak(secondFactorWords.picture)}
            width={240}
            height={240}
          />
          <p>{speak(secondFactorWords.secret)}</p>
          <p>
            <code>{(secret.match(/.{1,4}/g) ?? []).join(" ")}</code>
          </p>
        </Section>
        <Section title={speak(secondFactorWords.backupTitle)}>
          <p>{speak(secondFactorWords.backupText)}</p>
          <ul class="columns">
            {backupCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={speak(secondFactorWords.confirmTitle)}>
          <CodeForm
            visit={visit}
            action="/second-factor/confirm"
            label={speak(secondFactorWords.confirm)}
            hidden={{ uri, backupCodes: backupCodes.join(" ") }}
          />
          <p>
            <a href={localHref(visit.language, "/second-factor")}>{speak(secondFactorWords.again)}</a>
          </p>
        </Section>
      </div>
    ),
  });
}

function CodeForm(props: { visit: Visit; action: string; label: string; hidden?: Readonly<Record<string, string>> }) {
  const { visit } = props;
  const { speak } = visit;
  return (
    <Form
      speak={speak}
      action={localHref(visit.language, props.action)}
      idempotencyKey={visit.app.ids.next()}
      hidden={props.hidden}
      buttons={<Button>{props.label}</Button>}
    >
      <TextField
        {...fieldOf(visit, secondFactorLabels, emptyForm, "code")}
        required
        width="short"
        autocomplete="one-time-code"
        example={speak(secondFactorWords.codeExample)}
        maxLength={20}
      />
    </Form>
  );
}

async function confirm(visit: Visit): Promise<Answer> {
  const { account, app, headers, speak } = visit;
  if (account === null || !mayBegin(visit)) return refusal({ code: "not-allowed" });
  const seconds = await triedTooOften(visit, "code", account.id);
  if (seconds > 0) return refusal({ code: "too-many-tries", seconds });
  const code = await codeIn(visit);
  // Only the app's own code shows that the app was set up; a backup code does not.
  const answer = /^\d{6}$/.test(code) ? await app.accounts.enterCode(headers, code) : null;
  if (answer?.kind === "in") {
    await app.tries.forget("code", account.id);
    return redirect("/?done=second-factor-on", answer.cookies);
  }
  const factor = shownFactor((await visit.body()).fields);
  if (factor !== null) return scanPage(visit, factor, true);
  return page({
    title: speak(secondFactorWords.title),
    status: 422,
    body: (
      <div class="prose">
        <Heading title={speak(secondFactorWords.confirmTitle)} />
        <Notice kind="fault" speak={speak} announce>
          {speak(secondFactorWords.wrongCode)}
        </Notice>
        <CodeForm visit={visit} action="/second-factor/confirm" label={speak(secondFactorWords.confirm)} />
        <p>
          <a href={localHref(visit.language, "/second-factor")}>{speak(secondFactorWords.again)}</a>
        </p>
      </div>
    ),
  });
}

/** What the page showed before, from the form that stood on it; it is shown again and trusted for nothing else. */
function shownFactor({ uri, backupCodes }: Readonly<Record<string, unknown>>): SecondFactor | null {
  if (typeof uri !== "string" || uri.length > 1000 || !uri.startsWith("otpauth://totp/")) return null;
  if (typeof backupCodes !== "string" || !/^[\w -]{1,1000}$/.test(backupCodes)) return null;
  const secret = URL.parse(uri)?.searchParams.get("secret") ?? null;
  return secret === null || secret === "" ? null : { uri, secret, backupCodes: backupCodes.split(" ") };
}

function codePage(visit: Visit, sent?: { readonly next: string }): Answer {
  const { account, language, speak } = visit;
  if (account !== null && !account.hasSecondFactor) return redirect("/second-factor");
  return page({
    title: speak(secondFactorWords.enterTitle),
    status: sent === undefined ? 200 : 422,
    body: (
      <div class="prose">
        <Heading title={speak(secondFactorWords.enterTitle)} lead={speak(secondFactorWords.enterLead)} />
        {sent !== undefined && (
          <Notice kind="fault" speak={speak} announce>
            {speak(secondFactorWords.wrongCode)}
          </Notice>
        )}
        <CodeForm
          visit={visit}
          action="/second-factor/code"
          label={speak(secondFactorWords.enter)}
          hidden={{ next: sent?.next ?? nextOf(visit) }}
        />
        <p>
          <a href={localHref(language, "/sign-in")}>{speak(secondFactorWords.backToSignIn)}</a>
        </p>
        <p class="muted">{speak(secondFactorWords.lost)}</p>
      </div>
    ),
  });
}

async function enterCode(visit: Visit): Promise<Answer> {
  const { account, app, headers } = visit;
  // Somebody who has no second factor yet sets it up by its own steps, never by this door.
  if (account !== null && !account.hasSecondFactor) return redirect("/second-factor");
  const seconds = await triedTooOften(visit, "code", account?.id ?? null);
  if (seconds > 0) return refusal({ code: "too-many-tries", seconds });
  const { fields } = await visit.body();
  const next = nextOf(visit, fields["next"]);
  const answer = await welcomed(visit, await app.accounts.enterCode(headers, await codeIn(visit)));
  if (answer.kind !== "in") return codePage(visit, { next });
  if (account !== null) await app.tries.forget("code", account.id);
  return redirect(next, answer.cookies);
}

/** The code as it was typed, without the spaces that apps show and with full-width digits folded. */
async function codeIn(visit: Visit): Promise<string> {
  const { fields } = await visit.body();
  const code = fields["code"];
  return typeof code === "string" ? code.normalize("NFKC").replaceAll(/\s/g, "").slice(0, 40) : "";
}
