import type { Language } from "#text/speak.ts";

/** The address of a page in a language: Japanese at the path itself, English below `/en`. The path starts with `/` and carries no language. */
export const localHref = (language: Language, path: string): string =>
  language === "ja" ? path : path === "/" ? "/en" : `/en${path.startsWith("/?") ? path.slice(1) : path}`;

/** The path as it stands without its language: "/en/firms" is "/firms". */
export const withoutLanguage = (pathname: string): string => pathname.replace(/^\/en(?=\/|$)/, "") || "/";
