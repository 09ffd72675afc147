import type { App, Tx } from "#app.ts";
import type { ActName } from "#domain/access/acts.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import type { OwnKind } from "#domain/imports/rules-columns.ts";
import { exportColumns, exportRow } from "#domain/imports/rules-export.ts";
import type { ExportCell, ExportLanguage, SavedOf } from "#domain/imports/rules-export-terms.ts";
import { savedEngagements } from "#domain/imports/store-engagements.ts";
import { figuresOf } from "#domain/imports/store-firm-parts.ts";
import { firmWeeksOf } from "#domain/imports/store-firm-weeks.ts";
import { savedFirms } from "#domain/imports/store-firms.ts";
import { savedPeople } from "#domain/imports/store-people.ts";
import { savedProjects } from "#domain/imports/store-projects.ts";
import {
  type ExportOf,
  engagementIds,
  engagementNumbers,
  firmIds,
  firmNumbers,
  personIds,
  personNumbers,
  projectIds,
  projectNumbers,
} from "#domain/imports/views-export.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** A list to be written as a file: `pieces` reads it anew each time, some hundred records at once. */
export type ListExport = {
  readonly header: readonly string[];
  /** How many records the list had when it was asked for. */
  readonly records: number;
  readonly pieces: () => AsyncIterable<readonly (readonly ExportCell[])[]>;
};

/** How each kind of list is exported, and with which conditions. */
export type ExportOrder = { readonly [K in OwnKind]: { readonly kind: K; readonly asked: ExportOf[K] } }[OwnKind];

/**
 * A list as its page shows it, all pages of it, in the cells that an import reads again. Which records it has is found
 * out at once; each is read when its turn comes, so that memory holds numbers alone. Refused to who may not export.
 */
export async function exportList(
  app: App,
  actor: Actor,
  { order, language }: { readonly order: ExportOrder; readonly language: ExportLanguage },
): Promise<Outcome<ListExport, Refusal>> {
  const allows = <Act extends ActName>(act: Act) => permit(app.may, actor, act, { hubId: actor.hubId });
  const found = await prepare(app, actor, order, allows);
  if (found === null) return refused({ code: "not-allowed" });
  const { numbers, read } = found;
  return accepted({
    header: exportColumns(order.kind, language),
    records: numbers.length,
    pieces: async function* () {
      for (let at = 0; at < numbers.length; at += atOnce) {
        const some = numbers.slice(at, at + atOnce);
        yield await app.db.read(actor, (tx) => read(tx, some, language));
      }
    },
  });
}

/** Records of one piece, read in one transaction. */
const atOnce = 500;

type Rows = readonly (readonly ExportCell[])[];
type Read = (tx: Tx, numbers: readonly number[], language: ExportLanguage) => Promise<Rows>;
type Prepared = { readonly numbers: readonly number[]; readonly read: Read };
type Allows = <Act extends ActName>(act: Act) => ReturnType<typeof permit<Act>>;

async function prepare(app: App, actor: Actor, order: ExportOrder, allows: Allows): Promise<Prepared | null> {
  switch (order.kind) {
    case "firms": {
      const [list, write] = [allows("firm.list"), allows("firm.export")];
      if (list === null || write === null) return null;
      const numbers = await app.db.read(actor, (tx) => firmNumbers(tx, list, order.asked));
      return {
        numbers,
        read: async (tx, some, language) => firmRows(tx, await firmIds(tx, write, some), some, language),
      };
    }
    case "people": {
      const [list, write] = [allows("person.list"), allows("person.export")];
      if (list === null || write === null) return null;
      const numbers = await app.db.read(actor, (tx) => personNumbers(tx, list, order.asked));
      const read: Read = async (tx, some, language) => {
        const saved = await savedPeople(tx, await personIds(tx, write, some), false);
        return inOrderOf(some, saved.values()).map((each) => exportRow("people", each, language));
      };
      return { numbers, read };
    }
    case "projects": {
      const [list, write] = [allows("project.list"), allows("project.export")];
      if (list === null || write === null) return null;
      const numbers = await app.db.read(actor, (tx) => projectNumbers(tx, list, order.asked));
      const read: Read = async (tx, some, language) => {
        const saved = await savedProjects(tx, await projectIds(tx, write, some), false);
        return inOrderOf(some, saved.values()).map((each) =>
          exportRow("projects", { ...each, firm: { ...each.firm, email: null } }, language),
        );
      };
      return { numbers, read };
    }
    case "engagements": {
      const [list, write] = [allows("engagement.list"), allows("engagement.export")];
      if (list === null || write === null) return null;
      const numbers = await app.db.read(actor, (tx) => engagementNumbers(tx, list, order.asked));
      const read: Read = async (tx, some, language) => {
        const saved = await savedEngagements(tx, await engagementIds(tx, write, some), false);
        return inOrderOf(some, saved.values()).map((each) => {
          const { firm, person } = each;
          const named: SavedOf["engagements"] = {
            ...each,
            firm: { ...firm, email: null },
            person: { ...person, corporateNumber: null },
          };
          return exportRow("engagements", named, language);
        });
      };
      return { numbers, read };
    }
  }
}

/** Firms with the figures of their newest year. */
async function firmRows(
  tx: Tx,
  ids: Awaited<ReturnType<typeof firmIds>>,
  numbers: readonly number[],
  language: ExportLanguage,
): Promise<Rows> {
  const saved = await savedFirms(tx, ids, false);
  const years = await figuresOf(tx, ids);
  const weeks = await firmWeeksOf(tx, ids);
  return inOrderOf(numbers, saved.values()).map((each) => {
    const firm = { ...each, week: weeks.get(each.id) ?? null };
    // The newest year stands first.
    const newest = years.find(({ firmId }) => firmId === firm.id);
    if (newest === undefined) return exportRow("firms", firm, language);
    const { firmId: _, ...figures } = newest;
    return exportRow("firms", { ...firm, figures }, language);
  });
}

/** The records in the list's order; one that is gone meanwhile is left out. */
function inOrderOf<Row extends { readonly number: number }>(
  numbers: readonly number[],
  rows: Iterable<Row>,
): readonly Row[] {
  const found = new Map([...rows].map((row) => [row.number, row]));
  return numbers.flatMap((number) => found.get(number) ?? []);
}
