import { numberOfCode } from "#domain/plans/rules-region.ts";
import type { PlanSource } from "#domain/plans/terms.ts";
import type { Visit } from "#route.ts";
import { localHref } from "#web/ui/local-href.ts";

/** A code of the plan as the page writes it, and the record it leads to. */
export type Named = { readonly text: string; readonly href?: string };

/** How the codes of people and projects are written. */
export type Naming = { readonly person: (code: string) => Named; readonly project: (code: string) => Named };

export const Name = ({ text, href }: Named) => (href === undefined ? text : <a href={href}>{text}</a>);

/** How the page writes a code: a plan of the region leads to the records, one made of files shows the codes as they are. */
export function namedOn({ language }: Visit, source: PlanSource, names: ReadonlyMap<number, string>): Naming {
  if (source === "files") return { person: (code) => ({ text: code }), project: (code) => ({ text: code }) };
  return {
    person: (code) => {
      const number = numberOfCode(code) ?? 0;
      return { text: `${code} ${names.get(number) ?? ""}`.trim(), href: localHref(language, `/people/${number}`) };
    },
    project: (code) => ({ text: code, href: localHref(language, `/projects/${numberOfCode(code) ?? 0}`) }),
  };
}
