// Where files may be written: a checkout may belong to another user than the one who runs a command in it.
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./run.mjs";
import { giveUp } from "./say.mjs";

const closed = ["EACCES", "EPERM", "EROFS"];

/** Notes something for the next start, which only saves time: where it may not be written, things go on without it. */
export function remember(file, text) {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    if (!closed.includes(error.code)) throw error;
  }
}

/** Ends with a sentence where this user may not write into one of these places of the checkout. */
export function demandWriting(places, { ja, en }) {
  for (const place of [".", ...places]) {
    const folder = path.join(root, place);
    if (!existsSync(folder) || isWritable(folder)) continue;
    giveUp(
      `${ja}が、この利用者は ${folder} に書き込めません。持ち主の利用者で一度 npm start を行うか、権限を直してください。`,
      `${en}, but this user may not write into ${folder}. Please run npm start once as its owner, or mend its permissions.`,
    );
  }
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
