import type { CodeComponent } from '../../2-components/code-component.ts';
import type { StylePrinter } from '../css/class-names.ts';

/** Whether a component hands everything on to its root and adds nothing to it. */
export function takesOnlyAttributes({ props, root }: CodeComponent, styles: StylePrinter): boolean {
  return (
    props.length === 0 &&
    (root.kind !== 'element' && root.kind !== 'vector' ? true : styles.classesOf(root, true).length === 0)
  );
}

/** Whether a component stands where it is used by its name alone. */
export function takesNothing({ role, isPart = false }: CodeComponent): boolean {
  return role === 'page' || isPart;
}
