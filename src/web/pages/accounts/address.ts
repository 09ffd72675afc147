import type { AccountId, HatId, InvitationId } from "#domain/hubs/terms.ts";
import { isUuid } from "#kit/ids.ts";
import type { Visit } from "#route.ts";

/** The ids that an address such as `/accounts/0192…/hats/0192…/end` names, or null when they are none. */
export const accountIn = ({ params }: Visit): AccountId | null => idIn(params["account"], isAccountId);
export const hatIn = ({ params }: Visit): HatId | null => idIn(params["hat"], isHatId);
export const invitationIn = ({ params }: Visit): InvitationId | null => idIn(params["invitation"], isInvitationId);

const idIn = <Id extends string>(text: string | undefined, is: (text: string) => text is Id & string): Id | null =>
  text !== undefined && is(text) ? text : null;

const isAccountId = (text: string): text is AccountId => isUuid(text);
const isHatId = (text: string): text is HatId => isUuid(text);
const isInvitationId = (text: string): text is InvitationId => isUuid(text);
