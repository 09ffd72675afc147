import type { PlanView } from "#domain/plans/views.ts";
import type { FamilyLine } from "#domain/plans/views-compare.ts";
import type { Visit } from "#route.ts";
import { compareWordsOfPlans } from "#text/scenarios.ts";
import { Choose } from "#web/pages/plans/compare.tsx";
import { Section } from "#web/ui/heading.tsx";

/** The plans of the same tables, to be set side by side with this one. */
export function Scenarios(props: { visit: Visit; plan: PlanView; family: readonly FamilyLine[] }) {
  const { visit, plan, family } = props;
  if (family.length < 2) return null;
  return (
    <Section title={visit.speak(compareWordsOfPlans.section)} id="scenarios">
      <p>{visit.speak(compareWordsOfPlans.sectionLead)}</p>
      <Choose visit={visit} lines={[plan]} family={family} />
    </Section>
  );
}
