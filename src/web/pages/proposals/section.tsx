import { may } from "#domain/access/may.ts";
import { numberOfCode } from "#domain/plans/rules-region.ts";
import type { PlanView } from "#domain/plans/views.ts";
import type { Calm } from "#domain/proposals/rules-calm.ts";
import type { ProposalLine, ProposedShare, SuggestionLine } from "#domain/proposals/views-list.ts";
import type { Visit } from "#route.ts";
import { calmRepairWords } from "#text/calm-repair.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { reasonWords } from "#text/plan-reasons.ts";
import { projectNumber } from "#text/projects.ts";
import { proposalNumber, proposalPhaseWords, proposalWords } from "#text/proposals.ts";
import { ProposalTable } from "#web/pages/proposals/table.tsx";
import { Button, ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";
import { PostForm } from "#web/ui/post-form.tsx";

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
          {line.calm !== null && <CalmPart visit={visit} calm={line.calm} />}
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

/** Whether anybody else of the plan that holds is moved, and why; the changes by the codes of the plan's page. */
function CalmPart({ visit: { language, speak }, calm }: { readonly visit: Visit; readonly calm: Calm }) {
  const who = (code: string | null) => {
    const number = code === null ? null : numberOfCode(code);
    return number === null ? (
      speak(calmRepairWords.nobody)
    ) : (
      <a href={localHref(language, `/people/${number}`)}>{code}</a>
    );
  };
  return (
    <>
      <p>{speak(calmRepairWords.told(calm))}</p>
      {calm.moves.length > 0 && (
        <ul>
          {calm.moves.map(({ project, from, to }) => (
            <li key={project}>
              <a href={localHref(language, `/projects/${numberOfCode(project) ?? 0}`)}>{project}</a>: {who(from)} →{" "}
              {who(to)}
            </li>
          ))}
        </ul>
      )}
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

/** Whether this reader puts shares of this plan to both sides: a coordinator, of the plan of the region that holds. */
export const putsShares = ({ actor }: Visit, plan: Pick<PlanView, "publishedAt" | "source">): boolean =>
  plan.publishedAt !== null && plan.source === "region" && may(actor, "proposal.put", { hubId: actor.hubId });

/** One share of the plan that holds: the proposal that it has become, or the button that puts it. */
export function ProposeShare(props: {
  readonly visit: Visit;
  readonly plan: number;
  readonly project: number;
  /** What the share is, for those who only hear the button. */
  readonly whose: string;
  readonly proposed: ProposedShare | undefined;
}) {
  const { visit, plan, project, whose, proposed } = props;
  const { app, language, speak } = visit;
  if (proposed !== undefined)
    return (
      <>
        <a class="target" href={localHref(language, `/proposals/${proposed.proposal}`)}>
          {proposalNumber(proposed.proposal)}
        </a>
        <span class="cell-note">{speak(proposalPhaseWords[proposed.phase])}</span>
      </>
    );
  return (
    <PostForm action={localHref(language, `/plans/${plan}/proposals`)}>
      <input type="hidden" name="idempotencyKey" value={app.ids.next()} />
      <input type="hidden" name="project" value={String(project)} />
      <Button look="secondary">
        <span class="visually-hidden">{`${whose}: `}</span>
        {speak(proposalWords.putShare)}
      </Button>
    </PostForm>
  );
}

/** The button by which the shares of the plan that holds are put to both sides. */
export function ProposalsOfPlan({ visit, plan }: { readonly visit: Visit; readonly plan: PlanView }) {
  const { app, language, speak } = visit;
  if (!putsShares(visit, plan)) return null;
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
