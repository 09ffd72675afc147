import { frameWords } from "#text/frame.ts";
import type { Speak } from "#text/speak.ts";

/** Links to the page before and after; lists page by key, so there are no page numbers. */
export function Pager(props: {
  speak: Speak;
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  /** Back to where a list that pages by key begins. */
  firstHref?: string | undefined;
  /** How many there are, in a sentence. */
  sentence?: string | undefined;
}) {
  const { firstHref, previousHref, nextHref, sentence } = props;
  if ([firstHref, previousHref, nextHref, sentence].every((part) => part === undefined)) return null;
  return (
    <nav class="pager" aria-label={props.speak(frameWords.pages)}>
      {props.sentence !== undefined && <p>{props.sentence}</p>}
      {props.firstHref !== undefined && <a href={props.firstHref}>{props.speak(frameWords.firstPage)}</a>}
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
