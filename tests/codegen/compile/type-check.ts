import { Project, ts } from 'ts-morph';
import type { SourceFile } from '#design/source-file';
import type { Libraries } from '#codegen/libraries';

const ambient = `
declare module '*.module.css' { const classes: { readonly [name: string]: string }; export default classes; }
declare module '*.css' {}
declare module '*.png' { const address: string; export default address; }
declare module '*.jpg' { const address: string; export default address; }
declare module '*.gif' { const address: string; export default address; }
declare module '*.webp' { const address: string; export default address; }
declare module '*.svg' { const address: string; export default address; }
`;

/** What the TypeScript compiler has to say about generated files, several results in one run, a folder each. */
export function typeCheck(
  results: Readonly<Record<string, readonly SourceFile[]>>,
  libraries: Libraries,
): readonly string[] {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      jsx: ts.JsxEmit.ReactJSX,
      strict: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      verbatimModuleSyntax: true,
      isolatedModules: true,
      skipLibCheck: true,
      types: [],
    },
  });
  for (const [path, text] of Object.entries(libraries.types))
    project.getFileSystem().writeFileSync(`/${path}`, text);
  project.createSourceFile('/ambient.d.ts', ambient);
  for (const [folder, files] of Object.entries(results)) {
    for (const file of files) {
      if (file.kind === 'text' && file.path.endsWith('.tsx'))
        project.createSourceFile(`/${folder}/${file.path}`, file.text);
    }
  }
  return project.getPreEmitDiagnostics().map((diagnostic) => {
    const message = ts.flattenDiagnosticMessageText(diagnostic.compilerObject.messageText, ' ');
    return `${diagnostic.getSourceFile()?.getFilePath()}:${diagnostic.getLineNumber()} ${message.slice(0, 300)}`;
  });
}
