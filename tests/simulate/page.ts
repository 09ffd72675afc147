/** A page as a browser without scripts understands it: what it says, where its links lead, which forms it has. */
export type Page = {
  readonly status: number;
  /** Path and query at which the page stands after all redirects. */
  readonly at: string;
  readonly text: string;
  readonly links: readonly Link[];
  readonly forms: readonly PageForm[];
};
export type Link = { readonly href: string; readonly text: string };
export type PageForm = {
  readonly method: string;
  readonly action: string;
  readonly fields: readonly Field[];
  readonly buttons: readonly FormButton[];
};
export type Field = {
  readonly name: string;
  readonly kind: string;
  /** What a browser sends when nobody touches the field. */
  readonly sent: readonly string[];
  /** What can be chosen, of a list, a tick or an answer of several. */
  readonly choices: readonly string[];
};
export type FormButton = { readonly name: string; readonly value: string; readonly text: string };

type Attributes = Readonly<Record<string, string>>;
type Building = { method: string; action: string; fields: Map<string, Field>; buttons: FormButton[] };

const tag = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>|<!--[^]*?-->|<![^>]*>|([^<]+)/gi;
const unread = /<(script|style)\b[^>]*>[^]*?<\/\1>/gi;

/** Reads a page of the product. Its pages are well-formed, so a small reader is enough. */
export function readPage(status: number, at: string, html: string): Page {
  const reader = new Reader();
  for (const [, end, name, attributes, text] of html.replace(unread, "").matchAll(tag)) {
    if (text !== undefined) reader.text(unescaped(text));
    else if (name !== undefined && end === "") reader.open(name.toLowerCase(), attributesOf(attributes ?? ""));
    else if (name !== undefined) reader.close(name.toLowerCase());
  }
  return { status, at, ...reader.result() };
}

class Reader {
  readonly #forms: Building[] = [];
  readonly #links: { href: string; text: string }[] = [];
  readonly #words: string[] = [];
  #form: Building | null = null;
  #link: { href: string; text: string } | null = null;
  #button: { name: string; value: string; text: string } | null = null;
  #list: { name: string; chosen: string | null; choices: string[] } | null = null;
  #area: { name: string; text: string } | null = null;

  text(words: string): void {
    this.#words.push(words);
    if (this.#link !== null) this.#link.text += words;
    if (this.#button !== null) this.#button.text += words;
    if (this.#area !== null) this.#area.text += words;
  }

  open(name: string, given: Attributes): void {
    if (name === "form")
      this.#forms.push(
        (this.#form = {
          method: given["method"] ?? "get",
          action: given["action"] ?? "",
          fields: new Map(),
          buttons: [],
        }),
      );
    else if (name === "a" && given["href"] !== undefined) this.#link = { href: given["href"], text: "" };
    else if (name === "button") this.#button = { name: given["name"] ?? "", value: given["value"] ?? "", text: "" };
    else if (name === "select") this.#list = { name: given["name"] ?? "", chosen: null, choices: [] };
    else if (name === "option") this.#option(given);
    else if (name === "textarea") this.#area = { name: given["name"] ?? "", text: "" };
    else if (name === "input") this.#input(given);
  }

  close(name: string): void {
    if (name === "form") this.#form = null;
    if (name === "a" && this.#link !== null) {
      this.#links.push({ ...this.#link, text: squeezed(this.#link.text) });
      this.#link = null;
    }
    if (name === "button" && this.#button !== null) {
      this.#form?.buttons.push({ ...this.#button, text: squeezed(this.#button.text) });
      this.#button = null;
    }
    if (name === "select" && this.#list !== null) {
      const { name: field, chosen, choices } = this.#list;
      this.#form?.fields.set(field, { name: field, kind: "select", sent: [chosen ?? choices[0] ?? ""], choices });
      this.#list = null;
    }
    if (name === "textarea" && this.#area !== null) {
      const { name: field, text } = this.#area;
      this.#form?.fields.set(field, { name: field, kind: "textarea", sent: [text.replace(/^\n/, "")], choices: [] });
      this.#area = null;
    }
  }

  result(): Omit<Page, "status" | "at"> {
    const forms = this.#forms.map((form) => ({ ...form, fields: [...form.fields.values()] }));
    return { text: squeezed(this.#words.join(" ")), links: this.#links, forms };
  }

  #option(given: Attributes): void {
    const value = given["value"] ?? "";
    this.#list?.choices.push(value);
    if (this.#list !== null && given["selected"] !== undefined) this.#list.chosen = value;
  }

  #input(given: Attributes): void {
    const { name = "", type: kind = "text", value = "" } = given;
    const fields = this.#form?.fields;
    if (name === "" || fields === undefined || given["disabled"] !== undefined) return;
    if (kind !== "radio" && kind !== "checkbox") {
      fields.set(name, { name, kind, sent: [value], choices: [] });
      return;
    }
    const before = fields.get(name);
    const own = value === "" ? "on" : value;
    const sent = before?.sent ?? [];
    const chosen = given["checked"] === undefined ? sent : kind === "radio" ? [own] : [...sent, own];
    fields.set(name, { name, kind, sent: chosen, choices: [...(before?.choices ?? []), own] });
  }
}

function attributesOf(text: string): Attributes {
  const found: Record<string, string> = {};
  for (const [, name = "", value = ""] of text.matchAll(/([^\s=]+)(?:="([^"]*)")?/g))
    found[name.toLowerCase()] = unescaped(value);
  return found;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const unescaped = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, code: string) => {
    if (!code.startsWith("#")) return named[code] ?? whole;
    return String.fromCodePoint(code[1] === "x" ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1)));
  });
const squeezed = (text: string): string => text.replace(/\s+/g, " ").trim();
