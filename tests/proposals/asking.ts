import { addConsent } from "#domain/consents/store.ts";
import { addProject, addProjectPage, saveProjectStatus } from "#domain/projects/store.ts";
import type { ProjectId, ProjectTerms } from "#domain/projects/terms.ts";
import { addDays } from "#kit/dates.ts";
import type { Known, SignedIn, TestApp } from "../support/app.ts";

export type House = TestApp;

/** What every form of these tests has in common. */
export const told = { spoke: "社長", channel: "phone", readBack: "aloud" };

/** Posts a form as a browser does and gives the answer. */
export const post = (house: House, who: SignedIn, path: string, fields: Readonly<Record<string, string>>) =>
  who.ask(path, { method: "POST", fields: { ...fields, idempotencyKey: house.app.ids.next() } });

/** Posts a form that must succeed; gives where it leads, without what the page says. */
export async function posted(
  house: House,
  who: SignedIn,
  path: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<string> {
  const answer = await post(house, who, path, fields);
  const to = answer.headers.get("location");
  if (answer.status !== 303 || to === null) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return to.replace(/\?.*/, "");
}

const terms: ProjectTerms = {
  title: "販路をひらく仕事",
  result: "半年で月30件",
  whatIsNew: "",
  whatIsHard: "",
  mayDecide: "値段",
  roleKind: "specialist",
  themes: ["it"],
  shape: [3, 3, 3, 3, 3, 3, 3, 4, 4],
  halfDays: 4,
  onSiteHalfDays: 0,
  place: "Testtown",
  startsOn: null,
  months: 3,
  payYenPerMonth: 80_000,
};

/** A project of the north that takes people, whatever has to be done before one is published in earnest. */
export async function openProject(
  { app, north }: House,
  title: string,
  more: Partial<ProjectTerms> = {},
  firm: Known<typeof north.firm.id> = north.firm,
): Promise<number> {
  return app.db.asHub(north.id, "found-hub", async (tx) => {
    const id = tx.newId<ProjectId>();
    const wanted = { ...terms, title, ...more };
    const number = await addProject(tx, { id, firmId: firm.id, terms: wanted });
    await saveProjectStatus(tx, id, "published");
    await addProjectPage(
      tx,
      { id, number, terms: wanted },
      { industry: "E", town: "Testtown", size: "5-19", name: null, number: null },
    );
    return number;
  });
}

/** The person of the hat agrees that the hub looks for work for them. */
export const agreeToMatching = ({ app, north }: House): Promise<unknown> =>
  app.db.asHub(north.id, "found-hub", (tx) =>
    addConsent(tx, north.person.id, {
      purpose: "matching",
      firmId: null,
      organisationId: null,
      until: addDays(app.clock.today(), 300),
    }),
  );

/** A share of four half-days over twelve weeks, far enough away that weeks are free. */
export const share = {
  halfDays: "4",
  onSiteHalfDays: "0",
  fromWeek: "2030-01-07",
  weeks: "12",
  payYenPerMonth: "80000",
};

/** Puts a person of the north forward for a project; gives the address of the proposal. */
export const propose = (
  house: House,
  who: SignedIn,
  { project, person, ...more }: { project: number; person: number } & Readonly<Record<string, string | number>>,
): Promise<string> =>
  posted(house, who, "/proposals", {
    ...share,
    project: String(project),
    person: String(person),
    ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, String(value)])),
  });

/** Everything that one hat can read of a proposal and around it, as one text. */
export async function everythingOf(who: SignedIn, at: string, more: readonly string[] = []): Promise<string> {
  const pages = ["/", "/proposals", "/proposals?show=all", at, `${at}/withdraw`, `${at}/meeting.ics`, ...more];
  const texts: string[] = [];
  for (const page of pages)
    for (const language of ["", "/en"]) texts.push(await (await who.ask(`${language}${page}`)).text());
  return texts.join("\n");
}
