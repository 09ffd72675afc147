import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../../tests/support/browser.ts";
import { solve } from "./solve.ts";
import { syntheticProblem } from "./synthetic.ts";

const market = { people: 3000, ratio: 1.2, pairsPerProject: 20, seed: 4 };
const budget = { seed: 2, iterations: 16 };

/**
 * A worker that solves, with or without a helper. The helper is there before it begins; as nobody waits for one that is
 * late, it solves again until a pass was shared.
 */
const solver = `
import { certify, solveInTurns } from "/solve.js";
import { syntheticProblem } from "/synthetic.js";
onmessage = async ({ data: { market, budget, count } }) => {
  const helpers = Array.from({ length: count }, () => new Worker("/helper.js", { type: "module" }));
  await Promise.all(helpers.map((helper) => new Promise((come) => { helper.onmessage = come; })));
  const seen = [];
  const post = (thread, message) => { seen.push(message); helpers[thread].postMessage(message); };
  const problem = syntheticProblem(market);
  // A browser sends a worker's messages only when the worker pauses.
  const breathe = () => new Promise((go) => setTimeout(go, 0));
  const isHelped = () => seen.some(({ joined, thread }) => joined[thread] > 0);
  let answer = null;
  for (let tries = 0; answer === null || (count > 0 && !isHelped() && tries < 100); tries++)
    answer = await solveInTurns(problem, count === 0 ? budget : { ...budget, threads: { count, post } }, breathe);
  const { plan, prices, value, bound } = answer;
  const { certified } = certify(problem, plan, prices);
  postMessage({ pair: [...plan.pair], value, bound, certified, isHelped: isHelped() });
  for (const helper of helpers) helper.terminate();
};`;
const helper = `
import { joinCrew } from "/solve.js";
onmessage = ({ data }) => joinCrew(data);
postMessage("come");`;

/** Served so that the page is cross-origin isolated: only then do its workers share memory. */
const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
};
let server: Server;

beforeAll(async () => {
  const files = new Map(Object.entries({ "/solver.js": solver, "/helper.js": helper, ...(await bundled()) }));
  server = createServer(({ url = "/" }, response) => {
    const script = files.get(url);
    const type = script === undefined ? "text/html" : "text/javascript";
    response.writeHead(200, { ...headers, "Content-Type": type }).end(script ?? "<!doctype html><title>engine</title>");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(() => server.close());

/** The engine as a page would load it. */
async function bundled(): Promise<Record<string, string>> {
  const entryOf = (name: string): string => fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "silent",
    resolve: { conditions: ["source"] },
    build: {
      write: false,
      minify: false,
      lib: { entry: { solve: entryOf("solve"), synthetic: entryOf("synthetic") }, formats: ["es"] },
    },
  });
  const outputs = Array.isArray(built) ? built.flatMap(({ output }) => output) : "output" in built ? built.output : [];
  return Object.fromEntries(outputs.map((file) => [`/${file.fileName}`, file.type === "chunk" ? file.code : ""]));
}

test("a browser's worker finds the plan that Node.js finds, certified, alone and with a helper", async () => {
  const { plan, value, bound } = solve(syntheticProblem(market), budget);
  const expected = { pair: [...plan.pair], value, bound, certified: true };
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${portOf(server)}/`);
    const solveThere = (count: number): Promise<unknown> =>
      page.evaluate(
        (task) =>
          new Promise((answer, fail) => {
            const worker = new Worker("/solver.js", { type: "module" });
            worker.addEventListener("message", ({ data }) => answer(data));
            worker.addEventListener("error", ({ message }) => fail(new Error(message)));
            // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
            worker.postMessage(task);
          }),
        { market, budget, count },
      );
    expect(await solveThere(0)).toEqual({ ...expected, isHelped: false });
    expect(await solveThere(1)).toEqual({ ...expected, isHelped: true });
  } finally {
    await browser.close();
  }
});

function portOf(listening: Server): number {
  const address: AddressInfo | string | null = listening.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}
