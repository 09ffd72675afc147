import { randomUUID } from "node:crypto";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import type pg from "pg";
import type { Accounts, NewAccount, SignIn, SignInMeans } from "#app.ts";
import type { AccountId, HubId } from "#domain/hubs/terms.ts";
import { accountsOptions } from "#platform/accounts-options.ts";
import { openedFor, sealedFor } from "#platform/link-seals.ts";

type Settings = {
  readonly pool: pg.Pool;
  readonly publicUrl: string;
  readonly secret: string;
};

const makeLibrary = (settings: Settings, onLink: (asking: string, token: string) => void) =>
  betterAuth(accountsOptions({ ...settings, onLink }));
type Library = ReturnType<typeof makeLibrary>;

/** Passwords, links by mail, second factors and sessions, kept by the accounts' library in schema `auth`. */
export function makeAccounts(settings: Settings): Accounts {
  const links = new Map<string, string>();
  const library = makeLibrary(settings, (asking, token) => {
    links.set(asking, token);
  });
  const { pool } = settings;
  return toldHonestly(pool, {
    signIn: (request, email, password, how) => signIn(library, pool, request, { email, password, how }),
    newLink: async (email, hub) => {
      const token = await newLink(library, links, email);
      return token === null ? null : sealedFor(hub, token, settings.secret);
    },
    signInByLink: async (request, token, hub) => {
      const own = openedFor(hub, token, settings.secret);
      return own === null ? { kind: "refused" } : signInByLink(library, pool, request, { token: own, hub });
    },
    session: (request) => findSession(library, request),
    signOut: async (request) => cookiesOf(await library.api.signOut({ headers: request, asResponse: true })),
    beginSecondFactor: (request, password) => beginSecondFactor(library, pool, request, password),
    enterCode: (request, code) => enterCode(library, pool, request, code),
    create: (who) => create(library, who),
    hashOf: async (password) => (await library.$context).password.hash(password),
    find: async (email) => accountId((await (await library.$context).internalAdapter.findUserByEmail(email))?.user.id),
    changePassword: (request, current, next) => changePassword(library, pool, request, [current, next]),
    setPassword: (account, next, kept) => setPassword(library, pool, account, { next, kept }),
    endSessions: async (account) => {
      await pool.query('delete from "session" where "userId" = $1', [account]);
    },
    proveMail: async (request) => {
      const found = await library.api.getSession({ headers: request, query: { disableRefresh: true } });
      if (found !== null) await mark(pool, "mailProvenAt", found.session.token);
    },
    resetSecondFactor: (account) => resetSecondFactor(pool, account),
  });
}

/**
 * The library swallows why it failed. So the database is asked: is it gone, then that is the fault, and people are told
 * to come back instead of being told that something is broken.
 */
function toldHonestly(pool: pg.Pool, accounts: Accounts): Accounts {
  const told =
    <Asked extends readonly unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) =>
    (...asked: Asked): Promise<Answer> =>
      ask(...asked).catch(async (fault: unknown) => {
        if (fault instanceof APIError) await pool.query("select 1");
        throw fault;
      });
  return {
    ...accounts,
    signIn: told(accounts.signIn),
    signInByLink: told(accounts.signInByLink),
    session: told(accounts.session),
    signOut: told(accounts.signOut),
    beginSecondFactor: told(accounts.beginSecondFactor),
    enterCode: told(accounts.enterCode),
    changePassword: told(accounts.changePassword),
  };
}

type Password = { readonly email: string; readonly password: string; readonly how: SignInMeans | undefined };

async function signIn(
  library: Library,
  pool: pg.Pool,
  request: Headers,
  { email, password, how }: Password,
): Promise<SignIn> {
  const answer = await library.api.signInEmail({
    body: { email, password },
    headers: request,
    asResponse: true,
  });
  if (!answer.ok) return refusedBy(pool, answer);
  const said: unknown = await answer.json();
  if (isRecord(said) && said["twoFactorRedirect"] === true) return { kind: "code-needed", cookies: cookiesOf(answer) };
  if (how?.mailProven === true) await mark(pool, "mailProvenAt", newSessionToken(answer));
  return signedIn(said, answer);
}

async function newLink(library: Library, links: Map<string, string>, email: string): Promise<string | null> {
  const found = await (await library.$context).internalAdapter.findUserByEmail(email);
  if (found === null) return null;
  const asking = randomUUID();
  await library.api.signInMagicLink({
    body: { email, metadata: { asking } },
    headers: new Headers(),
  });
  const token = links.get(asking) ?? null;
  links.delete(asking);
  return token;
}

