/**
 * Collects the names of all members of Figma's plugin API from its typings, so that the host has exactly those that
 * Figma has, and can tell which of them it lacks.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import typescript from 'typescript';

const require = createRequire(import.meta.url);

/** The objects reached from the global `figma`, by the interface that describes them. */
const objects = {
  figma: 'PluginAPI',
  'figma.ui': 'UIAPI',
  'figma.variables': 'VariablesAPI',
  'figma.codegen': 'CodegenAPI',
  'figma.clientStorage': 'ClientStorageAPI',
  'figma.viewport': 'ViewportAPI',
  'figma.util': 'UtilAPI',
  'figma.constants': 'ConstantsAPI',
  'figma.parameters': 'ParametersAPI',
  'figma.teamLibrary': 'TeamLibraryAPI',
  'figma.annotations': 'AnnotationsAPI',
  'figma.payments': 'PaymentsAPI',
  Image: 'Image',
  Variable: 'Variable',
  VariableCollection: 'VariableCollection',
  PaintStyle: 'PaintStyle',
  TextStyle: 'TextStyle',
  EffectStyle: 'EffectStyle',
  GridStyle: 'GridStyle',
};

/** @returns {Promise<{ nodes: Record<string, string[]>, objects: Record<string, string[]> }>} */
export async function collectApiMembers() {
  const path = require.resolve('@figma/plugin-typings/plugin-api.d.ts');
  const text = await readFile(path, 'utf8');
  const source = typescript.createSourceFile(path, text, typescript.ScriptTarget.Latest);
  const interfaces = new Map();
  for (const statement of source.statements) {
    if (typescript.isInterfaceDeclaration(statement)) interfaces.set(statement.name.text, statement);
  }
  const membersOf = (name) => [...new Set(memberNames(interfaces, name))];
  const nodes = {};
  for (const [name, declaration] of interfaces) {
    const type = name.endsWith('Node') ? typeLiteral(declaration) : undefined;
    if (type) nodes[type] = membersOf(name);
  }
  const reached = Object.entries(objects).map(([object, name]) => [object, membersOf(name)]);
  return { nodes, objects: Object.fromEntries(reached) };
}

/** Own members and those of all interfaces it extends. */
function memberNames(interfaces, name) {
  const declaration = interfaces.get(name);
  if (!declaration) return [];
  const own = declaration.members.flatMap((member) => (member.name ? [member.name.text] : []));
  const clauses = declaration.heritageClauses ?? [];
  const inherited = clauses.flatMap(({ types }) =>
    types.flatMap(({ expression }) => memberNames(interfaces, expression.text)),
  );
  return [...inherited, ...own];
}

/** `type: 'FRAME'` names the nodes that an interface is for. */
function typeLiteral(declaration) {
  const member = declaration.members.find(({ name }) => name?.text === 'type');
  const literal = member?.type;
  return literal && typescript.isLiteralTypeNode(literal) ? literal.literal.text : undefined;
}
