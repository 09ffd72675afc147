import type { ComponentChildren } from "preact";
import type { errorPageWords } from "#text/error-pages.ts";
import { type Language, type Speak, speak } from "#text/speak.ts";
import type { Assets } from "#web/assets.ts";
import { Button, LinkButton } from "#web/ui/button.tsx";
import { Checkbox, CheckboxGroup, RadioGroup } from "#web/ui/choice-field.tsx";
import { Compare } from "#web/ui/compare.tsx";
import { ConfirmMoment } from "#web/ui/confirm-moment.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { errorPage } from "#web/ui/error-page.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { DateField, FileField, NumberField, SelectField, TextAreaField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { type Frame, renderPage } from "#web/ui/layout.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Pager } from "#web/ui/pager.tsx";
import { Progress } from "#web/ui/progress.tsx";
import { SearchBox } from "#web/ui/search-box.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { Pictures } from "./gallery-pictures.tsx";

// One page for each kind of page, with every component in it: it is looked at by eye and measured by the test beside it.

type Firm = { id: string; name: string; town: string; halfDays: number; status: string };

const samples = {
  ja: [
    { id: "F-1", name: "みさき醸造", town: "みさき町", halfDays: 12, status: "募集中" },
    { id: "F-2", name: "有限会社はまかぜ製作所", town: "はまかぜ市", halfDays: 2, status: "対話中" },
    { id: "F-3", name: "株式会社しおかぜ旅館と里山の宿", town: "みさき町", halfDays: 0, status: "休止" },
  ],
  en: [
    { id: "F-1", name: "Misaki Brewing", town: "Misaki", halfDays: 12, status: "Open" },
    { id: "F-2", name: "Hamakaze Works", town: "Hamakaze", halfDays: 2, status: "In talks" },
    { id: "F-3", name: "Shiokaze Inn and Country Lodge", town: "Misaki", halfDays: 0, status: "Resting" },
  ],
} satisfies Record<Language, Firm[]>;

const pick = (language: Language) => (ja: string, en: string) => (language === "ja" ? ja : en);

type Words = ReturnType<typeof pick>;

/** Paths (without a language) and their documents. */
export function galleryPages(language: Language, assets: Assets, nonce: string): Map<string, string> {
  const say = speak(language);
  const w = pick(language);
  const frame = (path: string, title: string, more: Partial<Frame>): Frame => ({
    language,
    path,
    title,
    assets,
    nonce,
    audience: "staff",
    hubName: w("みさき人材拠点", "Misaki Talent Hub"),
    who: {
      name: w("野田 はるか", "Haruka Noda"),
      hatName: w("コーディネーター", "Coordinator"),
      switchHref: "/hats",
      signOutAction: "/sign-out",
      key: "a1",
    },
    nav: [
      { href: localHref(language, "/desk"), label: w("きょう", "Today"), current: path === "/desk" },
      { href: localHref(language, "/form"), label: w("事業者", "Firms"), current: path === "/form" },
      { href: localHref(language, "/pictures"), label: w("配分", "Plans"), current: path === "/pictures" },
    ],
    ...more,
  });
  const guest: Partial<Frame> = {
    audience: "guest",
    contact: { name: w("野田 はるか", "Haruka Noda"), role: w("伴走者", "Your companion"), telephone: "0859-00-0000" },
  };
  const pages: [string, Frame, ComponentChildren][] = [
    [
      "/desk",
      frame("/desk", w("きょう", "Today"), {
        flash: { kind: "done", text: w("みさき醸造を保存しました。", "Misaki Brewing has been saved.") },
      }),
      <Desk key="desk" language={language} say={say} w={w} />,
    ],
    ["/form", frame("/form", w("事業者", "Firm"), { islands: ["keep-draft"] }), <FirmForm key="f" say={say} w={w} />],
    [
      "/form-blank",
      frame("/form-blank", w("事業者", "Firm"), { islands: ["keep-draft"] }),
      <Blank key="b" say={say} w={w} />,
    ],
    ["/moment", frame("/moment", w("提案", "Proposal"), guest), <Moment key="m" say={say} w={w} />],
    [
      "/progress",
      frame("/progress", w("計算", "Run"), { islands: ["poll-progress"], refreshSeconds: 5 }),
      <Run key="r" say={say} w={w} />,
    ],
    ["/pictures", frame("/pictures", w("配分", "Plan"), {}), <Pictures key="p" language={language} />],
  ];
  for (const status of errorStatuses) {
    const { title, body } = errorPage({
      status,
      speak: say,
      backHref: localHref(language, "/desk"),
      errorId: status === 500 ? "7F3K-91QD" : undefined,
      retryAfterSeconds: status === 503 ? 30 : undefined,
    });
    pages.push([`/error-${status}`, frame(`/error-${status}`, title, guest), body]);
  }
  return new Map(pages.map(([path, pageFrame, body]) => [localHref(language, path), renderPage(pageFrame, body)]));
}

export const errorStatuses = [
  403, 404, 408, 409, 413, 422, 429, 500, 503,
] as const satisfies readonly (keyof typeof errorPageWords)[];

