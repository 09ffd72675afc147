import { frameWords } from "#text/frame.ts";
import type { Speak } from "#text/speak.ts";
import { Button } from "#web/ui/button.tsx";

/** Searches a list by words in the address, so that the result can be bookmarked and sent on. */
export function SearchBox(props: {
  speak: Speak;
  action: string;
  label: string;
  example?: string | undefined;
  name?: string | undefined;
  value?: string | undefined;
  /** Other parts of the address to keep, such as the sorting. */
  keep?: Readonly<Record<string, string>> | undefined;
}) {
  const name = props.name ?? "q";
  const id = `search-${name}`;
  return (
    <search>
      <form class="search" method="get" action={props.action}>
        <div class="field">
          <label class="field-label" for={id}>
            {props.label}
          </label>
          {props.example !== undefined && (
            <p class="field-example" id={`${id}-example`}>
              {props.speak(frameWords.example) + props.example}
            </p>
          )}
          <input
            class="input"
            id={id}
            type="search"
            name={name}
            value={props.value}
            maxLength={100}
            aria-describedby={props.example === undefined ? undefined : `${id}-example`}
          />
        </div>
        {Object.entries(props.keep ?? {}).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        <Button look="secondary">{props.speak(frameWords.search)}</Button>
        {props.value !== undefined && props.value !== "" && (
          <a class="quiet-link" href={props.action}>
            {props.speak(frameWords.clearSearch)}
          </a>
        )}
      </form>
    </search>
  );
}
