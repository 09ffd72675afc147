import type { ComponentChildren } from "preact";
import type { JsonValue } from "#app.ts";
import { htmlDocument } from "#show/document.ts";
import { initialsOf } from "#show/initials.ts";
import { frameWords, moreNavAt } from "#text/frame.ts";
import { type Language, type Speak, speak } from "#text/speak.ts";
import type { Assets } from "#web/assets.ts";
import { Emblem } from "#web/ui/emblem.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice, type NoticeKind } from "#web/ui/notice.tsx";
import { DrawnFor } from "#web/ui/post-form.tsx";
import { telephoneHref } from "#web/ui/telephone-href.ts";

export type NavLink = {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean | undefined;
  /** On a desk it stands behind the last word of the navigation, with others that are opened less often. */
  readonly isAside?: boolean | undefined;
};

/** The signed-in reader and the hat being worn. */
export type Who = {
  readonly name: string;
  readonly hatName: string;
  readonly switchHref: string;
  readonly signOutAction: string;
  /** The hat, where the reader has several: forms name it. */
  readonly hat?: string | undefined;
  /** A stable, meaningless key of the account: drafts of one reader are never shown to the next at the same machine. */
  readonly key?: string | undefined;
};

export type Contact = {
  readonly name: string;
  readonly role: string;
  readonly telephone?: string | undefined;
};

/** Everything around a page's body. Links are complete addresses (use `localHref`). */
export type Frame = {
  readonly language: Language;
  /** This page's path without a language, with its query: "/firms?sort=name". The other language's link is made from it. */
  readonly path: string;
  readonly title: string;
  readonly assets: Assets;
  /** Staff read 16 px on a wide desk; guests (owners, people, the public) 18 px in one column. */
  readonly audience: "staff" | "guest";
  readonly hubName?: string | undefined;
  readonly nonce?: string | undefined;
  readonly who?: Who | undefined;
  readonly signInHref?: string | undefined;
  readonly nav?: readonly NavLink[] | undefined;
  readonly flash?: { readonly kind: NoticeKind; readonly text: string } | undefined;
  /** The named person to turn to, always in reach of owners and people. */
  readonly contact?: Contact | undefined;
  /** Names of the islands on this page; their scripts are loaded with the nonce. */
  readonly islands?: readonly string[] | undefined;
  /** Search engines may list this page. */
  readonly isPublic?: boolean | undefined;
  /** What search engines read of it beside the words: data, which no browser runs. */
  readonly structured?: JsonValue | undefined;
  /** Without scripts the page reloads itself after so many seconds (a page that shows progress). */
  readonly refreshSeconds?: number | undefined;
};

/** A whole HTML document around `body`. */
export const renderPage = (frame: Frame, body: ComponentChildren): string =>
  htmlDocument(
    frame.language,
    <DrawnFor.Provider value={frame.who?.hat ?? null}>
      <Page frame={frame}>{body}</Page>
    </DrawnFor.Provider>,
  );

function Page({ frame, children }: { frame: Frame; children: ComponentChildren }) {
  const say = speak(frame.language);
  return (
    <html lang={frame.language} class={frame.audience}>
      <Head frame={frame} say={say} />
      <body data-reader={frame.who?.key}>
        <a class="skip-link" href="#main">
          {say(frameWords.skip)}
        </a>
        <Header frame={frame} say={say} />
        <main id="main" class="page-main" tabIndex={-1}>
          {frame.flash && (
            <div data-drafts-done={frame.flash.kind === "done" || frame.flash.kind === "human" ? "" : undefined}>
              <Notice kind={frame.flash.kind} speak={say} announce>
                {frame.flash.text}
              </Notice>
            </div>
          )}
          {children}
        </main>
        {frame.contact !== undefined && <ContactBar contact={frame.contact} say={say} />}
        <Footer say={say} />
      </body>
    </html>
  );
}

function Head({ frame, say }: { frame: Frame; say: Speak }) {
  const other: Language = frame.language === "ja" ? "en" : "ja";
  // A hub that has no name yet leaves no gap before the product's.
  const place = [frame.hubName ?? "", say(frameWords.product)].filter((name) => name !== "").join(" ");
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {!frame.isPublic && <meta name="robots" content="noindex" />}
      <title>{`${frame.title}｜${place}`}</title>
      <link rel="stylesheet" href={frame.assets.url("src/web/styles.css")} />
      <link rel="alternate" hreflang={other} href={localHref(other, frame.path)} />
      {frame.refreshSeconds !== undefined && (
        <noscript>
          <meta http-equiv="refresh" content={String(frame.refreshSeconds)} />
        </noscript>
      )}
      {frame.structured !== undefined && (
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: dataInScript(frame.structured) }} />
      )}
      <Scripts frame={frame} />
    </head>
  );
}

/** JSON that cannot end the element it stands in, whatever somebody wrote: no sign in it begins a tag. */
const dataInScript = (value: JsonValue): string => JSON.stringify(value).replaceAll("<", "\\u003c");

