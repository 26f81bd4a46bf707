import type { Problem } from '../problem.ts';
import type { Snapshot } from '../snapshot.ts';
import type { DesignNode } from '../tree.ts';
import type { Modes, TokenRegistry } from './token-registry.ts';

/** What the parts of one reading share. */
export interface ReadContext {
  readonly snapshot: Snapshot;
  readonly tokens: TokenRegistry;
  readonly problems: Problem[];
  /** Reads a layer that patterns repeat; `null` where the file does not tell it. */
  readonly readSource: (id: string) => DesignNode | null;
}

/** The layer that is being read: whom Problems name and in which modes variables count. */
export interface Layer {
  readonly id: string;
  readonly name: string;
  readonly modes: Modes;
}
