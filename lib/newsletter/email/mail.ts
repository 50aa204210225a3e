import type { Envelope } from './compose-message';

/** What a mail session is handed: the bytes of a message, to whom they go, and a name that they have for ever. */
export type Mail = [bytes: Buffer, envelope: Envelope, name: string];
