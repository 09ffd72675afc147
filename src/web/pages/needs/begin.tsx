import { permit } from "#domain/access/may.ts";
import { firmFacts } from "#domain/firms/views.ts";
import { dialogueChannels } from "#domain/needs/terms.ts";
import { type FirmOfDialogue, firmOfDialogue } from "#domain/needs/views.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import { dialogueChannelWords, dialogueLabels, dialogueWords } from "#text/needs.ts";
import { numberIn } from "#web/form-routes.ts";
import { type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { Button } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { DateField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { telephoneHref } from "#web/ui/telephone-href.ts";

/** With whom, when and how: known already as far as it can be, so that one press leads to the first question. */
export async function beginPage(visit: Visit): Promise<Answer> {
  const firm = await loadFirm(visit);
  if (firm === null) return refusal({ code: "not-found" });
  const values = { heldOn: visit.app.clock.today(), channel: "visit", spokenBy: firm.contactName };
  return beginning(visit, firm, { values, faults: [] });
}

/** The form again, with everything that was typed. */
export async function beginAgain(visit: Visit, body: Body, refused: Refusal): Promise<Answer> {
  const firm = await loadFirm(visit);
  return firm === null ? refusal({ code: "not-found" }) : beginning(visit, firm, formAgain(body.fields, refused));
}

function loadFirm({ actor, app, ...visit }: Visit): Promise<FirmOfDialogue | null> {
  const number = numberIn({ actor, app, ...visit });
  return app.db.read(actor, async (tx) => {
    const facts = number === null ? null : await firmFacts(tx, number);
    const allowed = facts === null ? null : permit(app.may, actor, "dialogue.begin", facts);
    return facts === null || allowed === null ? null : firmOfDialogue(tx, allowed, facts.firmId);
  });
}

function beginning(visit: Visit, firm: FirmOfDialogue, state: FormState): Answer {
  const { app, language, speak } = visit;
  const field = (name: keyof typeof dialogueLabels) => fieldOf(visit, dialogueLabels, state, name);
  return page({
    title: speak(dialogueWords.beginTitle),
    status: state.faults.length > 0 ? 422 : 200,
    islands: ["keep-draft"],
    body: (
      <div class="prose">
        <Heading title={speak(dialogueWords.beginTitle)} above={firm.name} lead={speak(dialogueWords.beginLead)} />
        {firm.contactPhone !== "" && (
          <p>
            <a class="target" href={telephoneHref(firm.contactPhone)}>
              {firm.contactPhone}
            </a>
          </p>
        )}
        <ErrorSummary speak={speak} faults={shownFaults(visit, dialogueLabels, state)} />
        <Form
          speak={speak}
          action={localHref(language, `/firms/${firm.number}/dialogues`)}
          idempotencyKey={app.ids.next()}
          draft={`dialogue of firm ${firm.number}`}
          buttons={<Button>{speak(dialogueWords.beginButton)}</Button>}
        >
          <TextField
            {...field("spokenBy")}
            required
            maxLength={80}
            width="medium"
            autocomplete="off"
            example={speak(dialogueWords.spokenByExample)}
          />
          <RadioGroup
            {...field("channel")}
            required
            options={dialogueChannels.map((value) => ({ value, label: speak(dialogueChannelWords[value]) }))}
          />
          <DateField {...field("heldOn")} required />
        </Form>
      </div>
    ),
  });
}
