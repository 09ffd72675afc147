import type { Visit } from "#route.ts";
import { settingWords } from "#text/weeks.ts";
import { Notice } from "#web/ui/notice.tsx";

/** Told above what is saved now and what was typed, when somebody else has set the same meanwhile. */
export function SetMeanwhile({ visit: { speak } }: { visit: Visit }) {
  return (
    <Notice kind="attention" speak={speak} announce>
      <p>{speak(settingWords.meanwhile)}</p>
    </Notice>
  );
}
