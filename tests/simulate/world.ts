import { type Agenda, newAgenda } from "./agenda.ts";
import { type Browser, newTraffic, openBrowser, type Traffic } from "./browser.ts";
import { type Chance, chanceOf } from "./chance.ts";
import type { Installation } from "./installation.ts";

/** How much happens in a week. */
export type Scale = {
  /** People who register. */
  readonly residents: number;
  /** Owners who are invited. */
  readonly owners: number;
  readonly dialogues: number;
  /** Shares of the plan that are put to both sides: one by one, or all. */
  readonly shares: number | "all";
  /** Answers that come by a mailed link from people who never sign in, in hundredths. */
  readonly answers: number;
  /** Overdue answers that a companion types after telephoning, a day. */
  readonly calls: number;
  /** Which part of the hands that are answered leads to a proposal. */
  readonly talks: number;
  /** Seconds that the region's plan is computed. */
  readonly seconds: number;
};

/** Somebody with a mail box who signs in by themselves: a registered person, or an owner. */
export type Resident = {
  readonly name: string;
  readonly email: string;
  readonly kind: "person" | "owner";
  readonly browser: Browser;
  readonly chance: Chance;
  /** Hours until they read a letter. */
  readonly delay: readonly [number, number];
  /** Never answers a letter at all. */
  readonly isSilent: boolean;
  isIn: boolean;
};

/** How often what was done, by a short code; `words.ts` says it in words. */
export type Tally = Map<string, number>;

export type World = {
  readonly house: Installation;
  readonly scale: Scale;
  readonly chance: Chance;
  readonly agenda: Agenda;
  readonly traffic: Traffic;
  /** Of the day, emptied when the day is told; and of all days. */
  readonly today: Tally;
  readonly all: Tally;
  /** What somebody found that is not as it should be. */
  readonly faults: string[];
  readonly residents: Map<string, Resident>;
  readonly staff: Map<string, Browser>;
  /** Which resident owns a firm, by its number. */
  readonly owners: Map<number, Resident>;
  readonly firmsInvited: Set<number>;
  /** Sides of proposals to which somebody is already going to speak. */
  readonly sidesPlanned: Set<string>;
  /** What the list of proposals said of each when the coordinator last looked. */
  readonly rowsSeen: Map<number, string>;
  browsers: number;
};

export function newWorld(house: Installation, scale: Scale, seed: number): World {
  return {
    house,
    scale,
    chance: chanceOf(seed),
    agenda: newAgenda(),
    traffic: newTraffic(),
    today: new Map(),
    all: new Map(),
    faults: [],
    residents: new Map(),
    staff: new Map(),
    owners: new Map(),
    firmsInvited: new Set(),
    sidesPlanned: new Set(),
    rowsSeen: new Map(),
    browsers: 0,
  };
}

export function count(world: World, what: string, by = 1): void {
  for (const tally of [world.today, world.all]) tally.set(what, (tally.get(what) ?? 0) + by);
}

/** A browser of somebody's own, at an address of their own. */
export function browserFor(world: World, who: string): Browser {
  world.browsers += 1;
  const n = world.browsers;
  const address = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
  return openBrowser({ origin: world.house.origin, traffic: world.traffic, who, address });
}

/** The browser of one of the hub's own people, who comes by the sample's button and comes again when signed out. */
export async function staffOf(world: World, hat: string): Promise<Browser> {
  const known = world.staff.get(hat);
  if (known !== undefined) return known;
  const browser = browserFor(world, hat);
  const come = async (): Promise<void> => {
    const page = await browser.open("/en/sign-in");
    const form = page.forms.find(({ buttons }) => buttons.some(({ value }) => value === hat));
    if (form === undefined) throw new Error(`nobody can sign in as ${hat}`);
    const arrived = await browser.press({ ...page, forms: [form] }, { form: /sample$/, button: hat });
    if (arrived.at.includes("/sign-in"))
      world.faults.push(`${hat} cannot sign in: ${arrived.status} ${arrived.at} ${arrived.text.slice(0, 300)}`);
  };
  const staff: Browser = {
    ...browser,
    open: async (path) => {
      const page = await browser.open(path);
      if (!page.at.includes("/sign-in")) return page;
      await come();
      return browser.open(path);
    },
  };
  world.staff.set(hat, staff);
  return staff;
}

/** Who spoke and how it was read back, as staff note it after a call. */
export const spoken = { spoke: "ご本人", channel: "phone", readBack: "aloud" } as const;
