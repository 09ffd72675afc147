// Programs that the tests need beside the packages.
import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./run.mjs";
import { whileWaiting } from "./say.mjs";

// The first has no window that would have to be drawn: a page takes it half the time.
const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The path of a browser, installing one where that is possible; null when there is none to be had. */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && existsSync(given)) return given;
  const found = onPath();
  if (found !== null) return found;
  const canInstall = process.getuid?.() === 0 && (await run("apt-get", ["--version"])).code === 0;
  if (!canInstall) return null;
  await whileWaiting("試験に使うブラウザーを取り込んでいます", "Installing the browser for the tests", async () => {
    await aptGet("update", "-q");
    for (const name of names.slice(0, 2))
      if (onPath() === null) await aptGet("install", "-y", "-q", "--no-install-recommends", name, "fonts-noto-cjk");
  });
  return onPath();
}

const aptGet = (...given) => run("apt-get", given, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });

function onPath() {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin", "/usr/local/bin"];
  const macs = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
  const places = [...folders.flatMap((folder) => names.map((name) => path.join(folder, name))), ...macs];
  return places.find((place) => existsSync(place)) ?? null;
}
