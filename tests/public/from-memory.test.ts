import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { App } from "#app.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { publishProject, secondProcess, send, told, versionOf } from "./publishing.ts";

// Public pages are answered from memory, the same bytes for everyone, and hold nothing of who asks.

let house: TestApp;
let coordinator: SignedIn;
let person: SignedIn;
let number: number;
let reads = 0;
/** The database stops answering, as far as records go. */
let isSlow = false;

beforeAll(async () => {
  house = await testApp();
  const { read } = house.app.db;
  const counted: App["db"]["read"] = (actor, work) => {
    reads += 1;
    if (isSlow) throw new Error("the database was asked");
    return read(actor, work);
  };
  Object.assign(house.app.db, { read: counted });
  coordinator = await house.signInAs("coordinator", house.north);
  person = await house.signInAs("person", house.north);
  number = await publishProject(coordinator, house.north);
  const firm = `/firms/${house.north.firm.number}`;
  await send(coordinator, `${firm}/publish`, {
    version: await versionOf(coordinator, `${firm}/publish`),
    answer: "yes",
    ...told,
  });
});
afterAll(() => house.close());

const pages = (): readonly string[] =>
  [
    "/ /en /bank /en/bank /companies /en/companies /robots.txt /sitemap.xml",
    `/bank/${number} /en/bank/${number} /companies/${house.north.firm.number}`,
    "/bank?q=家具&town=鳴瀬町&order=best-paid /en/bank?theme=finance",
  ].flatMap((line) => line.split(" "));
const ask = (place: string, headers: Readonly<Record<string, string>> = {}) =>
  house.request(house.north, place, { headers });
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

test("a page asked for a second time comes from memory without a question to the database", async () => {
  for (const page of pages()) expect((await ask(page)).status, page).toBe(200);
  reads = 0;
  isSlow = true;
  try {
    for (const page of pages()) expect((await ask(page)).status, page).toBe(200);
  } finally {
    isSlow = false;
  }
  expect(reads).toBe(0);
});

test("the bytes are the same whoever asks, with whatever headers, cookies and further words in the address", async () => {
  for (const page of pages()) {
    const plain = await bytesOf(await ask(page));
    const strange = await ask(`${page}${page.includes("?") ? "&" : "?"}utm_source=canary-one&x=%00`, {
      cookie: "visits=canary-two; banso-hat=canary-three",
      "accept-language": "en",
      referer: "http://canary-four.example/",
      "x-forwarded-for": "192.0.2.77",
      "x-forwarded-host": "canary-five.example",
      "user-agent": "canary-six",
    });
    expect(strange.status, page).toBe(200);
    expect(plain.equals(await bytesOf(strange)), page).toBe(true);
    expect(plain.toString()).not.toContain("canary");
  }
});

test("whoever asks first leaves no word of the address for those who ask next", async () => {
  await publishProject(coordinator, house.north);
  for (const page of pages()) {
    const poisoned = `${page}${page.includes("?") ? "&" : "?"}utm_source=canary&after=canary&lang=canary`;
    await (await ask(poisoned, { "x-forwarded-host": "canary.example" })).arrayBuffer();
    expect(await (await ask(page)).text(), page).not.toContain("canary");
  }
});

test("nothing of a session is kept: no cookie is set, no nonce is given, no script runs", async () => {
  for (const page of [...pages(), "/bank/999999"]) {
    const response = await ask(page);
    expect(response.headers.getSetCookie(), page).toEqual([]);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'none'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("nonce");
    const html = await response.text();
    expect(html).not.toContain("nonce");
    const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.filter((tag) => tag !== '<script type="application/ld+json">')).toEqual([]);
  }
});

test("the headers that protect a page stand on those from memory as on all others", async () => {
  const protecting = {
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
  };
  const answers = ["/sign-in", "/nowhere", ...pages(), ...pages()].map(async (page) => ({
    page,
    headers: Object.fromEntries((await ask(page)).headers),
  }));
  for (const { page, headers } of await Promise.all(answers)) {
    expect(headers, page).toMatchObject(protecting);
    for (const part of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
      expect(headers["content-security-policy"], page).toContain(part);
    expect(headers["content-security-policy"], page).not.toContain("unsafe");
  }
  expect((await person.ask("/api/v1/me")).headers.get("x-content-type-options")).toBe("nosniff");
});

test("whoever has signed in reads a page of their own, which is not kept and does not replace the one for everyone", async () => {
  for (const page of pages().filter((each) => !/robots|sitemap/.test(each))) {
    const before = await bytesOf(await ask(page));
    for (const who of [coordinator, person]) {
      const own = await who.ask(page);
      expect(own.headers.get("cache-control"), page).toBe("no-store");
      expect(own.headers.get("etag")).toBeNull();
      expect(await own.text(), page).toContain(
        'action="/sign-out"'.replace("/", page.startsWith("/en") ? "/en/" : "/"),
      );
    }
    const after = await ask(page);
    expect(before.equals(await bytesOf(after)), page).toBe(true);
    expect(before.toString()).not.toContain("sign-out");
  }
});

test("a message that is shown once is not kept for everyone", async () => {
  const told = await (await ask("/?done=signed-out")).text();
  const plain = await (await ask("/")).text();
  expect(told).not.toBe(plain);
  expect(await (await ask("/")).text()).toBe(plain);
});

test("a browser that has the page is told so without its bytes, until the page is another", async () => {
  for (const page of pages()) {
    const etag = (await ask(page)).headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\/"[\w-]{20,}"$/);
    for (const seen of [etag, `"other", ${etag}`, etag.slice(2), "*"]) {
      const again = await ask(page, { "if-none-match": seen });
      expect(again.status, page).toBe(304);
      expect(await again.text()).toBe("");
      expect(again.headers.get("etag")).toBe(etag);
      expect(again.headers.get("cache-control")).toBe("public, no-cache");
    }
    expect((await ask(page, { "if-none-match": 'W/"other"' })).status).toBe(200);
  }
  const etag = (await ask("/bank")).headers.get("etag") ?? "";
  await publishProject(coordinator, house.north, { title: "あとから来た案件" });
  const changed = await ask("/bank", { "if-none-match": etag });
  expect(changed.status).toBe(200);
  expect(await changed.text()).toContain("あとから来た案件");
});

