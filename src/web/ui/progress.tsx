import { frameWords, percentDone } from "#text/frame.ts";
import type { Speak } from "#text/speak.ts";
import { Island } from "#web/ui/island.tsx";
import { PostForm } from "#web/ui/post-form.tsx";

/** What the address of a running piece of work answers as JSON; the same values draw the line without scripts. */
export type ProgressState = {
  /** The state of the work in one word: when it changes, the page around the line is drawn anew. */
  readonly status: string;
  /** What is happening, in a sentence. */
  readonly sentence: string;
  /** How far it is, from 0 to 1; null when nobody can tell. */
  readonly part: number | null;
  readonly done: boolean;
  /** Where the result is, once done. */
  readonly href?: string | undefined;
};

/** A line that tells what happens and how far it is. The page lists the island "poll-progress" and sets `refreshSeconds`. */
export function Progress(props: {
  speak: Speak;
  state: ProgressState;
  /** Answers a `ProgressState` as JSON. */
  pollUrl: string;
  /** This page, for those without scripts. */
  pageHref: string;
  cancel?:
    | {
        readonly action: string;
        readonly idempotencyKey: string;
        readonly label?: string;
      }
    | undefined;
}) {
  const { state, speak } = props;
  const percent = state.part === null ? null : Math.round(state.part * 100);
  return (
    <div class="progress-line">
      <Island
        name="poll-progress"
        data={{ url: props.pollUrl, status: state.status, lost: speak(frameWords.progressLost) }}
      >
        <p role="status" data-progress="sentence">
          {state.sentence}
        </p>
        <progress max={100} value={percent ?? undefined} aria-label={state.sentence} data-progress="bar" />
        <p data-progress="percent">{percent === null ? "" : speak(percentDone(percent))}</p>
      </Island>
      <div class="progress-actions">
        <a class="target" href={props.pageHref}>
          {speak(frameWords.progressLink)}
        </a>
        {props.cancel !== undefined && !state.done && (
          <PostForm action={props.cancel.action}>
            <input type="hidden" name="idempotencyKey" value={props.cancel.idempotencyKey} />
            <button class="button button-secondary" type="submit">
              {props.cancel.label ?? speak(frameWords.cancel)}
            </button>
          </PostForm>
        )}
      </div>
    </div>
  );
}
