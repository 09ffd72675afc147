import { permit } from "#domain/access/may.ts";
import { waitingCheckIns } from "#domain/accompaniment/views-check-ins.ts";
import { accompanimentFigures } from "#domain/accompaniment/views-companion.ts";
import { todayFigures } from "#domain/insights/views.ts";
import { proposalsToday } from "#domain/proposals/views-list.ts";
import { type Answer, page, type Route, refusal, type Visit } from "#route.ts";
import { homeWords } from "#text/home.ts";
import { joinWords } from "#text/join.ts";
import { navOf } from "#web/nav.ts";
import { accompanimentTasks } from "#web/pages/accompaniment/tasks.ts";
import { proposalTasks, type TodayTask, tasksOf } from "#web/pages/home/tasks.ts";
import { LinkButton } from "#web/ui/button.tsx";
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
          <LinkButton href={localHref(language, "/bank")} look="primary">
            {speak(homeWords.seeBank)}
          </LinkButton>{" "}
          <LinkButton href={localHref(language, "/join")}>{speak(joinWords.front)}</LinkButton>
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

/** Nobody is given more than three things to do. */
const mostTasks = 3;

async function homePage(visit: Visit): Promise<Answer> {
  const { actor, app, speak } = visit;
  const allowed = permit(app.may, actor, "home.show", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const { figures, proposals, beside } = await app.db.read(actor, async (tx) => ({
    figures: await todayFigures(tx, allowed),
    proposals: await proposalsToday(tx, allowed),
    beside: {
      waiting: await waitingCheckIns(tx, allowed),
      ...(await accompanimentFigures(tx, allowed, actor.hat === "companion")),
    },
  }));
  const tasks = [
    ...proposalTasks(visit, proposals),
    ...accompanimentTasks(visit, beside),
    ...tasksOf(visit, figures),
  ].slice(0, mostTasks);
  const title = speak(tasks[0]?.title ?? homeWords.calm);
  return page({
    title,
    body: (
      <>
        <Heading title={title} />
        <ol class="tasks">
          {tasks.map((task, index) => (
            <Task key={task.path} visit={visit} task={task} isFirst={index === 0} />
          ))}
        </ol>
        {tasks.length < 2 && <OtherPages visit={visit} />}
      </>
    ),
  });
}

/** The first task is the page's title already; the others name themselves. */
function Task({ visit, task, isFirst }: { visit: Visit; task: TodayTask; isFirst: boolean }) {
  const { language, speak } = visit;
  return (
    <li class="task">
      {!isFirst && <h2>{speak(task.title)}</h2>}
      {task.lead !== undefined && <p>{speak(task.lead)}</p>}
      <LinkButton href={localHref(language, task.path)} look={isFirst ? "primary" : "secondary"}>
        {speak(task.button)}
      </LinkButton>
    </li>
  );
}

/** Where a hat has little to do today, its pages stand here as well. */
function OtherPages({ visit }: { visit: Visit }) {
  const { speak } = visit;
  return (
    <Section title={speak(homeWords.others)}>
      <ul class="page-links">
        {navOf(visit)
          .filter((link) => link.current !== true)
          .map((link) => (
            <li key={link.href}>
              <a class="target" href={link.href}>
                {link.label}
              </a>
            </li>
          ))}
      </ul>
    </Section>
  );
}
