import type { LayoutBox, LayoutText } from '../../1-layout/layout-tree.ts';
import { toSentence } from '../make-names.ts';
import { wordsAbout } from '../roles/element-rules.ts';
import { textOfLayer } from '../text-of-layer.ts';
import { captionsField, fieldKind, type FieldKind } from './field-kind.ts';
import { decidedForm, type FieldForm } from './find-field.ts';

/** The element that a field becomes, what it asks for, and what it is called where no label is around it. */
export interface AskedField {
  readonly tag: string;
  readonly kind: FieldKind;
  readonly label: string | null;
}

/** What is said around a field: the text right before it, and whether a label is around both. */
interface Said {
  readonly caption: LayoutText | null;
  readonly inLabel: boolean;
}

/** The field that a text was decided to be. */
export function fieldOfText(text: LayoutText, said: Said): AskedField | null {
  const form = text.decided?.kind === undefined ? null : decidedForm(text.decided.kind, 1);
  return form === null ? null : fieldOf(text, text, form, said);
}

/** The field that a layer holds or is, by what is said at it: before it, in it, in its name. */
export function fieldOf(
  node: LayoutBox | LayoutText,
  hint: LayoutText | undefined,
  form: FieldForm,
  { caption, inLabel }: Said,
): AskedField {
  const before = caption && captionsField(textOfLayer(caption)) ? textOfLayer(caption).trim() : null;
  const said = [before, hint ? textOfLayer(hint) : null, wordsAbout(node)];
  const known = fieldKind(said.filter((one) => one !== null));
  const { label, entry: type = known.type } = node.decided ?? {};
  const kind = type === known.type ? known : { type, autocomplete: null };
  const named = form === 'empty' ? toSentence(node.name) : null;
  return { tag: tagsOfForms[form], kind, label: inLabel ? null : (label ?? before ?? named) };
}

const tagsOfForms: Readonly<Record<FieldForm, string>> = {
  hint: 'input',
  empty: 'input',
  choice: 'select',
  lines: 'textarea',
};
