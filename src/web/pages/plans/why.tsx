import { type Rehearsing, showRehearsal } from "#domain/plans/rehearse-plan.ts";
import type { LivePlan } from "#domain/plans/rules-live.ts";
import { type WhyPerson, type WhyProject, whyPerson, whyProject } from "#domain/plans/rules-why.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { boardWords } from "#text/board.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { planNumber } from "#text/plan-pages.ts";
import type { Words } from "#text/speak.ts";
import {
  becauseWords,
  candidateWords,
  fewerWords,
  lossWords,
  missWords,
  moreWords,
  payRaiseWords,
  whyWords as w,
} from "#text/why.ts";
import { numberIn } from "#web/form-routes.ts";
import { Name, type Naming } from "#web/pages/plans/naming.tsx";
import { NotLivePart, namingOf } from "#web/pages/plans/rehearse.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** Why one project or one person of a plan is where they are, and what would change it; measured on the live plan. */
export async function whyPage(visit: Visit): Promise<Answer> {
  const { actor, app, language, query, speak } = visit;
  const number = numberIn(visit);
  const shown = number === null ? null : await showRehearsal(app, actor, number);
  if (shown === null) return refusal({ code: "not-found" });
  const { plan, live } = shown;
  const above = <a href={localHref(language, `/plans/${plan.number}`)}>{`${planNumber(plan.number)} ${plan.name}`}</a>;
  if (live === null)
    return page({
      title: speak(w.link),
      body: (
        <>
          <Heading title={speak(w.link)} above={above} />
          <NotLivePart visit={visit} shown={shown} />
        </>
      ),
    });
  const project = whyProject(live, query.get("project") ?? "");
  const person = whyPerson(live, query.get("person") ?? "");
  if (project === null && person === null) return refusal({ code: "not-found" });
  const naming = namingOf(visit, shown);
  const title =
    project === null ? naming.person(person?.person.id ?? "").text : `${project.project.id} ${project.project.title}`;
  return page({
    title,
    body: (
      <div class="prose why">
        <Heading title={title} above={above} lead={speak(w.link)} />
        {project !== null && <ProjectWhy visit={visit} shown={shown} live={live} naming={naming} why={project} />}
        {person !== null && <PersonWhy visit={visit} naming={naming} why={person} />}
        <p class="muted">{speak(w.proven)}</p>
        <p class="muted">{speak(boardWords.priced(shown.result.pairs.admissible))}</p>
      </div>
    ),
  });
}

type Part<Why> = { readonly visit: Visit; readonly naming: Naming; readonly why: Why };

function ProjectWhy({
  visit,
  naming,
  why,
}: Part<WhyProject> & { readonly shown: Rehearsing; readonly live: LivePlan }) {
  const { speak } = visit;
  const { project, oneMore } = why;
  return (
    <>
      {why.code === "served" ? (
        <Section title={speak(w.choices)}>
          <p>
            <Name {...naming.person(why.person)} /> {speak(halfDaysWords(project.halfDays))}
          </p>
          <p>
            {speak(
              why.loss === null
                ? w.locked
                : lossWords(why.loss, why.next === null ? null : naming.person(why.next).text),
            )}
          </p>
        </Section>
      ) : (
        <OpenWhy visit={visit} naming={naming} why={why} />
      )}
      <Section title={speak(w.more)}>
        <p>{speak(oneMore === null ? w.mostHalfDays : moreWords(oneMore, "project"))}</p>
      </Section>
    </>
  );
}

function OpenWhy({ visit: { speak }, naming, why }: Part<Extract<WhyProject, { code: "open" }>>) {
  const changes: readonly Words[] = [
    ...(why.fewer === null ? [] : [fewerWords(why.project.halfDays, why.fewer)]),
    ...(why.pay === null ? [] : [payRaiseWords(naming.person(why.pay.person).text, why.pay.from, why.pay.to)]),
    ...why.misses.map(({ person, filter, gain }) => missWords(naming.person(person).text, filter, gain)),
  ];
  return (
    <>
      <p>{speak(becauseWords[why.because])}</p>
      <Section title={speak(w.changes)}>
        {changes.length === 0 ? (
          <p>{speak(w.none)}</p>
        ) : (
          <ul>
            {changes.map((words) => (
              <li key={words.en}>{speak(words)}</li>
            ))}
          </ul>
        )}
      </Section>
      {why.candidates.length > 0 && (
        <Section title={speak(w.candidates)}>
          <ul>
            {why.candidates.map((one) => (
              <li key={one.person}>
                <Name {...naming.person(one.person)} /> {speak(candidateWords(one))}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function PersonWhy({ visit: { speak }, naming, why }: Part<WhyPerson>) {
  return (
    <Section title={speak(w.more)}>
      <ul>
        {why.serves.map(({ id, title, halfDays }) => (
          <li key={id}>
            <Name {...naming.project(id)} /> {title} {speak(halfDaysWords(halfDays))}
          </li>
        ))}
      </ul>
      <p>{speak(why.halfDay === null ? w.mostHalfDays : moreWords(why.halfDay, "person"))}</p>
      <p>{speak(why.engagement === null ? w.mostHalfDays : moreWords(why.engagement, "engagement"))}</p>
    </Section>
  );
}
