import { createServer } from "node:net";
import type { Config } from "#config.ts";
import { codeOf } from "#platform/fault.ts";

/** Listens for a moment where pages will be served. Gives the system's code of what stands in the way, or null. */
export function tryPort({ host, port }: Pick<Config, "host" | "port">): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(codeOf(error)));
    server.listen({ host, port }, () => server.close(() => resolve(null)));
  });
}
