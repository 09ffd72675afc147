/** A code of the plan as the page writes it, and the record it leads to. */
export type Named = { readonly text: string; readonly href?: string };

/** How the codes of people and projects are written. */
export type Naming = { readonly person: (code: string) => Named; readonly project: (code: string) => Named };

export const Name = ({ text, href }: Named) => (href === undefined ? text : <a href={href}>{text}</a>);
