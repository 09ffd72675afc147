import type { ComponentChildren } from "preact";
import type { App, HubRow, JsonValue } from "#app.ts";
import type { ActName } from "#domain/access/acts.ts";
import type { Actor, HatKind } from "#domain/access/terms.ts";
import type { AccountId, HatId } from "#domain/hubs/terms.ts";
import type { OpenProjects } from "#domain/projects/rules-bank.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Language, Speak } from "#text/speak.ts";

/**
 * One way into the product: a page's address or an operation of the API. It exists only with the act that it does;
 * the access matrix and the OpenAPI text are made from the list of all routes.
 */
export type Route = {
  readonly method: "get" | "post";
  /** Without a language, such as `/firms/:number`; the Japanese page stands there, the English one below `/en`. */
  readonly path: string;
  readonly act: ActName;
  readonly door: "page" | "api";
  /**
   * The answer is the same for everybody who has not signed in, and is kept ready. It depends on the hub, the language,
   * the number in the path and these parts of the query alone; whatever else the address holds is left out.
   */
  readonly everyone?: { readonly query: readonly string[] };
  /** Whose record it shows, where the address or the form names it by something else than its number; null for nobody's. */
  readonly reads?: ((visit: Visit) => Promise<ReadRecord | null>) | undefined;
  /**
   * A form sent twice within moments gets the first answer again, cookies and all: from one browser, whoever has signed in
   * meanwhile, or of one account. Visitors' forms do so without a word.
   */
  readonly joins?: "browser" | "account";
  /** What its form brings beyond fields of usual length: files, or long lists written as text. */
  readonly carries?: "files" | "lists" | undefined;
  readonly run: (visit: Visit) => Promise<Answer>;
};

/** A record as the audit trail names it. */
export type ReadRecord = { readonly kind: string; readonly id: string };

/** One request, understood: where, who, in which language. */
export type Visit = {
  readonly app: App;
  readonly hub: HubRow;
  readonly actor: Actor;
  /** The signed-in account with its hats, or null for a visitor. */
  readonly account: VisitAccount | null;
  readonly language: Language;
  readonly speak: Speak;
  /** Path without the language, with the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Headers;
  /** Where the request came from, behind the proxies that are trusted. */
  readonly clientAddress: string;
  /** What the form or the JSON body holds; it is read, within its limits, before the route runs. */
  readonly body: () => Promise<Body>;
  /** The projects that everyone may read, as new as this visit's hub. */
  readonly openProjects: () => Promise<OpenProjects>;
};

export type VisitAccount = {
  readonly id: AccountId;
  readonly name: string;
  readonly email: string;
  readonly hats: readonly VisitHat[];
  /** Whether this session has passed a second factor, and whether the account has one. */
  readonly secondFactor: boolean;
  readonly hasSecondFactor: boolean;
  /** Whether this session began with a link mailed to the account's address. */
  readonly mailProven: boolean;
};

export type VisitHat = {
  readonly id: HatId;
  readonly kind: HatKind;
  /** The firm, town or intermediary it is worn for; empty for the hub's own. */
  readonly at: string;
  readonly actor: Actor;
};

/** Fields by name: a text, several texts, or a file. JSON bodies bring numbers and lists as they are. */
export type Body = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, File>>;
};

export type Answer =
  | PageAnswer
  | {
      readonly kind: "redirect";
      readonly to: string;
      readonly cookies?: readonly string[];
    }
  | {
      readonly kind: "file";
      readonly name: string;
      readonly mediaType: string;
      readonly bytes: Uint8Array;
      readonly show?: boolean;
      /** How the bytes are packed; browsers unpack them. */
      readonly encoding?: "gzip";
      /** A content security policy of its own, instead of the pages'. */
      readonly policy?: string;
    }
  | {
      /** A file that is made while it is sent. */
      readonly kind: "stream";
      readonly name: string;
      readonly mediaType: string;
      readonly chunks: AsyncIterable<Uint8Array>;
      /** How many records it holds, for the audit trail. */
      readonly records: number;
    }
  | {
      readonly kind: "json";
      readonly value: unknown;
      readonly status?: 200 | 201;
    }
  | { readonly kind: "refusal"; readonly refusal: Refusal };

export type PageAnswer = {
  readonly kind: "page";
  readonly title: string;
  readonly body: ComponentChildren;
  readonly status?: 200 | 409 | 422 | 429;
  readonly islands?: readonly string[];
  readonly refreshSeconds?: number;
  /** Search engines may list it. */
  readonly isPublic?: boolean;
  /** What search engines read of it beside the words: an object of schema.org. */
  readonly structured?: JsonValue;
  /** The named person beside this reader, where the page knows one; else the hub's own stands there. */
  readonly contact?: { readonly name: string; readonly role: string; readonly telephone?: string | undefined };
  readonly cookies?: readonly string[];
};

export const page = (parts: Omit<PageAnswer, "kind">): PageAnswer => ({
  kind: "page",
  ...parts,
});
export const redirect = (to: string, cookies: readonly string[] = []): Answer => ({ kind: "redirect", to, cookies });
export const refusal = (what: Refusal): Answer => ({
  kind: "refusal",
  refusal: what,
});
export const json = (value: unknown, status: 200 | 201 = 200): Answer => ({
  kind: "json",
  value,
  status,
});
