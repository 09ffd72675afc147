import type { ServerType } from "@hono/node-server";

/** A reader who takes longer than this to send a request or to take its answer is not waited for. */
const longestMs = 5000;

/** Takes no new requests, and waits until those on their way are answered. */
export function hangUp(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    // Connections that browsers keep open for later are closed as soon as they are idle.
    const sweep = setInterval(() => "closeIdleConnections" in server && server.closeIdleConnections(), 50);
    const end = (): void => {
      clearInterval(sweep);
      clearTimeout(limit);
      resolve();
    };
    const limit = setTimeout(end, longestMs);
    server.close(end);
  });
}
