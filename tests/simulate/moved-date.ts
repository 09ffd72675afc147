// Loaded before everything else: from here on `Date` in this process, that of the libraries included, says the instant that
// stands in the file named as the second argument. Timers and durations (performance.now) stay those of the machine.
import { readFileSync } from "node:fs";

const file = process.argv[3] ?? "";
const MachineDate = Date;
const moved = (): number => Number(readFileSync(file, "utf8"));

globalThis.Date = new Proxy(MachineDate, {
  apply: () => new MachineDate(moved()).toString(),
  construct: (target, given, asked) => Reflect.construct(target, given.length === 0 ? [moved()] : given, asked),
  get: (target, name) => (name === "now" ? moved : Reflect.get(target, name)),
});
