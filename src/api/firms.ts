import { z } from "zod";
import {
  byNumber,
  listInput,
  nextAfter,
  notFound,
  numberOf,
  numberOutput,
  type Operation,
  operation,
  shown,
} from "#api/operation.ts";
import { permit } from "#domain/access/may.ts";
import { editFirm, editFirmInput } from "#domain/firms/edit-firm.ts";
import { enterFirm, enterFirmInput } from "#domain/firms/enter-firm.ts";
import { publishFirm, publishFirmInput } from "#domain/firms/publish-firm.ts";
import { firmStatuses } from "#domain/firms/terms.ts";
import { firmFacts, firmView } from "#domain/firms/views.ts";
import { allFirms, firmList } from "#domain/firms/views-list.ts";
import { withdrawFirm, withdrawFirmInput } from "#domain/firms/withdraw-firm.ts";
import { accepted, refused } from "#kit/outcome.ts";
import { operationWords } from "#text/api.ts";

const firmLine = {
  number: shown.number,
  name: shown.text,
  industry: shown.text,
  town: shown.text,
  employees: shown.whole.nullable(),
  status: z.enum(firmStatuses),
  updatedAt: shown.instant,
};

/** An unknown corporate number is read as null, and may be sent back as null. */
const unknownNumber = z.object({ corporateNumber: z.string().max(20).nullable() });

/** Firms by the API: the same acts as their pages. */
export const firmOperations: readonly Operation[] = [
  operation({
    id: "listFirms",
    method: "get",
    path: "/firms",
    act: "firm.list",
    summary: operationWords.listFirms,
    input: listInput,
    output: z.object({ firms: z.array(z.object(firmLine)), nextAfter }),
    run: async ({ app, actor }, { q: search, after, limit }) => {
      const allowed = permit(app.may, actor, "firm.list", { hubId: actor.hubId });
      if (allowed === null) return refused({ code: "not-allowed" });
      const asked = { search, filter: allFirms, ...byNumber(after), limit };
      const { rows, next } = await app.db.read(actor, (tx) => firmList(tx, allowed, asked));
      const firms = rows.map((firm) => ({ ...firm, updatedAt: firm.updatedAt.toISOString() }));
      return accepted({ firms, nextAfter: next });
    },
  }),
  operation({
    id: "showFirm",
    method: "get",
    path: "/firms/:number",
    act: "firm.show",
    summary: operationWords.showFirm,
    input: z.object({}),
    output: z.object({
      ...firmLine,
      version: shown.version,
      kana: shown.text,
      corporateNumber: shown.text.nullable(),
      postalCode: shown.text,
      address: shown.text,
      representative: shown.text,
      foundedYear: shown.whole.nullable(),
      capitalYen: shown.whole.nullable(),
      business: shown.text,
      website: shown.text,
      contactName: shown.text,
      contactPhone: shown.text,
      contactEmail: shown.text,
    }),
    run: async (visit) => {
      const { app, actor } = visit;
      const firm = await app.db.read(actor, async (tx) => {
        const facts = await firmFacts(tx, numberOf(visit));
        const allowed = facts === null ? null : permit(app.may, actor, "firm.show", facts);
        return facts === null || allowed === null ? null : firmView(tx, allowed, facts.firmId);
      });
      if (firm === null) return notFound;
      const { number, status, version, updatedAt, terms } = firm;
      return accepted({ number, status, version, updatedAt: updatedAt.toISOString(), ...terms });
    },
  }),
  operation({
    id: "enterFirm",
    method: "post",
    path: "/firms",
    act: "firm.enter",
    summary: operationWords.enterFirm,
    status: 201,
    input: enterFirmInput,
    also: unknownNumber,
    output: numberOutput,
    run: ({ app, actor }, terms, key) => enterFirm(app, actor, { terms, key }),
  }),
  operation({
    id: "editFirm",
    method: "post",
    path: "/firms/:number",
    act: "firm.edit",
    summary: operationWords.editFirm,
    input: editFirmInput,
    also: unknownNumber,
    output: numberOutput,
    run: (visit, { version, ...terms }, key) =>
      editFirm(visit.app, visit.actor, { number: numberOf(visit), terms, version, key }),
  }),
  operation({
    id: "publishFirm",
    method: "post",
    path: "/firms/:number/publish",
    act: "firm.publish",
    summary: operationWords.publishFirm,
    input: publishFirmInput,
    output: numberOutput,
    run: (visit, given, key) => publishFirm(visit.app, visit.actor, { number: numberOf(visit), ...given, key }),
  }),
  operation({
    id: "withdrawFirm",
    method: "post",
    path: "/firms/:number/withdraw",
    act: "firm.withdraw",
    summary: operationWords.withdrawFirm,
    input: withdrawFirmInput,
    output: numberOutput,
    run: (visit, { version }, key) => withdrawFirm(visit.app, visit.actor, { number: numberOf(visit), version, key }),
  }),
];
