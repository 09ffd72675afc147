import type { HatKind } from "#domain/access/terms.ts";
import { diceFor } from "#domain/sample/rules-dice.ts";
import { accountFirms, type SampleFirm } from "#domain/sample/rules-firms.ts";
import { type SamplePerson, samplePeopleCount } from "#domain/sample/rules-people.ts";
import { sampleFolk } from "#domain/sample/rules-words-names.ts";

/** An invented account with the hats it wears; `at` is the key of a firm, a person or an organisation. */
export type SampleAccount = {
  readonly name: string;
  readonly email: string;
  readonly hats: readonly SampleHatAt[];
  /** Whether anybody may enter as them; the others are only names of staff, without a password. */
  readonly canSignIn: boolean;
};
/** One hat and where it is worn; the hub's own hats are worn nowhere in particular. */
export type SampleHatAt = { readonly kind: HatKind; readonly at: string | null };

/**
 * The accounts of this seed. Sixteen can be entered by a button or a tool, so that every hat has two wearers and
 * somebody wears three; the first nine have one hat each in the order of the hats: the sign-in page offers them. Eight
 * more definers and companions are the colleagues among whom work is shared; nobody can sign in as them. An owner's
 * name is their firm's contact, and a person's account is that of their record.
 */
export function sampleAccounts(
  seed: number,
  firms: readonly SampleFirm[],
  people: readonly SamplePerson[],
): readonly SampleAccount[] {
  const staff = sampleStaff(seed);
  const ownerOf = (key: string): string => firms.find((firm) => firm.key === key)?.terms.contactName ?? "";
  const account = (email: string, name: string | undefined, ...hats: readonly SampleHatAt[]): SampleAccount => {
    if (name === undefined || name === "") throw new Error(`nobody is there for the sample's account ${email}`);
    return { name, email: `${email}@sample.invalid`, hats, canSignIn: true };
  };
  const colleague = (email: string, name: string | undefined, ...hats: readonly SampleHatAt[]): SampleAccount => ({
    ...account(email, name, ...hats),
    canSignIn: false,
  });
  const [person, definerToo] = people;
  const [firstFirm, secondFirm] = accountFirms;
  return [
    account("coordinator", staff[0], at("coordinator")),
    account("definer", staff[1], at("definer")),
    account("companion", staff[2], at("companion")),
    account("owner", ownerOf(firstFirm), at("owner", firstFirm)),
    account("deputy", staff[3], at("deputy", firstFirm)),
    account("person", person?.terms.name, at("person", person?.key)),
    account("town-staff", staff[4], at("town-staff", "town-coast")),
    account("intermediary", staff[5], at("intermediary", "intermediary-0")),
    account("operator", staff[6], at("operator")),
    account("coordinator-2", staff[7], at("coordinator"), at("companion"), at("operator")),
    account("person-2", definerToo?.terms.name, at("definer"), at("person", definerToo?.key)),
    account("owner-2", ownerOf(secondFirm), at("owner", secondFirm)),
    account("deputy-2", staff[8], at("deputy", secondFirm)),
    account("town-staff-2", staff[9], at("town-staff", "town-valley")),
    account("town-staff-3", staff[10], at("town-staff", "town-woods")),
    account("intermediary-2", staff[11], at("intermediary", "intermediary-1")),
    colleague("definer-2", staff[12], at("definer")),
    colleague("definer-3", staff[13], at("definer")),
    colleague("definer-4", staff[14], at("definer"), at("companion")),
    colleague("definer-5", staff[15], at("definer")),
    colleague("companion-2", staff[16], at("companion")),
    colleague("companion-3", staff[17], at("companion")),
    colleague("companion-4", staff[18], at("companion")),
    colleague("companion-5", staff[19], at("companion"), at("definer")),
  ];
}

/** Names of the hub's staff, towns and intermediaries; nobody else of the region bears one of them. */
const sampleStaff = (seed: number): readonly string[] =>
  sampleFolk(diceFor(seed, "folk"), 0)
    .slice(samplePeopleCount, samplePeopleCount + 20)
    .map(({ name }) => name);

const at = (kind: HatKind, place: string | null = null): SampleHatAt => ({ kind, at: place });
