import type { ComponentChildren, VNode } from "preact";
import { comeBackIn, type ErrorPageWords, errorPageFrame, errorPageWords } from "#text/error-pages.ts";
import type { Speak } from "#text/speak.ts";
import { LinkButton } from "#web/ui/button.tsx";
import { Heading } from "#web/ui/heading.tsx";
import type { Contact } from "#web/ui/layout.tsx";

export type ErrorStatus = keyof typeof errorPageWords;

/** A button of an error page; its address is complete. */
export type ErrorLink = { readonly href: string; readonly label: string };

export type ErrorPage = {
  readonly status: ErrorStatus;
  /** Words of its own, where those of its status would say something else. */
  readonly words?: ErrorPageWords | undefined;
  readonly speak: Speak;
  /** Where its button leads: the first page, or with 503 what was asked for. */
  readonly backHref: string;
  /** The number under which the log knows a fault; shown with 500. */
  readonly errorId?: string | undefined;
  readonly contact?: Contact | undefined;
  /** When the server expects to answer again (503, 429). */
  readonly retryAfterSeconds?: number | undefined;
  /** Buttons that lead on, the likeliest first, in place of the one to the first page. */
  readonly links?: readonly ErrorLink[] | undefined;
  /** What exactly was not accepted, in sentences, where it is known. */
  readonly details?: readonly string[] | undefined;
  /** What stands in place of the sentence and the buttons that lead on. */
  readonly waysOn?: ComponentChildren;
};

/** A page that helps: what happened, what to do, whom to ask. */
export function errorPage(page: ErrorPage): { title: string; body: VNode } {
  const words = page.words ?? errorPageWords[page.status];
  return { title: page.speak(words.title), body: <ErrorBody {...page} /> };
}

function ErrorBody(page: ErrorPage) {
  const { speak } = page;
  const words = page.words ?? errorPageWords[page.status];
  return (
    <div class="prose">
      <Heading title={speak(words.title)} lead={speak(words.what)} />
      {page.details !== undefined && page.details.length > 0 && (
        <ul>
          {page.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      <h2>{speak(errorPageFrame.whatToDo)}</h2>
      {page.waysOn ?? <p>{speak(words.next)}</p>}
      {page.retryAfterSeconds !== undefined && <p>{speak(comeBackIn(page.retryAfterSeconds))}</p>}
      {page.errorId !== undefined && (
        <p>
          {`${speak(errorPageFrame.errorId)}: `}
          <strong class="error-id">{page.errorId}</strong>
        </p>
      )}
      {page.waysOn === undefined && <WaysOn page={page} />}
      <h2>{speak(errorPageFrame.askTitle)}</h2>
      <p>{page.contact === undefined ? speak(errorPageFrame.askHub) : contactLine(page.contact)}</p>
    </div>
  );
}

function WaysOn({ page: { backHref, links = [], speak, status } }: { page: ErrorPage }) {
  if (links.length === 0)
    return (
      <p>
        <LinkButton href={backHref}>{speak(status === 503 ? errorPageFrame.retry : errorPageFrame.first)}</LinkButton>
      </p>
    );
  return (
    <div class="button-row">
      {links.map(({ href, label }, index) => (
        <LinkButton key={href} href={href} look={index === 0 ? "primary" : "secondary"}>
          {label}
        </LinkButton>
      ))}
    </div>
  );
}

const contactLine = (contact: Contact): string =>
  [contact.role, contact.name, contact.telephone ?? []].flat().join("　");
