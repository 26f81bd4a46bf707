/** Checks that every file can be written under its path on every system, and that every name in it can be used. */
import { ts } from 'ts-morph';
import type { Check } from '#design/receipt';
import type { SourceFile } from '#design/source-file';
import { type Finding, makeCheck, pluralize } from './make-check.ts';
import { lineAt, type ParsedModule } from '../targets/project-files.ts';

export function checkNames(files: readonly SourceFile[], modules: ReadonlyMap<string, ParsedModule>): Check {
  const findings = [
    ...files.flatMap(({ path }) => findBadPath(path)),
    ...findDuplicatePaths(files),
    ...findDuplicateExports(modules.values()),
  ];
  return makeCheck(files, findings, {
    id: 'names',
    passed: 'All file and component names are unique and valid on every system.',
    found: (count) => `${pluralize(count, 'name is', 'names are')} invalid or not unique.`,
  });
}

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const reservedOnWindows = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?$/i;

function findBadPath(path: string): Finding[] {
  if (path === '' || path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\\')) {
    return [failure(path, `The path "${path}" is not relative.`)];
  }
  return path.split('/').flatMap((segment) => {
    const fault = faultOfSegment(segment);
    return fault === null ? [] : [failure(path, `The path "${path}" ${fault}.`)];
  });
}

function faultOfSegment(segment: string): string | null {
  if (segment === '' || segment === '.' || segment === '..') return 'leaves its folder or has an empty part';
  if (reservedOnWindows.test(segment)) return `contains "${segment}", which Windows reserves`;
  if (/[<>:"|?*\u0000-\u001f]/.test(segment)) return 'contains a character that file systems refuse';
  if (/[. ]$/.test(segment)) return 'has a part that ends in a dot or a space, which Windows drops';
  return byteLength(segment) > 255 ? 'has a part of more than 255 bytes' : null;
}

/** Most desktop file systems do not distinguish `Card.tsx` from `card.tsx`. */
function findDuplicatePaths(files: readonly SourceFile[]): Finding[] {
  const taken = new Map<string, string>();
  return files.flatMap(({ path }) => {
    const folded = path.normalize('NFC').toLowerCase();
    const other = taken.get(folded);
    if (other === undefined) taken.set(folded, path);
    if (other === undefined) return [];
    return [
      failure(
        path,
        other === path ? `Two files are called "${path}".` : `"${path}" and "${other}" differ in case only.`,
      ),
    ];
  });
}

/** A name that two files export is ambiguous for whoever imports it. */
function findDuplicateExports(modules: Iterable<ParsedModule>): Finding[] {
  const exporters = new Map<string, string>();
  return [...modules].flatMap(({ file, source }) => {
    return exportedNames(source).flatMap((name): Finding[] => {
      const other = exporters.get(name.text);
      exporters.set(name.text, other ?? file.path);
      if (other === undefined || other === file.path) return [];
      const line = lineAt(source, name.getStart(source));
      return [{ ...failure(file.path, `"${name.text}" is exported by "${other}" too.`), line }];
    });
  });
}

function exportedNames(source: ts.SourceFile): ts.Identifier[] {
  return source.statements.flatMap((statement) => {
    if (!ts.canHaveModifiers(statement)) return [];
    const isExported = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    return isExported ? declaredNames(statement) : [];
  });
}

function declaredNames(statement: ts.Statement): ts.Identifier[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name] : [],
    );
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name ? [statement.name] : [];
}

/** The length in UTF-8 bytes. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function failure(file: string, message: string): Finding {
  return { severity: 'error', message, file, line: null, nodeId: null };
}
