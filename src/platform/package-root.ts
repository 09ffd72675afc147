import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json: the same from the sources and from `dist`. */
export function packageRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, "package.json"))) {
    const above = path.dirname(folder);
    if (above === folder) throw new Error("package.json was not found above this file");
    folder = above;
  }
  return folder;
}

/** The version of the product that runs. */
export function productVersion(): string {
  const described: unknown = JSON.parse(readFileSync(path.join(packageRoot(), "package.json"), "utf8"));
  if (typeof described !== "object" || described === null || !("version" in described))
    throw new Error("package.json does not tell the version");
  return String(described.version);
}