function Scripts({ frame }: { frame: Frame }) {
  // A page that reports success also clears the draft that led to it.
  const settlesDraft = frame.nonce !== undefined && frame.flash?.kind === "done";
  const names = new Set([...(frame.islands ?? []), ...(settlesDraft ? ["keep-draft"] : [])]);
  return [...names].map((name) => {
    const { src, preload } = frame.assets.island(name);
    return (
      <>
        {preload.map((href) => (
          <link key={href} rel="modulepreload" href={href} nonce={frame.nonce} />
        ))}
        <script type="module" src={src} nonce={frame.nonce} />
      </>
    );
  });
}

function Header({ frame, say }: { frame: Frame; say: Speak }) {
  const nav = frame.nav ?? [];
  return (
    <header class="page-header">
      <div class="header-row">
        <a class="brand" href={localHref(frame.language, "/")}>
          <Emblem />
          <span class="brand-words">
            <span class="brand-name">{say(frameWords.product)}</span>
            {frame.hubName !== undefined && frame.hubName !== "" && <span class="brand-hub">{frame.hubName}</span>}
          </span>
        </a>
        <div class="header-desk">
          <Account frame={frame} say={say} />
        </div>
        <details class="header-phone">
          <summary>{say(frameWords.menu)}</summary>
          <div class="header-sheet">
            <NavList nav={nav} label={say(frameWords.mainNav)} />
            <Account frame={frame} say={say} />
          </div>
        </details>
      </div>
      {nav.length > 0 && (
        <div class="header-desk header-nav">
          <DeskNav nav={nav} say={say} />
        </div>
      )}
    </header>
  );
}

/** One line: what is opened daily, and behind its last word the rest. Where that word leads is told beside it. */
function DeskNav({ nav, say }: { nav: readonly NavLink[]; say: Speak }) {
  const aside = nav.filter(({ isAside }) => isAside === true);
  const current = aside.find((link) => link.current === true);
  return (
    <nav aria-label={say(frameWords.mainNav)} class="desk-nav">
      <NavLinks nav={nav.filter(({ isAside }) => isAside !== true)} />
      {aside.length > 0 && (
        <details class="nav-more">
          <summary class={current === undefined ? undefined : "nav-more-current"}>
            {current === undefined ? say(frameWords.moreNav) : say(moreNavAt(current.label))}
          </summary>
          <NavLinks nav={aside} />
        </details>
      )}
    </nav>
  );
}

function NavList({ nav, label }: { nav: readonly NavLink[]; label: string }) {
  if (nav.length === 0) return null;
  return (
    <nav aria-label={label}>
      <NavLinks nav={nav} />
    </nav>
  );
}

const NavLinks = ({ nav }: { nav: readonly NavLink[] }) => (
  <ul class="nav-list">
    {nav.map((link) => (
      <li key={link.href}>
        <a href={link.href} aria-current={link.current === true ? "page" : undefined}>
          {link.label}
        </a>
      </li>
    ))}
  </ul>
);

function Account({ frame, say }: { frame: Frame; say: Speak }) {
  const other: Language = frame.language === "ja" ? "en" : "ja";
  const who = frame.who;
  return (
    <div class="account">
      {who !== undefined && (
        <>
          <p class="account-who">
            <span class="account-name">{who.name}</span>
            {who.hatName !== "" && (
              <span class="account-hat">
                <span class="visually-hidden">{`${say(frameWords.actingAs)} `}</span>
                {who.hatName}
              </span>
            )}
          </p>
          <a class="quiet-link" href={who.switchHref}>
            {say(frameWords.switchHat)}
          </a>
          <form method="post" action={who.signOutAction} data-sign-out="">
            <button class="quiet-link" type="submit">
              {say(frameWords.signOut)}
            </button>
          </form>
        </>
      )}
      {who === undefined && frame.signInHref !== undefined && (
        <a class="quiet-link" href={frame.signInHref}>
          {say(frameWords.signIn)}
        </a>
      )}
      <a class="quiet-link" href={localHref(other, frame.path)} lang={other} hreflang={other}>
        {say(frameWords.otherLanguage)}
      </a>
    </div>
  );
}

function Footer({ say }: { say: Speak }) {
  return (
    <footer class="page-footer">
      <div class="footer-row">
        <p>{say(frameWords.madeWith)}</p>
      </div>
    </footer>
  );
}

/** Stays at the foot of the window: whoever is stuck has a name, a face and a number in sight. */
function ContactBar({ contact, say }: { contact: Contact; say: Speak }) {
  return (
    <aside class="contact-bar" aria-label={say(frameWords.contactTitle)}>
      <div class="contact-row">
        <span class="contact-face" aria-hidden="true">
          {initialsOf([contact.name])}
        </span>
        <p>
          <span class="contact-role">{contact.role}</span>
          <strong>{contact.name}</strong>
        </p>
        {contact.telephone !== undefined && (
          <a class="target" href={telephoneHref(contact.telephone)}>
            <span class="visually-hidden">{say(frameWords.telephone)}</span>
            {contact.telephone}
          </a>
        )}
      </div>
    </aside>
  );
}
