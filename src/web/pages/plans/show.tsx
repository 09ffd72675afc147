import { may, permit } from "#domain/access/may.ts";
import { hasConditions, noConditions, type PlanConditions } from "#domain/plans/rules-conditions.ts";
import { type Fairness as Fair, fairnessOf } from "#domain/plans/rules-fairness.ts";
import { type KeptPlan, proofOf } from "#domain/plans/rules-kept.ts";
import { numberOfCode } from "#domain/plans/rules-region.ts";
import { isUnderWay } from "#domain/plans/rules-status.ts";
import { gapInHundredths } from "#domain/plans/rules-summary.ts";
import { type PlanView, planView } from "#domain/plans/views.ts";
import { comparedFacts, type FamilyLine, familyOf } from "#domain/plans/views-compare.ts";
import { namesOnPlan } from "#domain/plans/views-region.ts";
import { askedView, type ComparedPlan, parentView } from "#domain/plans/views-scenarios.ts";
import { type ProposedShare, proposedShares } from "#domain/proposals/views-list.ts";
import type { Coordinates } from "#domain/weeks/rules.ts";
import { townCoordinates } from "#domain/weeks/views.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { boardWords } from "#text/board.ts";
import { instantWords } from "#text/dates.ts";
import { fairnessWords } from "#text/fairness.ts";
import { ofWords, planFailureWords, planNumber, planPageWords } from "#text/plan-pages.ts";
import { percentOf, reportWords, stoppedWords, summaryWords } from "#text/plans.ts";
import { rehearsalWords } from "#text/rehearsal.ts";
import { scenarioWords } from "#text/scenarios.ts";
import { numberIn } from "#web/form-routes.ts";
import { Changes } from "#web/pages/plans/changes.tsx";
import { Conditions } from "#web/pages/plans/conditions.tsx";
import { Downloads } from "#web/pages/plans/downloads.tsx";
import { Fairness } from "#web/pages/plans/fairness.tsx";
import { Scenarios } from "#web/pages/plans/family.tsx";
import { progressOf } from "#web/pages/plans/follow.ts";
import { PlanTag } from "#web/pages/plans/list.tsx";
import { type Naming, namedOn } from "#web/pages/plans/naming.tsx";
import { How, Proof } from "#web/pages/plans/proof.tsx";
import { Publishing } from "#web/pages/plans/publish.tsx";
import { Open, People, Shares, sortingOf } from "#web/pages/plans/tables.tsx";
import { Towns } from "#web/pages/plans/towns.tsx";
import { ProposalsOfPlan, putsShares } from "#web/pages/proposals/section.tsx";
import { LinkButton } from "#web/ui/button.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Progress } from "#web/ui/progress.tsx";

/** The page of one plan: how far it is while it runs, and all of it when it is there. */
export async function showPlan(visit: Visit): Promise<Answer> {
  const { actor, app } = visit;
  const number = numberIn(visit);
  const allowed = permit(app.may, actor, "plan.show", { hubId: actor.hubId });
  if (number === null || allowed === null) return refusal({ code: "not-found" });
  const found = await app.db.read(actor, async (tx) => {
    const view = await planView(tx, allowed, number);
    if (view === null) return null;
    const parent = view.result === null ? null : await parentView(tx, allowed, number);
    const asked = view.result === null ? null : await askedView(tx, allowed, number);
    const names = await namesOnPlan(tx, allowed, [
      ...cardsOf(view),
      ...cardsOf({ source: view.source, result: parent?.result ?? null }),
    ]);
    const follows = permit(app.may, actor, "plan.follow", { hubId: actor.hubId });
    const family = follows === null ? [] : await familyOf(tx, follows, number);
    const lists = putsShares(visit, view) ? permit(app.may, actor, "proposal.list", { hubId: actor.hubId }) : null;
    const proposed = lists === null ? [] : await proposedShares(tx, lists);
    const places = view.result === null ? new Map<string, Coordinates>() : await townCoordinates(tx);
    const { source, result } = view;
    const fair = result === null ? null : fairnessOf(result, await comparedFacts(tx, allowed, [{ source, result }]));
    return { plan: view, parent, conditions: asked?.conditions ?? noConditions, names, family, proposed, places, fair };
  });
  if (found === null) return refusal({ code: "not-found" });
  const { plan, parent, conditions, names, family, proposed, places, fair } = found;
  const title = `${planNumber(number)} ${plan.name}`;
  if (isUnderWay(plan.status))
    return page({
      title,
      islands: ["poll-progress"],
      refreshSeconds: 5,
      body: <RunningPlan visit={visit} plan={plan} />,
    });
  return page({
    title,
    body:
      plan.result === null ? (
        <EndedPlan visit={visit} plan={plan} />
      ) : (
        <FinishedPlan
          visit={visit}
          plan={plan}
          result={plan.result}
          people={namedOn(visit, plan.source, names)}
          parent={parent}
          conditions={conditions}
          family={family}
          proposed={proposed}
          places={places}
          fair={fair}
        />
      ),
  });
}

