/**
 * Something that the import has to say about a file: what it kept in another place, what it changed and why, what it dropped, and
 * what a person must do. Lines are those of the older file.
 */
export interface ImportNote {
  kind: 'kept' | 'changed' | 'dropped' | 'needs a person';
  line: number;
  text: string;
}

/** Takes what one part of the import has to say. */
export type Say = (kind: ImportNote['kind'], line: number, text: string) => void;

/** Why a file cannot be imported. */
export class Rejection extends Error {
  constructor(
    message: string,
    readonly line = 1,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}
