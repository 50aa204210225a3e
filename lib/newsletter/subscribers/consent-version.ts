/** Names the words beside the subscription form (`subscribe.consent` of the dictionaries): a new date when they change. */
export const consentVersion = '2026-11-25';