/** The session that a mailed link begins counts in the hub that mailed it, and nowhere else. */
async function signInByLink(
  library: Library,
  pool: pg.Pool,
  request: Headers,
  { token, hub }: { readonly token: string; readonly hub: HubId },
): Promise<SignIn> {
  try {
    const answer = await library.api.magicLinkVerify({
      query: { token },
      headers: request,
      asResponse: true,
    });
    // A spent or unknown link is answered by a redirect with an error in its address.
    if (answer.status !== 200) return { kind: "refused" };
    const session = newSessionToken(answer);
    await pool.query('update "session" set "mailProvenAt" = now(), "hubId" = $2 where "token" = $1', [session, hub]);
    return signedIn(await answer.json(), answer);
  } catch (fault) {
    return refusedOr(fault);
  }
}

async function findSession(library: Library, request: Headers): ReturnType<Accounts["session"]> {
  const found = await library.api.getSession({
    headers: request,
    query: { disableRefresh: true },
  });
  if (found === null) return null;
  const account = accountId(found.user.id);
  if (account === null) return null;
  const hasSecondFactor = found.user.twoFactorEnabled === true;
  return {
    account,
    begunAt: found.session.createdAt,
    secondFactor: hasSecondFactor && isGiven(found.session.secondFactorAt),
    hasSecondFactor,
    mailProven: isGiven(found.session.mailProvenAt),
    onlyIn: found.session.hubId ?? null,
  };
}

/** The library gives a new session instead of one: what the old one had shown, and where alone it counts, holds for the new one. */
async function carryOver(
  library: Library,
  pool: pg.Pool,
  request: Headers,
): Promise<(token: unknown) => Promise<void>> {
  const before = await library.api.getSession({ headers: request, query: { disableRefresh: true } });
  const { secondFactorAt = null, mailProvenAt = null, hubId = null } = before?.session ?? {};
  return async (token) => {
    if (before === null || typeof token !== "string" || token === before.session.token) return;
    await pool.query(
      `update "session" set "secondFactorAt" = $2, "mailProvenAt" = $3, "hubId" = $4
       where "token" = $1 and "userId" = $5`,
      [token, secondFactorAt, mailProvenAt, hubId, before.user.id],
    );
  };
}

async function beginSecondFactor(
  library: Library,
  pool: pg.Pool,
  request: Headers,
  password: string,
): ReturnType<Accounts["beginSecondFactor"]> {
  try {
    const begun = await library.api.enableTwoFactor({
      body: { password },
      headers: request,
    });
    if (!("totpURI" in begun)) return null;
    const secret = new URL(begun.totpURI).searchParams.get("secret") ?? "";
    return { uri: begun.totpURI, secret, backupCodes: begun.backupCodes };
  } catch (fault) {
    refusedOr(fault);
    await pool.query("select 1");
    return null;
  }
}

/** The code of the app, or one of the backup codes. Either way the session is marked as having passed it. */
async function enterCode(library: Library, pool: pg.Pool, request: Headers, code: string): Promise<SignIn> {
  const isAppCode = /^\d{6}$/.test(code);
  const carry = await carryOver(library, pool, request);
  const answer = isAppCode
    ? await library.api.verifyTOTP({
        body: { code },
        headers: request,
        asResponse: true,
      })
    : await library.api.verifyBackupCode({
        body: { code },
        headers: request,
        asResponse: true,
      });
  if (!answer.ok) return refusedBy(pool, answer);
  const said: unknown = await answer.json();
  if (isAppCode && !(await isFirstUse(pool, said, code))) return { kind: "refused" };
  // Confirming a new second factor replaces the session; the token in the answer's text is still the old one's.
  const token = newSessionToken(answer) ?? (isRecord(said) ? said["token"] : null);
  await carry(token);
  await mark(pool, "secondFactorAt", typeof token === "string" ? token : null);
  return signedIn(said, answer);
}

/** How long a code is remembered: it holds in its own half minute, the one before and the one after. */
const codeMinutes = 3;

