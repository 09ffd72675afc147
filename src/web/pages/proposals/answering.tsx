import { typesForOthers } from "#domain/behalf/rules.ts";
import { askedOf, isLive } from "#domain/proposals/rules.ts";
import { sideOf } from "#domain/proposals/rules-sides.ts";
import { noReasons, type ProposalSide, proposalSayings, proposalSides } from "#domain/proposals/terms.ts";
import type { ProposalView } from "#domain/proposals/views.ts";
import type { Visit } from "#route.ts";
import { spokenLabels } from "#text/behalf.ts";
import {
  noReasonWords,
  proposalLabels,
  proposalSideWords,
  proposalWords,
  sayingWords,
  untilWords,
} from "#text/proposals.ts";
import { type FormState, fieldOf, shownFaults } from "#web/form-state.ts";
import { SpokenFields } from "#web/pages/behalf/fields.tsx";
import { Button, ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { ConfirmMoment } from "#web/ui/confirm-moment.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { SelectField, TextAreaField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

type Part = { readonly visit: Visit; readonly proposal: ProposalView; readonly state: FormState };

/** Labels of everything that can be wrong in an answer. */
export const answerLabels = { ...proposalLabels, ...spokenLabels };

const fields =
  ({ visit, state }: Pick<Part, "visit" | "state">) =>
  (name: keyof typeof answerLabels) =>
    fieldOf(visit, answerLabels, state, name);

/** What this reader is asked: its own yes or no, or for staff the answer that they heard. */
export function Answering(part: Part) {
  const { visit, proposal } = part;
  const { actor, app, speak } = visit;
  if (!isLive(proposal.state.phase)) return null;
  if (actor.hat === "coordinator") return <HeardAnswer {...part} />;
  const side = sideOf(actor, null);
  if (side === "hub" || typesForOthers(actor)) return null;
  const asked = askedOf(proposal.state, side, app.clock.now());
  if (asked !== null) return <OwnAnswer {...part} side={side} asked={asked} />;
  return (
    <Section title={speak(proposalWords.phase)}>
      {proposal.state.phase !== "agreed" && proposal.state.phase === "open" && <p>{speak(proposalWords.waiting)}</p>}
      <StepBack visit={visit} proposal={proposal} />
    </Section>
  );
}

function OwnAnswer(part: Part & { readonly side: ProposalSide; readonly asked: "meet" | "yes" }) {
  const { visit, proposal, side, asked } = part;
  const { app, language, speak } = visit;
  const w = proposalWords;
  const isMeet = asked === "meet";
  const meaning = !isMeet ? w.yesMeaning : side === "firm" ? w.meetMeaningFirm : w.meetMeaningPerson;
  const field = fields(part);
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, answerLabels, part.state)} />
      <ConfirmMoment
        id="answer"
        speak={speak}
        title={speak(!isMeet ? w.askYes : side === "firm" ? w.askMeetFirm : w.askMeetPerson)}
        meaning={speak(meaning)}
        whom={speak(side === "firm" ? w.whomFirm : w.whomPerson)}
        until={speak(untilWords(proposal.answerBy))}
        undo={speak(side === "firm" ? w.undoFirm : w.undoPerson)}
        action={localHref(language, `/proposals/${proposal.number}/answer`)}
        idempotencyKey={app.ids.next()}
        name="says"
        yes={{ label: speak(isMeet ? w.yesMeet : w.yesBegin), value: asked }}
        no={{ label: speak(isMeet ? w.noMeet : w.noBegin), value: "no" }}
      >
        {side === "person" && isMeet && proposal.line !== "" && (
          <TextAreaField {...field("reply")} maxLength={400} rows={2} hint={speak(w.replyHint)} />
        )}
        <details>
          <summary>{speak(proposalLabels.reason)}</summary>
          <p class="muted">{speak(w.reasonLead)}</p>
          <Reasons {...part} />
        </details>
      </ConfirmMoment>
      {!isMeet && <StepBack visit={visit} proposal={proposal} />}
    </>
  );
}

