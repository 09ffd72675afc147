import type { Tx } from "#app.ts";
import { may, permit } from "#domain/access/may.ts";
import { contractFormView } from "#domain/contracts/views.ts";
import { type EngagementLine, engagementsOf } from "#domain/engagements/views-engagements.ts";
import { type InsideLook, insideLook } from "#domain/needs/rules-reviews.ts";
import { type RequirementOrigin, requirementOrigin } from "#domain/needs/views-requirement.ts";
import { reviewsOf } from "#domain/needs/views-reviews.ts";
import { type ProjectView, projectFacts, projectView } from "#domain/projects/views.ts";
import { proposalPhases } from "#domain/proposals/terms.ts";
import {
  type ProposalLine,
  proposalLines,
  type SuggestionLine,
  suggestionLines,
} from "#domain/proposals/views-list.ts";
import type { StoryPage } from "#domain/stories/terms.ts";
import type { SaidWeek } from "#domain/weeks/terms.ts";
import { projectWeekView } from "#domain/weeks/views-possible.ts";
import type { ContractForm } from "#reference/contract-forms.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { dayWords } from "#text/dates.ts";
import { engagementWords } from "#text/engagements.ts";
import { handWords } from "#text/hands.ts";
import { lookWords, reviewWords } from "#text/inside-reviews.ts";
import { dialogueNumber, dialogueWords, issueLabel } from "#text/needs.ts";
import { projectNumber, projectWords } from "#text/projects.ts";
import { referralWords } from "#text/referrals.ts";
import { projectStatusWords } from "#text/terms.ts";
import { numberIn } from "#web/form-routes.ts";
import type { FormState } from "#web/form-state.ts";
import { EngagementsOf, mostEngagementsShown, spansOf } from "#web/pages/engagements/of-record.tsx";
import { SourceDetails } from "#web/pages/needs/quotes.tsx";
import { ConditionParts, ShapePart, type WordsBehind, WorkParts } from "#web/pages/projects/parts.tsx";
import { statusTone } from "#web/pages/projects/status-tone.ts";
import { ProposalsOfProject } from "#web/pages/proposals/section.tsx";
import { ContractFormPart } from "#web/pages/standings/form-part.tsx";
import { StorySection, storyIn } from "#web/pages/stories/section.tsx";
import { PossibleWeekPart } from "#web/pages/weeks/possible-part.tsx";
import { Button, ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Tag } from "#web/ui/tag.tsx";

/** Loads a project for one of its pages; null when this actor may not. */
export async function loadProject(
  visit: Visit,
  act: "project.show" | "project.edit" | "project.publish",
): Promise<ProjectView | null> {
  const number = numberIn(visit);
  if (number === null) return null;
  return visit.app.db.read(visit.actor, async (tx) => {
    const facts = await projectFacts(tx, number);
    const allowed = facts === null ? null : permit(visit.app.may, visit.actor, act, facts);
    return facts === null || allowed === null ? null : projectView(tx, allowed, facts.id);
  });
}

type Around = {
  readonly engagements: readonly EngagementLine[];
  readonly story: StoryPage | null;
  readonly contractForm: ContractForm;
  readonly origin: RequirementOrigin | null;
  readonly look: InsideLook;
  readonly week: SaidWeek | null;
  readonly proposals: readonly ProposalLine[];
  readonly suggested: readonly SuggestionLine[];
};

/** As many proposals of one project as its page shows. */
const mostProposalsShown = 50;

/** The engagements that came of a project, the words it was written from, and for staff its story. */
async function around(visit: Visit, tx: Tx, { id, number, firmId, terms }: ProjectView): Promise<Around> {
  const { actor, app } = visit;
  const object = { hubId: actor.hubId, firmId };
  const allowed = permit(app.may, actor, "engagement.list", object);
  const shown = permit(app.may, actor, "project.show", object);
  const form = shown === null ? null : await contractFormView(tx, shown, number);
  const mayRead = permit(app.may, actor, "proposal.list", { hubId: actor.hubId, firmId });
  const query = { phases: proposalPhases, projectId: id, before: null, limit: mostProposalsShown };
  return {
    contractForm: form?.form ?? "service",
    origin: shown === null ? null : await requirementOrigin(tx, shown, id),
    week: shown === null ? null : await projectWeekView(tx, shown, id),
    look: shown === null ? "needed" : insideLook(terms, await reviewsOf(tx, shown, id)),
    proposals: mayRead === null ? [] : await proposalLines(tx, mayRead, query),
    suggested: mayRead === null || actor.firmId !== null ? [] : await suggestionLines(tx, mayRead, id),
    engagements:
      allowed === null ? [] : await engagementsOf(tx, allowed, { projectId: id, limit: mostEngagementsShown }),
    story: await storyIn(visit, tx, { kind: "project", id }),
  };
}

