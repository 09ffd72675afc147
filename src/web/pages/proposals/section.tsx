import { may } from "#domain/access/may.ts";
import type { PlanView } from "#domain/plans/views.ts";
import type { ProposalLine, SuggestionLine } from "#domain/proposals/views-list.ts";
import type { Visit } from "#route.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { reasonWords } from "#text/plan-reasons.ts";
import { projectNumber } from "#text/projects.ts";
import { proposalNumber, proposalWords } from "#text/proposals.ts";
import { ProposalTable } from "#web/pages/proposals/table.tsx";
import { Button, ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";

/** Why the next best person fits: the reasons that tell most. */
const mostReasons = 3;

/** Whom repair runs found after a no, each with its reasons and the way to propose them. */
export function Suggestions({ visit, lines }: { readonly visit: Visit; readonly lines: readonly SuggestionLine[] }) {
  const { actor, language, speak } = visit;
  const mayPut = may(actor, "proposal.put", { hubId: actor.hubId });
  return (
    <>
      {lines.map((line) => (
        <Notice
          key={line.project}
          speak={speak}
          kind="info"
          title={`${speak(line.person === null ? proposalWords.suggestionNone : proposalWords.suggestion)} ― ${projectNumber(line.project)} ${line.title}`}
        >
          <p>
            {line.person !== null && (
              <>
                <a href={localHref(language, `/people/${line.person.number}`)}>{line.person.name}</a>{" "}
                {speak(halfDaysWords(line.halfDays))}
              </>
            )}{" "}
            <a href={localHref(language, `/proposals/${line.afterProposal}`)}>{proposalNumber(line.afterProposal)}</a>
          </p>
          {line.why.length > 0 && (
            <ul>
              {line.why.slice(0, mostReasons).map(({ name, reason }) => (
                <li key={name}>{speak(reasonWords(reason))}</li>
              ))}
            </ul>
          )}
          {mayPut && line.person !== null && (
            <LinkButton
              href={localHref(language, `/proposals/new?project=${line.project}&person=${line.person.number}`)}
            >
              {speak(proposalWords.suggestionUse)}
            </LinkButton>
          )}
        </Notice>
      ))}
    </>
  );
}

/** The proposals of one project, for its hub and its firm. */
export function ProposalsOfProject(props: {
  readonly visit: Visit;
  readonly project: number;
  readonly takesMore: boolean;
  readonly lines: readonly ProposalLine[];
  readonly suggested: readonly SuggestionLine[];
}) {
  const { visit, project, takesMore, lines, suggested } = props;
  const { actor, language, speak } = visit;
  const mayPut = takesMore && may(actor, "proposal.put", { hubId: actor.hubId });
  if (lines.length === 0 && !mayPut) return null;
  return (
    <Section title={speak(proposalWords.ofProject)} id="proposals">
      <Suggestions visit={visit} lines={suggested} />
      {lines.length > 0 && <ProposalTable visit={visit} lines={lines} isOwn={actor.firmId !== null} />}
      {mayPut && (
        <ButtonRow>
          <LinkButton href={localHref(language, `/proposals/new?project=${project}`)}>
            {speak(proposalWords.put)}
          </LinkButton>
        </ButtonRow>
      )}
    </Section>
  );
}

/** The button by which the shares of the plan that holds are put to both sides. */
export function ProposalsOfPlan({ visit, plan }: { readonly visit: Visit; readonly plan: PlanView }) {
  const { actor, app, language, speak } = visit;
  if (plan.publishedAt === null || plan.source !== "region" || !may(actor, "proposal.put", { hubId: actor.hubId }))
    return null;
  return (
    <Section title={speak(proposalWords.planTitle)} id="proposals">
      <p>{speak(proposalWords.planLead)}</p>
      <Form
        speak={speak}
        action={localHref(language, `/plans/${plan.number}/proposals`)}
        idempotencyKey={app.ids.next()}
        buttons={<Button>{speak(proposalWords.planAll)}</Button>}
      >
        {null}
      </Form>
    </Section>
  );
}
