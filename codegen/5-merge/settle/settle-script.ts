/**
 * After a merge a script has what it uses: the design's code may have taken what the developer's, which stays, needs:
 * props, declarations and imports.
 */
import { keepDeclarations } from './keep-declarations.ts';
import { keepProps } from './keep-props.ts';
import { settleImports, type Sources } from './settle-imports.ts';

export function settleScript(path: string, text: string, sources: Sources): string {
  const withProps = keepProps(path, text, sources.mine);
  return settleImports(path, keepDeclarations(path, withProps, sources.mine), sources);
}
