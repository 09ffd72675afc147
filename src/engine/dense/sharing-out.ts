import type { Random } from "#kit/random.ts";

/** The ways to improve a plan. */
export type WayName = "beam" | "recombine" | "anneal" | "refill" | "wander";

/** What a way gained lately, and the work it took, in turns: the longer ago, the less either counts. */
export type Way = { readonly name: WayName; gain: number; work: number };

/** All ways, as if each had gained a little. */
export function newWays(): Way[] {
  const names: WayName[] = ["beam", "recombine", "anneal", "refill", "wander"];
  return names.map((name) => ({ name, gain: 1, work: 1 }));
}

/** A beam needs longer turns than the other ways; it is given them when it is the best way. */
const longestTurn = 8;
const shareOfBest = 2 / 3;

/**
 * The way that gained most for its work lately, or now and then any. As work without a gain lowers what is gained for
 * it, each way comes to get as much of the work as it has had of the gains.
 */
export function chooseWay(ways: readonly Way[], random: Random): { way: Way; length: number } {
  let best = ways[0]!;
  for (const way of ways) if (way.gain * best.work > best.gain * way.work) best = way;
  const way = random.unit() < shareOfBest ? best : ways[random.below(ways.length)]!;
  return { way, length: way === best && way.name === "beam" ? longestTurn : 1 };
}

/** How much of what was before a turn still counts after it. */
const kept = 0.96;

/** Notes what a turn of so many lengths gained. */
export function takeNote(ways: readonly Way[], taken: Way, turn: { gained: number; length: number }): void {
  for (const way of ways) {
    way.gain *= kept ** turn.length;
    way.work *= kept ** turn.length;
  }
  taken.gain += turn.gained;
  taken.work += turn.length;
}
