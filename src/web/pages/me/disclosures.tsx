import { showConsents } from "#domain/consents/show-consents.ts";
import type { ConsentView } from "#domain/consents/views.ts";
import { showOwnHands } from "#domain/hands/show-hands.ts";
import type { OwnHand } from "#domain/hands/views.ts";
import type { OwnCopy } from "#domain/needs/views-own-copies.ts";
import { isLive } from "#domain/proposals/rules.ts";
import { showDisclosures } from "#domain/proposals/show-disclosures.ts";
import type { HandedOver, UnnamedCopy } from "#domain/proposals/views-disclosures.ts";
import { type Answer, page, type Route, refusal, type Visit } from "#route.ts";
import { Radar, RadarTable } from "#show/radar.tsx";
import { askedBy } from "#text/asks.ts";
import { consentFor } from "#text/consents.ts";
import { dayWords } from "#text/dates.ts";
import { disclosureWords, handedSpan, knownBy, seenUntil } from "#text/disclosures.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { handStateWords } from "#text/hands.ts";
import { personWords } from "#text/people.ts";
import { projectWords } from "#text/projects.ts";
import { proposalNumber, unnamedFirm } from "#text/proposals.ts";
import { radarWords } from "#text/radar.ts";
import { roleKindWords, themeWords } from "#text/terms.ts";
import { ConsentSaid, WithdrawButton } from "#web/pages/me/consents.tsx";
import { Button } from "#web/ui/button.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { PostForm } from "#web/ui/post-form.tsx";

/** What others know of a person, each with the button that takes it back. */
export const disclosureRoutes: readonly Route[] = [
  { method: "get", path: "/me/disclosures", act: "disclosure.list", door: "page", run: disclosuresPage },
];

async function disclosuresPage(visit: Visit): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const sheet = await showDisclosures(app, actor);
  const consents = await showConsents(app, actor, null);
  const hands = await showOwnHands(app, actor);
  if (sheet === null || consents === null || hands === null) return refusal({ code: "not-found" });
  const open = sheet.handed.filter(({ closedAt }) => closedAt === null);
  const past = sheet.handed.filter(({ closedAt }) => closedAt !== null);
  return page({
    title: speak(disclosureWords.title),
    body: (
      <div class="prose">
        <Heading
          title={speak(knownBy(open.length))}
          above={speak(disclosureWords.title)}
          lead={speak(disclosureWords.lead)}
        />
        {open.length > 0 && (
          <Section title={speak(disclosureWords.known)} id="known">
            {open.map((each) => (
              <Open key={each.id} visit={visit} handed={each} />
            ))}
          </Section>
        )}
        <Unnamed visit={visit} copies={sheet.unnamed} />
        <Inside
          visit={visit}
          copies={sheet.inside}
          consents={consents.open.filter(({ purpose }) => purpose === "inside-review")}
        />
        <Section title={speak(disclosureWords.consents)} id="consents">
          <ul class="answers answers-long">
            {consents.open.map((consent) => (
              <li key={consent.id}>
                <ConsentSaid visit={visit} consent={consent} />
                <WithdrawButton
                  visit={visit}
                  consent={consent}
                  action={`/me/consents/${consent.id}/withdraw?from=all`}
                />
              </li>
            ))}
          </ul>
          <p>
            <a class="target" href={localHref(language, "/me/consents")}>
              {speak(disclosureWords.moreConsents)}
            </a>
          </p>
        </Section>
        <Asks visit={visit} asks={hands.filter(({ origin }) => origin === "asked")} />
        <Past visit={visit} past={past} />
        <p>
          <a class="target" href={localHref(language, "/me")}>
            {speak(personWords.ownTitle)}
          </a>
        </p>
      </div>
    ),
  });
}

type FirmTold = Pick<HandedOver, "firmName" | "firmTown" | "firmIndustry">;
const firmOf = ({ speak }: Visit, { firmName, firmTown, firmIndustry }: FirmTold): string =>
  firmName ?? speak(unnamedFirm(firmTown, firmIndustry));

