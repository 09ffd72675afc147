import type { InvitationFacts, Letter, RegistrationFacts, SignInFacts } from "#domain/hubs/rules-letters.ts";
import { dayWords } from "#text/dates.ts";
import { hatAt } from "#text/hats.ts";
import type { Language } from "#text/speak.ts";

/** The mailed invitation, in both languages: which one its reader prefers is not known yet. */
export function invitationLetter({ to, hub, kind, at, link, expiresAt }: InvitationFacts): Letter {
  const role = hatAt(kind, at);
  const until = dayWords(expiresAt);
  return {
    subject: `【${hub}】ご招待 / Invitation`,
    body: `${to} 様

${hub}から、伴走 Banso へのご招待です。
お願いしたい役割：${role.ja}

下のリンクを開き、内容をご確認のうえ「招待を受ける」を押してください。
${link}

このリンクは${until.ja}まで、一度だけ使えます。お心当たりがないときは、何もなさらずこのメールを消してください。

----

Dear ${to},

${hub} invites you to Banso as: ${role.en}.

Please open the link, read the invitation and press “Accept the invitation”.
${link.replace("/invitations/", "/en/invitations/")}

The link works once, until ${until.en}. If you did not expect this mail, simply delete it.
`,
  };
}

/** The mailed sign-in link, in the language in which it was asked for. */
export const signInLetter =
  (language: Language) =>
  ({ to, hub, link }: SignInFacts): Letter =>
    language === "ja"
      ? {
          subject: `【${hub}】サインイン用のリンク`,
          body: `${to} 様

下のリンクを開き、「サインインする」を押してください。15分以内に、一度だけ使えます。
${link}

お心当たりがないときは、何もなさらずこのメールを消してください。だれもサインインできません。

${hub}　伴走 Banso
`,
        }
      : {
          subject: `[${hub}] Your sign-in link`,
          body: `Dear ${to},

Please open the link and press “Sign in”. It works once, within 15 minutes.
${link}

If you did not ask for it, simply delete this mail. Nobody can sign in.

${hub}, Banso
`,
        };

/** The mailed link by which somebody chooses a password, in the language in which it was asked for. */
export const passwordLetter =
  (language: Language) =>
  ({ to, hub, link }: SignInFacts): Letter =>
    language === "ja"
      ? {
          subject: `【${hub}】パスワードを決めるためのリンク`,
          body: `${to} 様

下のリンクを開き、新しいパスワードを決めてください。15分以内に、一度だけ使えます。
${link}

お心当たりがないときは、何もなさらずこのメールを消してください。パスワードは変わりません。

${hub}　伴走 Banso
`,
        }
      : {
          subject: `[${hub}] Choose a password`,
          body: `Dear ${to},

Please open the link and choose a new password. It works once, within 15 minutes.
${link}

If you did not ask for it, simply delete this mail. Your password stays as it is.

${hub}, Banso
`,
        };

/** The mail of a registration, in the language in which it was asked for; who is registered already gets a link to sign in. */
export const registrationLetter =
  (language: Language) =>
  (facts: RegistrationFacts): Letter => {
    if (facts.isKnown) return knownLetter(language, facts);
    const { to, hub, link } = facts;
    return language === "ja"
      ? {
          subject: `【${hub}】登録を続けるためのリンク`,
          body: `${to} 様

下のリンクを開き、ボタンを押すと、登録が終わります。24時間以内に、一度だけ使えます。
${link}

お心当たりがないときは、何もなさらずこのメールを消してください。だれも登録されません。

${hub}　伴走 Banso
`,
        }
      : {
          subject: `[${hub}] Continue your registration`,
          body: `Dear ${to},

Please open the link and press the button: then you are registered. It works once, within 24 hours.
${link}

If you did not ask for it, simply delete this mail. Nobody is registered.

${hub}, Banso
`,
        };
  };

const knownLetter = (language: Language, { to, hub, link }: SignInFacts): Letter =>
  language === "ja"
    ? {
        subject: `【${hub}】すでに登録されています`,
        body: `${to} 様

このメールアドレスは、すでに登録されています。下のリンクを開き、「サインインする」を押してください。15分以内に、一度だけ使えます。
${link}

お心当たりがないときは、何もなさらずこのメールを消してください。

${hub}　伴走 Banso
`,
      }
    : {
        subject: `[${hub}] You are registered already`,
        body: `Dear ${to},

This address is registered already. Please open the link and press “Sign in”. It works once, within 15 minutes.
${link}

If you did not ask for it, simply delete this mail.

${hub}, Banso
`,
      };
