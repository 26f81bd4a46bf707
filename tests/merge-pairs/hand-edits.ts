/** Edits of generated files by a developer: one edit, and how to check that it is still there. */
import { formatTypeScript } from '#codegen/targets/format-with-prettier';
import type { Random } from '../random-designs/random.ts';

export type Files = ReadonlyMap<string, string>;

export interface HandEdit {
  readonly kind: HandKind;
  readonly files: Files;
  /** What is lost of it; `null` where nothing is. */
  readonly lost: (files: Files) => string | null;
  /** Words of the element that was edited, where it has some. */
  readonly near: string | null;
}

export type HandKind = (typeof handKinds)[number];
export const handKinds = [
  'handler',
  'renamed-handler',
  'prop',
  'wrapped',
  'moved',
  'rule',
  'new-rule',
  'hook',
  'words',
  'attribute',
  'own-element',
  'own-file',
  'removed',
] as const;

interface Editing {
  readonly files: Map<string, string>;
  readonly random: Random;
  readonly mark: string;
  /** Told of the element that is edited. */
  near: string | null;
}

type Lost = HandEdit['lost'];

/** `null` where the files have nothing to edit in this way. */
export async function editByHand(
  files: Files,
  kind: HandKind,
  random: Random,
  mark: string,
): Promise<HandEdit | null> {
  const copy = new Map(files);
  const editing: Editing = { files: copy, random, mark, near: null };
  const lost = editors[kind](editing);
  if (lost === null) return null;
  for (const [path, text] of copy) {
    if (/\.tsx?$/.test(path) && text !== files.get(path)) copy.set(path, await formatTypeScript(text));
  }
  return { kind, files: copy, lost, near: editing.near };
}