type Shown = { readonly visit: Visit; readonly handed: HandedOver };

/** One firm that reads the name and contact now: what, what for, since when, and how to take it back. */
function Open({ visit, handed }: Shown) {
  const { app, language, speak } = visit;
  const { email, engagement, name, phone, proposal } = handed;
  return (
    <section class="hand">
      <h3>{firmOf(visit, handed)}</h3>
      {handed.firmName === null && <p class="muted">{speak(disclosureWords.askForName)}</p>}
      <DefinitionList
        speak={speak}
        items={[
          { term: speak(disclosureWords.what), value: handedWords(speak, [name, email, phone]) },
          {
            term: speak(disclosureWords.purpose),
            value: (
              <>
                {speak(engagement === null ? disclosureWords.purposeMeeting : disclosureWords.purposeEngaged)}
                <span class="cell-note">
                  <a
                    class="target"
                    href={localHref(
                      language,
                      engagement === null ? `/proposals/${proposal}` : `/engagements/${engagement}`,
                    )}
                  >
                    {`${proposalNumber(proposal)} ${handed.title}`}
                  </a>
                </span>
              </>
            ),
          },
          { term: speak(disclosureWords.when), value: speak(dayWords(handed.at)) },
        ]}
      />
      {isLive(handed.phase) ? (
        <PostForm action={localHref(language, `/proposals/${proposal}/withdraw?from=all`)}>
          <input type="hidden" name="idempotencyKey" value={app.ids.next()} />
          <p class="muted">{speak(disclosureWords.takeBackMeans)}</p>
          <Button look="secondary" name="answer" value="yes">
            <span class="visually-hidden">{`${firmOf(visit, handed)}: `}</span>
            {speak(disclosureWords.takeBack)}
          </Button>
        </PostForm>
      ) : (
        <p class="muted">{speak(disclosureWords.engagedStays)}</p>
      )}
    </section>
  );
}

function handedWords(speak: Visit["speak"], values: readonly string[]): string {
  const given = values.filter((value) => value !== "");
  return given.length > 1 ? given.join(speak(between)) : `${given.join("")} ${speak(disclosureWords.onlyName)}`;
}
const between = { ja: "・", en: ", " };

