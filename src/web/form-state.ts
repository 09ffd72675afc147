import type { FieldFault, Refusal } from "#domain/refusals.ts";
import type { Visit } from "#route.ts";
import { faultSentence } from "#text/faults.ts";
import type { Words } from "#text/speak.ts";
import type { FieldFault as ShownFault } from "#web/ui/error-summary.tsx";

/** A form as it is drawn: what stands in its fields, and what was wrong with what was sent. */
export type FormState = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly faults: readonly FieldFault[];
};

/** The names of a form's fields, each with its label. */
export type Labels = Readonly<Record<string, Words>>;

export const emptyForm: FormState = { values: {}, faults: [] };

/** The form again, with everything that was typed and every fault of the refusal. */
export const formAgain = (values: Readonly<Record<string, unknown>>, refusal: Refusal): FormState => ({
  values,
  faults: refusal.code === "invalid" ? refusal.faults : [],
});

/** The same for a form that books half-days: beside them stands which week is too full, and for what it is held. */
export function formAgainWithRoom(values: FormState["values"], refusal: Refusal): FormState {
  const fault = (code: FieldFault["code"], facts: FieldFault["facts"]): FormState => ({
    values,
    faults: [{ field: "halfDays", code, facts }],
  });
  if (refusal.code === "above-capacity") return fault("no-room", { week: refusal.week, free: refusal.free });
  if (refusal.code !== "held-by-proposals") return formAgain(values, refusal);
  const { week, free, proposals } = refusal;
  return fault("held-by-proposals", { week, free, proposals: proposals.join(" ") });
}

/** Whether half-days are the trouble: then the form is fine, and the week is not. */
export const isAboutRoom = ({ code }: Refusal): boolean => code === "above-capacity" || code === "held-by-proposals";

/** What one field of the form needs to be drawn. */
export function fieldOf(visit: Pick<Visit, "speak">, labels: Labels, state: FormState, name: string) {
  const label = labels[name] ?? { ja: name, en: name };
  const fault = state.faults.find((each) => each.field === name);
  return {
    speak: visit.speak,
    name,
    label: visit.speak(label),
    value: textOf(state.values[name]),
    error: fault === undefined ? undefined : visit.speak(faultSentence(fault, label)),
  };
}

/** The faults for the summary on top of the form, in the order of its fields. */
export function shownFaults(visit: Pick<Visit, "speak">, labels: Labels, state: FormState): readonly ShownFault[] {
  const order = Object.keys(labels);
  return [...state.faults]
    .sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
    .map((fault) => {
      const label = labels[fault.field] ?? { ja: fault.field, en: fault.field };
      return {
        name: fault.field,
        message: visit.speak(faultSentence(fault, label)),
      };
    });
}

/** The texts of a field that can have several. */
export const listOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((each: unknown) => textOf(each) ?? []);

/** What stands in a field as text: numbers as they are written, nothing for what is no text at all. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
