import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Where the built files are: names carry a hash of their content, so they may be kept for ever. */
export type Assets = {
  /** The address of a built file by its place in the source, such as "src/web/styles.css". */
  readonly url: (source: string) => string;
  /** The script of one island and the parts that it shares with others. */
  readonly island: (name: string) => {
    readonly src: string;
    readonly preload: readonly string[];
  };
  /** The folder that the web server serves under `/`. */
  readonly folder: string;
};

const manifestShape = z.record(
  z.string(),
  z.looseObject({ file: z.string(), imports: z.array(z.string()).optional() }),
);

/** Reads the build's manifest below `root` once; throws when nothing has been built. */
export function makeAssets(root: string): Assets {
  const folder = join(root, "dist/client");
  const manifest = manifestShape.parse(JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8")));
  const chunkOf = (source: string) => {
    const chunk = manifest[source];
    if (chunk === undefined) throw new Error(`No built file for ${source}: run "npm run build".`);
    return chunk;
  };
  return {
    folder,
    url: (source) => `/${chunkOf(source).file}`,
    island: (name) => {
      const place = `src/web/islands/${name}.entry`;
      const chunk = chunkOf(manifest[`${place}.tsx`] === undefined ? `${place}.ts` : `${place}.tsx`);
      return {
        src: `/${chunk.file}`,
        preload: (chunk.imports ?? []).map((source) => `/${chunkOf(source).file}`),
      };
    },
  };
}
