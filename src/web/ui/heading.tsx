import type { ComponentChildren } from "preact";

/** The page's title: what the page answers, with a lead sentence below and actions beside it. */
export function Heading(props: {
  title: string;
  lead?: ComponentChildren;
  /** Short words above the title, such as the record's number. */
  above?: ComponentChildren;
  actions?: ComponentChildren;
}) {
  return (
    <div class="heading">
      <div class="heading-text">
        {props.above && <p class="heading-above">{props.above}</p>}
        <h1>{props.title}</h1>
        {props.lead && <p class="heading-lead">{props.lead}</p>}
      </div>
      {props.actions && <div class="heading-actions">{props.actions}</div>}
    </div>
  );
}

/** A part of a page with its own heading. */
export function Section(props: { title: string; id?: string | undefined; children: ComponentChildren }) {
  return (
    <section class="section" id={props.id}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}
