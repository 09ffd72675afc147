import { randomInt } from "node:crypto";
import type { BetterAuthOptions } from "better-auth";
import { magicLink, twoFactor } from "better-auth/plugins";
import type pg from "pg";

/** Minutes for which a mailed sign-in link works. */
const linkMinutes = 15;

export type AccountsSettings = {
  readonly pool: pg.Pool;
  readonly publicUrl: string;
  readonly secret: string;
  /** Receives the token of a link that was asked for, by the name of the asking. */
  readonly onLink: (asking: string, token: string) => void;
};

/**
 * How the accounts' library is set up. Its own routes are never mounted: declared routes call its functions. Its
 * tables are those of `db/migrations/000002_auth.sql`.
 */
export function accountsOptions({ pool, publicUrl, secret, onLink }: AccountsSettings) {
  return {
    appName: "Banso",
    baseURL: publicUrl,
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      minPasswordLength: 10,
      maxPasswordLength: 200,
    },
    session: {
      expiresIn: 60 * 60 * 24 * 14,
      updateAge: 60 * 60 * 24,
      additionalFields: {
        secondFactorAt: { type: "date", required: false, input: false },
        mailProvenAt: { type: "date", required: false, input: false },
        hubId: { type: "string", required: false, input: false },
      },
    },
    advanced: {
      cookiePrefix: "banso",
      useSecureCookies: publicUrl.startsWith("https://"),
      database: { generateId: "uuid" },
    },
    plugins: [
      magicLink({
        expiresIn: linkMinutes * 60,
        disableSignUp: true,
        storeToken: "hashed",
        sendMagicLink: ({ token, metadata }) => {
          onLink(String(metadata?.["asking"]), token);
        },
      }),
      twoFactor({
        issuer: "Banso",
        allowPasswordless: false,
        backupCodeOptions: { customBackupCodesGenerate: writtenCodes },
      }),
    ],
  } satisfies BetterAuthOptions;
}

/** Ten codes of two times five signs, 49 bits each, without those that are mistaken for others on paper: 0 O 1 l I. */
function writtenCodes(): string[] {
  const signs = "23456789abcdefghjkmnpqrstuvwxyz";
  const five = (): string => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join("");
  return Array.from({ length: 10 }, () => `${five()}-${five()}`);
}
