import type { Option } from "#web/ui/field.tsx";
import { FieldSetFrame, type FieldWords, fieldId } from "#web/ui/field-frame.tsx";

type Choices = FieldWords & {
  readonly options: readonly Option[];
  /** Short answers stand side by side. */
  readonly sideBySide?: boolean | undefined;
};

export function RadioGroup(field: Choices & { readonly value?: string | undefined }) {
  return <ChoiceList field={field} type="radio" chosen={new Set(field.value === undefined ? [] : [field.value])} />;
}

export function CheckboxGroup(field: Choices & { readonly values?: readonly string[] | undefined }) {
  return <ChoiceList field={field} type="checkbox" chosen={new Set(field.values ?? [])} />;
}

/** One statement to agree to; sends "yes". */
export function Checkbox(props: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly checked?: boolean | undefined;
  readonly error?: string | undefined;
}) {
  const id = fieldId(props);
  return (
    <div class={props.error === undefined ? "field" : "field field-has-error"}>
      {props.error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {props.error}
        </p>
      )}
      <label class="choice">
        <input
          id={id}
          type="checkbox"
          name={props.name}
          value="yes"
          checked={props.checked}
          aria-invalid={props.error === undefined ? undefined : "true"}
          aria-describedby={props.error === undefined ? undefined : `${id}-error`}
        />
        <ChoiceText label={props.label} hint={props.hint} />
      </label>
    </div>
  );
}

function ChoiceList(props: { field: Choices; type: "radio" | "checkbox"; chosen: ReadonlySet<string> }) {
  const { field } = props;
  return (
    <FieldSetFrame field={field}>
      <div class={field.sideBySide === true ? "choices choices-side" : "choices"}>
        {field.options.map((option) => (
          <label key={option.value} class="choice">
            <input
              id={`${fieldId(field)}-${option.value}`}
              type={props.type}
              name={field.name}
              value={option.value}
              checked={props.chosen.has(option.value)}
              aria-invalid={field.error === undefined ? undefined : "true"}
            />
            <ChoiceText label={option.label} hint={option.hint} />
          </label>
        ))}
      </div>
    </FieldSetFrame>
  );
}

function ChoiceText(props: { label: string; hint?: string | undefined }) {
  return (
    <span>
      {props.label}
      {props.hint !== undefined && <span class="choice-hint">{props.hint}</span>}
    </span>
  );
}
