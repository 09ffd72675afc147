import type { InputHTMLAttributes } from "preact";
import { frameWords } from "#text/frame.ts";
import { controlAttributes, FieldFrame, type FieldWords } from "#web/ui/field-frame.tsx";

type TextValue = FieldWords & {
  readonly value?: string | undefined;
  readonly maxLength?: number | undefined;
};

type TextType = "text" | "email" | "tel" | "url" | "password";

type Width = "short" | "medium" | "full";

const inputClass = (width: Width | undefined): string =>
  width === undefined || width === "full" ? "input" : `input input-${width}`;

// The browser's own bubbles are not used (forms are `novalidate`); `required` is told to assistive technology only.
const needAttribute = (field: FieldWords) => ({
  "aria-required": field.required === true ? ("true" as const) : undefined,
});

export function TextField(
  field: TextValue & {
    readonly type?: TextType | undefined;
    readonly autocomplete?: string | undefined;
    readonly width?: Width | undefined;
    readonly inputMode?: "text" | "numeric" | "tel" | "email" | "url" | undefined;
  },
) {
  const shared = {
    ...controlAttributes(field),
    ...needAttribute(field),
    class: inputClass(field.width),
    maxLength: field.maxLength,
    autocomplete: field.autocomplete,
    inputMode: field.inputMode,
  };
  return <FieldFrame field={field}>{inputOf(field.type ?? "text", shared, field.value)}</FieldFrame>;
}

function inputOf(
  type: TextType,
  shared: Omit<InputHTMLAttributes, "type" | "role" | "list">,
  value: string | undefined,
) {
  switch (type) {
    case "text":
      return <input {...shared} type="text" value={value} />;
    case "email":
      return <input {...shared} type="email" value={value} />;
    case "tel":
      return <input {...shared} type="tel" value={value} />;
    case "url":
      return <input {...shared} type="url" value={value} />;
    // A password is never sent back to the page.
    case "password":
      return <input {...shared} type="password" />;
  }
}

export function TextAreaField(field: TextValue & { readonly rows?: number | undefined }) {
  return (
    <FieldFrame field={field}>
      <textarea
        {...controlAttributes(field)}
        {...needAttribute(field)}
        class="input"
        rows={field.rows ?? 4}
        maxLength={field.maxLength}
      >
        {field.value}
      </textarea>
    </FieldFrame>
  );
}

/** A number as text with a number pad: what was typed comes back unchanged when it is refused. */
export function NumberField(
  field: FieldWords & {
    readonly value?: string | number | undefined;
    readonly unit?: string | undefined;
  },
) {
  return (
    <FieldFrame field={field}>
      <input
        {...controlAttributes(field)}
        {...needAttribute(field)}
        class="input input-short"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={field.value}
      />
      {field.unit !== undefined && <span>{field.unit}</span>}
    </FieldFrame>
  );
}

export type Option = {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
};

export function SelectField(
  field: FieldWords & {
    readonly value?: string | undefined;
    readonly options: readonly Option[];
    readonly emptyLabel?: string | undefined;
    readonly width?: Width | undefined;
  },
) {
  return (
    <FieldFrame field={field}>
      <select {...controlAttributes(field)} {...needAttribute(field)} class={inputClass(field.width ?? "medium")}>
        <option value="">{field.emptyLabel ?? field.speak(frameWords.choose)}</option>
        {field.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === field.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** A day as 2026-11-23; `min` and `max` are days too. */
export function DateField(
  field: FieldWords & {
    readonly value?: string | undefined;
    readonly min?: string | undefined;
    readonly max?: string | undefined;
  },
) {
  return (
    <FieldFrame field={field}>
      <input
        {...controlAttributes(field)}
        {...needAttribute(field)}
        class="input input-medium"
        type="date"
        value={field.value}
        min={field.min}
        max={field.max}
      />
    </FieldFrame>
  );
}

/** A moment of the clock in Tokyo as 2026-12-01T14:00. */
export function MomentField(
  field: FieldWords & { readonly value?: string | undefined; readonly min?: string | undefined },
) {
  return (
    <FieldFrame field={field}>
      <input
        {...controlAttributes(field)}
        {...needAttribute(field)}
        class="input input-medium"
        type="datetime-local"
        step="300"
        value={field.value}
        min={field.min}
      />
    </FieldFrame>
  );
}

/** The form around it needs `files`. */
export function FileField(field: FieldWords & { readonly accept?: string | undefined }) {
  return (
    <FieldFrame field={field}>
      <input {...controlAttributes(field)} {...needAttribute(field)} class="input" type="file" accept={field.accept} />
    </FieldFrame>
  );
}
