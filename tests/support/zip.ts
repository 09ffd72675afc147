import { buffer } from "node:stream/consumers";
import { crc32, deflateRawSync } from "node:zlib";
import { inflated, zipParts } from "#platform/tables/zip-parts.ts";

/** One file of a zip; `says` is the inflated size that its directory claims, where that is not the truth. */
export type ZipPart = { readonly name: string; readonly content: Buffer; readonly says?: number };

/** A zip file made by hand, so that its directory can lie. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, says } of parts) {
    const packed = deflateRawSync(content, { level: 9 });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(says ?? content.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const head = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, Buffer.from(name)]);
    const entryEnd = Buffer.alloc(14);
    entryEnd.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), fields, entryEnd, Buffer.from(name)]));
    bodies.push(head, packed);
    at += head.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, entries, Buffer.from("PK\u0005\u0006"), end]);
}

/** A workbook with one sheet whose XML is given. */
export function workbookOf(sheetXml: string | Buffer, says?: number, texts: readonly ZipPart[] = []): Buffer {
  const xml = (text: string): Buffer => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return zipOf([
    { name: "[Content_Types].xml", content: xml(types) },
    {
      name: "xl/workbook.xml",
      content: xml(
        `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: xml(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    },
    {
      name: "xl/worksheets/sheet1.xml",
      content: typeof sheetXml === "string" ? xml(sheetXml) : sheetXml,
      ...(says === undefined ? {} : { says }),
    },
    ...texts,
  ]);
}

/** The XML of a sheet whose rows are given as XML. */
export const sheetOf = (rows: string): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

/** A workbook for each sheet of this one, with that sheet alone: readers of tables take the first. */
export async function everySheet(
  workbook: Buffer,
): Promise<readonly { readonly name: string; readonly bytes: Buffer }[]> {
  const parts = await Promise.all(
    (zipParts(workbook) ?? []).map(async (part) => ({
      name: part.name,
      content: await buffer(inflated(workbook, part, 1e8)),
    })),
  );
  const contents = parts.find(({ name }) => name === "xl/workbook.xml")?.content.toString("utf8") ?? "";
  return [...contents.matchAll(/<sheet [^>]*name="([^"]*)"[^>]*\/>/gu)].map(([sheet, name = ""]) => {
    const alone = contents.replace(/<sheets>.*<\/sheets>/u, `<sheets>${sheet}</sheets>`);
    const kept = parts.map((part) =>
      part.name === "xl/workbook.xml" ? { ...part, content: Buffer.from(alone) } : part,
    );
    return { name, bytes: zipOf(kept) };
  });
}
