import { typesForOthers } from "#domain/behalf/rules.ts";
import { hasMet } from "#domain/proposals/rules.ts";
import { sideOf } from "#domain/proposals/rules-sides.ts";
import { type Meeting, meetingModes, proposalSides } from "#domain/proposals/terms.ts";
import type { ProposalView } from "#domain/proposals/views.ts";
import type { Visit } from "#route.ts";
import { spokenLabels } from "#text/behalf.ts";
import { dateWords, instantWords } from "#text/dates.ts";
import { meetingModeWords, proposalLabels, proposalSideWords, proposalWords } from "#text/proposals.ts";
import { type FormState, fieldOf, shownFaults } from "#web/form-state.ts";
import { SpokenFields, spokenId } from "#web/pages/behalf/fields.tsx";
import { answerLabels } from "#web/pages/proposals/answering.tsx";
import { Button, LinkButton } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { DateField, MomentField, NumberField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The form that came back with a fault, and which of the page's forms it was. */
export type MeetingForm = { readonly of: "offer" | "choice" | "held"; readonly state: FormState };

type Part = { readonly visit: Visit; readonly proposal: ProposalView; readonly form: MeetingForm | null };

const empty: FormState = { values: {}, faults: [] };

/** The meeting of the two sides: dates to offer, to choose, or the one that was chosen. */
export function MeetingPart(part: Part) {
  const { visit, proposal } = part;
  const { actor, app, speak } = visit;
  if (proposal.state.phase !== "meeting") return null;
  const { meeting } = proposal;
  const by = sideOf(actor, null);
  const mayArrange = actor.hat !== "definer" && actor.hat !== "companion";
  const isOver = hasMet(meeting, app.clock.now());
  const mayChoose = meeting !== null && meeting.chosen === null && (by === "hub" || by !== meeting.offeredBy);
  return (
    <Section title={speak(proposalWords.meeting)} id="meeting">
      {meeting !== null && <Fixed visit={visit} proposal={proposal} meeting={meeting} />}
      {mayArrange && !isOver && mayChoose && meeting !== null && <Choosing {...part} meeting={meeting} />}
      {meeting !== null && meeting.chosen === null && !mayChoose && !isOver && <p>{speak(proposalWords.offered)}</p>}
      {mayArrange && !isOver && (meeting === null ? <Offering {...part} /> : <OfferingAgain {...part} />)}
      {actor.hat === "coordinator" && !isOver && <Holding {...part} />}
    </Section>
  );
}

/** The date that was chosen, or the day on which they met. */
function Fixed({ visit, proposal, meeting }: Omit<Part, "form"> & { readonly meeting: Meeting }) {
  const { language, speak } = visit;
  const { chosen, heldOn, mode, place } = meeting;
  if (heldOn !== null)
    return (
      <DefinitionList speak={speak} items={[{ term: speak(proposalLabels.heldOn), value: speak(dateWords(heldOn)) }]} />
    );
  if (chosen === null) return null;
  return (
    <>
      <DefinitionList
        speak={speak}
        items={[
          { term: speak(proposalWords.chosen), value: speak(instantWords(chosen)) },
          { term: speak(proposalLabels.mode), value: speak(meetingModeWords[mode]) },
          { term: speak(proposalLabels.place), value: <Place place={place} /> },
        ]}
      />
      <p>
        <LinkButton href={localHref(language, `/proposals/${proposal.number}/meeting.ics`)}>
          {speak(proposalWords.calendar)}
        </LinkButton>
      </p>
      <p>{speak(proposalWords.afterwards)}</p>
    </>
  );
}

const Place = ({ place }: { readonly place: string }) =>
  /^https:\/\/[^\s<>"']+$/.test(place) ? <a href={place}>{place}</a> : <>{place}</>;

const stateFor = (form: MeetingForm | null, of: MeetingForm["of"]): FormState => (form?.of === of ? form.state : empty);

function Choosing({ visit, proposal, form, meeting }: Part & { readonly meeting: Meeting }) {
  const { app, language, speak } = visit;
  const state = stateFor(form, "choice");
  const now = app.clock.now();
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, answerLabels, state)} />
      <Form
        speak={speak}
        action={localHref(language, `/proposals/${proposal.number}/date`)}
        idempotencyKey={app.ids.next()}
        buttons={<Button>{speak(proposalWords.chooseNow)}</Button>}
      >
        <p>
          {speak(meetingModeWords[meeting.mode])} <Place place={meeting.place} />
        </p>
        <RadioGroup
          {...fieldOf(visit, answerLabels, state, "slot")}
          required
          options={meeting.slots
            .filter((slot) => slot > now)
            .map((slot) => ({ value: slot.toISOString(), label: speak(instantWords(slot)) }))}
        />
        <SpokenFields visit={visit} state={state} />
      </Form>
      <p class="muted">{speak(proposalWords.noneSuits)}</p>
    </>
  );
}

