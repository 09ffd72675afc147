import type { App } from "#app.ts";
import { rowProgress } from "#cli/row-progress.ts";
import type { SampleOptions } from "#cli/sample-options.ts";
import type { Terminal } from "#cli/terminal.ts";
import { parseInput } from "#domain/fields.ts";
import { inviteFromCommandLine, inviteInput } from "#domain/hubs/invite-account.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { loadSample } from "#domain/sample/load-sample.ts";
import { removeSampleFromCommandLine, replaceSampleInput } from "#domain/sample/remove-sample.ts";
import { showSampleFromCommandLine } from "#domain/sample/show-sample.ts";
import { accepted, type Outcome } from "#kit/outcome.ts";
import { faultSentence } from "#text/faults.ts";
import { invitationLetter } from "#text/letters.ts";
import { byHandWords, confirmAsked, figuresWords, sampleLabels, sampleLoaded, sampleWords } from "#text/sample.ts";
import { userRefusal } from "#text/users.ts";

/** What the command works with. */
export type SamplePlace = { readonly app: App; readonly terminal: Terminal };

/** `banso sample`: loads the invented region, or removes it. Gives the exit code; 2 when the options have to be mended. */
export function sampleCommand(place: SamplePlace, options: SampleOptions): Promise<number> {
  return options.remove === true ? remove(place, options) : load(place, options);
}

async function load({ app, terminal }: SamplePlace, options: SampleOptions): Promise<number> {
  const { speak, print, tell } = terminal;
  const size = wholeIn(options.size, 1, 1000);
  const seed = wholeIn(options.seed, 0, 2_147_483_647);
  if (size === null || seed === null) {
    tell(speak(size === null ? sampleWords.wrongSize : sampleWords.wrongSeed));
    return 2;
  }
  const progress = rowProgress(terminal, sampleWords.loading);
  const isLoaded = await loadSample(app, seed, { size, onBlock: progress.show }).finally(progress.end);
  const hub = await app.db.hubOf(null);
  const shown = isLoaded && hub !== null ? await showSampleFromCommandLine(app, hub) : null;
  if (shown === null || !shown.ok) {
    tell(speak(sampleWords.notEmpty));
    return 1;
  }
  for (const words of sampleLoaded(shown.value, app.config.publicUrl)) print(speak(words));
  return 0;
}

async function remove({ app, terminal }: SamplePlace, options: SampleOptions): Promise<number> {
  const { speak, print, tell } = terminal;
  const hub = await app.db.hubOf(options.host?.trim().toLowerCase() || null);
  const shown = hub === null ? null : await showSampleFromCommandLine(app, hub);
  if (hub === null || shown === null || !shown.ok) {
    tell(speak(sampleWords.noSample));
    return 1;
  }
  const { email = "", name = "", operator = "" } = options;
  const parsed = parseInput(replaceSampleInput, { hubName: name, name: operator, email });
  if (!parsed.ok) return tellFaults(terminal, parsed.refusal);
  if (options.confirm !== hub.name) {
    for (const words of [figuresWords(shown.value), byHandWords(shown.value.byHand), confirmAsked(hub.name)])
      tell(speak(words));
    return 2;
  }
  const removed = await removeSampleFromCommandLine(app, hub, parsed.value);
  const links = removed.ok ? await linksOf(app, removed.value.hub, parsed.value) : removed;
  if (!links.ok) {
    for (const words of userRefusal(links.refusal)) tell(speak(words));
    return 1;
  }
  tell(speak(sampleWords.operatorLink));
  print(links.value.operator);
  tell(speak(sampleWords.coordinatorLink));
  print(links.value.coordinator);
  tell(speak(sampleWords.linksLast));
  return 0;
}

type Links = { readonly operator: string; readonly coordinator: string };

/** Invitations of one person to both hats with which a hub begins. */
async function linksOf(
  app: App,
  hubId: HubId,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<Outcome<Links, Refusal>> {
  const linkOf = async (kind: string) => {
    const none = { firm: "", person: "", organisation: "", newOrganisation: "" };
    const invite = parseInput(inviteInput, { kind, name, email, ...none });
    return invite.ok ? inviteFromCommandLine(app, hubId, { invite: invite.value, letter: invitationLetter }) : invite;
  };
  const operator = await linkOf("operator");
  const coordinator = operator.ok ? await linkOf("coordinator") : operator;
  if (!operator.ok) return operator;
  if (!coordinator.ok) return coordinator;
  return accepted({ operator: operator.value.link, coordinator: coordinator.value.link });
}

/** The fields of the form are options here: the hub's name is --name, the person's --operator. */
const optionOf: Readonly<Record<string, string>> = { hubName: "--name", name: "--operator", email: "--email" };

function tellFaults({ speak, tell }: Terminal, refusal: Refusal): number {
  if (refusal.code !== "invalid") throw new Error(`options were refused as ${refusal.code}`);
  const labels = Object.entries(sampleLabels);
  for (const fault of refusal.faults) {
    const label = labels.find(([name]) => name === fault.field)?.[1] ?? { ja: fault.field, en: fault.field };
    tell(`${optionOf[fault.field] ?? ""} ${speak(faultSentence(fault, label))}`);
  }
  return 2;
}

/** The whole number that was typed, or null when it is none within the limits. */
function wholeIn(typed: string | undefined, least: number, most: number): number | null {
  const value = /^\d{1,10}$/.test(typed ?? "") ? Number(typed) : Number.NaN;
  return value >= least && value <= most ? value : null;
}
