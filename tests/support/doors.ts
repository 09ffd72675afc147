import { inflateRawSync } from "node:zlib";
import { apiRoutes } from "#api/routes.ts";
import { pageRoutes } from "#web/routes.ts";
import type { SignedIn } from "./app.ts";
import { readPdf } from "./pdf.ts";

/** Numbers of records by the first part of the addresses under which they stand: `{ proposals: [1, 2] }`. */
export type Numbers = Readonly<Record<string, readonly number[]>>;

const doors = [...pageRoutes, ...apiRoutes].filter(({ method }) => method === "get").map(({ path }) => path);

/**
 * Everything that somebody reads through every declared door, page, program's door, file and calendar alike, as one text.
 * Where an address takes a number, each of those that stand under its first part is tried, or 1.
 */
export async function everyDoorOf(who: Pick<SignedIn, "ask">, numbers: Numbers): Promise<string> {
  const texts: string[] = [];
  for (const door of doors) {
    const kind = /^(?:\/api\/v1)?\/(\w+)\//.exec(door)?.[1] ?? "";
    const tried = door.includes(":number") ? (numbers[kind] ?? [1]) : [1];
    for (const number of tried) {
      const answer = await who.ask(door.replace(":number", String(number)).replaceAll(/:\w+/g, "1"));
      texts.push(`${door} ${answer.headers.get("location") ?? ""}`, await wordsOf(answer));
    }
  }
  return texts.join("\n");
}

/** The words of an answer: of a PDF file as they are printed, of a workbook out of its parts. */
async function wordsOf(answer: Response): Promise<string> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (bytes.subarray(0, 5).equals(Buffer.from("%PDF-"))) return (await readPdf(bytes)).text;
  return bytes.subarray(0, 2).equals(Buffer.from("PK")) ? partsOf(bytes) : bytes.toString("utf8");
}

/** Every part of a zip, one after the other, by its directory. */
function partsOf(zip: Buffer): string {
  const texts: string[] = [];
  let at = zip.readUInt32LE(zip.lastIndexOf("PK\u0005\u0006") + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [packed, name, extra, words] = [20, 28, 30, 32].map((place) =>
      place === 20 ? zip.readUInt32LE(at + place) : zip.readUInt16LE(at + place),
    );
    const head = zip.readUInt32LE(at + 42);
    const from = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
    const body = zip.subarray(from, from + (packed ?? 0));
    texts.push((zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : body).toString("utf8"));
    at += 46 + (name ?? 0) + (extra ?? 0) + (words ?? 0);
  }
  return texts.join("\n");
}
