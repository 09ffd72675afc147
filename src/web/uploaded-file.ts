import type { UploadedFile } from "#kit/table.ts";
import type { Body } from "#route.ts";

/** The file of a form's field with its name made tidy, or null when none was chosen. */
export async function uploadedFile({ files }: Body, name: string): Promise<UploadedFile | null> {
  const file = files[name];
  if (file === undefined) return null;
  return { name: tidyName(file.name, name), bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** A file's name as one line of at most 100 characters, without folders. */
function tidyName(name: string, otherwise: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const line = last.replace(/\p{C}/gu, "").trim();
  return line === "" ? otherwise : [...line].slice(-100).join("");
}
