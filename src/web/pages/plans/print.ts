import { permit } from "#domain/access/may.ts";
import { numberOfCode } from "#domain/plans/rules-region.ts";
import { planView } from "#domain/plans/views.ts";
import { namesOnPlan } from "#domain/plans/views-region.ts";
import { type Answer, refusal, type Visit } from "#route.ts";
import { planPaper } from "#show/plan-paper.ts";
import { instantWords } from "#text/dates.ts";
import { planNumber } from "#text/plan-pages.ts";
import { numberIn } from "#web/form-routes.ts";
import { namedOn } from "#web/pages/plans/naming.tsx";

/** A finished plan on paper for the meeting, with the names that its page shows. */
export async function planPdf(visit: Visit): Promise<Answer> {
  const { actor, app, hub, language, speak } = visit;
  const number = numberIn(visit);
  const allowed = permit(app.may, actor, "plan.show", { hubId: actor.hubId });
  if (number === null || allowed === null) return refusal({ code: "not-found" });
  const found = await app.db.read(actor, async (tx) => {
    const plan = await planView(tx, allowed, number);
    if (plan === null) return null;
    const shares = plan.source === "files" ? [] : (plan.result?.shares ?? []);
    const cards = shares.flatMap(({ person }) => numberOfCode(person) ?? []);
    return { plan, names: await namesOnPlan(tx, allowed, [...new Set(cards)]) };
  });
  if (found === null) return refusal({ code: "not-found" });
  const { plan, names } = found;
  const { result } = plan;
  if (result === null) return refusal({ code: "wrong-state", state: plan.status });
  const { person } = namedOn(visit, plan.source, names);
  const bytes = await app.printer.pdf(
    planPaper({
      language,
      speak,
      result,
      above: `${hub.name}　${planNumber(number)} ${plan.name}　${speak(instantWords(plan.requestedAt))}`,
      foot: `${planNumber(number)} ${plan.name}　${speak(instantWords(app.clock.now()))}`,
      person: (code) => person(code).text,
    }),
  );
  return { kind: "file", name: `${planNumber(number)}-plan.pdf`, mediaType: "application/pdf", bytes };
}
