import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drillIn, figuresOf, intoStarted } from "../support/backup-drill.ts";
import { type FlowHouse, openHouse } from "../support/house.ts";

// A region that has been at work: nearly every table holds rows, and names have changed since they were agreed on.

let house: FlowHouse;
let folder: string;
beforeAll(async () => {
  house = await openHouse();
  folder = mkdtempSync(path.join(tmpdir(), "banso-used-"));
  const { asSuper } = house.database;
  await asSuper(`update banso.firm set name = name || '改', town = '引っ越した町'
    where firm_id in (select firm_id from banso.engagement)`);
  await asSuper(`update banso.person set name = name || '改'
    where person_id in (select person_id from banso.engagement)`);
  await asSuper("update banso.account set name = name || '改'");
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

test("agreements come back with the names of the day they were made, and every other table as it was", async () => {
  const { save, bringBack } = drillIn(folder);
  const manifest = await save(house.database.connections, "used");
  const filled = manifest.tables.filter(({ rows }) => rows > 0);
  expect(filled.length).toBeGreaterThan(40);
  await intoStarted(async (_target, connections) => {
    await bringBack(connections, "used");
    expect(await figuresOf(connections)).toEqual(
      Object.fromEntries(
        manifest.tables.map(({ schema, name, rows, checksum }) => [`${schema}.${name}`, `${rows} ${checksum}`]),
      ),
    );
  });
});
