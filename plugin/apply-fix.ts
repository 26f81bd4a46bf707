/**
 * Changes of layers that the audit proposed. An edit whose layer is no longer as it was is skipped; all others of one
 * request are one step of undo.
 */
import type { AuditRule, LayerEdit } from '#design/finding';
import type { Colour } from '#design/tree';
import { orNull } from './ask-figma.ts';
import { findNode } from './nodes.ts';
import { PlainError } from './plain-error.ts';
import { ignoredKey, readReasons } from './read-audit-extras.ts';
import { beginStep, endStep } from './undo-steps.ts';

interface Edited {
  readonly changed: number;
  readonly skipped: number;
}

/** Letters of a reason; plugin data is small. */
const maxReason = 500;

export async function applyFix(edits: readonly LayerEdit[]): Promise<Edited> {
  refuseInDevMode();
  beginStep(undefined);
  let changed = 0;
  try {
    for (const edit of edits) if ((await orNull(() => applyEdit(edit))) === true) changed += 1;
  } finally {
    endStep(undefined);
  }
  return { changed, skipped: edits.length - changed };
}

/** Adds an annotation; those of others stay. */
export async function pinFinding(nodeId: string, text: string): Promise<Edited> {
  refuseInDevMode();
  const node = await findNode(nodeId);
  if (node === null || !('annotations' in node)) {
    throw new PlainError('Figma does not allow annotations on this layer.');
  }
  beginStep(undefined);
  // Figma answers both forms of a label and takes one of them.
  const former = node.annotations.map(({ label, labelMarkdown, ...rest }) =>
    labelMarkdown === undefined
      ? { ...rest, ...(label === undefined ? {} : { label }) }
      : { ...rest, labelMarkdown },
  );
  const known = node.annotations.some(({ label, labelMarkdown }) => label === text || labelMarkdown === text);
  if (!known) node.annotations = [...former, { label: text }];
  endStep(undefined);
  return { changed: known ? 0 : 1, skipped: known ? 1 : 0 };
}

export async function ignoreFinding(
  rule: AuditRule,
  nodeIds: readonly string[],
  reason: string | null,
): Promise<Edited> {
  refuseInDevMode();
  beginStep(undefined);
  let changed = 0;
  for (const id of nodeIds) {
    const node = await findNode(id);
    if (node === null || !('visible' in node)) continue;
    const reasons = readReasons(node);
    if (reason === null) reasons.delete(rule);
    else reasons.set(rule, reason.slice(0, maxReason));
    const entries: Record<string, string> = {};
    reasons.forEach((text, name) => (entries[name] = text));
    node.setPluginData(ignoredKey, reasons.size === 0 ? '' : JSON.stringify(entries));
    changed += 1;
  }
  endStep(undefined);
  return { changed, skipped: nodeIds.length - changed };
}

export function refuseInDevMode(): void {
  if (figma.editorType === 'dev') {
    throw new PlainError('Dev Mode cannot change the file. Switch to design mode and try again.');
  }
}

/** Whether the layer was as the edit expects, and is changed. */
async function applyEdit(edit: LayerEdit): Promise<boolean> {
  const node = await findNode(edit.nodeId);
  if (node === null || !('visible' in node)) return false;
  switch (edit.kind) {
    case 'rename':
      if (node.name !== edit.was) return false;
      node.name = edit.now;
      return true;
    case 'number':
      return writeNumber(node, edit.field, edit.was, edit.now);
    case 'bind-number': {
      const variable = await figma.variables.getVariableByIdAsync(edit.variable.id);
      if (variable === null || !hasNumber(node, edit.field, edit.was)) return false;
      node.setBoundVariable(edit.field as VariableBindableNodeField, variable);
      return true;
    }
    case 'bind-paint': {
      const variable = await figma.variables.getVariableByIdAsync(edit.variable.id);
      return variable === null ? false : bindPaints(node, edit, variable);
    }
  }
}

type NumberField = Extract<LayerEdit, { kind: 'number' }>['field'];

/** Layers have these fields by their type; one that lacks it answers `undefined`. */
function numbersOf(node: SceneNode): Partial<Record<NumberField, number>> {
  return node as Partial<Record<NumberField, number>>;
}

function hasNumber(node: SceneNode, field: NumberField, was: number): boolean {
  const value = field in node ? numbersOf(node)[field] : undefined;
  return typeof value === 'number' && Math.abs(value - was) < 0.02;
}

function writeNumber(node: SceneNode, field: NumberField, was: number, now: number): boolean {
  if (!hasNumber(node, field, was)) return false;
  numbersOf(node)[field] = now;
  return true;
}

function bindPaints(
  node: SceneNode,
  { list, was, now }: Extract<LayerEdit, { kind: 'bind-paint' }>,
  variable: Variable,
): boolean {
  if (!(list in node)) return false;
  const holder = node as SceneNode & { fills: readonly Paint[]; strokes: readonly Paint[] };
  const paints: unknown = holder[list];
  if (!isList(paints)) return false;
  const bound = paints.map((paint): Paint => {
    if (paint.type !== 'SOLID' || paint.visible === false || !isColour(paint, was)) return paint;
    const recoloured = { ...paint, color: { r: now.r, g: now.g, b: now.b } };
    return figma.variables.setBoundVariableForPaint(recoloured, 'color', variable);
  });
  const isChanged = bound.some((paint, index) => paint !== paints[index]);
  if (isChanged) holder[list] = bound;
  return isChanged;
}

/** The tree has a paint's opacity in its colour. */
function isColour({ color, opacity = 1 }: SolidPaint, { r, g, b, a }: Colour): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) < 1 / 400;
  return near(color.r, r) && near(color.g, g) && near(color.b, b) && near(opacity, a);
}

/** A text of several colours answers a symbol, though the type of the list does not say so. */
function isList(paints: unknown): paints is readonly Paint[] {
  return Array.isArray(paints);
}
