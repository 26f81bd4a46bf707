import type { LayoutBox, LayoutNode } from '../../1-layout/layout-tree.ts';
import type { FieldKind } from './field-kind.ts';
import type { Toggle } from './find-toggle.ts';

/** The layers that are fields, and what each asks for. */
export class FieldBook {
  readonly #fields = new Map<LayoutNode, FieldKind>();
  /** The names of choices between radio buttons, by the boxes that hold these. */
  readonly #choices = new Map<LayoutBox | null, string>();

  of(node: LayoutNode): FieldKind | null {
    return this.#fields.get(node) ?? null;
  }

  note(node: LayoutNode, kind: FieldKind): void {
    this.#fields.set(node, kind);
  }

  /** Notes the mark of a toggle as the field it is; `around` is the box that holds the choices beside it. */
  noteToggle(toggle: Toggle, around: LayoutBox | null, says: string | undefined): void {
    this.#fields.set(toggle.mark, {
      type: toggle.type,
      autocomplete: null,
      isOn: toggle.isOn,
      ...(toggle.type === 'radio' ? { group: this.#nameChoice(around) } : {}),
      ...(says === undefined ? {} : { says }),
    });
  }

  /** One name for all that stand in one box. */
  #nameChoice(around: LayoutBox | null): string {
    const known = this.#choices.get(around) ?? `choice-${this.#choices.size + 1}`;
    this.#choices.set(around, known);
    return known;
  }
}
