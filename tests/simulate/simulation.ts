import { startInstallation } from "./installation.ts";
import { type Finding, verify } from "./verify.ts";
import { live } from "./week.ts";
import { newWorld, type Scale, type World } from "./world.ts";

export type Simulation = {
  readonly seed: number;
  /** Midnight, later than the machine's own day: what waits for a moment waits by the database's clock. */
  readonly from: Date;
  readonly days: number;
  readonly workers: number;
  readonly killsPerWeek: number;
  readonly scale: Scale;
  readonly tellDay: (date: Date, world: World) => void;
  /** While the installation still runs: a test plants its faults here, and looks again. */
  readonly afterwards?: (world: World, findings: readonly Finding[]) => Promise<void>;
};

export type Simulated = { readonly world: World; readonly findings: readonly Finding[]; readonly milliseconds: number };

/** The scale of a region in a usual week, and of one that a test can wait for. */
export const usual: Scale = {
  residents: 14,
  owners: 10,
  dialogues: 5,
  shares: "all",
  answers: 60,
  calls: 6,
  talks: 0.65,
  seconds: 5,
};
export const small: Scale = {
  residents: 4,
  owners: 2,
  dialogues: 2,
  shares: 5,
  answers: 15,
  calls: 1,
  talks: 0.25,
  seconds: 1,
};

/** Midnight in Tokyo of the first Monday of April 2030, or of a later year once that has passed. */
export function firstDay(today: Date): Date {
  for (let year = 2030; ; year += 1) {
    const april = Date.UTC(year, 3, 1);
    const monday = april + ((8 - new Date(april).getUTCDay()) % 7) * 86_400_000;
    const midnight = new Date(monday - 9 * 3_600_000);
    if (midnight > today) return midnight;
  }
}

/** Lives through the days in an installation of its own and looks at everything in the end. */
export async function simulate(of: Simulation): Promise<Simulated> {
  const house = await startInstallation({ from: of.from, workers: of.workers });
  try {
    const world = newWorld(house, of.scale, of.seed);
    const begun = performance.now();
    await live(world, { days: of.days, killsPerWeek: of.killsPerWeek, told: ({ date }) => of.tellDay(date, world) });
    const milliseconds = performance.now() - begun;
    const findings = await verify(world);
    await of.afterwards?.(world, findings);
    return { world, findings, milliseconds };
  } finally {
    await house.close();
  }
}
