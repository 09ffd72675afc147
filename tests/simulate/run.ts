/**
 * Lives through weeks of the sample region: people, owners and staff act by pages, forms and mailed links, late, forgetful
 * and twice; the clock moves with them. In the end everything is looked at. Exit code 1 when anything is not right.
 */
import { parseArgs } from "node:util";
import { firstDay, simulate, small, usual } from "./simulation.ts";
import { allTogether, begins, dayLines, findingLines, paceWords, type Tongue, tallyWords } from "./words.ts";

const { values } = parseArgs({
  options: {
    weeks: { type: "string" },
    days: { type: "string" },
    seed: { type: "string", default: "1" },
    lang: { type: "string", default: "en" },
    kill: { type: "boolean", default: false },
    workers: { type: "string" },
    small: { type: "boolean", default: false },
  },
});
const tongue: Tongue = values.lang === "ja" ? "ja" : "en";
const whole = (text: string | undefined, usually: number): number => {
  const n = text === undefined ? usually : Number(text);
  if (Number.isInteger(n) && n >= 0 && n <= 10_000) return n;
  process.stderr.write(tongue === "ja" ? `整数を入れてください：${text}\n` : `Please give a whole number: ${text}\n`);
  process.exit(2);
};
const days = values.days === undefined ? 7 * whole(values.weeks, 1) : whole(values.days, 7);
const seed = whole(values.seed, 1);
const from = firstDay(new Date());
const say = (line: string): void => void process.stdout.write(`${line}\n`);

say(begins(tongue, { seed, from, days }));
const { world, findings, milliseconds } = await simulate({
  seed,
  from,
  days,
  workers: whole(values.workers, values.kill ? 2 : 1),
  killsPerWeek: values.kill ? 14 : 0,
  scale: values.small ? small : usual,
  tellDay: (date, { today }) => say(dayLines(tongue, date, today)),
});
say(`\n${allTogether[tongue]}: ${tallyWords(tongue, world.all)}`);
say(paceWords(tongue, days, milliseconds));
for (const finding of findings) for (const line of findingLines(tongue, finding)) say(line);
process.exit(findings.every(({ faults }) => faults.length === 0) ? 0 : 1);
