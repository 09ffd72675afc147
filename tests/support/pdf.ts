import { extractText, getDocumentProxy } from "unpdf";

/** A PDF file as a reader has it: its pages, its words without spaces and line ends, and whether its fonts are in it. */
export type ReadPdf = {
  readonly pages: number;
  readonly text: string;
  /** Font descriptors, and how many of them bring their font file along. */
  readonly fonts: { readonly named: number; readonly inside: number };
};

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const plain = Buffer.from(bytes).toString("latin1");
  if (!plain.startsWith("%PDF-")) throw new Error("this is no PDF file");
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  const countOf = (sign: RegExp): number => [...plain.matchAll(sign)].length;
  return {
    pages: totalPages,
    text: text.replace(/\s/gu, ""),
    fonts: { named: countOf(/\/Type \/FontDescriptor\b/g), inside: countOf(/\/FontFile2\b/g) },
  };
}
