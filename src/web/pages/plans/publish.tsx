import { may } from "#domain/access/may.ts";
import type { PlanView } from "#domain/plans/views.ts";
import type { Visit } from "#route.ts";
import { instantWords } from "#text/dates.ts";
import { publishWords } from "#text/plan-pages.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** Making a finished plan of the region the one that holds, or taking it back. */
export function Publishing({ visit, plan }: { visit: Visit; plan: PlanView }) {
  const { actor, language, speak } = visit;
  if (plan.source !== "region" || !may(actor, "plan.publish", { hubId: actor.hubId })) return null;
  const isPublished = plan.publishedAt !== null;
  const act = isPublished ? "withdraw" : "publish";
  return (
    <Section title={speak(isPublished ? publishWords.holds : publishWords.title)} id="publish">
      <p>
        {plan.publishedAt === null
          ? speak(publishWords.meaning)
          : speak(publishWords.since(instantWords(plan.publishedAt)))}
      </p>
      <Form
        speak={speak}
        action={localHref(language, `/plans/${plan.number}/${act}`)}
        idempotencyKey={visit.app.ids.next()}
        buttons={
          <Button look={isPublished ? "secondary" : "primary"}>
            {speak(isPublished ? publishWords.withdraw : publishWords.publish)}
          </Button>
        }
      >
        {null}
      </Form>
    </Section>
  );
}
