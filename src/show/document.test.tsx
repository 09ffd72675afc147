import fc from "fast-check";
import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { htmlDocument, withJapaneseMarked } from "#show/document.ts";

const page = (children: ComponentChildren): string =>
  withJapaneseMarked(renderToString(<main lang="en">{children}</main>)).slice(
    '<main lang="en">'.length,
    -"</main>".length,
  );

test("what is Japanese on a page in English says so, names and sentences, in one piece where they stand", () => {
  expect(page("みなもと製作所")).toBe('<span lang="ja">みなもと製作所</span>');
  expect(page(" 架空 一郎（2名）。")).toBe('<span lang="ja"> 架空 一郎（2名）。</span>');
  expect(page("Firm 3: 見本工業 12, open")).toBe('<span>Firm 3: <span lang="ja">見本工業</span> 12, open</span>');
  expect(page("R&D は <秘")).toBe('<span>R&amp;D <span lang="ja">は</span> &lt;<span lang="ja">秘</span></span>');
  expect(page("Minamoto・Works")).toBe("Minamoto・Works");
});

test("where no element can stand, the field, the choice or the title says it when most of its letters are Japanese", () => {
  const fields = page(
    <>
      <input name="a" value="見本 A" />
      <input name="b" value="Mihon 見" />
      <textarea name="c">{"DX を進める\n人"}</textarea>
      <option>高岡</option>
      <option lang="en">高岡</option>
    </>,
  );
  expect([...fields.matchAll(/<(\w+)[^>]*lang="ja"/g)].map(([, name]) => name)).toEqual([
    "input",
    "textarea",
    "option",
  ]);
  expect(fields).toContain('<input lang="ja" name="a"');
});

test("in a drawing it is a part of the drawing's text", () => {
  const drawn = page(
    <svg>
      <title>町の地図</title>
      <text x={1}>海辺町 4 / 6</text>
    </svg>,
  );
  expect(drawn).toBe(
    '<svg><title lang="ja">町の地図</title><text x="1"><tspan lang="ja">海辺町 4 / 6</tspan></text></svg>',
  );
});

test("what says its language already, data, styles and a page in Japanese stay as they are", () => {
  const marked = renderToString(
    <div lang="en">
      <a lang="ja" href="/">
        <b>日本語</b>
        <br />
        日本語
      </a>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: '{"name":"見本"}' }} />
      <style>{'q:before{content:"「"}'}</style>
      <img alt="a > 見" />
    </div>,
  );
  expect(withJapaneseMarked(marked)).toBe(marked);
  expect(withJapaneseMarked(`${marked}<p>見</p>`)).toBe(`${marked}<p><span lang="ja">見</span></p>`);
  expect(htmlDocument("ja", <p>見本</p>)).toBe("<!doctype html><p>見本</p>\n");
});

test("marking changes nothing of what is read, and once is enough", () => {
  const text = fc.string({ unit: fc.constantFrom(..."aZ9 見ひカー・（）。&<>\"'\n") });
  const node = fc.letrec<{ node: ComponentChildren }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      text,
      fc
        .record({
          Name: fc.constantFrom("p" as const, "span" as const, "textarea" as const, "option" as const, "text" as const),
          title: text,
          held: text,
        })
        .map(({ Name, title, held }) => <Name title={title}>{held}</Name>),
      fc.array(tie("node"), { maxLength: 4 }).map((all) => <div>{all}</div>),
    ),
  })).node;
  const bare = (html: string): string => html.replaceAll(/<\/?t?span>|<t?span lang="ja">|<\/tspan>| lang="ja"/g, "");
  fc.assert(
    fc.property(node, (drawn) => {
      const html = renderToString(<div>{drawn}</div>);
      const marked = withJapaneseMarked(html);
      expect(bare(marked)).toBe(bare(html));
      expect(withJapaneseMarked(marked)).toBe(marked);
    }),
  );
});
