import type { StandingTerms } from "#domain/contracts/terms.ts";
import { standingKinds } from "#reference/contract-forms.ts";
import type { Visit } from "#route.ts";
import { standingKindWords, standingLabels, standingWords } from "#text/standings.ts";
import { type FormState, fieldOf, shownFaults } from "#web/form-state.ts";
import { Button } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { DateField, type Option, SelectField, TextAreaField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { localHref } from "#web/ui/local-href.ts";

type Given = {
  readonly visit: Visit;
  readonly state: FormState;
  /** Where it is sent, and the version that was seen of one that is there already. */
  readonly to: string;
  readonly version?: number | undefined;
  /** For whom one can be entered; none when it is known. */
  readonly holders?: readonly Option[] | undefined;
};

/** The form of a standing. */
export function StandingForm({ visit, state, to, version, holders }: Given) {
  const { speak } = visit;
  const field = (name: keyof typeof standingLabels) => fieldOf(visit, standingLabels, state, name);
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, standingLabels, state)} />
      <Form
        speak={speak}
        action={localHref(visit.language, to)}
        idempotencyKey={visit.app.ids.next()}
        version={version}
        buttons={<Button>{speak(version === undefined ? standingWords.enterNow : standingWords.save)}</Button>}
      >
        {holders !== undefined && (
          <SelectField {...field("organisation")} emptyLabel={speak(standingWords.hubItself)} options={holders} />
        )}
        <RadioGroup
          {...field("kind")}
          required
          options={standingKinds.map((value) => ({ value, label: speak(standingKindWords[value]) }))}
        />
        <TextField
          {...field("licence")}
          required
          maxLength={60}
          width="medium"
          autocomplete="off"
          example={speak(standingWords.licenceExample)}
        />
        <DateField {...field("validFrom")} required />
        <DateField {...field("expiresOn")} hint={speak(standingWords.expiresHint)} />
        <TextAreaField {...field("note")} maxLength={500} rows={2} />
      </Form>
    </>
  );
}

/** What is saved, as the form shows it. */
export const valuesOf = (terms: StandingTerms): FormState["values"] => ({ ...terms, expiresOn: terms.expiresOn ?? "" });
