import type { App, Tx } from "#app.ts";
import { addFirm, saveFirmPage, saveFirmStatus } from "#domain/firms/store.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { type SampleAccount, type SampleRegion, sampleRegion } from "#domain/hubs/rules-sample.ts";
import { addAccount, addHub, addOrganisation, grantHat } from "#domain/hubs/store.ts";
import type { AccountId, HubId, OrganisationId } from "#domain/hubs/terms.ts";

/** Writes the invented region of this seed as one hub, all or nothing. */
export async function loadSample(app: App, seed: number): Promise<void> {
  const region = sampleRegion(seed);
  // The accounts' library keeps its own tables; making an account again changes nothing, so a broken start is mended.
  const accounts = new Map<string, AccountId>();
  for (const { email, name } of region.accounts)
    accounts.set(email, await app.accounts.create({ email, name, password: app.samplePassword }));
  await app.db.asHub(app.ids.next<HubId>(), "load-sample", async (tx) => {
    await addHub(tx, { ...region.hub, host: null, isSample: true });
    const places = await writePlaces(tx, region);
    for (const account of region.accounts)
      await writeAccount(tx, account, {
        id: accounts.get(account.email),
        places,
      });
  });
}

type Places = {
  readonly firms: ReadonlyMap<string, FirmId>;
  readonly organisations: ReadonlyMap<string, OrganisationId>;
};

async function writePlaces(tx: Tx, region: SampleRegion): Promise<Places> {
  const organisations = new Map<string, OrganisationId>();
  for (const { key, kind, name } of region.organisations) {
    const id = tx.newId<OrganisationId>();
    await addOrganisation(tx, { id, kind, name });
    organisations.set(key, id);
  }
  const firms = new Map<string, FirmId>();
  for (const { key, published, terms } of region.firms) {
    const id = tx.newId<FirmId>();
    const number = await addFirm(tx, id, terms);
    if (published) {
      await saveFirmStatus(tx, id, "published");
      await saveFirmPage(tx, { id, number, terms });
    }
    firms.set(key, id);
  }
  return { firms, organisations };
}

async function writeAccount(
  tx: Tx,
  { name, email, hats }: SampleAccount,
  { id, places }: { readonly id: AccountId | undefined; readonly places: Places },
): Promise<void> {
  if (id === undefined) throw new Error(`the sample's account ${email} was not made`);
  await addAccount(tx, { id, name, email });
  for (const { kind, at } of hats)
    await grantHat(tx, {
      accountId: id,
      kind,
      firmId: places.firms.get(at ?? "") ?? null,
      personId: null,
      organisationId: places.organisations.get(at ?? "") ?? null,
    });
}
