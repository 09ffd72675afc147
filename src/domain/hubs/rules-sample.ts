import { type SampleAccount, sampleAccounts } from "#domain/hubs/rules-sample-accounts.ts";
import { type SampleBooking, sampleBookings } from "#domain/hubs/rules-sample-bookings.ts";
import { sampleTelephone } from "#domain/hubs/rules-sample-dice.ts";
import { type SampleFirm, sampleFirms } from "#domain/hubs/rules-sample-firms.ts";
import { type SamplePerson, samplePeople } from "#domain/hubs/rules-sample-people.ts";
import { sampleNames, sampleTowns } from "#domain/hubs/rules-sample-words.ts";
import { type SampleProject, sampleProjects } from "#domain/hubs/rules-sample-works.ts";

/** An invented region, as plain records; `load-sample` writes it. Keys tie the records together before they have ids. */
export type SampleRegion = {
  readonly hub: { readonly name: string; readonly contactName: string; readonly contactPhone: string };
  readonly organisations: readonly SampleOrganisation[];
  readonly firms: readonly SampleFirm[];
  readonly projects: readonly SampleProject[];
  readonly people: readonly SamplePerson[];
  readonly bookings: readonly SampleBooking[];
  readonly accounts: readonly SampleAccount[];
};

/** An invented town or intermediary. */
export type SampleOrganisation = {
  readonly key: string;
  readonly kind: "town" | "intermediary";
  readonly name: string;
};

/** The sample region of this seed: the same seed gives the same region. */
export function sampleRegion(seed: number): SampleRegion {
  const firms = sampleFirms(seed);
  const people = samplePeople(seed);
  const projects = sampleProjects(seed, firms);
  const accounts = sampleAccounts(seed, firms, people);
  return {
    hub: { name: sampleNames.hub, contactName: accounts[0]?.name ?? "", contactPhone: sampleTelephone(1) },
    organisations: [
      ...Object.entries(sampleTowns).map(([key, name]) => ({ key: `town-${key}`, kind: "town", name }) as const),
      ...sampleNames.intermediaries.map((name, index) => ({
        key: `intermediary-${index}`,
        kind: "intermediary" as const,
        name,
      })),
    ],
    firms,
    projects,
    people,
    bookings: sampleBookings(seed, people, projects),
    accounts,
  };
}
