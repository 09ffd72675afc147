import type { Visit } from "#route.ts";
import { weekPaperWords } from "#text/week-papers.ts";
import { ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The ways to take a week along: on paper, or in a spreadsheet. */
export function WeekFiles({ visit: { language, speak }, at }: { visit: Visit; at: string }) {
  return (
    <ButtonRow>
      <LinkButton href={localHref(language, `${at}.pdf`)}>{speak(weekPaperWords.pdf)}</LinkButton>
      <LinkButton href={localHref(language, `${at}.xlsx`)}>{speak(weekPaperWords.xlsx)}</LinkButton>
    </ButtonRow>
  );
}