function Desk({ language, say, w }: { language: Language; say: Speak; w: Words }) {
  const columns: Column<Firm>[] = [
    { key: "name", label: w("事業者", "Firm"), cell: (row) => <a href={`#${row.id}`}>{row.name}</a>, sortable: true },
    { key: "town", label: w("町", "Town"), cell: (row) => row.town, sortable: true },
    {
      key: "halfDays",
      label: w("4週間のコマ", "Half-days in four weeks"),
      cell: (row) => row.halfDays,
      number: true,
      sortable: true,
    },
    { key: "status", label: w("状態", "Status"), cell: (row) => <Tag tone="active">{row.status}</Tag> },
  ];
  const sorting = {
    by: "name",
    direction: "ascending" as const,
    href: (by: string, direction: string) => `?sort=${by}&direction=${direction}`,
  };
  return (
    <>
      <Heading
        title={w("今週、3社で14コマ", "This week: 14 half-days at 3 firms")}
        lead={w("期限が近いものから並べています。", "What is due first comes first.")}
        actions={<LinkButton href="#new">{w("事業者を加える", "Add a firm")}</LinkButton>}
      />
      <SearchBox
        speak={say}
        action="/desk"
        label={w("事業者を探す", "Find a firm")}
        example={w("みさき 醸造", "Misaki")}
        value="a"
      />
      <DataTable
        speak={say}
        caption={w("事業者 3社", "3 firms")}
        columns={columns}
        rows={samples[language]}
        rowKey={(row) => row.id}
        sorting={sorting}
        empty={{ title: "" }}
      />
      <Pager
        speak={say}
        previousHref="?before=F-1"
        nextHref="?after=F-3"
        sentence={w("120社のうち3社", "3 of 120 firms")}
      />
      <Section title={w("まだ案件がありません", "No projects yet")}>
        <DataTable
          speak={say}
          caption=""
          columns={columns}
          rows={[]}
          rowKey={(row) => row.id}
          empty={{
            title: w("案件はまだありません", "There are no projects yet"),
            text: w("まず、社長との対話を一つ書き留めてください。", "Start by writing down one talk with an owner."),
            action: { href: "#talk", label: w("対話を始める", "Start a talk") },
          }}
        />
      </Section>
      <Section title={w("みさき醸造について", "About Misaki Brewing")}>
        <DefinitionList
          speak={say}
          items={[
            {
              term: w("所在地", "Address"),
              value: w("みさき町本町1-2", "1-2 Honmachi, Misaki"),
              action: { href: "#a", label: w("変更", "Change") },
            },
            { term: w("電話", "Telephone"), value: "" },
          ]}
        />
      </Section>
      <Section title={w("知らせ方", "Messages")}>
        <div class="prose">
          <Notice kind="info" speak={say}>
            {w("点検を11月30日（月）の夜に行います。", "Maintenance is on the evening of Monday 30 November.")}
          </Notice>
          <Notice kind="attention" speak={say}>
            {w("顔合わせの日が決まっていません。", "The meeting has no date yet.")}
          </Notice>
          <Notice kind="fault" speak={say}>
            {w("ファイルを読めませんでした。", "The file could not be read.")}
          </Notice>
          <Notice kind="human" speak={say}>
            {w("佐伯さんが手を挙げました。", "Ms Saeki has raised her hand.")}
          </Notice>
          <p>
            <Tag>{w("下書き", "Draft")}</Tag> <Tag tone="done">{w("完了", "Done")}</Tag>{" "}
            <Tag tone="attention">{w("期限を過ぎています", "Overdue")}</Tag>{" "}
            <Tag tone="human">{w("お帰りなさい", "Welcome back")}</Tag>
          </p>
        </div>
      </Section>
    </>
  );
}

function FirmForm({ say, w }: { say: Speak; w: Words }) {
  const postcode = w(
    "郵便番号は7桁の数字で入力してください。例：684-0403",
    "Please enter the postcode as 7 digits, for example 684-0403.",
  );
  return (
    <>
      <Heading
        title={w("事業者を加える", "Add a firm")}
        above="F-1042"
        lead={w("わかるところから書いてください。", "Start with what you know.")}
      />
      <ErrorSummary
        speak={say}
        faults={[
          { name: "postcode", message: postcode },
          { name: "kind", message: w("業種を選んでください。", "Please choose an industry.") },
        ]}
      />
      <Form
        speak={say}
        action="/form"
        idempotencyKey="k1"
        version={3}
        draft="firm"
        buttons={
          <>
            <Button>{w("保存する", "Save")}</Button>
            <Button look="secondary" skipChecks name="later" value="yes">
              {w("あとで続ける", "Continue later")}
            </Button>
            <Button look="danger" name="remove" value="yes">
              {w("削除する", "Remove")}
            </Button>
            <Button look="human" name="hand" value="yes">
              {w("手を挙げる", "Raise a hand")}
            </Button>
          </>
        }
      >
        <Fields say={say} w={w} postcode={postcode} />
      </Form>
    </>
  );
}

