import { frameWords } from "#text/frame.ts";
import type { Speak } from "#text/speak.ts";

/** Links to the page before and after; lists page by key, so there are no page numbers. */
export function Pager(props: {
  speak: Speak;
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  /** How many there are, in a sentence. */
  sentence?: string | undefined;
}) {
  if (props.previousHref === undefined && props.nextHref === undefined && props.sentence === undefined) return null;
  return (
    <nav class="pager" aria-label={props.speak(frameWords.pages)}>
      {props.sentence !== undefined && <p>{props.sentence}</p>}
      {props.previousHref !== undefined && (
        <a href={props.previousHref} rel="prev">
          {props.speak(frameWords.previousPage)}
        </a>
      )}
      {props.nextHref !== undefined && (
        <a href={props.nextHref} rel="next">
          {props.speak(frameWords.nextPage)}
        </a>
      )}
    </nav>
  );
}
