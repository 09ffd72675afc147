import type { App, Tx } from "#app.ts";
import {
  checkInOf,
  handOf,
  isQuiet,
  type LetterFacts,
  type LetterLine,
  linkExpiry,
  noticesToTell,
} from "#domain/accompaniment/rules-notices.ts";
import { addCheckInLink } from "#domain/accompaniment/store-check-ins.ts";
import {
  addressesToTell,
  giveNotices,
  type HeldNotice,
  holdNotices,
  lettersBefore,
  saveLetter,
  settingOf,
  settleCases,
} from "#domain/accompaniment/store-letters.ts";
import type { NoticeLanguage } from "#domain/accompaniment/terms.ts";
import { askLinkExpiry } from "#domain/hands/rules.ts";
import { addHandLink } from "#domain/hands/store-links.ts";
import { addressOf, type Letter } from "#domain/hubs/rules-letters.ts";
import { hubFacts } from "#domain/hubs/store-accounts.ts";
import { addMail } from "#domain/hubs/store-mail.ts";
import type { HubId } from "#domain/hubs/terms.ts";

const atOnce = 200;

/** Writes the words of a letter that tells notices. */
export type NoticeLetter = (language: NoticeLanguage, facts: LetterFacts) => Letter;

/**
 * Gives notices to their readers and writes their letters: one a day and reader, outside of quiet hours. What a letter
 * told is noted with the mail in one transaction, so that a worker killed at any moment tells nothing twice; the mail's
 * Message-ID is the same for every try. Links to check-ins are made here, when their letter is written.
 */
export async function tellNotices(app: App, hubId: HubId, letter: NoticeLetter): Promise<void> {
  let done = atOnce;
  while (done === atOnce) done = await app.db.asHub(hubId, "tell-notices", (tx) => giveNotices(tx, atOnce));
  const now = app.clock.now();
  const addresses = await app.db.asHub(hubId, "tell-notices", async (tx) => {
    await settleCases(tx);
    return isQuiet(now) ? [] : addressesToTell(tx);
  });
  for (const address of addresses)
    await app.db.asHub(hubId, "tell-notices", (tx) => tellReader(app, tx, { address, letter }));
}

async function tellReader(
  app: App,
  tx: Tx,
  { address, letter }: { readonly address: string; readonly letter: NoticeLetter },
): Promise<void> {
  const held = await holdNotices(tx, address);
  const first = held[0];
  if (first === undefined) return;
  const { delivery, language } = await settingOf(tx, first.accountId);
  const before = await lettersBefore(tx, address);
  const { fresh, again } = noticesToTell(held, { delivery, before, now: tx.now });
  if (delivery === "none" || fresh.length + again.length === 0) return;
  const hub = await hubFacts(tx);
  const place = `${addressOf(app.config.publicUrl, hub.host)}${language === "en" ? "/en" : ""}`;
  const told = async (notices: readonly HeldNotice[]): Promise<readonly LetterLine[]> => {
    const lines: LetterLine[] = [];
    for (const { kind, facts, about, path } of notices)
      lines.push({ kind, facts, link: `${place}${(await linkTo(app, tx, about, first.accountId === null)) ?? path}` });
    return lines;
  };
  const facts = { to: first.name, hub: hub.name, fresh: await told(fresh), again: await told(again) };
  const settings = first.accountId === null ? null : `${place}/notices`;
  const mailId = await addMail(tx, { to: address, ...letter(language, { ...facts, settings }) });
  await saveLetter(tx, { address, delivery, mailId, fresh, again });
}

/**
 * The link by which a check-in is answered without signing in, or, by somebody who has no account, a question of the hub;
 * null for every other case.
 */
async function linkTo(app: App, tx: Tx, about: string, isStranger: boolean): Promise<string | null> {
  const checkIn = checkInOf(about);
  const hand = isStranger ? handOf(about) : null;
  if (checkIn === null && hand === null) return null;
  const token = app.tokens.fresh();
  const tokenHash = app.tokens.hashOf(token);
  if (checkIn !== null) {
    await addCheckInLink(tx, { tokenHash, id: checkIn, expiresAt: linkExpiry(tx.now) });
    return `/check-ins/${token}`;
  }
  if (hand !== null) await addHandLink(tx, { tokenHash, id: hand, expiresAt: askLinkExpiry(tx.now) });
  return `/asks/${token}`;
}
