import { typesForOthers } from "#domain/behalf/rules.ts";
import { askedOf, isLive } from "#domain/proposals/rules.ts";
import { sideOf } from "#domain/proposals/rules-sides.ts";
import { type ProposalSheet, showProposal } from "#domain/proposals/show-proposal.ts";
import type { ProposalView } from "#domain/proposals/views.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { dayWords, instantWords } from "#text/dates.ts";
import { hatWords } from "#text/hats.ts";
import {
  noReasonWords,
  proposalLabels,
  proposalNumber,
  proposalOriginWords,
  proposalPhaseWords,
  proposalSideWords,
  proposalWords,
  sayingWords,
} from "#text/proposals.ts";
import { numberIn } from "#web/form-routes.ts";
import type { FormState } from "#web/form-state.ts";
import { SpokenLines } from "#web/pages/behalf/fields.tsx";
import { Answering } from "#web/pages/proposals/answering.tsx";
import { LineForm } from "#web/pages/proposals/forms.tsx";
import { type MeetingForm, MeetingPart } from "#web/pages/proposals/meeting.tsx";
import { firmNameOf, Known, PresidentLine, Profile, Shapes, Terms, Work } from "#web/pages/proposals/parts.tsx";
import { phaseTone } from "#web/pages/proposals/tone.ts";
import { LinkButton } from "#web/ui/button.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Tag } from "#web/ui/tag.tsx";

/** Which of the page's forms came back, and how it stands. */
export type ProposalForms = {
  readonly answer?: FormState;
  readonly line?: FormState;
  readonly meeting?: MeetingForm;
};

const empty: FormState = { values: {}, faults: [] };

/** One proposal as its reader may know it: the hub with both sides, a firm or a person with one yes or no. */
export async function showProposalPage(visit: Visit, forms: ProposalForms = {}): Promise<Answer> {
  const number = numberIn(visit);
  const sheet = number === null ? null : await showProposal(visit.app, visit.actor, number);
  if (sheet === null) return refusal({ code: "not-found" });
  const { proposal } = sheet;
  const { speak, actor } = visit;
  const isRefused = Object.keys(forms).length > 0;
  const { title } = proposal.work;
  return page({
    title,
    status: isRefused ? 422 : 200,
    body: (
      <>
        <Heading
          title={title}
          above={proposalNumber(proposal.number)}
          lead={
            <>
              <Tag tone={phaseTone[proposal.state.phase]}>{speak(proposalPhaseWords[proposal.state.phase])}</Tag>{" "}
              {firmNameOf(visit, proposal)}
            </>
          }
          actions={<ToAnswer visit={visit} sheet={sheet} />}
        />
        {typesForOthers(actor) ? (
          <StaffPage visit={visit} sheet={sheet} forms={forms} />
        ) : (
          <SidePage visit={visit} sheet={sheet} forms={forms} />
        )}
      </>
    ),
  });
}

type Shown = { readonly visit: Visit; readonly sheet: ProposalSheet; readonly forms: ProposalForms };

/** Who is asked something goes to it from the top: the page is long on a phone. */
function ToAnswer({ visit, sheet }: Pick<Shown, "visit" | "sheet">) {
  const { actor, app, speak } = visit;
  const side = sideOf(actor, null);
  if (side === "hub" || askedOf(sheet.proposal.state, side, app.clock.now()) === null) return null;
  return (
    <LinkButton href="#answer" look="primary">
      {speak(proposalWords.toAnswer)}
    </LinkButton>
  );
}

/** One thing at a time for an owner or a person: the line, who or what it is, the time, and the question. */
function SidePage({ visit, sheet, forms }: Shown) {
  const { proposal } = sheet;
  const { actor, speak } = visit;
  const isPerson = actor.hat === "person";
  const part = { visit, proposal };
  return (
    <>
      <Outcome {...part} />
      {isPerson && <PresidentLine {...part} />}
      <Known {...part} />
      {!isPerson && proposal.profile !== null && (
        <Section title={speak(proposalWords.profile)}>
          {proposal.state.person === "none" && <p class="muted">{speak(proposalWords.profileLead)}</p>}
          <Profile visit={visit} profile={proposal.profile} />
        </Section>
      )}
      {isPerson && <Work {...part} />}
      {isPerson && proposal.firm.name === null && <p class="muted">{speak(proposalWords.firmUnnamed)}</p>}
      <Terms {...part} />
      <MeetingPart {...part} form={forms.meeting ?? null} />
      <Answering {...part} state={forms.answer ?? empty} />
      {!isPerson && <Line {...part} state={forms.line ?? null} />}
      {proposal.reply !== "" && (
        <Section title={speak(proposalWords.replyTitle)}>
          <p class="spoken-line">{proposal.reply}</p>
        </Section>
      )}
      <Shapes {...part} whose={isPerson ? proposalWords.you : proposalWords.thisPerson} />
      {!isPerson && <Work {...part} />}
      <Records {...part} sheet={sheet} />
    </>
  );
}

