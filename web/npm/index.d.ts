/** A text: its characters, its bytes in any encoding, or either with the name of the file that it comes from, which tells its format. */
export type Input = string | Uint8Array | { name: string; content: string | Uint8Array };

export interface Options {
  /** The two languages as BCP 47 tags, in any order; found from the text where absent. */
  languages?: [string, string];
}

/** The part that a block plays. */
export type Kind = "title" | "heading" | "meta" | "caption" | "byline" | "paragraph" | "boilerplate" | "list" | "quote" | "code";

/** One language's part of a block. */
export interface Side {
  text: string;
  sentences: string[];
}

/** Sentences that translate each other, by their numbers on either side; one of the lists may be empty. */
export interface Link {
  sides: [number[], number[]];
  /** How likely it is that the link is right, from 0 to 1. */
  confidence: number;
}

/** A paragraph, a heading, a caption …, on one side or on both. */
export interface Block {
  kind: Kind;
  sides: [Side | null, Side | null];
  /** Each sentence of a block with two sides stands in one link, in reading order. */
  links: Link[];
}

/** A bilingual text that has been understood. */
export interface Document {
  diglot: 1;
  languages: [string, string];
  blocks: Block[];
}

/**
 * Understands a bilingual text, or a text and its translation.
 * Rejects with an error whose message says, to people, why it cannot be read and what to do.
 */
export function read(input: Input | [Input] | [Input, Input], options?: Options): Promise<Document>;

/** Which sentences of two lists translate which: links that cover each sentence once, in order. */
export function align(a: string[], b: string[], options?: Options): Promise<Link[]>;
