// autocannon brings no types: what `npm run bench requests` uses of it.
declare module "autocannon" {
  type Sent = {
    readonly method: string;
    readonly path: string;
    readonly headers?: Record<string, string>;
    body?: string;
  };
  type Options = {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    readonly requests: readonly (Sent & { readonly setupRequest?: (request: Sent) => Sent })[];
  };
  type Result = {
    readonly requests: { readonly average: number; readonly total: number };
    /** Milliseconds. */
    readonly latency: { readonly p50: number; readonly p99: number; readonly max: number };
    readonly statusCodeStats: Readonly<Record<string, { readonly count: number }>>;
    /** Connections that were refused or broke. */
    readonly errors: number;
    readonly timeouts: number;
    readonly "2xx": number;
    readonly "3xx": number;
    readonly "4xx": number;
    readonly "5xx": number;
  };
  export default function autocannon(options: Options): Promise<Result>;
}
