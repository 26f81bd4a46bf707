import { ts } from 'ts-morph';
import { applyEdits, type TextEdit } from '../../text-edits.ts';
import { namesDeclared, namesUsed, parseScript } from './read-names.ts';

/** Gives components back the props that stay in use in them; nobody may give one any more, so each can be left out. */
export function keepProps(path: string, text: string, mine: string): string {
  const now = componentsIn(parseScript(path, text));
  const before = new Map(componentsIn(parseScript(path, mine)).map((one) => [one.name, one]));
  const edits = now.flatMap((component) => {
    const former = before.get(component.name);
    return former ? giveBack(component, former) : [];
  });
  return applyEdits(text, edits);
}

interface Component {
  readonly name: string;
  readonly made: ts.FunctionDeclaration;
  /** What it takes apart of its props; `null` where it takes none. */
  readonly pattern: ts.ObjectBindingPattern | null;
  /** The interface of its props, where the script has one. */
  readonly props: ts.InterfaceDeclaration | null;
}

function componentsIn(source: ts.SourceFile): readonly Component[] {
  const interfaces = source.statements.filter((statement) => ts.isInterfaceDeclaration(statement));
  return source.statements.flatMap((made): readonly Component[] => {
    if (!ts.isFunctionDeclaration(made) || !made.name) return [];
    const [first] = made.parameters;
    const pattern = first && ts.isObjectBindingPattern(first.name) ? first.name : null;
    const props = interfaces.find(({ name }) => name.text === first?.type?.getText()) ?? null;
    return [{ name: made.name.text, made, pattern, props }];
  });
}

function giveBack(now: Component, before: Component): readonly TextEdit[] {
  const names = missingNames(now);
  const missing = before.pattern?.elements.filter(({ name }) => names.has(name.getText())) ?? [];
  if (missing.length === 0) return [];
  const props = missing.map((element) => optionalProp(element, before));
  const taken = props.map(({ taken }) => taken);
  const members = props.flatMap(({ member }) => member ?? []);
  const isOpen = missing.some(({ dotDotDotToken }) => dotDotDotToken);
  const heritage = isOpen || members.length < props.length ? (before.props?.heritageClauses ?? []) : [];
  if (!now.pattern) {
    const bases = heritage.flatMap(({ types }) => types.map((type) => type.getText()));
    const type = [...bases, ...(members.length > 0 ? [`{ ${members.join(' ')} }`] : [])].join(' & ');
    return [insertAt(now.made.parameters.pos, `{ ${taken.join(', ')} }: ${type}`)];
  }
  return [...takeToo(now.pattern, taken), ...(now.props ? declareToo(now.props, members, heritage) : [])];
}

/** Names that a component uses and that nothing around it says any more. */
function missingNames({ made }: Component): ReadonlySet<string> {
  const around = made
    .getSourceFile()
    .statements.flatMap((one) =>
      ts.isFunctionDeclaration(one) ? (one.name?.text ?? []) : [...namesDeclared(one)],
    );
  const declared = new Set([...around, ...namesDeclared(made)]);
  return new Set([...(made.body ? namesUsed(made.body) : [])].filter((name) => !declared.has(name)));
}

/** How a prop is taken and declared when it may be left out; one that its interface inherits is not declared. */
function optionalProp(element: ts.BindingElement, { props }: Component) {
  const key = (element.propertyName ?? element.name).getText();
  const signature = props?.members.find((one) => ts.isPropertySignature(one) && one.name.getText() === key);
  const type = signature && ts.isPropertySignature(signature) ? signature.type?.getText() : undefined;
  if (type === undefined || element.dotDotDotToken) return { taken: element.getText(), member: null };
  const nothing = type === 'string' ? '""' : /^readonly [^|]+\[\]$/.test(type) ? '[]' : null;
  const isSafe = element.initializer !== undefined || nothing === null;
  return {
    taken: isSafe ? element.getText() : `${element.getText()} = ${nothing}`,
    member: `${key}?: ${type};`,
  };
}

function takeToo(pattern: ts.ObjectBindingPattern, taken: readonly string[]): readonly TextEdit[] {
  const rest = pattern.elements.find(({ dotDotDotToken }) => dotDotDotToken);
  if (rest) return [insertAt(rest.getStart(), `${taken.join(', ')}, `)];
  const last = pattern.elements.at(-1);
  return [insertAt(last?.end ?? pattern.getStart() + 1, `${last ? ', ' : ' '}${taken.join(', ')}`)];
}

function declareToo(
  { members, heritageClauses, name, typeParameters }: ts.InterfaceDeclaration,
  signatures: readonly string[],
  heritage: readonly ts.HeritageClause[],
): readonly TextEdit[] {
  const bases = heritageClauses ? '' : heritage.map((clause) => ` ${clause.getText()}`).join('');
  return [
    insertAt(typeParameters?.end ?? name.end, bases),
    insertAt(members.end, signatures.map((signature) => `\n  ${signature}`).join('')),
  ];
}

function insertAt(at: number, text: string): TextEdit {
  return { from: at, to: at, text };
}
