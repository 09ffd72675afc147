import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { noticeSettingInput } from "#domain/accompaniment/input.ts";
import { saveSetting } from "#domain/accompaniment/store-notices.ts";
import type { NoticeSetting } from "#domain/accompaniment/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const chooseNoticesInput = noticeSettingInput;

/** Chooses when the acting account's letters are written, and in which language. Refusal: not-allowed. */
export const chooseNotices = (
  app: App,
  actor: Actor,
  { setting, key }: { readonly setting: NoticeSetting; readonly key: string | null },
): Promise<Outcome<null, Refusal>> =>
  app.db.write(actor, { act: "notice.choose", key }, async (tx) => {
    const { accountId } = actor;
    if (accountId === null || permit(app.may, actor, "notice.choose", { hubId: actor.hubId }) === null)
      return refused({ code: "not-allowed" });
    await saveSetting(tx, accountId, setting);
    await tx.audit({ act: "notice.choose", kind: "account", id: accountId, fields: ["delivery", "language"] });
    return accepted(null);
  });