const editors: Readonly<Record<HandKind, (editing: Editing) => Lost | null>> = {
  handler({ files, random, mark }) {
    const script = pickScript(files, random, /<(?:div|p|button|section|[A-Z]\w+) className=/);
    if (!script) return null;
    const name = `handle${mark}`;
    const text = addStatement(script.text, `const ${name} = () => console.log("${mark}");`);
    const edited = editTag(text, random, (tag) => `${tag} onClick={${name}}`);
    if (edited === text) return null;
    files.set(script.path, edited);
    return keeps(`const ${name} = () =>`, `onClick={${name}}`);
  },
  'renamed-handler'({ files, random, mark }) {
    const script = pickScript(
      files,
      random,
      /function \w+\([\s\S]*<(?:div|p|h1|h2|button|section|main|header)\s/,
    );
    if (!script) return null;
    const name = `choose${mark}`;
    const text = `${script.text}\nfunction ${name}(chosen: string) {\n  return chosen.trim();\n}\n`;
    files.set(
      script.path,
      editTag(text, random, (tag) => `${tag} data-chosen={${name}("${mark}")}`),
    );
    return keeps(`function ${name}(`, `data-chosen={${name}("${mark}")}`);
  },
  prop({ files, random, mark }) {
    const script = pickScript(files, random, /interface \w+Props extends[^{]*\{\n[\s\S]*className = ""/);
    if (!script) return null;
    const name = `extra${mark}`;
    const text = script.text
      .replace(/(interface \w+Props extends[^{]*\{\n)/, `$1  ${name}?: string;\n`)
      .replace('className = ""', `${name}, className = ""`);
    files.set(script.path, addStatement(text, `if (${name} !== undefined) console.log(${name});`));
    return keeps(`${name}?: string`, `console.log(${name})`);
  },
  wrapped(editing) {
    const { files, random, mark } = editing;
    const script = pickScript(files, random, /<p className=\{[^}]*\}>[^<{]*<\/p>/);
    if (!script) return null;
    const elements = [...script.text.matchAll(/<p className=\{[^}]*\}>[^<{]*<\/p>/g)];
    const element = elements[random.whole(0, elements.length - 1)];
    if (!element) return null;
    editing.near = wordsOf(element[0]);
    const wrapper = `<a href="#${mark}">${element[0]}</a>`;
    files.set(script.path, splice(script.text, element.index, element[0].length, wrapper));
    return (now) => {
      const text = [...now.values()].find((each) => each.includes(`href="#${mark}"`));
      if (text === undefined) return `the wrapper #${mark} is gone`;
      return new RegExp(
        `<a href="#${mark}">\\s*[^\\s<{]|<a href="#${mark}">\\s*(?:\\{/\\*[\\s\\S]*?\\*/\\}\\s*)?<\\w`,
      ).test(text)
        ? null
        : `the wrapper #${mark} is empty`;
    };
  },
  moved({ files, random }) {
    const script = pickScript(files, random, /./, /^src\/components\//);
    if (!script) return null;
    const name = /([^/]+)\.tsx$/.exec(script.path)?.[1] ?? '';
    const sheet = `src/components/${name}.module.css`;
    const move = (from: string, to: string, edit: (text: string) => string) => {
      const text = files.get(from);
      if (text === undefined) return;
      files.delete(from);
      files.set(to, edit(text));
    };
    const place = `src/ui/parts/${name}.tsx`;
    for (const [path, text] of files) {
      if (!path.endsWith('.tsx') || path === script.path) continue;
      const up = path.startsWith('src/components/')
        ? '../ui/parts'
        : path.startsWith('src/pages/')
          ? '../ui/parts'
          : './ui/parts';
      files.set(path, text.replace(new RegExp(`"(?:\\./|\\.\\./components/)${name}"`), `"${up}/${name}"`));
    }
    move(script.path, place, (text) =>
      text
        .replaceAll(/from "\.\.\/assets\//g, 'from "../../assets/')
        .replaceAll(/from "\.\/(?!.*\.css)([^"]+)"/g, 'from "../../components/$1"'),
    );
    move(sheet, `src/ui/parts/${name}.module.css`, (text) => text);
    return (now) => {
      const moved = [...now.keys()].filter(
        (path) => path.startsWith('src/ui/parts/') && path.endsWith('.tsx'),
      );
      if (moved.length !== 1) return `${place} is gone`;
      return now.has(script.path) ? `${script.path} came back` : null;
    };
  },
  rule({ files, random, mark }) {
    const sheet = pickSheet(files, random);
    if (!sheet) return null;
    const value = `${random.whole(1000, 9999)}.${Number.parseInt(mark.replaceAll(/\D/g, ''), 10) || 7}px`;
    const places = [...sheet.text.matchAll(/^ {2}([a-z-]+): [^;]+;$/gm)];
    const place = places[random.whole(0, places.length - 1)];
    if (!place) return null;
    files.set(sheet.path, splice(sheet.text, place.index, place[0].length, `  ${place[1]}: ${value};`));
    return keeps(value);
  },
  'new-rule'({ files, random, mark }) {
    const sheet = pickSheet(files, random);
    if (!sheet) return null;
    const own = `.own${mark}:hover {\n  outline: 3px dashed red;\n}\n`;
    const line = `  --own-${mark.toLowerCase()}: 1;\n}`;
    files.set(sheet.path, `${sheet.text.replace(/\}/, line)}\n${own}`);
    return keeps(`.own${mark}:hover`, `--own-${mark.toLowerCase()}: 1;`);
  },
  hook({ files, random, mark }) {
    const script = pickScript(
      files,
      random,
      /function \w+\([\s\S]*<(?:div|p|h1|h2|button|section|main|header)\s/,
    );
    if (!script) return null;
    const name = `open${mark}`;
    const text = addStatement(script.text, `const [${name}, set${name}] = useState(false);`);
    const imported = `import { useState } from "react";\n${text}`;
    const edited = editTag(
      imported,
      random,
      (tag) => `${tag} aria-expanded={${name}} onClick={() => set${name}(true)}`,
    );
    if (edited === imported) return null;
    files.set(script.path, edited);
    return keeps(
      `const [${name}, set${name}] = useState(false)`,
      `aria-expanded={${name}}`,
      `onClick={() => set${name}(true)}`,
      'import { useState }',
    );
  },
  words(editing) {
    const { files, random, mark } = editing;
    const script = pickScript(files, random, /<p className=\{[^}]*\}>[^<{]+<\/p>/);
    if (!script) return null;
    const texts = [...script.text.matchAll(/(<p className=\{[^}]*\}>)[^<{]+(<\/p>)/g)];
    const place = texts[random.whole(0, texts.length - 1)];
    if (!place) return null;
    editing.near = wordsOf(place[0]);
    files.set(
      script.path,
      splice(script.text, place.index, place[0].length, `${place[1]}My own ${mark}${place[2]}`),
    );
    return keeps(`My own ${mark}`);
  },
  attribute({ files, random, mark }) {
    const script = pickScript(files, random, /<(?:div|p|button|section|[A-Z]\w+) className=/);
    if (!script) return null;
    files.set(
      script.path,
      editTag(script.text, random, (tag) => `${tag} id="own-${mark}"`),
    );
    return keeps(`id="own-${mark}"`);
  },
  'own-element'({ files, random, mark }) {
    const script = pickScript(files, random, /<\/(?:main|div|section)>/);
    if (!script) return null;
    const places = [...script.text.matchAll(/<\/(?:main|div|section)>/g)];
    const place = places[random.whole(0, places.length - 1)];
    if (!place) return null;
    files.set(
      script.path,
      splice(script.text, place.index, 0, `<strong title="${mark}">Mine {1 + 1}</strong>\n`),
    );
    return keeps(`<strong title="${mark}">Mine {1 + 1}</strong>`);
  },
  'own-file'({ files, random, mark }) {
    const script = pickScript(files, random, /export function/, /^src\/(?:components|pages)\//);
    const name = /([^/]+)\.tsx$/.exec(script?.path ?? '')?.[1];
    if (!script || name === undefined) return null;
    const folder = script.path.startsWith('src/pages') ? 'pages' : 'components';
    const path = `src/own/Own${mark}.tsx`;
    files.set(
      path,
      `import type { ComponentProps } from "react";\nimport { ${name} } from "../${folder}/${name}";\n\nexport const own${mark} = ${name};\n\nexport type Own${mark} = ComponentProps<typeof ${name}>;\n`,
    );
    return (now) => (now.get(path)?.includes(`export const own${mark} =`) ? null : `${path} is gone`);
  },
  removed(editing) {
    const { files, random } = editing;
    const script = pickScript(files, random, /<p className=\{[^}]*\}>[^<{]{12,}<\/p>/);
    if (!script) return null;
    const texts = [...script.text.matchAll(/<p className=\{[^}]*\}>([^<{]{12,})<\/p>/g)];
    const place = texts[random.whole(0, texts.length - 1)];
    if (!place) return null;
    const words = (place[1] ?? '').replaceAll(/\s+/g, ' ').trim();
    editing.near = words;
    const before = [...files.values()].join('\n').replaceAll(/\s+/g, ' ').split(words).length;
    files.set(script.path, splice(script.text, place.index, place[0].length, ''));
    return (now) => {
      const code = [...now.values()]
        .join('\n')
        .replaceAll(/\/\*[\s\S]*?\*\//g, '')
        .replaceAll(/\s+/g, ' ');
      return code.split(words).length < before ? null : `"${words}" came back`;
    };
  },
};

function wordsOf(element: string): string {
  return element
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function keeps(...marks: readonly string[]): Lost {
  return (files) => {
    const all = [...files.values()].join('\n').replaceAll(/\s+/g, ' ');
    const missing = marks.find((mark) => !all.includes(mark));
    return missing === undefined ? null : `"${missing}" is gone`;
  };
}

function pickScript(files: Files, random: Random, pattern: RegExp, folder = /^src\/(?:components|pages)\//) {
  const fitting = [...files].filter(
    ([path, text]) => path.endsWith('.tsx') && folder.test(path) && pattern.test(text),
  );
  const found = fitting[random.whole(0, Math.max(0, fitting.length - 1))];
  return found ? { path: found[0], text: found[1] } : null;
}

function pickSheet(files: Files, random: Random) {
  const fitting = [...files].filter(([path, text]) => path.endsWith('.module.css') && text.includes(': '));
  const found = fitting[random.whole(0, Math.max(0, fitting.length - 1))];
  return found ? { path: found[0], text: found[1] } : null;
}

/** Adds to one opening tag that says something; a component that is told nothing may take nothing. */
/** Edits an element that has no handler yet, and no icon from the props, which takes a class and nothing else. */
function editTag(text: string, random: Random, edit: (tag: string) => string): string {
  const tags = [
    ...text.matchAll(
      /<(?!Icon\s)(?:div|p|h1|h2|button|section|main|header|[A-Z][a-z]\w+)(?=\s(?!\/>))(?!(?:[^<>]|=>)*\sonClick=)/g,
    ),
  ].filter(({ index }) => text.lastIndexOf('return (', index) > 0 || text.lastIndexOf('return <', index) > 0);
  const tag = tags[random.whole(0, tags.length - 1)];
  return tag ? splice(text, tag.index, tag[0].length, edit(tag[0])) : text;
}

/** At the start of the component. */
function addStatement(text: string, statement: string): string {
  const at = text.search(/^ {2}return /m);
  return at < 0 ? text : splice(text, at, 0, `  ${statement}\n\n`);
}

function splice(text: string, at: number, length: number, put: string): string {
  return text.slice(0, at) + put + text.slice(at + length);
}
