import type { App, HubRow } from "#app.ts";
import type { Terminal } from "#cli/terminal.ts";
import { parseInput } from "#domain/fields.ts";
import { disableFromCommandLine, resetSecondFactor } from "#domain/hubs/disable-account.ts";
import { foundHub } from "#domain/hubs/found-hub.ts";
import { inviteFromCommandLine, inviteInput } from "#domain/hubs/invite-account.ts";
import { listAccounts } from "#domain/hubs/list-accounts.ts";
import { listOpenInvitations } from "#domain/hubs/list-open-invitations.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Outcome } from "#kit/outcome.ts";
import { accountState, accountWords } from "#text/accounts.ts";
import { hatAt } from "#text/hats.ts";
import { invitationLetter } from "#text/letters.ts";
import { invitedUntil, userRefusal, userWords } from "#text/users.ts";

/** Options as they were typed. */
export type UserOptions = {
  readonly email?: string;
  readonly name?: string;
  readonly hat?: string;
  readonly firm?: string;
  readonly person?: string;
  readonly organisation?: string;
  readonly host?: string;
};

export type HubOptions = {
  readonly name?: string;
  readonly contact?: string;
  readonly phone?: string;
  readonly operator?: string;
  readonly email?: string;
  readonly host?: string;
};

/** What one of these commands works with. */
export type UserPlace = { readonly app: App; readonly terminal: Terminal };

/** `banso user add`: prints an invitation link. Gives the exit code. */
export async function addUser(place: UserPlace, options: UserOptions): Promise<number> {
  const hub = await hubOf(place, options.host);
  return hub === null ? 1 : invite(place, hub.id, options);
}

async function invite({ app, terminal }: UserPlace, hubId: HubId, options: UserOptions): Promise<number> {
  const { speak, print, tell } = terminal;
  const parsed = parseInput(inviteInput, {
    kind: options.hat ?? "",
    name: options.name ?? "",
    email: options.email ?? "",
    firm: options.firm ?? "",
    person: options.person ?? "",
    organisation: "",
    newOrganisation: options.organisation ?? "",
  });
  const outcome = parsed.ok
    ? await inviteFromCommandLine(app, hubId, { invite: parsed.value, letter: invitationLetter })
    : parsed;
  if (!outcome.ok) return refusedBy(terminal, outcome.refusal);
  tell(speak(userWords.linkLead));
  print(outcome.value.link);
  return 0;
}

/** `banso user list`: one line an account, then one line an invitation that waits for its answer. */
export async function listUsers({ app, terminal }: UserPlace, options: Pick<UserOptions, "host">): Promise<number> {
  const { speak, print, tell } = terminal;
  const hub = await hubOf({ app, terminal }, options.host);
  if (hub === null) return 1;
  const accounts = await listAccounts(app, hub.id);
  const invitations = await listOpenInvitations(app, hub.id);
  if (accounts.length + invitations.length === 0) tell(speak(accountWords.emptyTitle));
  for (const account of accounts) {
    const hats = account.hats.map((hat) => speak(hatAt(hat.kind, hat.at))).join(", ");
    const state = speak(accountWords[accountState(account)]);
    print([account.email, account.name, hats || speak(accountWords.noHats), state].join("\t"));
  }
  for (const { email, name, kind, at, expiresAt } of invitations)
    print([email, name, speak(hatAt(kind, at)), speak(invitedUntil(expiresAt))].join("\t"));
  return 0;
}

/** `banso user disable`, `enable` and `reset-second-factor`. */
export async function changeUser(
  { app, terminal }: UserPlace,
  what: "disabled" | "enabled" | "reset",
  options: { readonly email: string; readonly host?: string },
): Promise<number> {
  const hub = await hubOf({ app, terminal }, options.host);
  if (hub === null) return 1;
  const email = options.email.trim().toLowerCase();
  const outcome: Outcome<null, Refusal> =
    what === "reset"
      ? await resetSecondFactor(app, hub.id, email)
      : await disableFromCommandLine(app, hub.id, { email, to: what });
  const { speak, tell } = terminal;
  if (outcome.ok) {
    tell(speak(what === "reset" ? userWords.wasReset : userWords[what]));
    return 0;
  }
  if (outcome.refusal.code !== "not-found") return refusedBy(terminal, outcome.refusal);
  tell(speak(userWords.notFound));
  return 1;
}

/** `banso hub add`: a hub, and the invitation of its first operator when one is named. */
export async function addHub({ app, terminal }: UserPlace, options: HubOptions): Promise<number> {
  const { speak, tell } = terminal;
  const host = options.host?.trim().toLowerCase() || null;
  const name = options.name?.trim() ?? "";
  if (name === "" || name.length > 80)
    return refusedBy(terminal, { code: "invalid", faults: [{ field: "name", code: "required", facts: {} }] });
  const [found, nameless] = [await app.db.hubOf(host), await app.db.hubOf(null)];
  if (found !== null && (host === null || found.id !== nameless?.id)) {
    tell(speak(userWords.hubExists));
    return 1;
  }
  const hubId = await foundHub(app, {
    name,
    contactName: (options.contact ?? options.operator ?? "").slice(0, 80),
    contactPhone: (options.phone ?? "").slice(0, 40),
    host,
  });
  if (options.email === undefined) return 0;
  return invite({ app, terminal }, hubId, {
    email: options.email,
    name: options.operator ?? options.email,
    hat: "operator",
  });
}

async function hubOf({ app, terminal }: UserPlace, host: string | undefined): Promise<HubRow | null> {
  const hub = await app.db.hubOf(host?.trim().toLowerCase() || null);
  if (hub === null) terminal.tell(terminal.speak(host === undefined ? userWords.noHub : userWords.noSuchHub));
  return hub;
}

function refusedBy({ speak, tell }: Terminal, refusal: Refusal): number {
  for (const words of userRefusal(refusal)) tell(speak(words));
  return 1;
}
