import { availableParallelism } from "node:os";
import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

/** Tests of pure parts: they need no database, so they do not wait for one. */
const pure = [
  "src/{kit,engine,reference,show,text}/**/*.test.{ts,tsx}",
  "src/web/ui/**/*.test.{ts,tsx}",
  "src/domain/*/{terms,rules,rules-*}.test.ts",
  "src/domain/{access/**,refusals}.test.ts",
  "src/*.test.ts",
];
/** At full counts a test may well take minutes; its limit only ends what hangs. */
const isProof = process.env["PROVE"] === "1";
const conditions = ["source", ...defaultServerConditions];

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // What runs once for all tests is loaded apart from them; without this it would run what was built last.
  environments: { __vitest__: { resolve: { conditions } } },
  test: {
    // The default leaves one processor out: on a machine of two, files would run one after another.
    maxWorkers: availableParallelism(),
    // Files of one worker share what they import: nothing of ours keeps a state in a module, and loading took a third.
    isolate: false,
    testTimeout: isProof ? 1_800_000 : 30_000,
    hookTimeout: isProof ? 600_000 : 60_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      { extends: true, test: { name: "pure", include: pure } },
      {
        extends: true,
        test: {
          name: "house",
          include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
          exclude: pure,
          globalSetup: ["tests/support/global.ts"],
        },
      },
    ],
  },
});
