import { z } from "zod";
import { disableAccount } from "#domain/hubs/disable-account.ts";
import { endHat } from "#domain/hubs/end-hat.ts";
import { inviteAccount, inviteInput, inviteToFirmInput } from "#domain/hubs/invite-account.ts";
import { withdrawInvitation } from "#domain/hubs/withdraw-invitation.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, refused } from "#kit/outcome.ts";
import type { Route, Visit } from "#route.ts";
import { invitationLetter } from "#text/letters.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { emptyForm, formAgain } from "#web/form-state.ts";
import { accountIn, hatIn, invitationIn } from "#web/pages/accounts/address.ts";
import { firmAccountsPage } from "#web/pages/accounts/firm-accounts.tsx";
import { invitePage } from "#web/pages/accounts/invite.tsx";
import { listAccountsPage } from "#web/pages/accounts/list.tsx";
import { disablePage, showAccount } from "#web/pages/accounts/show.tsx";

const nothing = z.object({});
const unknown = refused<Refusal>({ code: "not-found" });
const numberOf = (visit: Visit): number => numberIn(visit) ?? 0;
const firmPlace = { person: 0, organisation: "", newOrganisation: "" };

const withdraw = (visit: Visit, key: string | null) => {
  const id = invitationIn(visit);
  return id === null ? Promise.resolve(unknown) : withdrawInvitation(visit.app, visit.actor, { id, key });
};
const end = (visit: Visit, key: string | null) => {
  const id = hatIn(visit);
  return id === null ? Promise.resolve(unknown) : endHat(visit.app, visit.actor, { id, key });
};
const turn = (visit: Visit, to: "disabled" | "enabled", key: string | null) => {
  const id = accountIn(visit);
  return id === null ? Promise.resolve(unknown) : disableAccount(visit.app, visit.actor, { id, to, key });
};

/** Who can use Banso: of the whole hub, and of one firm. */
export const accountRoutes: readonly Route[] = [
  { method: "get", path: "/accounts", act: "account.list", door: "page", run: listAccountsPage },
  {
    method: "get",
    path: "/accounts/new",
    act: "account.invite",
    door: "page",
    run: (visit) => invitePage(visit, emptyForm),
  },
  formPost({
    path: "/accounts",
    act: "account.invite",
    input: inviteInput,
    run: ({ app, actor }, invite, key) => inviteAccount(app, actor, { invite, key, letter: invitationLetter }),
    done: () => ({ to: "/accounts", code: "invited" }),
    again: (visit, body, what) => invitePage(visit, formAgain(body.fields, what)),
  }),
  formPost({
    path: "/accounts/invitations/:invitation/withdraw",
    act: "account.withdraw-invitation",
    input: nothing,
    run: (visit, _input, key) => withdraw(visit, key),
    done: () => ({ to: "/accounts", code: "invitation-withdrawn" }),
  }),
  { method: "get", path: "/accounts/:account", act: "account.show", door: "page", run: showAccount },
  formPost({
    path: "/accounts/:account/hats/:hat/end",
    act: "account.end-hat",
    input: nothing,
    run: (visit, _input, key) => (accountIn(visit) === null ? Promise.resolve(unknown) : end(visit, key)),
    done: (_value, visit) => ({ to: `/accounts/${accountIn(visit) ?? ""}`, code: "hat-ended" }),
  }),
  { method: "get", path: "/accounts/:account/disable", act: "account.disable", door: "page", run: disablePage },
  formPost({
    path: "/accounts/:account/disable",
    act: "account.disable",
    input: z.object({ answer: z.enum(["yes", "no"], { error: "required" }) }),
    run: async (visit, { answer }, key) => {
      if (accountIn(visit) === null) return unknown;
      if (answer === "no") return accepted({ changed: false });
      const outcome = await turn(visit, "disabled", key);
      return outcome.ok ? accepted({ changed: true }) : outcome;
    },
    done: ({ changed }, visit) => ({
      to: `/accounts/${accountIn(visit) ?? ""}`,
      code: changed ? "account-disabled" : null,
    }),
  }),
  formPost({
    path: "/accounts/:account/enable",
    act: "account.enable",
    input: nothing,
    run: (visit, _input, key) => turn(visit, "enabled", key),
    done: (_value, visit) => ({ to: `/accounts/${accountIn(visit) ?? ""}`, code: "account-enabled" }),
  }),

  {
    method: "get",
    path: "/firms/:number/accounts",
    act: "firm-account.list",
    door: "page",
    run: (visit) => firmAccountsPage(visit, emptyForm),
  },
  formPost({
    path: "/firms/:number/accounts",
    act: "firm-account.invite",
    input: inviteToFirmInput,
    run: (visit, invite, key) =>
      inviteAccount(visit.app, visit.actor, {
        invite: { ...invite, ...firmPlace, firm: numberOf(visit) },
        key,
        letter: invitationLetter,
      }),
    done: (_value, visit) => ({ to: `/firms/${numberOf(visit)}/accounts`, code: "invited" }),
    again: (visit, body, what) => firmAccountsPage(visit, formAgain(body.fields, what)),
  }),
  formPost({
    path: "/firms/:number/invitations/:invitation/withdraw",
    act: "firm-account.withdraw",
    input: nothing,
    run: (visit, _input, key) => withdraw(visit, key),
    done: (_value, visit) => ({ to: `/firms/${numberOf(visit)}/accounts`, code: "invitation-withdrawn" }),
  }),
  formPost({
    path: "/firms/:number/accounts/:hat/end",
    act: "firm-account.end",
    input: nothing,
    run: (visit, _input, key) => end(visit, key),
    done: (_value, visit) => ({ to: `/firms/${numberOf(visit)}/accounts`, code: "hat-ended" }),
  }),
];
