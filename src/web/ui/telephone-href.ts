/** The address that calls a number, however it is written. */
export const telephoneHref = (phone: string): string => `tel:${phone.replaceAll(/[^0-9+]/g, "")}`;
