import type { ComponentChildren } from "preact";
import { confirmWords } from "#text/frame.ts";
import type { Speak } from "#text/speak.ts";
import { PostForm } from "#web/ui/post-form.tsx";

export type Answer = { readonly label: string; readonly value: string };

/** A yes / no moment: what it means, for whom, until when, how to undo, then two equal buttons. */
export function ConfirmMoment(props: {
  speak: Speak;
  title: string;
  meaning: string;
  whom: string;
  until: string;
  undo: string;
  action: string;
  idempotencyKey: string;
  version?: number | string | undefined;
  /** Further hidden values. */
  hidden?: Readonly<Record<string, string>> | undefined;
  /** The name under which the pressed button's value is sent. */
  name: string;
  yes: Answer;
  no: Answer;
  /** So that a link on the page leads here. */
  id?: string | undefined;
  /** Fields that may be filled in beside the answer; they stand above the buttons and ask for nothing. */
  children?: ComponentChildren;
}) {
  const parts = [
    { term: confirmWords.meaning, text: props.meaning },
    { term: confirmWords.whom, text: props.whom },
    { term: confirmWords.until, text: props.until },
    { term: confirmWords.undo, text: props.undo },
  ];
  return (
    <section class="confirm" id={props.id}>
      <h2>{props.title}</h2>
      <dl class="definitions">
        {parts.map(({ term, text }) => (
          <div key={term.en} class="definition">
            <dt>{props.speak(term)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <PostForm action={props.action} noValidate>
        <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
        {props.version !== undefined && <input type="hidden" name="version" value={String(props.version)} />}
        {Object.entries(props.hidden ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {props.children !== undefined && <div class="confirm-fields">{props.children}</div>}
        <div class="confirm-buttons">
          {[props.yes, props.no].map((answer) => (
            <button key={answer.value} type="submit" class="button button-equal" name={props.name} value={answer.value}>
              {answer.label}
            </button>
          ))}
        </div>
      </PostForm>
    </section>
  );
}
