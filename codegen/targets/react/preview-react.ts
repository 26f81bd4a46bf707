/** The preview of one React page: the modules of the project, rendered by React itself. */
import { ts } from 'ts-morph';
import type { CodePage, CodeResult } from '#design/code-result';
import type { TextFile } from '#design/source-file';
import type { Libraries } from '../../libraries.ts';
import { createInliner, emptyAddress, inlineCssModule, type Inliner } from '../preview/inline-css.ts';
import {
  escapeAsReferences,
  messagingScript,
  mountReactScript,
  policyElements,
  previewCss,
  sandboxScript,
  scriptElement,
  styleElement,
} from '../preview/preview-document.ts';
import {
  indexFiles,
  isScript,
  lineAt,
  type ParsedModule,
  parseModule,
  resolveImport,
} from '../project-files.ts';
import { compileTailwind } from '../tailwind/tailwind-theme.ts';

export async function buildReactPreview(
  result: CodeResult,
  page: CodePage,
  libraries: Libraries,
  extraCss: string,
): Promise<string> {
  const inliner = createInliner(indexFiles(result.files), result.assets);
  const linked = linkModules(inliner, page);
  const css = await compileCss(linked, inliner, libraries);
  const script = printLinkedProject(linked, page, externalPackages(libraries));
  const scripts = [`${sandboxScript}${messagingScript}`, libraries.reactRuntime, script, mountReactScript];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${policyElements(scripts)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeAsReferences(page.name)}</title>
${[previewCss, extraCss, css].map(styleElement).join('\n')}
</head>
<body>
<div id="root"></div>
${scripts.map(scriptElement).join('\n')}
</body>
</html>
`;
}

interface LinkedProject {
  readonly modules: readonly ParsedModule[];
  /** The target of each import of each module, by specifier: a path or a package. */
  readonly imports: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The default export of files that are not scripts. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Style sheets in the order in which a browser would load them. */
  readonly css: readonly LinkedStylesheet[];
}

interface LinkedStylesheet {
  /** The file to which its addresses are relative. */
  readonly path: string;
  readonly text: string;
}

/** Follows the imports of the page. From the app around it only the style sheets are used. */
function linkModules(inliner: Inliner, page: CodePage): LinkedProject {
  const { project } = inliner;
  const modules = new Map<string, ParsedModule>();
  const imports: Record<string, Record<string, string>> = {};
  const values: Record<string, unknown> = {};
  const css: LinkedStylesheet[] = [];
  enter(project.texts.has('src/main.tsx') ? 'src/main.tsx' : 'src/App.tsx', new Set());
  follow(page.path);
  return { modules: [...modules.values()], imports, values, css };

  /** Follows the imports from the app to the page, so that style sheets have the app's order. */
  function enter(path: string, entered: Set<string>): void {
    const file = project.texts.get(path);
    if (!file || entered.has(path)) return;
    entered.add(path);
    for (const { specifier } of parseModule(file).imports) {
      const target = resolveImport(project, path, specifier);
      if (target.kind !== 'text') continue;
      if (isPlainCss(target.file.path)) takeFile(target.file);
      else if (target.file.path === page.path) follow(page.path);
      else if (/^src\/[^/]+\.tsx$/.test(target.file.path)) enter(target.file.path, entered);
    }
  }

  function follow(path: string): void {
    const file = project.texts.get(path);
    if (!file || modules.has(path)) return;
    const module = parseModule(file);
    modules.set(path, module);
    const meanings: Record<string, string> = (imports[path] = {});
    for (const { specifier } of module.imports) {
      const target = resolveImport(project, path, specifier);
      if (target.kind === 'text') {
        meanings[specifier] = target.file.path;
        takeFile(target.file);
      } else if (target.kind === 'asset') {
        meanings[specifier] = target.file.path;
        values[target.file.path] = inliner.addressOf(target.file);
      } else if (isPicture(specifier)) values[specifier] = emptyAddress;
      else if (/\.css$/.test(specifier)) values[specifier] = {};
    }
  }

  function takeFile(file: TextFile): void {
    if (file.path in values) return;
    if (isScript(file.path)) follow(file.path);
    else if (file.path.endsWith('.module.css')) {
      const scoped = inlineCssModule(inliner, file, css.length);
      values[file.path] = scoped.classes;
      css.push({ path: file.path, text: scoped.css });
    } else if (file.path.endsWith('.css')) {
      values[file.path] = {};
      css.push({ path: file.path, text: inliner.inlineCss(file) });
    } else values[file.path] = file.path.endsWith('.json') ? (JSON.parse(file.text) as unknown) : file.text;
  }
}

/** Utilities may contain addresses too. They are relative to the style sheet that imports Tailwind. */
async function compileCss(
  { css, modules }: LinkedProject,
  inliner: Inliner,
  libraries: Libraries,
): Promise<string> {
  const text = css.map((stylesheet) => stylesheet.text).join('\n');
  const entry = css.find((stylesheet) => usesTailwind(stylesheet.text));
  if (!entry) return text;
  const candidates = new Set(modules.flatMap(({ source }) => findClassCandidates(source)));
  const compiled = await compileTailwind(text, [...candidates], {}, libraries);
  return inliner.inlineCss({ path: entry.path, text: compiled });
}

/** The packages and modules of a team. Only their names are known, so they have no version. */
function externalPackages({ versions }: Libraries): readonly string[] {
  return Object.entries(versions).flatMap(([name, version]) => (version === '' ? [name] : []));
}

function printLinkedProject(
  { modules, imports, values }: LinkedProject,
  page: CodePage,
  external: readonly string[],
): string {
  const functions = modules.map(({ file }) => {
    return `${JSON.stringify(file.path)}: function (require, module, exports) {\n${transpile(file)}\n}`;
  });
  return `const framewrightProject = {
modules: {${functions.join(',\n')}},
imports: ${JSON.stringify(imports)},
values: ${JSON.stringify(values)},
outside: ${JSON.stringify(external)},
entry: ${JSON.stringify(page.path)},
component: ${JSON.stringify(page.name)},
};`;
}

/** Ends infinite loops: each iteration first asks the clock of the preview (`framewrightStep`). */
const guardLoops: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const { factory } = context;
  const guard = (body: ts.Statement) => {
    const step = factory.createCallExpression(factory.createIdentifier('framewrightStep'), undefined, []);
    return factory.createBlock([factory.createExpressionStatement(step), body]);
  };
  const visit = (node: ts.Node): ts.Node => {
    const seen = ts.visitEachChild(node, visit, context);
    if (ts.isWhileStatement(seen))
      return factory.updateWhileStatement(seen, seen.expression, guard(seen.statement));
    if (ts.isDoStatement(seen))
      return factory.updateDoStatement(seen, guard(seen.statement), seen.expression);
    if (ts.isForStatement(seen)) {
      const { initializer, condition, incrementor } = seen;
      return factory.updateForStatement(seen, initializer, condition, incrementor, guard(seen.statement));
    }
    if (ts.isForInStatement(seen))
      return factory.updateForInStatement(seen, seen.initializer, seen.expression, guard(seen.statement));
    if (ts.isForOfStatement(seen)) {
      const { awaitModifier, initializer, expression } = seen;
      return factory.updateForOfStatement(
        seen,
        awaitModifier,
        initializer,
        expression,
        guard(seen.statement),
      );
    }
    return seen;
  };
  return (file) => ts.visitEachChild(file, visit, context);
};

/** A file with a syntax error throws the error when it is loaded. */
function transpile(file: TextFile): string {
  const { outputText, diagnostics = [] } = ts.transpileModule(file.text, {
    transformers: { before: [guardLoops] },
    fileName: file.path,
    reportDiagnostics: true,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      jsx: ts.JsxEmit.ReactJSX,
      esModuleInterop: true,
      removeComments: true,
    },
  });
  const [first] = diagnostics;
  if (!first) return outputText;
  const line = first.file ? lineAt(first.file, first.start ?? 0) : 1;
  const message = ts.flattenDiagnosticMessageText(first.messageText, ' ');
  return `throw new SyntaxError(${JSON.stringify(`${file.path}, line ${line}: ${message}`)});`;
}

function isPlainCss(path: string): boolean {
  return path.endsWith('.css') && !path.endsWith('.module.css');
}

function isPicture(specifier: string): boolean {
  return /\.(?:svg|png|jpe?g|gif|webp|avif)(?:[?#].*)?$/i.test(specifier);
}

/** Whether a project uses Tailwind, and which of its classes. */

/** Whether a style sheet uses Tailwind. */
function usesTailwind(css: string): boolean {
  return /@(?:import\s+["']tailwindcss|tailwind\b|apply\b|theme\b)/.test(css);
}

/** Every word that may be a class: the words of all strings in a script. */
function findClassCandidates(source: ts.SourceFile): readonly string[] {
  const words = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      for (const word of node.text.split(/\s+/)) if (word !== '') words.add(word);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...words];
}
