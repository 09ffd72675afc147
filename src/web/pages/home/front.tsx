import { type Answer, page, type Route, type Visit } from "#route.ts";
import { homeWords } from "#text/home.ts";
import { joinWords } from "#text/join.ts";
import { homePage } from "#web/pages/home/home.tsx";
import { ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The first page: what this is for a visitor, what to do for who has signed in. */
export const frontRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/",
    act: "front.show",
    door: "page",
    everyone: { query: [] },
    run: (visit) => (visit.actor.hat === "visitor" ? Promise.resolve(frontPage(visit)) : homePage(visit)),
  },
];

function frontPage({ account, language, speak }: Visit): Answer {
  return page({
    title: speak(homeWords.frontTitle),
    isPublic: true,
    body: (
      <div class="prose">
        <Heading title={speak(homeWords.frontTitle)} lead={speak(homeWords.frontLead)} />
        <Section title={speak(homeWords.forPeople)}>
          <p>{speak(homeWords.forPeopleText)}</p>
          <ButtonRow>
            <LinkButton href={localHref(language, "/bank")} look="primary">
              {speak(homeWords.seeBank)}
            </LinkButton>
            <LinkButton href={localHref(language, "/join")}>{speak(joinWords.front)}</LinkButton>
          </ButtonRow>
        </Section>
        <Section title={speak(homeWords.forFirms)}>
          <p>{speak(homeWords.forFirmsText)}</p>
          <LinkButton href={localHref(language, "/companies")}>{speak(homeWords.seeFirms)}</LinkButton>
        </Section>
        <LinkButton href={localHref(language, account === null ? "/sign-in" : "/hats")}>
          {speak(homeWords.signIn)}
        </LinkButton>
      </div>
    ),
  });
}