/** Firms that read the copy without a name, and what stands in it. */
function Unnamed({ visit, copies }: { readonly visit: Visit; readonly copies: readonly UnnamedCopy[] }) {
  const { language, speak } = visit;
  return (
    <Section title={speak(disclosureWords.unnamed)} id="unnamed">
      <p class="muted">{speak(copies.length === 0 ? disclosureWords.unnamedNone : disclosureWords.unnamedLead)}</p>
      <ul class="answers answers-long">
        {copies.map((copy) => (
          <li key={copy.proposal}>
            <span>
              <strong>{firmOf(visit, copy)}</strong>
              <span class="cell-note">{copyWords(visit, copy)}</span>
            </span>
            <a class="target" href={localHref(language, `/proposals/${copy.proposal}`)}>
              <span class="visually-hidden">{`${copy.title}: `}</span>
              {speak(disclosureWords.toProposal)}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function copyWords({ speak }: Visit, copy: UnnamedCopy): string {
  const towns = copy.towns.map((town) => (town === "*" ? speak(personWords.anywhere) : town));
  return [
    ...copy.themes.map((theme) => speak(themeWords[theme])),
    ...copy.roleKinds.map((kind) => speak(roleKindWords[kind])),
    speak(halfDaysWords(copy.halfDays)),
    ...towns,
    ...(copy.hasShape ? [speak(disclosureWords.shape)] : []),
  ].join(speak(between));
}

type InsideShown = {
  readonly visit: Visit;
  readonly copies: readonly OwnCopy[];
  readonly consents: readonly ConsentView[];
};

/** What the employer reads: name, shape and what was talked over; nothing while there is no yes. */
function Inside({ visit, copies, consents }: InsideShown) {
  const { speak } = visit;
  return (
    <Section title={speak(disclosureWords.inside)} id="inside">
      {consents.length === 0 && <p>{speak(disclosureWords.insideNone)}</p>}
      {consents.map((consent) => {
        const seen = copies.filter(({ firmId }) => firmId === consent.firmId);
        return (
          <section class="hand" key={consent.id}>
            <h3>{consent.whom === "" ? speak(consentFor(consent.purpose, "")) : consent.whom}</h3>
            {seen.length === 0 && <p>{speak(disclosureWords.insideWaits)}</p>}
            {seen.map((copy, index) => (
              <Copy key={`${copy.until} ${index}`} visit={visit} copy={copy} id={`inside-${consent.id}-${index}`} />
            ))}
            <WithdrawButton visit={visit} consent={consent} action={`/me/consents/${consent.id}/withdraw?from=all`} />
          </section>
        );
      })}
    </Section>
  );
}

function Copy({ visit, copy, id }: { readonly visit: Visit; readonly copy: OwnCopy; readonly id: string }) {
  const { speak } = visit;
  const { name, shape, until, words } = copy;
  return (
    <>
      <DefinitionList
        speak={speak}
        items={[
          {
            term: speak(disclosureWords.insideSees),
            value: speak(shape === null ? disclosureWords.insideName : disclosureWords.insideNameShape),
          },
          ...(words === "" ? [] : [{ term: speak(disclosureWords.insideWords), value: words }]),
          { term: speak(disclosureWords.closed), value: speak(seenUntil(until)) },
        ]}
      />
      {shape !== null && <Shape visit={visit} id={id} name={name} shape={shape} />}
    </>
  );
}

function Shape({
  visit,
  id,
  name,
  shape,
}: {
  readonly visit: Visit;
  readonly id: string;
  readonly name: string;
  readonly shape: NonNullable<OwnCopy["shape"]>;
}) {
  const { speak } = visit;
  const picture = {
    id,
    shapes: [{ label: name, values: shape }],
    words: radarWords(speak, disclosureWords.insideNameShape),
  };
  return (
    <>
      <Radar picture={picture} />
      <details>
        <summary class="quiet-link">{speak(projectWords.asTable)}</summary>
        <RadarTable picture={picture} />
      </details>
    </>
  );
}

/** Who of the hub asked about which work, and what was answered. */
function Asks({ visit, asks }: { readonly visit: Visit; readonly asks: readonly OwnHand[] }) {
  const { language, speak } = visit;
  return (
    <Section title={speak(disclosureWords.asks)} id="asks">
      {asks.length === 0 && <p class="muted">{speak(disclosureWords.asksNone)}</p>}
      <ul class="answers answers-long">
        {asks.map((hand) => (
          <li key={hand.id}>
            <span>
              <strong>{hand.title}</strong>
              <span class="cell-note">
                {`${speak(askedBy(hand.askedBy))} ${speak(dayWords(hand.at))} ${speak(handStateWords[hand.state])}`}
              </span>
            </span>
            <a class="target" href={localHref(language, "/me/hands")}>
              <span class="visually-hidden">{`${hand.title}: `}</span>
              {speak(disclosureWords.toAsk)}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What was handed over and has ended; the rows stay, what they held is gone. */
function Past({ visit, past }: { readonly visit: Visit; readonly past: readonly HandedOver[] }) {
  const { speak } = visit;
  if (past.length === 0) return null;
  return (
    <Section title={speak(disclosureWords.past)} id="past">
      <ul class="answers answers-long">
        {past.map((handed) => (
          <li key={handed.id}>
            <span>
              <strong>{firmOf(visit, handed)}</strong>
              <span class="cell-note">
                {`${proposalNumber(handed.proposal)} ${handed.title}${speak(between)}${speak(handedSpan(handed.at, handed.closedAt))}`}
              </span>
              <span class="cell-note">{speak(disclosureWords.wasHanded)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
