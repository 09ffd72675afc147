import type { ComponentChildren } from "preact";
import { frameWords } from "#text/frame.ts";
import type { Speak } from "#text/speak.ts";

export type DefinitionItem = {
  readonly term: string;
  /** Nothing, or an empty string, is shown as "not given yet". */
  readonly value: ComponentChildren;
  readonly action?: { readonly href: string; readonly label: string } | undefined;
};

/** Names and values of one record. */
export function DefinitionList(props: { speak: Speak; items: readonly DefinitionItem[] }) {
  return (
    <dl class="definitions">
      {props.items.map((item) => (
        <div key={item.term} class="definition">
          <dt>{item.term}</dt>
          <dd>
            {isEmpty(item.value) ? <span class="muted">{props.speak(frameWords.notGiven)}</span> : item.value}
            {item.action && (
              <a class="definition-action" href={item.action.href}>
                {item.action.label}
                <span class="visually-hidden">{` ${item.term}`}</span>
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const isEmpty = (value: ComponentChildren): boolean =>
  value === undefined || value === null || value === "" || value === false;
