import type { Material } from '#design/material';
import { guardMarks } from './write-request.ts';

const kinds: Readonly<Record<Material['kind'], string>> = {
  components: 'Definitions of components that exist in the project; use them only where the rules allow it.',
  schema: 'A schema of the data the page will show: name props and types after it.',
  wishes: 'What the person wishes; follow it as far as the rules allow.',
  file: 'A file the person gave along.',
};

/** What a person gave along as one part of a request: each between marks of its own, so that it stays data. */
export function writeMaterial(material: readonly Material[]): string {
  if (material.length === 0) return '';
  const parts = material.map(({ kind, name, text }) => {
    const mark = kind === 'wishes' ? 'wishes' : 'material';
    const called = name.replace(/["<>\n]/g, ' ').slice(0, 80);
    return `${kinds[kind]}\n<${mark} name="${called}">\n${guardMarks(text)}\n</${mark}>`;
  });
  return parts.join('\n\n');
}
