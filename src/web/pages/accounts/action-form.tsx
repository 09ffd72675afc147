import type { Visit } from "#route.ts";
import { localHref } from "#web/ui/local-href.ts";
import { PostForm } from "#web/ui/post-form.tsx";

/** One button in a row of a list; whom it concerns is told to those who listen. */
export function ActionForm(props: { visit: Visit; action: string; label: string; whom: string }) {
  const { app, language } = props.visit;
  return (
    <PostForm action={localHref(language, props.action)}>
      <input type="hidden" name="idempotencyKey" value={app.ids.next<string>()} />
      <button class="button button-secondary" type="submit">
        {props.label}
        <span class="visually-hidden">{` ${props.whom}`}</span>
      </button>
    </PostForm>
  );
}
