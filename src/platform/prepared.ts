import { createHash } from "node:crypto";
import type { PostgresCursor, PostgresPool, PostgresQueryResult } from "kysely";
import type pg from "pg";

/**
 * How many texts are prepared, and how many are remembered to see whether they come again. A prepared statement takes
 * about 100 kB of each connection's memory, because row-level security is written into it.
 */
const most = { prepared: 200, remembered: 2000, characters: 8000 } as const;

/** Names texts that come again: what is asked once, or a list of another length each time, is never prepared. */
export function statementNames(
  limits: Readonly<Record<keyof typeof most, number>> = most,
): (text: string) => string | null {
  const names = new Map<string, string>();
  const once = new Set<string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= limits.prepared || text.length > limits.characters || !isQuestion(text)) return null;
    if (!once.delete(text)) {
      if (once.size >= limits.remembered) once.clear();
      once.add(text);
      return null;
    }
    // By its content, as several databases of one process may share a pool.
    const name = `banso_${createHash("sha256").update(text).digest("base64url").slice(0, 20)}`;
    names.set(text, name);
    return name;
  };
}

/** One statement over rows: no words that begin and end a transaction, and not several statements at once. */
const isQuestion = (text: string): boolean => /^\s*(select|insert|update|delete|with)\b[^;]*$/.test(text);

/**
 * Whether a statement was prepared for tables that have changed since, or is not there: this connection would refuse it
 * again and again, and is closed instead of going back to the pool.
 */
const isOutOfDate = (fault: unknown): boolean =>
  fault instanceof Error && "code" in fault && (fault.code === "0A000" || fault.code === "26000");

/**
 * The pool as the query builder sees it, with statements that come again prepared on the connection: the server then
 * reads a text and writes row-level security into it once for each connection, and only plans it for every question.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const nameOf = statementNames();
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect();
      let hasOutOfDate = false;
      function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
      function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
      function query(asked: string | PostgresCursor<unknown>, values: readonly unknown[] = []): unknown {
        if (typeof asked !== "string") throw new Error("nothing is read by a cursor here");
        const name = nameOf(asked);
        if (name === null) return client.query({ text: asked, values: [...values] });
        return client.query({ name, text: asked, values: [...values] }).catch((fault: unknown) => {
          if (isOutOfDate(fault)) hasOutOfDate = true;
          throw fault;
        });
      }
      return { query, release: (destroy) => client.release(destroy === true || hasOutOfDate) };
    },
    end: () => pool.end(),
  };
}