/** Whether nobody has come in by this code of this account before: the session of a second one stays without its mark. */
async function isFirstUse(pool: pg.Pool, said: unknown, code: string): Promise<boolean> {
  const user = isRecord(said) ? said["user"] : null;
  const { rowCount } = await pool.query(
    `insert into "used_code" ("userId", "code", "until") values ($1, $2, now() + $3 * interval '1 minute')
     on conflict ("userId", "code") do update set "until" = excluded."until" where "used_code"."until" < now()`,
    [isRecord(user) ? user["id"] : null, code, codeMinutes],
  );
  return rowCount === 1;
}

/** Notes on a session what its holder has just shown. */
async function mark(pool: pg.Pool, what: "secondFactorAt" | "mailProvenAt", token: string | null): Promise<void> {
  if (token === null) throw new Error("a sign-in gave no session to mark");
  await pool.query(`update "session" set "${what}" = now() where "token" = $1`, [token]);
}

/** The token of the session that the answer's cookie opens: the part before its signature. */
const newSessionToken = (answer: Response): string | null => sessionTokenIn(cookiesOf(answer));

function sessionTokenIn(cookies: readonly string[]): string | null {
  for (const cookie of cookies) {
    const [name = "", value = ""] = cookie.split(";")[0]?.split("=") ?? [];
    if (name.endsWith("banso.session_token") && value !== "") return decodeURIComponent(value).split(".")[0] ?? null;
  }
  return null;
}

async function resetSecondFactor(pool: pg.Pool, account: AccountId): Promise<void> {
  await pool.query(
    `with gone as (delete from "twoFactor" where "userId" = $1), ended as (delete from "session" where "userId" = $1)
     update "user" set "twoFactorEnabled" = false where "id" = $1`,
    [account],
  );
}

async function create(library: Library, { email, name, ...secret }: NewAccount): Promise<AccountId> {
  const { internalAdapter, password: passwords } = await library.$context;
  const found = await internalAdapter.findUserByEmail(email, {
    includeAccounts: true,
  });
  const user =
    found?.user ??
    (await internalAdapter.createUser({ email, name, emailVerified: true }, { method: "email-password" }));
  const hasPassword = found?.accounts.some((each) => each.providerId === "credential") ?? false;
  if (!hasPassword)
    await internalAdapter.linkAccount({
      userId: user.id,
      accountId: user.id,
      providerId: "credential",
      password: "password" in secret ? await passwords.hash(secret.password) : secret.passwordHash,
    });
  const id = accountId(user.id);
  if (id === null) throw new Error("the accounts' library made a user without an id");
  return id;
}

async function changePassword(
  library: Library,
  pool: pg.Pool,
  request: Headers,
  [currentPassword, newPassword]: readonly [string, string],
): Promise<SignIn> {
  const carry = await carryOver(library, pool, request);
  const answer = await library.api.changePassword({
    body: { currentPassword, newPassword, revokeOtherSessions: true },
    headers: request,
    asResponse: true,
  });
  if (!answer.ok) return refusedBy(pool, answer);
  const said: unknown = await answer.json();
  await carry(isRecord(said) ? said["token"] : null);
  return signedIn(said, answer);
}

async function setPassword(
  library: Library,
  pool: pg.Pool,
  account: AccountId,
  { next, kept }: { next: string; kept: readonly string[] },
): Promise<void> {
  const { internalAdapter, password } = await library.$context;
  await internalAdapter.updatePassword(account, await password.hash(next));
  await pool.query('delete from "session" where "userId" = $1 and "token" is distinct from $2', [
    account,
    sessionTokenIn(kept),
  ]);
}

function signedIn(said: unknown, answer: Response): SignIn {
  const user = isRecord(said) ? said["user"] : null;
  const account = isRecord(user) ? accountId(user["id"]) : null;
  return account === null ? { kind: "refused" } : { kind: "in", account, cookies: cookiesOf(answer) };
}

/** What the library refuses is refused; anything else is a fault. */
function refusedOr(fault: unknown): SignIn {
  if (fault instanceof APIError && fault.statusCode < 500) return { kind: "refused" };
  throw fault;
}

/** A session that could not be looked up is a refusal to the library: only with the database there it is one. */
async function refusedBy(pool: pg.Pool, answer: Response): Promise<SignIn> {
  if (answer.status >= 500) throw new APIError("INTERNAL_SERVER_ERROR");
  await pool.query("select 1");
  return { kind: "refused" };
}

const cookiesOf = (answer: Response): readonly string[] => answer.headers.getSetCookie();

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function accountId(id: unknown): AccountId | null {
  return isAccountId(id) ? id : null;
}
const isAccountId = (id: unknown): id is AccountId => typeof id === "string" && id.length === 36;
