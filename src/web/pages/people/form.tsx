import type { Visit } from "#route.ts";
import { halfDaysExample, halfDaysHint, halfDaysUnit } from "#text/half-days.ts";
import { bookingLabels, personLabels, personWords } from "#text/people.ts";
import { type FormState, fieldOf, shownFaults } from "#web/form-state.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { DateField, NumberField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The form of a person, for entering and for editing. */
export function PersonForm(props: { visit: Visit; state: FormState; action: string; version?: number; save?: string }) {
  const { visit, state } = props;
  const { speak } = visit;
  const field = (name: keyof typeof personLabels) => fieldOf(visit, personLabels, state, name);
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, personLabels, state)} />
      <Form
        speak={speak}
        action={localHref(visit.language, props.action)}
        idempotencyKey={visit.app.ids.next()}
        version={props.version}
        draft={`person ${props.action}`}
        buttons={<Button>{props.save ?? speak(personWords.save)}</Button>}
      >
        <TextField {...field("name")} required maxLength={80} width="medium" autocomplete="off" />
        <TextField {...field("email")} type="email" example="hanako@example.jp" autocomplete="off" />
        <TextField {...field("phone")} type="tel" width="medium" example="090-0000-0000" autocomplete="off" />
        <NumberField
          {...field("halfDays")}
          required
          unit={speak(halfDaysUnit)}
          hint={speak(personWords.halfDaysNote)}
          example={speak(halfDaysExample)}
        />
      </Form>
    </>
  );
}

/** The form of a booking. */
export function BookingForm({ visit, state, number }: { visit: Visit; state: FormState; number: number }) {
  const { speak } = visit;
  const field = (name: keyof typeof bookingLabels) => fieldOf(visit, bookingLabels, state, name);
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, bookingLabels, state)} />
      <Form
        speak={speak}
        action={localHref(visit.language, `/people/${number}/bookings`)}
        idempotencyKey={visit.app.ids.next()}
        buttons={<Button>{speak(personWords.bookNow)}</Button>}
      >
        <NumberField
          {...field("halfDays")}
          required
          unit={speak(halfDaysUnit)}
          hint={speak(halfDaysHint)}
          example={speak(halfDaysExample)}
        />
        <DateField {...field("fromWeek")} required />
        <NumberField {...field("weeks")} required unit={speak(personWords.weeksUnit)} example="12" />
        <TextField {...field("note")} required maxLength={200} example={speak(personWords.noteExample)} />
      </Form>
    </>
  );
}