/** The cards whose names the page shows; the codes of a plan made of files say nothing to us. */
const cardsOf = ({ source, result }: Pick<PlanView, "source" | "result">): readonly number[] =>
  source === "files" || result === null
    ? []
    : result.loads.filter(({ given }) => given > 0).flatMap(({ person }) => numberOfCode(person) ?? []);

type Shown = { readonly visit: Visit; readonly plan: PlanView };

function PlanHeading({ visit, plan, title }: Shown & { title: string }) {
  const { language, speak } = visit;
  return (
    <Heading
      title={title}
      above={`${planNumber(plan.number)} ${plan.name}`}
      lead={
        <>
          <PlanTag
            plan={{ status: plan.status, summary: plan.result?.proof ?? null, publishedAt: plan.publishedAt }}
            speak={speak}
          />{" "}
          <span class="muted">{speak(instantWords(plan.requestedAt))}</span>
        </>
      }
      actions={
        may(visit.actor, "plan.request", { hubId: visit.actor.hubId }) && (
          <>
            {plan.result !== null && (
              <LinkButton href={localHref(language, `/plans/${plan.number}/rehearse`)}>
                {speak(rehearsalWords.open)}
              </LinkButton>
            )}
            {plan.result !== null && (
              <LinkButton href={localHref(language, `/plans/${plan.number}/scenario`)}>
                {speak(scenarioWords.make)}
              </LinkButton>
            )}
            <LinkButton href={localHref(language, "/plans/region")}>{speak(planPageWords.make)}</LinkButton>
          </>
        )
      }
    />
  );
}

function RunningPlan({ visit, plan }: Shown) {
  const { language, speak } = visit;
  const w = planPageWords;
  const here = localHref(language, `/plans/${plan.number}`);
  const cancel = {
    action: `${here}/cancel`,
    idempotencyKey: visit.app.ids.next<string>(),
    label: speak(plan.status === "waiting" ? w.stopWaiting : w.stop),
  };
  return (
    <>
      <PlanHeading visit={visit} plan={plan} title={speak(w.running)} />
      <Progress
        speak={speak}
        state={progressOf(visit, plan.number, plan)}
        pollUrl={`${here}/progress`}
        pageHref={here}
        cancel={plan.status === "cancelling" ? undefined : cancel}
      />
      <p class="after-gap muted">{speak(w.runningLead)}</p>
    </>
  );
}

function EndedPlan({ visit, plan }: Shown) {
  const { speak } = visit;
  const w = planPageWords;
  const isFailed = plan.status === "failed";
  return (
    <>
      <PlanHeading visit={visit} plan={plan} title={speak(isFailed ? w.failedTitle : w.cancelledTitle)} />
      <Notice kind={isFailed ? "fault" : "info"} speak={speak}>
        <p>{speak(isFailed ? planFailureWords[plan.failure ?? "fault"] : w.cancelledText)}</p>
      </Notice>
    </>
  );
}

