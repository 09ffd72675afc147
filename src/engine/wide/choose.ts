import { type Choice, type Limits, take } from "./choice.ts";
import { chooseInOnePeriod } from "./choice-table.ts";
import { chooseOverPeriods } from "./choice-windows.ts";

/**
 * Finds the best choice, left in `chosenName` and `chosenUnits`; returns what no choice gains more than: its gain,
 * unless there are so many ways over several periods that not all were followed.
 */
export function choose(choice: Choice, limits: Limits): number {
  choice.chosenCount = 0;
  choice.work = 4;
  if (choice.items === 0) return 0;
  if (fitsAll(choice, limits)) return chooseAll(choice);
  return limits.periods === 1 ? chooseInOnePeriod(choice, limits) : chooseOverPeriods(choice, limits);
}

/** Whether every item can have its best option at once. */
function fitsAll(choice: Choice, { capacity, seats, cell, periods }: Limits): boolean {
  for (let a = 1; a < choice.items; a++) {
    if (choice.group[a]! >= 0 && choice.group[a] === choice.group[a - 1] && choice.firm[a] !== choice.firm[a - 1]) {
      return false;
    }
  }
  for (let t = 0; t < periods; t++) {
    let units = 0;
    let engagements = 0;
    for (let a = 0; a < choice.items; a++) {
      if (t < choice.first[a]! || t > choice.last[a]!) continue;
      units += choice.units[choice.optionStart[a + 1]! - 1]!;
      engagements++;
    }
    if (units > capacity[cell + t]! || engagements > seats[cell + t]!) return false;
  }
  return true;
}

function chooseAll(choice: Choice): number {
  let gain = 0;
  for (let a = 0; a < choice.items; a++) {
    const best = choice.optionStart[a + 1]! - 1;
    take(choice, a, choice.units[best]!);
    gain += choice.gain[best]!;
  }
  return gain;
}
