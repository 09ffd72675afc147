import { may } from "#domain/access/may.ts";
import type { Visit } from "#route.ts";
import { companionWords, concernWords } from "#text/accompaniment.ts";
import { ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** Where staff name a companion and record what a side told them, on the page of an engagement that is accompanied. */
export function CompanionLinks({
  visit,
  number,
  isNamed,
}: {
  readonly visit: Visit;
  readonly number: number;
  readonly isNamed: boolean;
}) {
  const { actor, language, speak } = visit;
  const at = (path: string) => localHref(language, `/engagements/${number}${path}`);
  const object = { hubId: actor.hubId };
  const forStaff = may(actor, "companion.show", object);
  if (!forStaff) return null;
  return (
    <ButtonRow>
      {may(actor, "companion.name", object) && (
        <LinkButton href={at("/companion")}>{speak(isNamed ? companionWords.rename : companionWords.name)}</LinkButton>
      )}
      <LinkButton href={at("/check-in")}>{speak(companionWords.record)}</LinkButton>
      <LinkButton href={localHref(language, `/concerns/new?engagement=${number}`)}>
        {speak(concernWords.enter)}
      </LinkButton>
    </ButtonRow>
  );
}
