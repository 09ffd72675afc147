import { planSourceKinds } from "#domain/plans/terms.ts";
import type { PlanView } from "#domain/plans/views.ts";
import type { Visit } from "#route.ts";
import { conditionsName } from "#show/replay-command.ts";
import { planFileWords, planPageWords, planPaperWords, regionWords } from "#text/plan-pages.ts";
import { ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The papers of a finished plan, and the tables that it was made of. */
export function Downloads({ visit, plan, isConditioned }: { visit: Visit; plan: PlanView; isConditioned: boolean }) {
  const { language, speak } = visit;
  // The files of a plan that was made of files are with whoever uploaded them; what was set by hand is here alone.
  const sources = [...(plan.source === "region" ? planSourceKinds : []), conditionsName];
  return (
    <Section title={speak(planPageWords.downloads)}>
      <ButtonRow>
        {plan.files.map((kind) => (
          <LinkButton
            key={kind}
            href={localHref(language, `/plans/${plan.number}/${kind}`)}
            look={kind === "report.html" ? "primary" : "secondary"}
          >
            {speak(planFileWords[kind])}
          </LinkButton>
        ))}
        <LinkButton href={localHref(language, `/plans/${plan.number}/plan.pdf`)}>
          {speak(planPaperWords.pdf)}
        </LinkButton>
      </ButtonRow>
      {(plan.source === "region" || isConditioned) && (
        <>
          <p class="muted">{speak(plan.source === "region" ? regionWords.tables : regionWords.byHand)}</p>
          <ButtonRow>
            {sources.map((kind) => (
              <LinkButton key={kind} href={localHref(language, `/plans/${plan.number}/${kind}`)}>
                {kind}
              </LinkButton>
            ))}
          </ButtonRow>
        </>
      )}
      {!plan.files.includes("report.html") && <p class="muted">{speak(planPageWords.reportTooLarge)}</p>}
    </Section>
  );
}