/** The page of one project for its hub and its firm. */
export async function showProject(visit: Visit, form?: FormState): Promise<Answer> {
  const project = await loadProject(visit, "project.show");
  if (project === null) return refusal({ code: "not-found" });
  const { engagements, story, proposals, suggested, ...requirement } = await visit.app.db.read(visit.actor, (tx) =>
    around(visit, tx, project),
  );
  return page({
    title: project.terms.title,
    status: form === undefined ? 200 : 422,
    islands: story === null ? [] : ["keep-draft"],
    body: (
      <>
        <ProjectShow visit={visit} project={project} {...requirement} />
        <ProposalsOfProject
          visit={visit}
          project={project.number}
          takesMore={project.status === "published"}
          lines={proposals}
          suggested={suggested}
        />
        <Engagements visit={visit} project={project} engagements={engagements} />
        <StorySection
          visit={visit}
          story={story}
          record={{ kind: "project", number: project.number }}
          spans={spansOf(engagements)}
          form={form}
        />
      </>
    ),
  });
}

/** Who has taken a share of the project. */
function Engagements({ visit, project, engagements }: Shown & { engagements: readonly EngagementLine[] }) {
  const { actor, language, speak } = visit;
  const { number, firmNumber } = project;
  return (
    <Section title={speak(projectWords.engagements)}>
      <EngagementsOf visit={visit} lines={engagements} hide="firm" />
      {may(actor, "engagement.enter", { hubId: actor.hubId }) && (
        <ButtonRow>
          <LinkButton href={localHref(language, `/engagements/new?firm=${firmNumber}&project=${number}`)}>
            {speak(engagementWords.enter)}
          </LinkButton>
        </ButtonRow>
      )}
    </Section>
  );
}

type Shown = { visit: Visit; project: ProjectView };

const objectOf = ({ visit, project }: Shown) => ({ hubId: visit.actor.hubId, firmId: project.firmId });

type Requirement = Shown & Pick<Around, "contractForm" | "origin" | "look" | "week">;

function ProjectShow({ visit, project, contractForm, origin, look, week }: Requirement) {
  const { actor, language, speak } = visit;
  const { terms } = project;
  const words: WordsBehind = (field, label) =>
    origin === null ? null : (
      <SourceDetails visit={visit} label={label} origin={origin} words={origin.sources.get(field)} />
    );
  const mayEdit = project.status !== "closed" && may(actor, "project.edit", objectOf({ visit, project }));
  const mayForm = project.status !== "closed" && may(actor, "project.set-contract-form", objectOf({ visit, project }));
  const formAction = mayForm
    ? { href: localHref(language, `/projects/${project.number}/contract-form`), label: speak(projectWords.edit) }
    : undefined;
  return (
    <>
      <Heading
        title={terms.title}
        above={
          <>
            {`${projectNumber(project.number)} `}
            <a href={localHref(language, `/firms/${project.firmNumber}`)}>{project.firmName}</a>
          </>
        }
        lead={
          <>
            <Tag tone={statusTone[project.status]}>{speak(projectStatusWords[project.status])}</Tag>{" "}
            <span class="muted">{`${speak(projectWords.updated)} ${speak(dayWords(project.updatedAt))}`}</span>
          </>
        }
        actions={
          <>
            {project.status !== "draft" && may(actor, "hand.list", { hubId: actor.hubId }) && (
              <LinkButton href={localHref(language, `/projects/${project.number}/hands`)}>
                {speak(handWords.toList)}
              </LinkButton>
            )}
            {mayEdit && (
              <LinkButton href={localHref(language, `/projects/${project.number}/edit`)}>
                {speak(projectWords.edit)}
              </LinkButton>
            )}
          </>
        }
      />
      <NextStep visit={visit} project={project} look={look} />
      {origin !== null && <Origin visit={visit} origin={origin} words={words} />}
      <Section title={speak(projectWords.workPart)}>
        <WorkParts visit={visit} terms={terms} words={words} />
      </Section>
      <Section title={speak(projectWords.conditions)}>
        <ConditionParts visit={visit} terms={terms} words={words} />
        <ContractFormPart speak={speak} form={contractForm} action={formAction} />
        {week !== null && <PossibleWeekPart visit={visit} week={week} of={{ ...project, kind: "project" }} />}
      </Section>
      <Section title={speak(projectWords.radarTitle)}>
        <ShapePart visit={visit} terms={terms} words={words} />
      </Section>
    </>
  );
}