function Fields({ say, w, postcode }: { say: Speak; w: Words; postcode: string }) {
  const yesNo = [
    { value: "yes", label: w("はい", "Yes") },
    { value: "no", label: w("いいえ", "No"), hint: w("あとで変えられます", "Can be changed later") },
  ];
  return (
    <>
      <TextField
        speak={say}
        name="name"
        label={w("会社名", "Name of the firm")}
        required
        example={w("株式会社みさき醸造", "Misaki Brewing")}
        value=""
        autocomplete="organization"
      />
      <TextField
        speak={say}
        name="postcode"
        label={w("郵便番号", "Postcode")}
        width="short"
        inputMode="numeric"
        error={postcode}
        value="68"
      />
      <SelectField
        speak={say}
        name="kind"
        label={w("業種", "Industry")}
        required
        options={[{ value: "E", label: w("製造業", "Manufacturing") }]}
        error={w("業種を選んでください。", "Please choose an industry.")}
      />
      <TextAreaField
        speak={say}
        name="worry"
        label={w("社長の悩み", "The owner's worry")}
        hint={w("話された言葉のまま書いてください。", "Please keep the owner's own words.")}
        value=""
      />
      <NumberField
        speak={say}
        name="halfDays"
        label={w("4週間あたりのコマ", "Half-days in four weeks")}
        unit={w("コマ", "half-days")}
        value={12}
      />
      <DateField speak={say} name="start" label={w("始めたい日", "Start")} value="2026-12-01" />
      <RadioGroup
        speak={say}
        name="remote"
        label={w("遠隔でもできますか", "Can it be done remotely?")}
        required
        options={yesNo}
        value="yes"
      />
      <CheckboxGroup
        speak={say}
        name="days"
        label={w("来てほしい曜日", "Days on site")}
        sideBySide
        options={[
          { value: "mon", label: w("月", "Mon") },
          { value: "tue", label: w("火", "Tue") },
        ]}
        values={["tue"]}
      />
      <Checkbox name="agree" label={w("社名を公開することに同意します", "I agree that the firm's name is published")} />
      <FileField
        speak={say}
        name="file"
        label={w("会社案内", "Brochure")}
        accept=".pdf"
        hint={w("10MBまで", "Up to 10 MB")}
      />
    </>
  );
}

function Blank({ say, w }: { say: Speak; w: Words }) {
  return (
    <>
      <Heading title={w("書きかけを守るフォーム", "A form that keeps its draft")} />
      <Form
        speak={say}
        action="/form-blank"
        idempotencyKey="k2"
        draft="blank"
        buttons={<Button>{w("保存する", "Save")}</Button>}
      >
        <TextField speak={say} name="name" label={w("会社名", "Name of the firm")} />
        <TextField
          speak={say}
          name="secret"
          type="password"
          label={w("パスワード", "Password")}
          autocomplete="new-password"
        />
      </Form>
    </>
  );
}

function Moment({ say, w }: { say: Speak; w: Words }) {
  return (
    <>
      <Heading
        title={w("みさき醸造から、あなたへ", "From Misaki Brewing, to you")}
        lead={w("「あなたに来てほしい」と社長が書いています。", "“I want you to come,” writes the president.")}
      />
      <ConfirmMoment
        speak={say}
        title={w("週3コマ（1.5日）でお会いしてみますか", "Would you like to meet them, for 3 half-days a week?")}
        meaning={w(
          "顔合わせの日を決めます。まだ契約ではありません。",
          "A meeting will be arranged. It is not a contract yet.",
        )}
        whom={w("あなたと、みさき醸造の社長です。", "You and the president of Misaki Brewing.")}
        until={w("2026年12月7日（月）まで", "Until Monday 7 December 2026")}
        undo={w(
          "顔合わせの前日まで、この画面で取り消せます。",
          "You can withdraw here until the day before the meeting.",
        )}
        action="/moment"
        idempotencyKey="k3"
        name="answer"
        yes={{ label: w("会ってみます", "Yes, I will meet them"), value: "yes" }}
        no={{ label: w("見送ります", "Not this time"), value: "no" }}
      />
      <Section title={w("二つの内容を比べる", "Compare two versions")}>
        <Compare
          speak={say}
          caption={w("会社の記録", "The firm's record")}
          fields={[
            {
              label: w("会社名", "Name"),
              mine: w("みさき醸造", "Misaki Brewing"),
              theirs: w("みさき醸造", "Misaki Brewing"),
            },
            { label: w("電話", "Telephone"), mine: "0859-00-0001", theirs: "" },
          ]}
        />
      </Section>
    </>
  );
}

function Run({ say, w }: { say: Speak; w: Words }) {
  return (
    <>
      <Heading title={w("配分を計算しています", "The plan is being computed")} />
      <Progress
        speak={say}
        state={{
          status: "running",
          sentence: w("300人と200件の組み合わせを調べています。", "Looking at 300 people and 200 projects."),
          part: 0.2,
          done: false,
        }}
        pollUrl="/progress.json"
        pageHref="/progress"
        cancel={{ action: "/progress/cancel", idempotencyKey: "k4" }}
      />
    </>
  );
}