/** The coordinator's desk: what is due, both sides, and every record. */
function StaffPage({ visit, sheet, forms }: Shown) {
  const { proposal } = sheet;
  const { language, speak } = visit;
  const part = { visit, proposal };
  const { person, firm, project } = proposal;
  return (
    <>
      <Outcome {...part} />
      <p>
        {person !== null && <a href={localHref(language, `/people/${person.number}`)}>{person.name}</a>}
        {" ― "}
        {firm.number !== null && <a href={localHref(language, `/firms/${firm.number}`)}>{firm.name}</a>}
        {" ― "}
        {project !== null && <a href={localHref(language, `/projects/${project}`)}>{proposal.work.title}</a>}{" "}
        <span class="muted">
          {speak(proposalOriginWords[proposal.origin])} {speak(dayWords(proposal.createdAt))}
        </span>
      </p>
      <MeetingPart {...part} form={forms.meeting ?? null} />
      <Answering {...part} state={forms.answer ?? empty} />
      <Terms {...part} />
      <PresidentLine {...part} />
      {visit.actor.hat === "coordinator" && <Line {...part} state={forms.line ?? null} />}
      <Records {...part} sheet={sheet} />
      <Work {...part} />
      {proposal.profile !== null && (
        <Section title={speak(proposalWords.profile)}>
          <Profile visit={visit} profile={proposal.profile} />
        </Section>
      )}
      <Shapes {...part} whose={proposalWords.thisPerson} />
    </>
  );
}

type Part = { readonly visit: Visit; readonly proposal: ProposalView };

/** What has come of it, when something has. */
function Outcome({ visit, proposal }: Part) {
  const { actor, language, speak } = visit;
  const w = proposalWords;
  switch (proposal.state.phase) {
    case "agreed":
      return (
        <Notice speak={speak} kind="human" title={speak(w.agreedTitle)}>
          {actor.hat === "coordinator" ? (
            <LinkButton href={localHref(language, `/proposals/${proposal.number}/engage`)} look="human">
              {speak(w.engage)}
            </LinkButton>
          ) : (
            <p>{speak(w.agreedLead)}</p>
          )}
        </Notice>
      );
    case "engaged":
      return (
        <Notice speak={speak} kind="human" title={speak(w.engagedTitle)}>
          {proposal.engagement !== null && (
            <LinkButton href={localHref(language, `/engagements/${proposal.engagement}`)}>
              {speak(w.toEngagement)}
            </LinkButton>
          )}
        </Notice>
      );
    case "closed":
      return (
        <Notice speak={speak} kind="info" title={speak(w.closedTitle)}>
          <p>{speak(w.closedLead)}</p>
        </Notice>
      );
    default:
      return null;
  }
}

/** The president's line, to be written while the proposal lives. */
function Line({ visit, proposal, state }: Part & { readonly state: FormState | null }) {
  if (!isLive(proposal.state.phase)) return null;
  const { speak } = visit;
  const shown = state ?? { values: { line: proposal.line }, faults: [] };
  const form = <LineForm visit={visit} number={proposal.number} state={shown} />;
  if (typesForOthers(visit.actor))
    return (
      <details open={state !== null}>
        <summary>{speak(proposalLabels.line)}</summary>
        {form}
      </details>
    );
  return (
    <Section title={speak(proposalLabels.line)} id="line">
      <p>{speak(proposalWords.lineAsk)}</p>
      {form}
    </Section>
  );
}

/** What was answered, handed over and typed for somebody else. */
function Records({ visit, sheet }: Part & { readonly sheet: ProposalSheet }) {
  const { actor, speak } = visit;
  const { answers, disclosures, spoken } = sheet;
  const isFirm = actor.firmId !== null;
  return (
    <>
      <Section title={speak(proposalWords.answers)}>
        {answers.length === 0 && <p class="muted">{speak(proposalWords.noAnswers)}</p>}
        <ul class="plain-list">
          {answers.map((line) => (
            <li key={line.at.toISOString() + line.side}>
              {speak(instantWords(line.at))} {speak(proposalSideWords[line.side])}：{speak(sayingWords[line.says])}
              {line.reason !== null && ` ${speak(noReasonWords[line.reason])}`}
              {line.words !== "" && ` 「${line.words}」`}
              <span class="cell-note">
                {line.hat === "visitor" || line.hat === "system" ? "" : speak(hatWords[line.hat])}
              </span>
            </li>
          ))}
        </ul>
        <SpokenLines visit={visit} lines={spoken} />
      </Section>
      {!isFirm && (
        <Section title={speak(proposalWords.disclosures)}>
          {disclosures.length === 0 && <p class="muted">{speak(proposalWords.noDisclosures)}</p>}
          <ul class="plain-list">
            {disclosures.map(({ at, closedAt }) => (
              <li key={at.toISOString()}>
                {speak(instantWords(at))}
                {" ― "}
                {closedAt === null ? speak(proposalWords.stillOpen) : speak(instantWords(closedAt))}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