/** What stands in the firm's way, and the dialogue that it was told in; the firm and the hub alone read it. */
function Origin({ visit, origin, words }: { visit: Visit; origin: RequirementOrigin; words: WordsBehind }) {
  const { language, speak } = visit;
  const label = speak(issueLabel);
  return (
    <Section title={label}>
      {origin.issue !== "" && <p class="told-issue">{origin.issue}</p>}
      {words("issue", label)}
      <p>
        <a class="target" href={localHref(language, `/dialogues/${origin.dialogue}?ask=all`)}>
          {`${speak(dialogueWords.fromDialogue)} ${dialogueNumber(origin.dialogue)}`}
        </a>
      </p>
    </Section>
  );
}

type Looked = Shown & { look: InsideLook };

/** The look inside the firm comes first; who may hold it sees the way to it, the firm what came of it. */
function InsideFirst({ visit, project, look }: Looked) {
  const { actor, language, speak } = visit;
  const mayHold = may(actor, "inside-review.save", objectOf({ visit, project }));
  const isFirst = look === "needed" && project.status === "draft" && mayHold;
  const label = look !== "needed" ? reviewWords.see : reviewWords.open;
  return (
    <>
      <p>{speak(lookWords[look])}</p>
      <ButtonRow>
        <LinkButton
          href={localHref(language, `/projects/${project.number}/inside-review`)}
          look={isFirst ? "primary" : "secondary"}
        >
          {speak(label)}
        </LinkButton>
      </ButtonRow>
    </>
  );
}

/** What the state of the project asks of this reader. */
function NextStep({ visit, project, look }: Looked) {
  const { actor, language, speak } = visit;
  const object = objectOf({ visit, project });
  const firmNaming = speak(project.firmIsNamed ? projectWords.firmNamed : projectWords.firmAnonymous);
  const inside = <InsideFirst visit={visit} project={project} look={look} />;
  switch (project.status) {
    case "draft":
      return (
        <Section title={speak(projectWords.next)}>
          {inside}
          {may(actor, "project.publish", object) && look !== "needed" && (
            <>
              <p>{firmNaming}</p>
              <ButtonRow>
                <LinkButton href={localHref(language, `/projects/${project.number}/publish`)} look="primary">
                  {speak(projectWords.publish)}
                </LinkButton>
              </ButtonRow>
            </>
          )}
          {may(actor, "project.publish", object) ? (
            <ButtonRow>
              <HandOver visit={visit} project={project} />
            </ButtonRow>
          ) : (
            <p>{speak(projectWords.waitsForHub)}</p>
          )}
        </Section>
      );
    case "published":
      return (
        <Section title={speak(projectStatusWords.published)}>
          <p>{firmNaming}</p>
          <div class="button-row">
            <LinkButton href={localHref(language, `/bank/${project.number}`)}>
              {speak(projectWords.publicPage)}
            </LinkButton>
            <HandOver visit={visit} project={project} />
            {may(actor, "project.close", object) && <StepForm visit={visit} project={project} step="close" />}
          </div>
          {look !== "needed" && inside}
        </Section>
      );
    case "closed":
      return (
        <Section title={speak(projectStatusWords.closed)}>
          <p>{speak(projectWords.reopenLead)}</p>
          {may(actor, "project.reopen", object) && <StepForm visit={visit} project={project} step="reopen" />}
        </Section>
      );
  }
}

/** The way to intermediaries, for those who may hand a project over. */
function HandOver({ visit, project }: Shown) {
  const { actor, language, speak } = visit;
  if (!may(actor, "referral.hand", { hubId: actor.hubId })) return null;
  return (
    <LinkButton href={localHref(language, `/projects/${project.number}/hand-over`)}>
      {speak(referralWords.handOver)}
    </LinkButton>
  );
}

function StepForm({ visit, project, step }: Shown & { step: "close" | "reopen" }) {
  return (
    <Form
      speak={visit.speak}
      action={localHref(visit.language, `/projects/${project.number}/${step}`)}
      idempotencyKey={visit.app.ids.next()}
      version={project.version}
      buttons={<Button look={step === "close" ? "danger" : "secondary"}>{visit.speak(projectWords[step])}</Button>}
    >
      {null}
    </Form>
  );
}