test("HEAD answers like GET without the bytes", async () => {
  for (const page of ["/bank", `/bank/${number}`]) {
    const whole = await ask(page);
    const head = await house.raw(page, { method: "HEAD", headers: { host: house.north.host } });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
    expect(head.headers.get("etag")).toBe(whole.headers.get("etag"));
    expect(head.headers.get("content-security-policy")).toBe(whole.headers.get("content-security-policy"));
  }
});

test("packed bytes unpack to the same page", async () => {
  const plain = await bytesOf(await ask("/bank"));
  const packed = async (how: string): Promise<Response> => {
    for (let tries = 0; tries < 200; tries++) {
      const response = await ask("/bank", { "accept-encoding": how });
      if (response.headers.get("content-encoding") !== null) return response;
      await response.arrayBuffer();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`never packed for ${how}`);
  };
  const br = await packed("gzip, deflate, br");
  expect(br.headers.get("content-encoding")).toBe("br");
  expect(br.headers.get("vary")).toBe("cookie, accept-encoding");
  const brBytes = await bytesOf(br);
  expect(br.headers.get("content-length")).toBe(String(brBytes.length));
  expect(brBytes.length).toBeLessThan(plain.length / 2);
  expect(plain.equals(brotliDecompressSync(brBytes))).toBe(true);
  const zipped = await packed("gzip");
  expect(zipped.headers.get("content-encoding")).toBe("gzip");
  expect(plain.equals(gunzipSync(await bytesOf(zipped)))).toBe(true);
  for (const refused of ["identity", "br;q=0, gzip; q=0.0", "brotli"])
    expect((await ask("/bank", { "accept-encoding": refused })).headers.get("content-encoding")).toBeNull();
  expect((await ask("/bank", { "accept-encoding": "br;q=0, gzip;q=0.5" })).headers.get("content-encoding")).toBe(
    "gzip",
  );
});

test("each host reads its own hub, and a page of one is never another's", async () => {
  const south = await (await house.request(house.south, "/bank")).text();
  expect(south).toContain("south hub");
  expect(south).not.toContain("杉の家具");
  expect((await house.request(house.south, `/bank/${number}`)).status).toBe(404);
  expect(await (await ask("/bank")).text()).toContain("north hub");
  const sitemap = await (await house.request(house.south, "/sitemap.xml")).text();
  expect(sitemap).toContain("//south.test:");
  expect(sitemap).not.toContain("north");
});

test("numbers that nobody has answer 404 each time, and neither they nor searches push the pages out of a small memory", async () => {
  const small = secondProcess(house, { pages: 1_000_000, searches: 300_000, missing: 60_000 });
  try {
    const kept = pages().filter((page) => !page.includes("?"));
    for (const page of kept) await small.ask(house.north, page);
    for (let n = 0; n < 400; n++) {
      expect((await small.ask(house.north, `/bank/${500_000 + n}`)).status).toBe(404);
      expect((await small.ask(house.north, `/bank?q=${n}`)).status).toBe(200);
    }
    const before = small.reads();
    for (const page of kept) expect((await small.ask(house.north, page)).status).toBe(200);
    expect(small.reads()).toBe(before);
  } finally {
    await small.close();
  }
});

test("what is no number is no page", async () => {
  for (const strange of ["0", "01", "x", "-1", "1e3", "99999999999", "%00"])
    expect((await ask(`/bank/${strange}`)).status, strange).toBe(404);
});

test("a number that nobody had answers with its project as soon as there is one", async () => {
  const next = (await publishProject(coordinator, house.north)) + 1;
  expect((await ask(`/bank/${next}`)).status).toBe(404);
  expect((await ask(`/bank/${next}`)).status).toBe(404);
  expect(await publishProject(coordinator, house.north)).toBe(next);
  expect((await ask(`/bank/${next}`)).status).toBe(200);
});

test("many who ask for a page that is not there yet wait for one making of it", async () => {
  await publishProject(coordinator, house.north);
  await ask("/");
  reads = 0;
  const answers = await Promise.all(Array.from({ length: 100 }, () => ask("/companies")));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(reads).toBe(1);
});
