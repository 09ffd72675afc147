import type { App } from "#app.ts";
import { keepCadence } from "#domain/accompaniment/keep-cadence.ts";
import { tellNotices } from "#domain/accompaniment/tell-notices.ts";
import { sealAudit, tellMark } from "#domain/audit/seal-audit.ts";
import { cleanUp } from "#domain/hubs/clean-up.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { wakeMail } from "#domain/hubs/wake-mail.ts";
import { forgetImportFiles } from "#domain/imports/forget-import-files.ts";
import { closeContacts } from "#domain/proposals/close-contacts.ts";
import { noticeLetter } from "#text/notice-letters.ts";

/** Work that comes again and again for every hub, without anybody asking for it. */
export type TimetableLine = {
  readonly name: string;
  readonly everyMs: number;
  readonly run: (app: App, hubId: HubId) => Promise<void>;
};

const minuteMs = 60_000;

export const timetable: readonly TimetableLine[] = [
  { name: "seal-audit", everyMs: 2000, run: sealAudit },
  { name: "tell-mark", everyMs: 60 * minuteMs, run: tellMark },
  { name: "wake-mail", everyMs: minuteMs, run: wakeMail },
  { name: "keep-cadence", everyMs: 60 * minuteMs, run: keepCadence },
  { name: "close-contacts", everyMs: 60 * minuteMs, run: closeContacts },
  { name: "tell-notices", everyMs: minuteMs, run: (app, hubId) => tellNotices(app, hubId, noticeLetter) },
  { name: "clean-up", everyMs: 60 * minuteMs, run: cleanUp },
  { name: "forget-import-files", everyMs: 24 * 60 * minuteMs, run: forgetImportFiles },
];