/** Why no, for whoever wants to say it. */
function Reasons(part: Pick<Part, "visit" | "state">) {
  const { speak } = part.visit;
  const field = fields(part);
  return (
    <>
      <SelectField
        {...field("reason")}
        emptyLabel={speak(noReasonWords.unsaid)}
        options={noReasons
          .filter((reason) => reason !== "unsaid")
          .map((value) => ({ value, label: speak(noReasonWords[value]) }))}
      />
      <TextField {...field("words")} maxLength={500} />
    </>
  );
}

const StepBack = ({ visit, proposal }: Pick<Part, "visit" | "proposal">) => (
  <ButtonRow>
    <LinkButton href={localHref(visit.language, `/proposals/${proposal.number}/withdraw`)}>
      {visit.speak(proposalWords.stepBack)}
    </LinkButton>
  </ButtonRow>
);

/** Staff enter what a side told them: whose answer it is, what it is, and who said it. */
function HeardAnswer(part: Part) {
  const { visit, proposal, state } = part;
  const { app, language, speak } = visit;
  const field = fields(part);
  const now = app.clock.now();
  const waiting = proposalSides.filter((side) => askedOf(proposal.state, side, now) !== null);
  if (waiting.length === 0) return <StepBack visit={visit} proposal={proposal} />;
  const says = proposal.state.phase === "open" ? "meet" : "yes";
  return (
    <Section title={speak(proposalWords.answerFor)} id="answer">
      <p class="muted">{speak(proposalWords.sideHint)}</p>
      <ErrorSummary speak={speak} faults={shownFaults(visit, answerLabels, state)} />
      <Form
        speak={speak}
        action={localHref(language, `/proposals/${proposal.number}/answer`)}
        idempotencyKey={app.ids.next()}
        buttons={<Button>{speak(proposalWords.saveAnswer)}</Button>}
      >
        <RadioGroup
          {...field("side")}
          required
          sideBySide
          options={waiting.map((value) => ({ value, label: speak(proposalSideWords[value]) }))}
        />
        <RadioGroup
          {...field("says")}
          required
          sideBySide
          options={proposalSayings
            .filter((value) => value === says || value === "no")
            .map((value) => ({ value, label: speak(sayingWords[value]) }))}
        />
        <Reasons visit={visit} state={state} />
        <SpokenFields visit={visit} state={state} />
      </Form>
      <StepBack visit={visit} proposal={proposal} />
    </Section>
  );
}

/** The moment in which a side steps back, or the hub takes a proposal back. */
export function Withdrawing(part: Part) {
  const { visit, proposal, state } = part;
  const { actor, app, language, speak } = visit;
  const w = proposalWords;
  const isStaff = actor.hat === "coordinator";
  const isPerson = actor.hat === "person";
  const field = fields(part);
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, answerLabels, state)} />
      <ConfirmMoment
        speak={speak}
        title={speak(w.stepBackTitle)}
        meaning={speak(w.stepBackMeaning)}
        whom={speak(isStaff ? w.whomStaff : isPerson ? w.whomPerson : w.whomFirm)}
        until={speak(w.stepBackUntil)}
        undo={speak(w.stepBackUndo)}
        action={localHref(language, `/proposals/${proposal.number}/withdraw`)}
        idempotencyKey={app.ids.next()}
        name="answer"
        yes={{ label: speak(w.stepBackYes), value: "yes" }}
        no={{ label: speak(w.stepBackNo), value: "no" }}
      >
        {isStaff && (
          <RadioGroup
            {...field("side")}
            value={field("side").value ?? "hub"}
            options={(["hub", ...proposalSides] as const).map((value) => ({
              value,
              label: speak(value === "hub" ? w.takeBackHub : proposalSideWords[value]),
            }))}
          />
        )}
        <Reasons visit={visit} state={state} />
        <SpokenPart visit={visit} state={state} />
      </ConfirmMoment>
    </>
  );
}

/** Who spoke is only asked for when a side steps back; the hub itself needs nobody's word. */
const SpokenPart = ({ visit, state }: Pick<Part, "visit" | "state">) =>
  typesForOthers(visit.actor) ? (
    <details open={state.faults.length > 0}>
      <summary>{visit.speak(proposalWords.sideHint)}</summary>
      <SpokenFields visit={visit} state={state} />
    </details>
  ) : null;
