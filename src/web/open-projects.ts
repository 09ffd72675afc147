import type { App, HubRow } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { type OpenProject, type OpenProjects, openProject, openProjects } from "#domain/projects/rules-bank.ts";
import type { Theme } from "#domain/projects/terms.ts";
import { openProjectDigests, openProjectPages } from "#domain/projects/views-open.ts";
import { themeWords } from "#text/terms.ts";
import { visitorOf } from "#web/session.ts";

/** Hubs whose projects are kept at most; an installation with more reads those of the others again. */
const mostHubs = 20;
/** Projects that are read with one question, and those of them that are made ready before others are served. */
const readAtOnce = 400;
const madeAtOnce = 40;

type Loaded = { readonly version: string; readonly projects: Promise<OpenProjects> };

/**
 * Keeps the published projects of each hub in memory, since a search looks at the words of all of them. When the hub's
 * version is another, only the pages that changed are read again.
 */
export function makeOpenProjects(app: App): (hub: HubRow) => Promise<OpenProjects> {
  const known = new Map<HubId, Loaded>();
  return (hub) => {
    const before = known.get(hub.id);
    if (before?.version === hub.publicVersion) return before.projects;
    const loaded = { version: hub.publicVersion, projects: load(app, hub, before?.projects) };
    loaded.projects.catch(() => {
      if (known.get(hub.id) === loaded) known.delete(hub.id);
    });
    known.delete(hub.id);
    known.set(hub.id, loaded);
    for (const oldest of known.keys()) if (known.size > mostHubs) known.delete(oldest);
    return loaded.projects;
  };
}

async function load(app: App, hub: HubRow, before: Promise<OpenProjects> | undefined): Promise<OpenProjects> {
  const actor = visitorOf(hub, null);
  const allowed = permit(app.may, actor, "bank.list", { hubId: hub.id });
  if (allowed === null) return openProjects([]);
  const known = new Map(
    (await before?.catch(() => undefined))?.inOrder.newest.map((project) => [project.number, project]),
  );
  const digests = await app.db.read(actor, (tx) => openProjectDigests(tx, allowed));
  const isKnown = ({ number, digest }: { number: number; digest: string }): boolean =>
    known.get(number)?.digest === digest;
  const kept = digests.filter(isKnown).flatMap(({ number }) => known.get(number) ?? []);
  const changed = digests.filter((each) => !isKnown(each)).map(({ number }) => number);
  const read: OpenProject[] = [];
  for (let from = 0; from < changed.length; from += readAtOnce) {
    const numbers = changed.slice(from, from + readAtOnce);
    const pages = await app.db.read(actor, (tx) => openProjectPages(tx, allowed, numbers));
    for (const [at, { page, digest }] of pages.entries()) {
      if (at % madeAtOnce === madeAtOnce - 1) await app.tables.breathe();
      read.push(openProject(page, digest, wordsOfTheme));
    }
  }
  return openProjects([...kept, ...read]);
}

/** A theme is found by its name in either language. */
const wordsOfTheme = (theme: Theme): string => `${themeWords[theme].ja}\n${themeWords[theme].en}`;
