/**
 * Calls `stop` once, whoever asks: Ctrl-C, a service manager, a closed terminal, or a launcher that is gone (its
 * channel closes). Somebody who asks again a second later ends the process at once; a terminal that is closed meanwhile,
 * or a launcher that goes, does not ask.
 */
export function onStop(stop: (why: string) => Promise<void>): void {
  let asked: number | null = null;
  const ask = (why: string): void => {
    if (asked === null) {
      asked = performance.now();
      void stop(why).then(
        () => process.exit(),
        () => process.exit(1),
      );
    } else if (performance.now() - asked > 1000 && (why === "SIGINT" || why === "SIGTERM")) {
      process.exit(1);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ask(signal));
  process.on("disconnect", () => ask("launcher-gone"));
  if (process.send !== undefined && !process.connected) ask("launcher-gone");
}
