/**
 * What cannot be printed is not worth dying of: a terminal that was closed, a reader such as `tee` that Ctrl-C ended
 * first, or a full disk under a log. Without a listener the first line after that would end the process where it stands.
 */
export function outliveTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}
