import { permit } from "#domain/access/may.ts";
import { firmPageNumbers } from "#domain/firms/views-open.ts";
import { type Answer, type Route, refusal, type Visit } from "#route.ts";
import { publicAddress } from "#web/pages/public/address.ts";

/** What search engines fetch: which pages there are, and which they need not ask for. */
export const machineRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/robots.txt",
    act: "front.show",
    door: "page",
    everyone: { query: [] },
    run: (visit) => Promise.resolve(robots(visit)),
  },
  { method: "get", path: "/sitemap.xml", act: "bank.list", door: "page", everyone: { query: [] }, run: sitemap },
];

/** The most addresses that one sitemap may hold (sitemaps.org). */
const mostAddresses = 50_000;

function robots(visit: Visit): Answer {
  const sitemapAt = publicAddress(visit, "ja", "/sitemap.xml");
  const lines = [
    "User-agent: *",
    "Disallow: /api/",
    "Disallow: /sign-in",
    "Disallow: /en/sign-in",
    `Sitemap: ${sitemapAt}`,
  ];
  return fileOf("robots.txt", "text/plain; charset=utf-8", `${lines.join("\n")}\n`);
}

async function sitemap(visit: Visit): Promise<Answer> {
  const { actor, app } = visit;
  const allowed = permit(app.may, actor, "firm-page.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const [{ inOrder }, firms] = await Promise.all([
    visit.openProjects(),
    app.db.read(actor, (tx) => firmPageNumbers(tx, allowed)),
  ]);
  const paths = [
    "/",
    "/bank",
    "/companies",
    ...inOrder.newest.map(({ number }) => `/bank/${number}`),
    ...firms.map((number) => `/companies/${number}`),
  ];
  const addresses = paths
    .flatMap((path) => [publicAddress(visit, "ja", path), publicAddress(visit, "en", path)])
    .slice(0, mostAddresses);
  const lines = addresses.map((address) => `<url><loc>${address.replaceAll("&", "&amp;")}</loc></url>`);
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join("\n")}
</urlset>
`;
  return fileOf("sitemap.xml", "application/xml; charset=utf-8", text);
}

const fileOf = (name: string, mediaType: string, text: string): Answer => ({
  kind: "file",
  name,
  mediaType,
  bytes: new TextEncoder().encode(text),
  show: true,
});
