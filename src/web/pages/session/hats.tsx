import { type Answer, page, type Route, redirect, refusal, type Visit } from "#route.ts";
import { passwordWords, secondFactorWords } from "#text/accounts.ts";
import { hatAt, hatLeads } from "#text/hats.ts";
import { sessionWords } from "#text/session.ts";
import { wearing } from "#web/session.ts";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** Choosing the hat to act in, and signing out. */
export const hatRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/hats",
    act: "session.choose-hat",
    door: "page",
    run: (visit) => Promise.resolve(hatsPage(visit)),
  },
  {
    method: "post",
    path: "/hats",
    act: "session.choose-hat",
    door: "page",
    run: chooseHat,
  },
  {
    method: "post",
    path: "/sign-out",
    act: "session.sign-out",
    door: "page",
    run: async ({ app, headers }) => redirect("/?done=signed-out", await app.accounts.signOut(headers)),
  },
];

function hatsPage({ account, language, speak }: Visit): Answer {
  const hats = account?.hats ?? [];
  return page({
    title: speak(sessionWords.hatsTitle),
    body: (
      <div class="prose">
        <Heading title={speak(sessionWords.hatsTitle)} lead={speak(sessionWords.hatsLead)} />
        {hats.length === 0 && <p>{speak(sessionWords.hatsNone)}</p>}
        <ul class="choice-list">
          {hats.map((hat) => (
            <li key={hat.id}>
              <form method="post" action={localHref(language, "/hats")}>
                <button class="button button-secondary" type="submit" name="hat" value={hat.id}>
                  {speak(hatAt(hat.kind, hat.at))}
                </button>
                <p class="muted">{speak(hatLeads[hat.kind])}</p>
              </form>
            </li>
          ))}
        </ul>
        <Section title={speak(passwordWords.settings)}>
          <ul>
            <li>
              <a class="target" href={localHref(language, "/second-factor")}>
                {speak(secondFactorWords.title)}
              </a>
            </li>
            <li>
              <a class="target" href={localHref(language, "/password")}>
                {speak(passwordWords.title)}
              </a>
            </li>
          </ul>
        </Section>
      </div>
    ),
  });
}

async function chooseHat(visit: Visit): Promise<Answer> {
  const { fields } = await visit.body();
  const hat = visit.account?.hats.find((each) => each.id === fields["hat"]);
  if (hat === undefined) return refusal({ code: "not-found" });
  return redirect("/", [wearing(hat.id, visit.app.config.publicUrl)]);
}
