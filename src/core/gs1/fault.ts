/** Why an element string, a Digital Link or bracketed text was refused. */
export type ElementRefusal =
  | 'empty'
  | 'notGs1'
  | 'unknownAi'
  | 'badLength'
  | 'badCharacter'
  | 'badCheckDigit'
  | 'badCheckCharacters'
  | 'badKey'
  | 'badDate'
  | 'badTime'
  | 'badCode'
  | 'badNumber'
  | 'contradiction'
  | 'excludedAi'
  | 'missingAi'
  | 'badBrackets'
  | 'badLink'
  | 'compressedLink';

/** What is wrong with a piece of text: `at` counts its characters from 0. */
export interface Fault {
  readonly code: ElementRefusal;
  readonly at: number;
  /** One clause in English, for IT. */
  readonly message: string;
}

/** A refused text: which application identifier, where in the text (from 0), and what is wrong. */
export interface ElementError extends Fault {
  readonly ai: string | null;
}

/** Proves one component of a data field by a rule of the GS1 Syntax Dictionary. */
export type Linter = (text: string) => Fault | null;

/** A fault of a piece of text. */
export const fault = (code: ElementRefusal, at: number, message: string): Fault => ({ code, at, message });
