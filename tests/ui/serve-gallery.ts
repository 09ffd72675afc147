import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { build } from "vite";
import { makeAssets } from "#web/assets.ts";
import { galleryPages } from "./gallery.tsx";

const nonce = "gallery";
const policy = `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
const types: Record<string, string> = { ".css": "text/css", ".js": "text/javascript" };

export type Gallery = {
  readonly origin: string;
  readonly paths: readonly string[];
  /** Bytes of all scripts that the build made. */
  readonly scriptBytes: number;
  /** The run that the page of progress tells of comes to its end. */
  readonly finish: () => void;
  readonly close: () => Promise<void>;
};

/** Builds the browser's files into a folder of its own and serves the gallery under the product's content policy. */
export async function serveGallery(): Promise<Gallery> {
  const root = mkdtempSync(join(tmpdir(), "banso-gallery-"));
  const folder = join(root, "dist/client");
  await build({ configFile: "vite.config.ts", logLevel: "error", build: { outDir: folder, emptyOutDir: true } });
  const assets = makeAssets(root);
  const pages = new Map([...galleryPages("ja", assets, nonce), ...galleryPages("en", assets, nonce)]);
  let asked = 0;
  let isFinished = false;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://gallery").pathname;
    response.setHeader("content-security-policy", policy);
    if (path === "/progress.json") {
      asked += 1;
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({ status: "running", sentence: `${asked}`, part: 0.5, done: isFinished, href: "/desk" }),
      );
      return;
    }
    if (request.method === "POST") {
      response.writeHead(303, { location: "/desk" }).end();
      return;
    }
    const page = pages.get(path);
    if (page !== undefined) {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(page);
      return;
    }
    try {
      const body = readFileSync(join(folder, normalize(path)));
      response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream");
      response.end(body);
    } catch {
      response.statusCode = path === "/favicon.ico" ? 204 : 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("gallery: no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    paths: [...pages.keys()],
    scriptBytes: scriptBytesOf(folder),
    finish: () => {
      isFinished = true;
    },
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      rmSync(root, { recursive: true });
    },
  };
}

function scriptBytesOf(folder: string): number {
  const manifest: Record<string, { file: string }> = JSON.parse(
    readFileSync(join(folder, ".vite/manifest.json"), "utf8"),
  );
  const scripts = new Set(
    Object.values(manifest)
      .map((chunk) => chunk.file)
      .filter((file) => file.endsWith(".js")),
  );
  return [...scripts].reduce((sum, file) => sum + readFileSync(join(folder, file)).length, 0);
}
