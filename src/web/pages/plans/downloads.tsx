import { planSourceKinds } from "#domain/plans/terms.ts";
import type { PlanView } from "#domain/plans/views.ts";
import type { Visit } from "#route.ts";
import { planFileWords, planPageWords, planPaperWords, regionWords } from "#text/plan-pages.ts";
import { ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The papers of a finished plan, and the tables that it was made of. */
export function Downloads({ visit, plan }: { visit: Visit; plan: PlanView }) {
  const { language, speak } = visit;
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
      {plan.source === "region" && (
        <>
          <p class="muted">{speak(regionWords.tables)}</p>
          <ButtonRow>
            {[...planSourceKinds, "conditions.json"].map((kind) => (
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
