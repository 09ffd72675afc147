import { readdirSync } from "node:fs";
import { join } from "node:path";
import tailwind from "@tailwindcss/vite";
import { defineConfig } from "vite";

const root = import.meta.dirname;
const islands = readdirSync(join(root, "src/web/islands"))
  .filter((name) => /\.entry\.tsx?$/.test(name))
  .map((name) => `src/web/islands/${name}`);

/** Builds what the browser loads: one style sheet and one script for each island. The server itself is compiled by tsc. */
export default defineConfig({
  root,
  plugins: [tailwind()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  resolve: { conditions: ["source", "browser", "module"] },
  appType: "custom",
  publicDir: false,
  build: {
    manifest: true,
    outDir: "dist/client",
    // The policy for scripts and styles allows files only: nothing may be folded into a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ["src/web/styles.css", ...islands] },
  },
});
