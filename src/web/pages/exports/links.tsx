import type { ActName } from "#domain/access/acts.ts";
import { reachOf } from "#domain/access/may.ts";
import type { Visit } from "#route.ts";
import { exportFormats, exportFormatWords, exportWords } from "#text/exports.ts";
import { localHref } from "#web/ui/local-href.ts";

/** The list as a file, in three forms; the conditions of the page stay. Nothing for who may not export it. */
export function ExportLinks({ visit, path, act }: { visit: Visit; path: string; act: ActName }) {
  const { actor, language, speak } = visit;
  if (reachOf(actor, act) === null) return null;
  return (
    <details class="list-export">
      <summary>{speak(exportWords.open)}</summary>
      <p class="muted">{speak(exportWords.lead)}</p>
      <ul class="plain-list">
        {exportFormats.map((format) => (
          <li key={format}>
            <a class="target" href={localHref(language, exportPath(visit, path, format))}>
              {speak(exportFormatWords[format])}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The address of a list's file with the conditions of the address at hand. */
export function exportPath({ query }: Pick<Visit, "query">, path: string, format: string): string {
  const kept = [...query].filter(([name]) => !["after", "at", "columns", "format", "done"].includes(name));
  return `${path}/export?${new URLSearchParams([...kept, ["format", format]])}`;
}
