import type { ComponentChildren } from "preact";
import { draftWords } from "#text/frame.ts";
import type { Speak } from "#text/speak.ts";
import { ButtonRow } from "#web/ui/button.tsx";
import { Island } from "#web/ui/island.tsx";
import { PostForm } from "#web/ui/post-form.tsx";

/** A form that can be sent twice without harm (its key) and never overwrites what it has not seen (its version). */
export function Form(props: {
  speak: Speak;
  action: string;
  /** Made anew each time the form is drawn; the server acts once a key. */
  idempotencyKey: string;
  /** The version of the record that the reader saw. */
  version?: number | string | undefined;
  /** Further hidden values. */
  hidden?: Readonly<Record<string, string>> | undefined;
  /** The form carries files. */
  files?: boolean | undefined;
  /** Names the draft kept in the browser; the page lists the island "keep-draft". */
  draft?: string | undefined;
  id?: string | undefined;
  children: ComponentChildren;
  buttons: ComponentChildren;
}) {
  const form = (
    <PostForm
      class="form"
      id={props.id}
      action={props.action}
      enctype={props.files === true ? "multipart/form-data" : undefined}
      noValidate
    >
      <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
      {props.version !== undefined && <input type="hidden" name="version" value={String(props.version)} />}
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
      <ButtonRow>{props.buttons}</ButtonRow>
    </PostForm>
  );
  if (props.draft === undefined) return form;
  const data = {
    key: props.draft,
    restored: props.speak(draftWords.restored),
    discard: props.speak(draftWords.discard),
    offline: props.speak(draftWords.offline),
  };
  return (
    <Island name="keep-draft" data={data}>
      {form}
    </Island>
  );
}
