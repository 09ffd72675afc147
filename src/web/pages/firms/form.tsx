import { industries } from "#reference/industries.ts";
import type { Visit } from "#route.ts";
import { firmLabels, firmWords } from "#text/firms.ts";
import { type FormState, fieldOf, shownFaults } from "#web/form-state.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { NumberField, SelectField, TextAreaField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The form of a firm, for entering and for editing. */
export function FirmForm(props: { visit: Visit; state: FormState; action: string; version?: number; save?: string }) {
  const { visit, state } = props;
  const { speak } = visit;
  const field = (name: keyof typeof firmLabels) => fieldOf(visit, firmLabels, state, name);
  const options = industries.map(({ code, ja, en }) => ({
    value: code,
    label: speak({ ja, en }),
  }));
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, firmLabels, state)} />
      <Form
        speak={speak}
        action={localHref(visit.language, props.action)}
        idempotencyKey={visit.app.ids.next()}
        version={props.version}
        draft={`firm ${props.action}`}
        buttons={<Button>{props.save ?? speak(firmWords.save)}</Button>}
      >
        <TextField {...field("name")} required maxLength={80} autocomplete="off" />
        <SelectField {...field("industry")} required options={options} width="full" />
        <TextField {...field("town")} required maxLength={40} width="medium" example={speak(firmWords.townExample)} />
        <Section title={speak(firmWords.workPart)}>
          <TextAreaField {...field("business")} maxLength={2000} example={speak(firmWords.businessExample)} />
          <NumberField {...field("employees")} unit={speak(firmWords.people)} example="12" />
          <TextField {...field("website")} type="url" example="https://www.example.jp/" />
        </Section>
        <Section title={speak(firmWords.namePart)}>
          <TextField {...field("kana")} maxLength={120} example={speak(firmWords.kanaExample)} />
          <TextField
            {...field("corporateNumber")}
            width="medium"
            inputMode="numeric"
            hint={speak(firmWords.corporateNumberHint)}
            example="7000012050002"
          />
          <TextField {...field("representative")} maxLength={80} width="medium" />
          <TextField {...field("postalCode")} width="medium" inputMode="numeric" example="684-0403" />
          <TextField {...field("address")} maxLength={200} />
          <NumberField {...field("foundedYear")} example="1968" />
          <NumberField {...field("capitalYen")} unit={speak(firmWords.yen)} example="10,000,000" />
        </Section>
        <Section title={speak(firmWords.contact)}>
          <p class="muted">{speak(firmWords.contactHint)}</p>
          <TextField {...field("contactName")} maxLength={80} width="medium" />
          <TextField {...field("contactPhone")} type="tel" width="medium" example="0859-00-0000" />
          <TextField {...field("contactEmail")} type="email" example="info@example.jp" />
        </Section>
      </Form>
    </>
  );
}