type Finished = Shown & {
  readonly result: KeptPlan;
  readonly people: Naming;
  readonly parent: ComparedPlan | null;
  readonly conditions: PlanConditions;
  readonly family: readonly FamilyLine[];
  readonly proposed: readonly ProposedShare[];
  readonly places: ReadonlyMap<string, Coordinates>;
  readonly fair: Fair | null;
};

function FinishedPlan({ visit, plan, result, people, parent, conditions, family, proposed, places, fair }: Finished) {
  const { speak } = visit;
  const proof = proofOf(result.proof);
  const made = { totals: result.totals, proof };
  return (
    <>
      <PlanHeading visit={visit} plan={plan} title={speak(reportWords.headline(made))} />
      {proof.stopped === "cancelled" && (
        <Notice kind="attention" speak={speak} title={speak(planPageWords.stoppedTitle)}>
          <p>{speak(stoppedWords.cancelled)}</p>
        </Notice>
      )}
      <p class="plan-summary">{speak(summaryWords(made))}</p>
      <Figures visit={visit} result={result} />
      <p class="muted">{speak(reportWords.unit)}</p>
      <Parts visit={visit} result={result} />
      <Scenarios visit={visit} plan={plan} family={family} />
      {parent !== null && <Changes visit={visit} parent={parent} result={result} naming={people} />}
      <Conditions visit={visit} conditions={conditions} result={result} naming={people} />
      <Publishing visit={visit} plan={plan} />
      <ProposalsOfPlan visit={visit} plan={plan} />
      {plan.files.length > 0 && <Downloads visit={visit} plan={plan} isConditioned={hasConditions(conditions)} />}
      <Proof visit={visit} proof={proof} />
      <Towns visit={visit} result={result} places={places} />
      {fair !== null && <Fairness visit={visit} fair={fair} />}
      <p>
        <a class="target" href={localHref(visit.language, `/plans/${plan.number}/board`)}>
          {speak(boardWords.link)}
        </a>
      </p>
      <Shares
        visit={visit}
        plan={plan}
        result={result}
        naming={people}
        sorting={sortingOf(visit, plan.number)}
        proposed={proposed}
      />
      <People visit={visit} result={result} naming={people} />
      <Open visit={visit} result={result} naming={people} />
      <How visit={visit} plan={plan} result={result} isConditioned={hasConditions(conditions)} />
    </>
  );
}

function Figures({ visit, result }: { visit: Visit; result: KeptPlan }) {
  const { speak } = visit;
  const { totals } = result;
  const w = reportWords.figures;
  const hundredths = gapInHundredths(proofOf(result.proof));
  const gap =
    hundredths === null
      ? "–"
      : hundredths === 0
        ? `${speak(w.none)} ${speak(w.proven)}`
        : `${percentOf(hundredths)} ${speak(reportWords.atMost)}`;
  const figures = [
    [w.served, ofWords(totals.served, totals.wanted)],
    [w.people, ofWords(totals.peopleWithWork, totals.people)],
    [w.open, ofWords(totals.open, totals.projects)],
    [w.gap, gap],
  ] as const;
  return (
    <dl class="plan-figures">
      {figures.map(([name, value]) => (
        <div key={name.en}>
          <dt>{speak(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What stands further down: on a phone that is far. */
function Parts({ visit, result }: { visit: Visit; result: KeptPlan }) {
  const { speak } = visit;
  const { totals } = result;
  const parts = [
    ["proof", reportWords.proofTitle(proofOf(result.proof))],
    ["towns", boardWords.townsTitle],
    ["fairness", fairnessWords.title],
    ["shares", planPageWords.shares(result.shares.length)],
    ["people", planPageWords.people],
    ["open", totals.open === 0 ? reportWords.noneOpen : reportWords.openTitle(totals.open)],
    ["pairs", reportWords.pairsTitle],
    ["files", reportWords.filesTitle],
  ] as const;
  return (
    <nav class="plan-parts" aria-label={speak(planPageWords.parts)}>
      {parts.map(([id, words]) => (
        <a key={id} class="target" href={`#${id}`}>
          {speak(words)}
        </a>
      ))}
    </nav>
  );
}
