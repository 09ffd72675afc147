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
      twoFactor({ issuer: "Banso", allowPasswordless: false }),
    ],
  } satisfies BetterAuthOptions;
}
