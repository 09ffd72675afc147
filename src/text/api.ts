import type { Words } from "#text/speak.ts";

/** What the API's description says of itself. */
export const apiWords = {
  title: { ja: "伴走 API", en: "Banso API" },
  about: {
    ja: "画面と同じ操作を、同じ決まりで行います。サインインのクッキーと、役割のクッキー（banso-hat）で使います。断られたときは application/problem+json（RFC 9457）で理由が返ります。書き込みには Idempotency-Key（UUID）を付けると、同じものを何度送っても一度だけ行われ、別の内容に同じキーを付けると断られます（422、key-reused）。",
    en: "The same acts as the pages, under the same rules. It is used with the cookies of a session and of the hat worn (banso-hat). A refusal comes back with its reason as application/problem+json (RFC 9457). With an Idempotency-Key (a UUID) a write that is sent again has one effect; the same key with other content is refused (422, key-reused).",
  },
} as const satisfies Record<string, Words>;

/** One line for each operation. */
export const operationWords = {
  listFirms: { ja: "企業の一覧", en: "List firms" },
  showFirm: { ja: "企業を読む", en: "Read a firm" },
  enterFirm: { ja: "企業を登録する", en: "Enter a firm" },
  editFirm: { ja: "企業の内容を保存する", en: "Save a firm" },
  publishFirm: { ja: "企業のページを公開する", en: "Publish a firm's page" },
  withdrawFirm: { ja: "企業のページの公開をやめる", en: "Withdraw a firm's page" },
  listProjects: { ja: "案件の一覧", en: "List projects" },
  showProject: { ja: "案件を読む", en: "Read a project" },
  enterProject: { ja: "案件を登録する", en: "Enter a project" },
  editProject: { ja: "案件の内容を保存する", en: "Save a project" },
  publishProject: { ja: "案件を公開する", en: "Publish a project" },
  closeProject: { ja: "案件の募集を終わりにする", en: "Close a project" },
  reopenProject: { ja: "終わった案件を下書きに戻す", en: "Make a closed project a draft again" },
  listPeople: { ja: "人材の一覧", en: "List people" },
  showPerson: { ja: "人材と、これからの空きと予約を読む", en: "Read a person with weeks ahead and bookings" },
  enterPerson: { ja: "人材を登録する", en: "Enter a person" },
  editPerson: { ja: "人材の内容を保存する", en: "Save a person" },
  listEngagements: { ja: "参画の一覧", en: "List engagements" },
  showEngagement: { ja: "参画と、その伴走面談を読む", en: "Read an engagement with its check-ins" },
  enterEngagement: {
    ja: "参画を登録し、コマを予約する",
    en: "Enter an engagement and book its half-days",
  },
  editEngagement: { ja: "参画の内容を保存する", en: "Save an engagement" },
  endEngagement: { ja: "参画を終え、残りの週を空ける", en: "End an engagement and release the weeks left" },
  book: { ja: "コマを予約する", en: "Book half-days" },
  release: { ja: "予約を取り消し、コマを空ける", en: "Release a booking" },
} as const satisfies Record<string, Words>;
