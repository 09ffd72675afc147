import { permit } from "#domain/access/may.ts";
import { ownVoices, type VoiceLine } from "#domain/accompaniment/views-concerns.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { complaintLabels, complaintWords, concernNumber } from "#text/accompaniment.ts";
import { dayWords } from "#text/dates.ts";
import { type FormState, fieldOf, shownFaults } from "#web/form-state.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextAreaField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";
import { telephoneHref } from "#web/ui/telephone-href.ts";

/** The complaint line: what somebody tells the hub's office past owner and companion, and what it answered. */
export async function complaintsPage(visit: Visit, state: FormState): Promise<Answer> {
  const { actor, app, hub, language, speak } = visit;
  const allowed = permit(app.may, actor, "complaint.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const voices = await app.db.read(actor, (tx) => ownVoices(tx, allowed));
  return page({
    title: speak(complaintWords.title),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading title={speak(complaintWords.title)} lead={speak(complaintWords.lead)} />
        <ErrorSummary speak={speak} faults={shownFaults(visit, complaintLabels, state)} />
        <Form
          speak={speak}
          action={localHref(language, "/complaints")}
          idempotencyKey={app.ids.next()}
          buttons={<Button>{speak(complaintWords.send)}</Button>}
        >
          <TextAreaField {...fieldOf(visit, complaintLabels, state, "words")} required maxLength={1000} />
        </Form>
        {hub.contactPhone !== "" && (
          <p>
            {speak(complaintWords.phone)} <a href={telephoneHref(hub.contactPhone)}>{hub.contactPhone}</a>
          </p>
        )}
        <Section title={speak(complaintWords.own)}>
          {voices.length === 0 ? (
            <p class="muted">{speak(complaintWords.none)}</p>
          ) : (
            <Voices visit={visit} voices={voices} />
          )}
        </Section>
      </div>
    ),
  });
}

function Voices({ visit, voices }: { readonly visit: Visit; readonly voices: readonly VoiceLine[] }) {
  const { speak } = visit;
  return (
    <ul>
      {voices.map(({ number, words, answer, madeAt, answeredAt }) => (
        <li class="concern-step" key={number}>
          <p class="muted">{`${concernNumber(number)} ${speak(dayWords(madeAt))}`}</p>
          <p class="concern-words">{words}</p>
          {answeredAt === null ? (
            <p class="muted">{speak(complaintWords.waiting)}</p>
          ) : (
            <Notice speak={speak} kind="human" title={`${speak(complaintWords.answer)} ${speak(dayWords(answeredAt))}`}>
              <p class="concern-words">{answer}</p>
            </Notice>
          )}
        </li>
      ))}
    </ul>
  );
}
