/**
 * What the audit answers: one Finding for each cause, with all layers that have it. Plain JSON, so that it travels from
 * the worker to the panel, into the terminal and into files.
 */
import type { SnapshotVariables } from './snapshot.ts';
import type { Colour } from './tree.ts';

/** What the audit looks at, the worst first: this is the order in which findings are shown. */
export const auditRules = [
  'contrast',
  'text-clipped',
  'target-size',
  'missing-font',
  'text-size',
  'alternative-text',
  'focus-order',
  'missing-state',
  'text-growth',
  'alignment',
  'spacing',
  'raw-value',
  'similar-colours',
  'similar-text-styles',
  'detached-instance',
  'overridden-instance',
  'picture-size',
  'hidden-layer',
  'empty-layer',
  'layer-name',
] as const;

export type AuditRule = (typeof auditRules)[number];

/** SARIF's levels: what keeps people from using the page, what a reviewer would ask to change, and what is worth a look. */
export type FindingLevel = 'error' | 'warning' | 'note';

export interface Finding {
  readonly rule: AuditRule;
  readonly level: FindingLevel;
  /** The frame that was read. */
  readonly frameId: string;
  /** Every layer with this cause in the order of the frame; never empty. */
  readonly nodeIds: readonly string[];
  /** What was measured and what it should be, as `3.1 : 1, needs 4.5 : 1`. */
  readonly measure: string;
  /** One sentence: what is wrong with which layer. */
  readonly message: string;
  /** One sentence: what it means for people who use or build the page. */
  readonly why: string;
  /** One sentence that begins with a verb. */
  readonly howToFix: string;
  /** 0 to 1: how sure it is that a designer would agree. */
  readonly confidence: number;
  /** Set where the change is safe: it changes nothing else and is one step of undo. */
  readonly fix?: Fix;
}

/** A change that a person can apply as it is. */
export interface Fix {
  /** A verb first, as `Bind to Brand/500`. */
  readonly title: string;
  readonly edits: readonly LayerEdit[];
}

/** Each edit knows the former value, so what was changed in the meantime is left alone. */
export type LayerEdit = RenameEdit | NumberEdit | BindPaintEdit | BindNumberEdit;

export interface RenameEdit {
  readonly kind: 'rename';
  readonly nodeId: string;
  readonly was: string;
  readonly now: string;
}

/** px. */
export interface NumberEdit {
  readonly kind: 'number';
  readonly nodeId: string;
  readonly field: NumberField;
  readonly was: number;
  readonly now: number;
}

/** Binds the colour of every visible solid paint of this colour. */
export interface BindPaintEdit {
  readonly kind: 'bind-paint';
  readonly nodeId: string;
  readonly list: 'fills' | 'strokes';
  readonly was: Colour;
  /** The variable's value in the layer's mode. */
  readonly now: Colour;
  readonly variable: VariableRef;
}

export interface BindNumberEdit {
  readonly kind: 'bind-number';
  readonly nodeId: string;
  readonly field: NumberField;
  readonly was: number;
  readonly variable: VariableRef;
}

export interface VariableRef {
  readonly id: string;
  readonly name: string;
}

/** Fields of a layer by the names that the plugin API has for them. */
export type NumberField =
  | 'x'
  | 'y'
  | 'itemSpacing'
  | 'counterAxisSpacing'
  | 'paddingTop'
  | 'paddingRight'
  | 'paddingBottom'
  | 'paddingLeft'
  | 'topLeftRadius'
  | 'topRightRadius'
  | 'bottomRightRadius'
  | 'bottomLeftRadius';

/** What only the sandbox knows about the frames that are audited. */
export interface AuditExtras {
  /** Every variable of the file. */
  readonly variables: SnapshotVariables | null;
  readonly missingFonts: readonly string[];
  /** Layers that were detached from a main component. */
  readonly detached: readonly string[];
  /** Names of all variants by component set id. */
  readonly variantNames: Readonly<Record<string, readonly string[]>>;
  readonly ignored: readonly IgnoredFinding[];
}

/** A person's decision that a layer may break a rule; it is kept on the layer. */
export interface IgnoredFinding {
  readonly nodeId: string;
  readonly rule: AuditRule;
  readonly reason: string;
}
