import type { ComponentChildren } from "preact";
import { frameWords } from "#text/frame.ts";
import type { Speak } from "#text/speak.ts";

/** What every field of a form says about itself. Sentences come already spoken. */
export type FieldWords = {
  readonly speak: Speak;
  readonly name: string;
  readonly label: string;
  readonly required?: boolean | undefined;
  readonly example?: string | undefined;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** When two fields of one page share a name. The error summary links to it. */
  readonly id?: string | undefined;
};

export const fieldId = (field: Pick<FieldWords, "name" | "id">): string => field.id ?? `f-${field.name}`;

/** The attributes that tie a control to its example, hint and error. */
export function controlAttributes(field: FieldWords) {
  const id = fieldId(field);
  const described = [
    field.example === undefined ? [] : [`${id}-example`],
    field.hint === undefined ? [] : [`${id}-hint`],
    field.error === undefined ? [] : [`${id}-error`],
  ].flat();
  return {
    id,
    name: field.name,
    "aria-describedby": described.length === 0 ? undefined : described.join(" "),
    "aria-invalid": field.error === undefined ? undefined : ("true" as const),
  };
}

/** Label above, example and hint below it, the error beside the control. */
export function FieldFrame({ field, children }: { field: FieldWords; children: ComponentChildren }) {
  return (
    <div class={field.error === undefined ? "field" : "field field-has-error"}>
      <label class="field-label" for={fieldId(field)}>
        {field.label}
        <Need field={field} />
      </label>
      <FieldNotes field={field} />
      <div class="field-control">{children}</div>
    </div>
  );
}

/** Several controls under one question. */
export function FieldSetFrame({ field, children }: { field: FieldWords; children: ComponentChildren }) {
  const { "aria-describedby": described } = controlAttributes(field);
  return (
    <fieldset
      class={field.error === undefined ? "field-set" : "field-set field-has-error"}
      id={fieldId(field)}
      tabIndex={-1}
      aria-describedby={described}
    >
      <legend>
        {field.label}
        <Need field={field} />
      </legend>
      <FieldNotes field={field} />
      {children}
    </fieldset>
  );
}

function Need({ field }: { field: FieldWords }) {
  return field.required === true ? (
    <span class="field-need field-need-required">{field.speak(frameWords.required)}</span>
  ) : (
    <span class="field-need">{field.speak(frameWords.optional)}</span>
  );
}

function FieldNotes({ field }: { field: FieldWords }) {
  const id = fieldId(field);
  return (
    <>
      {field.example !== undefined && (
        <p class="field-example" id={`${id}-example`}>
          {field.speak(frameWords.example) + field.example}
        </p>
      )}
      {field.hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {field.error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          <span class="visually-hidden">{field.speak(frameWords.fault)}</span>
          {field.error}
        </p>
      )}
    </>
  );
}
