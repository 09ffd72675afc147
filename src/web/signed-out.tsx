import type { Route, Visit } from "#route.ts";
import { signedOutWays, signedOutWords } from "#text/error-pages.ts";
import { listOf } from "#web/form-state.ts";
import { errorResponse, pathWithoutDone, type Rendering } from "#web/respond.tsx";
import { Button, ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { localHref, withoutLanguage } from "#web/ui/local-href.ts";

/** A form came from somebody whose session has ended: nothing is saved, and nothing of what was typed is lost. */
export async function signedOutResponse(visit: Visit, route: Route, rendering: Rendering): Promise<Response> {
  const form = formOf(visit);
  const signIn = form === null ? "/sign-in" : `/sign-in?next=${encodeURIComponent(form)}`;
  const parts = { status: 403, words: signedOutWords } as const;
  const carried = route.act.startsWith("session.") ? null : await carriedFields(visit);
  if (carried === null) {
    const links = [{ href: localHref(visit.language, signIn), label: visit.speak(signedOutWays.signIn) }];
    return errorResponse(visit, { ...parts, links, islands: ["keep-draft"] }, rendering);
  }
  const waysOn = <WaysOn visit={visit} carried={carried} toForm={form === null ? null : signIn} />;
  return errorResponse(visit, { ...parts, waysOn, islands: ["keep-draft"] }, rendering);
}

type Carried = readonly (readonly [name: string, value: string])[];

/** What was sent, to be sent again, passwords apart; null where it is not known, or a file was with it. */
async function carriedFields(visit: Visit): Promise<Carried | null> {
  const { fields, files } = await visit.body();
  if (Object.keys(fields).length === 0 || Object.keys(files).length > 0) return null;
  return Object.entries(fields)
    .filter(([name]) => !/password/i.test(name))
    .flatMap(([name, value]) => listOf(value).map((each): [string, string] => [name, each]));
}

/**
 * The page on which the form stood, as the browser names it. A form that had come back with faults stood at the address
 * it is sent to, where no page need be.
 */
function formOf({ headers, path }: Visit): string | null {
  const referer = headers.get("referer") ?? "";
  if (!URL.canParse(referer)) return null;
  const { host, pathname, search } = new URL(referer);
  const form = pathWithoutDone(withoutLanguage(pathname) + search);
  return host === headers.get("host") && form.split("?")[0] !== path.split("?")[0] ? form : null;
}

/** Without scripts only this page has what was typed; the island turns to the form where the tab has kept it as well. */
function WaysOn({ visit, carried, toForm }: { visit: Visit; carried: Carried; toForm: string | null }) {
  const { language, path, speak } = visit;
  return (
    <div data-drafts-carried="">
      {toForm !== null && (
        <div data-way="form" hidden>
          <p>{speak(signedOutWays.toForm)}</p>
          <ButtonRow>
            <LinkButton href={localHref(language, toForm)} look="primary">
              {speak(signedOutWays.signIn)}
            </LinkButton>
          </ButtonRow>
        </div>
      )}
      <div data-way="here">
        <p>{speak(signedOutWays.fromHere)}</p>
        <ol>
          <li>{speak(signedOutWays.stepOne)}</li>
          <li>{speak(signedOutWays.stepTwo)}</li>
        </ol>
        <form method="post" action={localHref(language, path)}>
          {carried.map(([name, value], index) => (
            <input key={index} type="hidden" name={name} value={value} />
          ))}
          <ButtonRow>
            <LinkButton href={localHref(language, "/sign-in")} look="primary" inNewTab>
              {speak(signedOutWays.signInInNewTab)}
            </LinkButton>
            <Button look="secondary">{speak(signedOutWays.sendAgain)}</Button>
          </ButtonRow>
        </form>
      </div>
    </div>
  );
}
