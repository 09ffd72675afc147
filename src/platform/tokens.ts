import { createHash, randomBytes } from "node:crypto";
import type { Tokens } from "#app.ts";

/** Tokens of 256 random bits: they cannot be guessed, so a plain SHA-256 is enough to keep them. */
export const systemTokens: Tokens = {
  fresh: () => randomBytes(32).toString("base64url"),
  hashOf: (token) => createHash("sha256").update(token).digest("hex"),
};
