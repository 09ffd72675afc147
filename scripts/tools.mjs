// Programs that the tests need beside the packages.
import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./run.mjs";
import { whileWaiting } from "./say.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The path of a browser, installing one where that is possible; null when there is none to be had. */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && existsSync(given)) return given;
  const found = onPath();
  if (found !== null) return found;
  const canInstall = process.getuid?.() === 0 && (await run("apt-get", ["--version"])).code === 0;
  if (!canInstall) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await whileWaiting("試験に使うブラウザーを取り込んでいます", "Installing the browser for the tests", async () => {
    await run("apt-get", ["update", "-q"], { env });
    return run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-noto-cjk"], { env });
  });
  return onPath();
}

function onPath() {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin", "/usr/local/bin"];
  const macs = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
  const places = [...folders.flatMap((folder) => names.map((name) => path.join(folder, name))), ...macs];
  return places.find((place) => existsSync(place)) ?? null;
}
