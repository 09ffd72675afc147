import type { ComponentChildren } from "preact";

/** Primary: the page's one action. Human: a moment between people. Danger: cannot be undone easily. */
export type ButtonLook = "primary" | "secondary" | "danger" | "human";

export function Button(props: {
  children: ComponentChildren;
  look?: ButtonLook | undefined;
  name?: string | undefined;
  value?: string | undefined;
  /** The id of a form that stands elsewhere on the page. */
  form?: string | undefined;
  /** Sends without the browser's own checks, for "save and finish later". */
  skipChecks?: boolean | undefined;
}) {
  return (
    <button
      type="submit"
      class={`button button-${props.look ?? "primary"}`}
      name={props.name}
      value={props.value}
      form={props.form}
      formNoValidate={props.skipChecks}
    >
      {props.children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton(props: {
  href: string;
  look?: ButtonLook | undefined;
  /** The page it stands on stays open; its words say so. */
  inNewTab?: boolean | undefined;
  children: ComponentChildren;
}) {
  const target = props.inNewTab === true ? { target: "_blank", rel: "noopener" } : {};
  return (
    <a class={`button button-${props.look ?? "secondary"}`} href={props.href} {...target}>
      {props.children}
    </a>
  );
}

/** A row of buttons; stacked on a phone. */
export function ButtonRow(props: { children: ComponentChildren }) {
  return <div class="button-row">{props.children}</div>;
}
