import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ts } from 'ts-morph';
import type { SourceFile } from '#design/source-file';

const require = createRequire(import.meta.url);

interface Element {
  readonly type: unknown;
  readonly props: Readonly<Record<string, unknown>>;
}

/** Runs generated React files and hands out the elements of a page, components unfolded, in order. */
export function runPage(files: readonly SourceFile[], path: string): readonly RenderedElement[] {
  const page = Object.values(loadModule(files, path))[0];
  const rendered: RenderedElement[] = [];
  unfold({ type: page, props: {} }, rendered);
  return rendered;
}

export interface RenderedElement {
  readonly tag: string;
  readonly props: Readonly<Record<string, unknown>>;
  /** What a browser would show, line breaks as U+2028. */
  text: string;
}

function loadModule(files: readonly SourceFile[], path: string): Record<string, unknown> {
  const texts = new Map(
    files.flatMap((file) => (file.kind === 'text' ? [[file.path, file.text] as const] : [])),
  );
  const loaded = new Map<string, Record<string, unknown>>();
  const load = (name: string): Record<string, unknown> => {
    const known = loaded.get(name);
    if (known) return known;
    const exports: Record<string, unknown> = {};
    loaded.set(name, exports);
    const { outputText } = ts.transpileModule(texts.get(name) ?? '', {
      compilerOptions: {
        module: ts.ModuleKind.CommonJS,
        jsx: ts.JsxEmit.ReactJSX,
        target: ts.ScriptTarget.ES2022,
        esModuleInterop: true,
      },
      fileName: name,
    });
    const resolve = (id: string): unknown => {
      if (!id.startsWith('.')) return require(id) as unknown;
      const target = join(dirname(name), id);
      if (texts.has(`${target}.tsx`)) return load(`${target}.tsx`);
      return { __esModule: true, default: target.endsWith('.css') ? classNames : target };
    };
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- running what was generated is the point
    const run = new Function('exports', 'require', outputText) as (...given: unknown[]) => void;
    run(exports, resolve);
    return exports;
  };
  return load(path);
}

const classNames = new Proxy({}, { get: (_, name) => String(name) });

function unfold(node: unknown, rendered: RenderedElement[]): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (Array.isArray(node)) return node.map((child) => unfold(child, rendered)).join('');
  const { type, props } = node as Element;
  if (typeof type === 'function') return unfold((type as (props: unknown) => unknown)(props), rendered);
  if (typeof type === 'symbol') return unfold(props.children, rendered);
  if (type === 'br') return '\u2028';
  const element: RenderedElement = { tag: String(type), props, text: '' };
  rendered.push(element);
  element.text = unfold(props.children, rendered);
  return element.text;
}
