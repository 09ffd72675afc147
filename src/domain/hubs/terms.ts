import type { Brand } from "#kit/brand.ts";

/** The organisation that runs Banso for a region; every record of a region belongs to one hub. */
export type HubId = Brand<string, "HubId">;

/** Somebody who signs in. */
export type AccountId = Brand<string, "AccountId">;

/** One hat of one account in one hub. */
export type HatId = Brand<string, "HatId">;

/** A hat offered by mail and not yet taken. */
export type InvitationId = Brand<string, "InvitationId">;

/** A mailed link by which somebody registers. */
export type RegistrationId = Brand<string, "RegistrationId">;

/** A town or an intermediary that acts in a hub. */
export type OrganisationId = Brand<string, "OrganisationId">;

/** A mail written and waiting, or sent. */
export type MailId = Brand<string, "MailId">;

/** A file kept in the database, up to 10 MB. */
export type FileId = Brand<string, "FileId">;