const OfferingAgain = (part: Part) => (
  <details open={part.form?.of === "offer"}>
    <summary>{part.visit.speak(proposalWords.meetingOfferAgain)}</summary>
    <Offering {...part} />
  </details>
);

function Offering({ visit, proposal, form }: Part) {
  const { app, language, speak } = visit;
  const state = stateFor(form, "offer");
  const field = (name: keyof typeof answerLabels) => fieldOf(visit, answerLabels, state, name);
  return (
    <>
      <p>{speak(proposalWords.meetingOfferLead)}</p>
      <ErrorSummary
        speak={speak}
        faults={shownFaults(visit, answerLabels, state).map((fault) =>
          fault.name in spokenLabels ? { ...fault, id: spokenId(fault.name, "offer") } : fault,
        )}
      />
      <Form
        speak={speak}
        action={localHref(language, `/proposals/${proposal.number}/dates`)}
        idempotencyKey={app.ids.next()}
        buttons={<Button>{speak(proposalWords.offerNow)}</Button>}
      >
        <RadioGroup
          {...field("mode")}
          required
          sideBySide
          value={field("mode").value ?? "on-site"}
          options={meetingModes.map((value) => ({ value, label: speak(meetingModeWords[value]) }))}
        />
        <TextField {...field("place")} required maxLength={300} example={speak(proposalWords.placeExample)} />
        <NumberField
          {...field("minutes")}
          required
          value={field("minutes").value ?? "60"}
          unit={speak(proposalWords.minutesUnit)}
        />
        <MomentField {...field("slot1")} required />
        {(["slot2", "slot3", "slot4", "slot5"] as const).map((name) => (
          <MomentField key={name} {...field(name)} />
        ))}
        {typesForOthers(visit.actor) && <WhoseDates visit={visit} state={state} />}
      </Form>
    </>
  );
}

/** Staff say whose dates these are; the hub's own need nobody's word. */
function WhoseDates({ visit, state }: { readonly visit: Visit; readonly state: FormState }) {
  const { speak } = visit;
  const field = { ...fieldOf(visit, answerLabels, state, "side"), label: speak(proposalWords.datesOf) };
  const spokenFields = Object.keys(spokenLabels);
  return (
    <>
      <RadioGroup
        {...field}
        id="f-side-offer"
        value={field.value ?? "hub"}
        options={(["hub", ...proposalSides] as const).map((value) => ({
          value,
          label: speak(value === "hub" ? proposalWords.datesOfHub : proposalSideWords[value]),
        }))}
      />
      <details open={state.faults.some((fault) => spokenFields.includes(fault.field))}>
        <summary>{speak(proposalWords.datesSpoken)}</summary>
        <SpokenFields visit={visit} state={state} form="offer" />
      </details>
    </>
  );
}

function Holding({ visit, proposal, form }: Part) {
  const { app, language, speak } = visit;
  const state = stateFor(form, "held");
  const field = fieldOf(visit, answerLabels, state, "heldOn");
  return (
    <details open={form?.of === "held"}>
      <summary>{speak(proposalWords.noteHeld)}</summary>
      <p class="muted">{speak(proposalWords.noteHeldLead)}</p>
      <Form
        speak={speak}
        action={localHref(language, `/proposals/${proposal.number}/held`)}
        idempotencyKey={app.ids.next()}
        buttons={<Button look="secondary">{speak(proposalWords.noteHeld)}</Button>}
      >
        <DateField {...field} required value={field.value ?? app.clock.today()} max={app.clock.today()} />
      </Form>
    </details>
  );
}
