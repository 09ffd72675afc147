import { z } from "zod";
import type { Refusal } from "#domain/refusals.ts";
import { jointMeetingInput } from "#domain/weeks/input.ts";
import { endJointMeeting, setJointMeeting } from "#domain/weeks/set-joint-meeting.ts";
import { type FirmMeetings, showJointMeetings } from "#domain/weeks/show-joint-meetings.ts";
import { type JointMeetingId, meetingOftens } from "#domain/weeks/terms.ts";
import { isUuid } from "#kit/ids.ts";
import { type Answer, type Body, page, type Route, refusal, type Visit } from "#route.ts";
import { engagementNumber } from "#text/engagements.ts";
import { firmNumber } from "#text/firms.ts";
import {
  endOfMeeting,
  meetingLabels,
  meetingOftenWords,
  meetingTimeWords,
  meetingWords,
} from "#text/joint-meetings.ts";
import { projectNumber } from "#text/projects.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { emptyForm, type FormState, fieldOf, formAgain, listOf, shownFaults } from "#web/form-state.ts";
import { Button } from "#web/ui/button.tsx";
import { CheckboxGroup, RadioGroup } from "#web/ui/choice-field.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { PostForm } from "#web/ui/post-form.tsx";

/** The meetings that several people at a firm share: listed, set and ended. */
export const meetingRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/firms/:number/meetings",
    act: "joint-meeting.list",
    door: "page",
    run: (visit) => meetingsPage(visit, null),
  },
  formPost({
    path: "/firms/:number/meetings",
    act: "joint-meeting.set",
    input: jointMeetingInput,
    run: (visit, asked, key) =>
      setJointMeeting(visit.app, visit.actor, { ...asked, number: numberIn(visit) ?? 0, key }),
    done: ({ number }) => ({ to: `/firms/${number}/meetings`, code: "joint-meeting-set" }),
    again: (visit: Visit, body: Body, refused: Refusal) => meetingsPage(visit, formAgain(body.fields, refused)),
  }),
  formPost({
    path: "/firms/:number/meetings/:meeting/end",
    act: "joint-meeting.set",
    input: z.object({}),
    run: async (visit, _, key) => {
      const meeting = meetingIn(visit.params["meeting"] ?? "");
      if (meeting === null) return { ok: false, refusal: { code: "not-found" } };
      return endJointMeeting(visit.app, visit.actor, { number: numberIn(visit) ?? 0, meeting, key });
    },
    done: ({ number }) => ({ to: `/firms/${number}/meetings`, code: "joint-meeting-ended" }),
  }),
];

/** The id in an address, or null when it is none. */
function meetingIn(text: string): JointMeetingId | null;
function meetingIn(text: string): string | null {
  return isUuid(text) ? text : null;
}

async function meetingsPage(visit: Visit, again: FormState | null): Promise<Answer> {
  const { app, actor, speak } = visit;
  const shown = await showJointMeetings(app, actor, numberIn(visit) ?? 0);
  if (shown === null) return refusal({ code: "not-found" });
  const { firm, choices, maySet } = shown;
  return page({
    title: speak(meetingWords.title),
    status: again === null ? 200 : 422,
    body: (
      <>
        <Heading
          title={speak(meetingWords.title)}
          above={`${firmNumber(firm.number)} ${firm.name}`}
          lead={speak(meetingWords.lead)}
        />
        <Section title={speak(meetingWords.list)}>
          <Meetings visit={visit} shown={shown} />
        </Section>
        {maySet && (
          <Section title={speak(meetingWords.set)} id="set">
            {choices.length < 2 ? (
              <p>{speak(meetingWords.tooFew)}</p>
            ) : (
              <SetForm visit={visit} shown={shown} state={again ?? emptyForm} />
            )}
          </Section>
        )}
      </>
    ),
  });
}

type Shown = { visit: Visit; shown: FirmMeetings };
type Line = FirmMeetings["meetings"][number];

function Meetings({ visit, shown }: Shown) {
  const { language, speak } = visit;
  const columns: readonly Column<Line>[] = [
    { key: "title", label: speak(meetingLabels.title), cell: ({ title }) => title },
    {
      key: "time",
      label: speak(meetingWords.time),
      cell: ({ often, entries }) => speak(meetingTimeWords(often, entries)),
    },
    {
      key: "people",
      label: speak(meetingLabels.engagements),
      cell: ({ people }) => (
        <ul class="plain">
          {people.map(({ number, name }) => (
            <li key={number}>
              <a class="target" href={localHref(language, `/engagements/${number}`)}>
                {`${engagementNumber(number)} ${name}`}
              </a>
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <DataTable
      speak={speak}
      caption={speak(meetingWords.list)}
      rows={shown.meetings}
      rowKey={({ id }) => id}
      columns={shown.maySet ? [...columns, endColumn(visit, shown)] : columns}
      empty={{ title: speak(meetingWords.none) }}
    />
  );
}

function endColumn({ app, language, speak }: Visit, { firm }: FirmMeetings): Column<Line> {
  return {
    key: "end",
    label: speak(meetingWords.change),
    cell: ({ id, title }) => (
      <PostForm action={localHref(language, `/firms/${firm.number}/meetings/${id}/end`)}>
        <input type="hidden" name="idempotencyKey" value={app.ids.next()} />
        <Button look="secondary">
          <span class="visually-hidden">{speak(endOfMeeting(title))}</span>
          <span aria-hidden="true">{speak(meetingWords.end)}</span>
        </Button>
      </PostForm>
    ),
  };
}

function SetForm({ visit, shown, state }: Shown & { state: FormState }) {
  const { app, language, speak } = visit;
  const field = (name: keyof typeof meetingLabels) => fieldOf(visit, meetingLabels, state, name);
  return (
    <div class="prose">
      <ErrorSummary speak={speak} faults={shownFaults(visit, meetingLabels, state)} />
      <Form
        speak={speak}
        action={localHref(language, `/firms/${shown.firm.number}/meetings`)}
        idempotencyKey={app.ids.next()}
        buttons={<Button>{speak(meetingWords.save)}</Button>}
      >
        <TextField {...field("title")} required maxLength={60} example={speak(meetingWords.titleExample)} />
        <RadioGroup
          {...field("often")}
          required
          options={meetingOftens.map((value) => ({ value, label: speak(meetingOftenWords[value]) }))}
        />
        <CheckboxGroup
          {...field("engagements")}
          required
          hint={speak(meetingWords.peopleHint)}
          values={listOf(state.values["engagements"])}
          options={shown.choices.map(({ number, personName, title, project }) => ({
            value: String(number),
            label: personName,
            hint: `${engagementNumber(number)} ${title}${project === null ? "" : ` ${projectNumber(project)}`}`,
          }))}
        />
      </Form>
    </div>
  );
}
