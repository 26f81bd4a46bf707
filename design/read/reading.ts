import type { Problem } from '../problem.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Modes, TokenBook } from './token-book.ts';

/** What the parts of one reading share. */
export interface Reading {
  readonly snapshot: Snapshot;
  readonly tokens: TokenBook;
  readonly problems: Problem[];
}

/** The layer that is being read: whom Problems name and in which modes variables count. */
export interface Layer {
  readonly id: string;
  readonly name: string;
  readonly modes: Modes;
}
