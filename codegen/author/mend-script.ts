import { ts } from 'ts-morph';
import { findNames } from '../find-names.ts';
import { findDanger } from './find-danger.ts';
import { mendAttribute } from './mend-attributes.ts';
import { mendExports, mendRepeats } from './mend-declarations.ts';
import { mendForeign } from './mend-foreign.ts';
import { mendImports } from './mend-imports.ts';
import { cutNode, mendMarkup, type Mend } from './mend-markup.ts';
import { mendSyntax, parseScript } from './mend-syntax.ts';
import { unusable, type MendContext, type Mended } from './mended.ts';
import { applyEdits, type TextEdit } from '../text-edits.ts';

/**
 * Mends one script of an answer: JSX that does not hold is made to, unsafe markup and addresses of other servers go,
 * declarations that repeat go, exports get the names the project knows, imports are put right. A script that does
 * not parse even so, or reaches for more than a page needs, is not usable.
 */
export function mendScript(text: string, context: MendContext): Mended {
  const { path } = context;
  const sound = mendSyntax(path, text);
  if (sound.fault !== null) return unusable(sound.fault);
  const body = mendBody(sound.source, context);
  const mended = parseScript(path, applyEdits(sound.text, body.edits));
  const imports = mendImports(mended, findNames(mended), context);
  const [stranger] = imports.strangers;
  if (stranger !== undefined) {
    return unusable(`it uses "${stranger}", which is neither in the project nor needed by a page`);
  }
  const rest = applyEdits(
    mended.text,
    mended.statements.filter(ts.isImportDeclaration).map(cutNode),
  ).trimStart();
  const lines = imports.text === '' ? rest : `${imports.text}\n\n${rest}`;
  // The gate reads the script as it would stand: an import that went would have left its name to the browser.
  const danger = findDanger(parseScript(path, lines), context.known);
  if (danger !== null) return unusable(danger);
  const mends = [...sound.notes, ...body.mends, ...imports.notes];
  return { usable: true, text: lines, mends, cuts: body.cuts };
}

interface Body {
  readonly edits: readonly TextEdit[];
  readonly mends: readonly string[];
  readonly cuts: readonly string[];
}

function mendBody(source: ts.SourceFile, context: MendContext): Body {
  const unsafe: Mend[] = [];
  const attributes: Mend[] = [];
  const visit = (node: ts.Node): void => {
    const cut = mendMarkup(node) ?? mendForeign(node, context.known);
    if (cut !== null) return void unsafe.push(cut);
    const mend = mendAttribute(node);
    if (mend !== null) attributes.push(mend);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const others = [...attributes, ...mendExports(source, context), ...mendRepeats(source)];
  const notesOf = (mends: readonly Mend[]) => [...new Set(mends.map(({ note }) => note))];
  return {
    edits: [...unsafe, ...others].map(({ edit }) => edit),
    mends: notesOf(others),
    cuts: notesOf(unsafe),
  };
}
