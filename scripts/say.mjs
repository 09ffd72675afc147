// What the start scripts print. They run before anything is built, on any Node from 18, so their few sentences stand here.

/** One line in both languages, on stderr: stdout belongs to the command. */
export function say(ja, en) {
  process.stderr.write(`${ja} / ${en}\n`);
}

/** Says what takes long, but only when it does: nothing for a second, then a line every ten. */
export async function whileWaiting(ja, en, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const first = setTimeout(() => say(`${ja}…`, `${en} …`), 1000);
  const more = setInterval(() => say(`${ja}（${seconds()}秒）…`, `${en} (${seconds()} s) …`), 10_000);
  try {
    return await work();
  } finally {
    clearTimeout(first);
    clearInterval(more);
  }
}

/** Ends with one clear sentence instead of a stack. */
export function giveUp(ja, en) {
  say(ja, en);
  process.exit(1);
}
