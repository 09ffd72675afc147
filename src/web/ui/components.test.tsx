import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { errorPageWords } from "#text/error-pages.ts";
import { frameWords } from "#text/frame.ts";
import { speak } from "#text/speak.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { type ErrorStatus, errorPage } from "#web/ui/error-page.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { renderPage } from "#web/ui/layout.tsx";
import { localHref } from "#web/ui/local-href.ts";

const say = speak("ja");
const assets = {
  folder: "",
  url: (source: string) => `/${source}`,
  island: (name: string) => ({ src: `/${name}.js`, preload: [] }),
};

test("Japanese stands at the path itself and English below /en", () => {
  expect(localHref("ja", "/firms?q=a")).toBe("/firms?q=a");
  expect(localHref("en", "/firms?q=a")).toBe("/en/firms?q=a");
  expect(localHref("en", "/")).toBe("/en");
  expect(localHref("en", "/?q=a")).toBe("/en?q=a");
});

test("a page tells its language, keeps out of search engines unless public, and loads scripts with the nonce only", () => {
  const frame = {
    language: "en",
    path: "/firms",
    title: "Firms",
    assets,
    audience: "staff",
    nonce: "n0",
    islands: ["keep-draft"],
  } as const;
  const page = renderPage(frame, <p>body</p>);
  expect(page).toMatch(/^<!doctype html><html lang="en"/);
  expect(page).toContain('<meta name="robots" content="noindex"');
  expect(page).toContain('<script type="module" src="/keep-draft.js" nonce="n0">');
  expect(page).toContain('href="/firms" lang="ja"');
  expect(renderPage({ ...frame, isPublic: true }, null)).not.toContain("noindex");
});

test("a page that reloads itself does so only for those without scripts", () => {
  const page = renderPage(
    {
      language: "ja",
      path: "/",
      title: "T",
      assets,
      audience: "guest",
      refreshSeconds: 5,
    },
    null,
  );
  expect(page).toContain('<noscript><meta http-equiv="refresh" content="5"/></noscript>');
});

test("a reader without a hat wears no empty badge, and a hub without a name leaves no gap in the title", () => {
  const who = { name: "Reader", hatName: "", switchHref: "/hats", signOutAction: "/sign-out" };
  const frame = { language: "en", path: "/", title: "T", assets, audience: "guest", hubName: "", who } as const;
  const page = renderPage(frame, null);
  expect(page).not.toContain("account-hat");
  expect(page).toContain(`<title>T｜${speak("en")(frameWords.product)}</title>`);
  const named = renderPage({ ...frame, hubName: "North", who: { ...who, hatName: "Owner" } }, null);
  expect(named).toContain("account-hat");
  expect(named).toContain(`<title>T｜North ${speak("en")(frameWords.product)}</title>`);
});

test("what a person typed is shown as text, never as markup", () => {
  const field = renderToString(<TextField speak={say} name="name" label="<b>" value={'"><script>x</script>'} />);
  expect(field).not.toContain("<script>");
  expect(field).not.toContain("<b>");
});

test("a refused field ties its fault to its control", () => {
  const field = renderToString(
    <TextField speak={say} name="zip" label="郵便番号" error="7桁で入力してください。" value="12" />,
  );
  expect(field).toContain('aria-describedby="f-zip-error"');
  expect(field).toContain('aria-invalid="true"');
  expect(field).toContain('value="12"');
});

test("a password that was typed is never sent back", () => {
  const field = renderToString(
    <TextField speak={say} name="password" label="パスワード" type="password" value="himitsu" />,
  );
  expect(field).not.toContain("himitsu");
});

test("a form carries its key and the version that was seen", () => {
  const form = renderToString(
    <Form speak={say} action="/a" idempotencyKey="k" version={7} buttons={null}>
      x
    </Form>,
  );
  expect(form).toContain('<input type="hidden" name="idempotencyKey" value="k"/>');
  expect(form).toContain('<input type="hidden" name="version" value="7"/>');
});

test("a sorted column says so and its link turns the order round", () => {
  const table = renderToString(
    <DataTable
      speak={say}
      caption="会社"
      columns={[
        {
          key: "name",
          label: "会社名",
          cell: (row: string) => row,
          sortable: true,
        },
        { key: "town", label: "町", cell: () => "", sortable: true },
      ]}
      rows={["a"]}
      rowKey={(row) => row}
      sorting={{
        by: "name",
        direction: "ascending",
        href: (by, direction) => `?${by}=${direction}`,
      }}
      empty={{ title: "" }}
    />,
  );
  expect(table).toContain('aria-sort="ascending"><a href="?name=descending"');
  expect(table).toContain('<a href="?town=ascending"');
});

test("every error page says what happened, what to do and whom to ask, in both languages", () => {
  const statuses: ErrorStatus[] = [403, 404, 408, 409, 413, 422, 429, 500, 503];
  for (const status of statuses) {
    for (const language of ["ja", "en"] as const) {
      const { title, body } = errorPage({
        status,
        speak: speak(language),
        backHref: "/",
        errorId: "E-1",
      });
      const html = renderToString(body);
      expect(title).toBe(errorPageWords[status].title[language]);
      expect(html).toContain(errorPageWords[status].next[language]);
      expect(html).toContain("E-1");
      expect(html).toMatch(/お問い合わせ|Whom to ask/);
    }
  }
});
