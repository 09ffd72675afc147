import type { Tx } from "#app.ts";
import { may, permit } from "#domain/access/may.ts";
import { type SpokenLine, spokenAt } from "#domain/behalf/views.ts";
import { type EngagementLine, engagementsOf } from "#domain/engagements/views-engagements.ts";
import { type FirmView, firmFacts, firmView } from "#domain/firms/views.ts";
import { type FirmClosing, firmClosing } from "#domain/firms/views-closing.ts";
import { type FirmFiguresLine, firmFiguresLines } from "#domain/firms/views-figures.ts";
import { type DialogueListLine, dialogueList } from "#domain/needs/views.ts";
import { type ProjectOfFirm, projectsOfFirm } from "#domain/projects/views-firm.ts";
import type { StoryPage } from "#domain/stories/terms.ts";
import type { SaidWeek } from "#domain/weeks/terms.ts";
import { firmWeekView } from "#domain/weeks/views-possible.ts";
import { type Answer, page, type Visit } from "#route.ts";
import { dayWords } from "#text/dates.ts";
import { engagementWords } from "#text/engagements.ts";
import {
  employeesWords,
  figuresWords,
  firmLabels,
  firmNumber,
  firmStatusWords,
  firmWords,
  foundedWords,
} from "#text/firms.ts";
import { industryWords } from "#text/industries.ts";
import { meetingWords } from "#text/joint-meetings.ts";
import { yenWords } from "#text/money.ts";
import { dialogueWords } from "#text/needs.ts";
import { closedWords, successorWords } from "#text/official-lists.ts";
import { numberIn } from "#web/form-routes.ts";
import type { FormState } from "#web/form-state.ts";
import { SpokenLines } from "#web/pages/behalf/fields.tsx";
import { movedOrMissing } from "#web/pages/duplicates/moved.ts";
import { EngagementsOf, mostEngagementsShown, spansOf } from "#web/pages/engagements/of-record.tsx";
import { Figures } from "#web/pages/firms/figures.tsx";
import { BeginDialogue, DialoguesOf } from "#web/pages/needs/of-firm.tsx";
import { ProjectsOfFirm } from "#web/pages/projects/of-firm.tsx";
import { StorySection, storyIn } from "#web/pages/stories/section.tsx";
import { PossibleWeekPart } from "#web/pages/weeks/possible-part.tsx";
import { Button, ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { telephoneHref } from "#web/ui/telephone-href.ts";

/** Loads a firm for its page, or says why not. */
export async function loadFirm(visit: Visit, act: "firm.show" | "firm.edit"): Promise<FirmView | null> {
  const number = numberIn(visit);
  if (number === null) return null;
  return visit.app.db.read(visit.actor, async (tx) => {
    const facts = await firmFacts(tx, number);
    const allowed = facts === null ? null : permit(visit.app.may, visit.actor, act, facts);
    return facts === null || allowed === null ? null : firmView(tx, allowed, facts.firmId);
  });
}

/** A firm with what its page shows around it. */
type FirmSheet = {
  readonly firm: FirmView;
  readonly closing: FirmClosing | null;
  readonly figures: readonly FirmFiguresLine[];
  readonly week: SaidWeek;
  readonly dialogues: readonly DialogueListLine[];
  readonly projects: readonly ProjectOfFirm[];
  readonly engagements: readonly EngagementLine[];
  readonly story: StoryPage | null;
  readonly spoken: readonly SpokenLine[];
};

/** As many dialogues of a firm as its page shows; all of them stand in the list. */
const newestOf = { status: null, before: null, limit: 4 } as const;

/** As many projects of a firm as its page shows. */
const projectsShown = 20;

async function sheetOf(visit: Visit, tx: Tx, number: number): Promise<FirmSheet | null> {
  const { actor, app } = visit;
  const facts = await firmFacts(tx, number);
  const allowed = facts === null ? null : permit(app.may, actor, "firm.show", facts);
  if (facts === null || allowed === null) return null;
  const { firmId } = facts;
  const dialogues = permit(app.may, actor, "dialogue.list", facts);
  const projects = permit(app.may, actor, "project.list", facts);
  const engagements = permit(app.may, actor, "engagement.list", facts);
  return {
    firm: await firmView(tx, allowed, firmId),
    closing: await firmClosing(tx, allowed, firmId),
    figures: await firmFiguresLines(tx, allowed, firmId),
    week: await firmWeekView(tx, allowed, firmId),
    dialogues: dialogues === null ? [] : await dialogueList(tx, dialogues, { ...newestOf, firmId }),
    projects: projects === null ? [] : await projectsOfFirm(tx, projects, { firmId, limit: projectsShown }),
    engagements:
      engagements === null ? [] : await engagementsOf(tx, engagements, { firmId, limit: mostEngagementsShown }),
    story: await storyIn(visit, tx, { kind: "firm", id: firmId }),
    spoken: await spokenAt(tx, allowed, { kind: "firm", ids: [firmId] }),
  };
}

/** The page of one firm for its hub and itself. */
export async function showFirm(visit: Visit, form?: FormState): Promise<Answer> {
  const number = numberIn(visit);
  const sheet = number === null ? null : await visit.app.db.read(visit.actor, (tx) => sheetOf(visit, tx, number));
  if (sheet === null) return movedOrMissing(visit, "firm", number);
  return page({
    title: sheet.firm.terms.name,
    status: form === undefined ? 200 : 422,
    islands: sheet.story === null ? [] : ["keep-draft"],
    body: <FirmShow visit={visit} sheet={sheet} form={form} />,
  });
}

function FirmShow({ visit, sheet, form }: { visit: Visit; sheet: FirmSheet; form: FormState | undefined }) {
  const { language, speak } = visit;
  const { firm, story, engagements } = sheet;
  const { terms } = firm;
  const at = (path: string) => localHref(language, `/firms/${firm.number}${path}`);
  const object = { hubId: visit.actor.hubId, firmId: firm.id };
  const can = (act: "firm.edit" | "firm-account.list") => may(visit.actor, act, object);
  return (
    <>
      <Heading
        title={terms.name}
        above={`${firmNumber(firm.number)} ${terms.kana}`}
        lead={<Tag tone={firm.status === "published" ? "done" : "neutral"}>{speak(firmStatusWords[firm.status])}</Tag>}
        actions={
          <>
            <BeginDialogue visit={visit} firm={firm} />
            {can("firm.edit") && <LinkButton href={at("/edit")}>{speak(firmWords.edit)}</LinkButton>}
          </>
        }
      />
      {sheet.closing !== null && <Closed visit={visit} closing={sheet.closing} />}
      <Section title={speak(firmWords.about)}>
        <AboutFirm visit={visit} firm={firm} />
        <PossibleWeekPart visit={visit} week={sheet.week} of={{ kind: "firm", number: firm.number, firmId: firm.id }} />
      </Section>
      <Section title={speak(firmWords.contact)}>
        <Contact visit={visit} firm={firm} />
      </Section>
      <Section title={speak(dialogueWords.ofFirm)}>
        <DialoguesOf visit={visit} dialogues={sheet.dialogues} />
      </Section>
      <Section title={speak(firmWords.projects)}>
        <Projects visit={visit} sheet={sheet} />
      </Section>
      <Section title={speak(firmWords.engagements)} id="engagements">
        <EngagementsOf visit={visit} lines={engagements} hide="firm" />
        <ButtonRow>
          {may(visit.actor, "engagement.enter", { hubId: visit.actor.hubId }) && (
            <LinkButton href={localHref(language, `/engagements/new?firm=${firm.number}`)}>
              {speak(engagementWords.enter)}
            </LinkButton>
          )}
          {may(visit.actor, "joint-meeting.list", object) && (
            <LinkButton href={at("/meetings")}>{speak(meetingWords.ofFirm)}</LinkButton>
          )}
        </ButtonRow>
      </Section>
      <Section title={speak(figuresWords.title)} id="figures">
        <Figures visit={visit} years={sheet.figures} />
      </Section>
      <StorySection
        visit={visit}
        story={story}
        record={{ kind: "firm", number: firm.number }}
        spans={spansOf(engagements)}
        form={form}
      />
      {can("firm-account.list") && (
        <Section title={speak(firmWords.accounts)}>
          <LinkButton href={at("/accounts")}>{speak(firmWords.accounts)}</LinkButton>
        </Section>
      )}
      <PublicPart visit={visit} firm={firm} />
      <SpokenLines visit={visit} lines={sheet.spoken} />
    </>
  );
}

/** What the register says of the firm's end, and the firm that took it over. */
function Closed({ visit, closing }: { visit: Visit; closing: FirmClosing }) {
  const { language, speak } = visit;
  const { successor, successorNumber } = closing;
  return (
    <Notice kind="attention" speak={speak}>
      <p>{speak(closedWords(closing))}</p>
      {successorNumber !== null && (
        <p>
          {speak(successorWords(successorNumber))}{" "}
          {successor !== null && (
            <a href={localHref(language, `/firms/${successor.number}`)}>
              {firmNumber(successor.number)} {successor.name}
            </a>
          )}
        </p>
      )}
    </Notice>
  );
}

type Part = { visit: Visit; firm: FirmView };

function AboutFirm({ visit, firm }: Part) {
  const { speak } = visit;
  const { terms } = firm;
  const site = terms.website && (
    <a href={terms.website} rel="noopener">
      {terms.website}
    </a>
  );
  return (
    <DefinitionList
      speak={speak}
      items={[
        { term: speak(firmLabels.industry), value: speak(industryWords(terms.industry)) },
        { term: speak(firmLabels.business), value: terms.business },
        { term: speak(firmLabels.town), value: terms.town },
        {
          term: speak(firmLabels.address),
          value: terms.address && `${terms.postalCode === "" ? "" : `〒${terms.postalCode} `}${terms.address}`,
        },
        { term: speak(firmLabels.employees), value: speak(employeesWords(terms.employees)) },
        { term: speak(firmLabels.representative), value: terms.representative },
        {
          term: speak(firmLabels.foundedYear),
          value: terms.foundedYear !== null && speak(foundedWords(terms.foundedYear)),
        },
        { term: speak(firmLabels.capitalYen), value: terms.capitalYen !== null && speak(yenWords(terms.capitalYen)) },
        { term: speak(firmLabels.corporateNumber), value: terms.corporateNumber },
        { term: speak(firmLabels.website), value: site },
        { term: speak(firmWords.updated), value: speak(dayWords(firm.updatedAt)) },
      ]}
    />
  );
}

function Contact({ visit, firm: { terms } }: Part) {
  const { speak } = visit;
  return (
    <DefinitionList
      speak={speak}
      items={[
        { term: speak(firmLabels.contactName), value: terms.contactName },
        {
          term: speak(firmLabels.contactPhone),
          value: terms.contactPhone && <a href={telephoneHref(terms.contactPhone)}>{terms.contactPhone}</a>,
        },
        {
          term: speak(firmLabels.contactEmail),
          value: terms.contactEmail && <a href={`mailto:${terms.contactEmail}`}>{terms.contactEmail}</a>,
        },
      ]}
    />
  );
}

function Projects({ visit, sheet: { firm, projects } }: { visit: Visit; sheet: FirmSheet }) {
  const { actor, language, speak } = visit;
  const mayEnter = may(actor, "project.enter", { hubId: actor.hubId, firmId: firm.id });
  return (
    <>
      <ProjectsOfFirm visit={visit} projects={projects.slice(0, projectsShown)} />
      <ButtonRow>
        {projects.length > projectsShown && (
          <LinkButton href={localHref(language, `/projects?firm=${firm.number}`)}>
            {speak(firmWords.allProjects)}
          </LinkButton>
        )}
        {mayEnter && (
          <LinkButton href={localHref(language, `/projects/new?firm=${firm.number}`)} look="primary">
            {speak(firmWords.enterProject)}
          </LinkButton>
        )}
      </ButtonRow>
    </>
  );
}

function PublicPart({ visit, firm }: Part) {
  const { language, speak } = visit;
  const object = { hubId: visit.actor.hubId, firmId: firm.id };
  const at = (path: string) => localHref(language, `/firms/${firm.number}${path}`);
  if (firm.status === "draft")
    return may(visit.actor, "firm.publish", object) ? (
      <Section title={speak(firmStatusWords.draft)}>
        <LinkButton href={at("/publish")}>{speak(firmWords.publish)}</LinkButton>
      </Section>
    ) : null;
  return (
    <Section title={speak(firmStatusWords.published)}>
      <LinkButton href={localHref(language, `/companies/${firm.number}`)}>{speak(firmWords.publicPage)}</LinkButton>
      {may(visit.actor, "firm.withdraw", object) && (
        <Form
          speak={speak}
          action={at("/withdraw")}
          idempotencyKey={visit.app.ids.next()}
          version={firm.version}
          buttons={<Button look="danger">{speak(firmWords.withdraw)}</Button>}
        >
          {null}
        </Form>
      )}
    </Section>
  );
}
