import type { StoredHostProject } from './host-project.ts';
import type { CodeTarget, StyleKind } from './targets.ts';

/** What a person chooses before frames become code. */
export interface CodeOptions {
  /** @default 'react' */
  readonly target: CodeTarget;
  /** A kind that the target cannot have means the first one that it can have. @default 'modules' */
  readonly styles: StyleKind;
  /** Marks each element with `data-node-id`, and changes no other byte. @default false */
  readonly nodeIds: boolean;
  /** Adds what makes the files a Vite project that installs, builds and runs. @default false */
  readonly project: boolean;
  /** Makes one page of frames that are the same page drawn at several widths. @default false */
  readonly mergeWidths?: boolean;
  /** The project that the code goes into, where the panel keeps it. @default none */
  readonly hostProject?: StoredHostProject;
}

/** Who writes: the compiler alone, the compiler with a model's plan, or the model on top of the draft. */
export type CodeMode = 'compile' | 'assist' | 'author';

export const defaultCodeOptions: CodeOptions = {
  target: 'react',
  styles: 'modules',
  nodeIds: false,
  project: false,
};
