import type { ComponentChildren } from "preact";

/** A part of a page that a small script may improve; its content is complete without the script. */
export function Island(props: { name: string; data: unknown; children: ComponentChildren }) {
  return (
    <div data-island={props.name} data-props={JSON.stringify(props.data)}>
      {props.children}
    </div>
  );
}
