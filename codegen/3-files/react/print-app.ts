import type { AttributeValue, CodeComponent, PropValue } from '../../2-components/code-component.ts';
import { layOutTable } from './lay-out-declaration.ts';
import { nodesOf } from '../walk-code.ts';

/** One page as the addresses of a project know it. */
export interface PageRoute {
  readonly component: CodeComponent;
  /** What stands behind `#/`. */
  readonly route: string;
}

/** The app around the pages: the first shows, the others by their address, as `#/pricing`. */
export function printApp(
  pages: readonly PageRoute[],
  sheets: readonly string[],
  components: readonly CodeComponent[],
): string {
  const [first, ...others] = pages;
  const names = pages.map(({ component }) => component.name);
  const imports = [
    ...names.map((name) => `import { ${name} } from "./pages/${name}";`),
    ...sheets.map((sheet) => `import "./${sheet}";`),
  ];
  if (!first) return `${imports.join('\n')}\n\nexport function App() {\n  return null;\n}\n`;
  if (others.length === 0) {
    return `${imports.join('\n')}\n\nexport function App() {\n  return <${first.component.name} />;\n}\n`;
  }
  const routes = pages.map(({ component, route }) => [`"#/${route}"`, component.name] as const);
  const hasPlaces = components.some(leadsToPlaces);
  return `import { ${hasPlaces ? 'useEffect, ' : ''}useSyncExternalStore, type ComponentType } from "react";
${imports.join('\n')}

/** The pages by address; the first is shown where the address names none. */
${layOutTable('pages: Record<string, ComponentType>', routes)}

export function App() {
  const address = useSyncExternalStore(watchAddress, readAddress);
${hasPlaces ? showPlace(first.component.name) : showPage(first.component.name)}
  return <CurrentPage />;
}

function watchAddress(onChange: () => void) {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}

function readAddress() {
  return window.location.hash;
}
`;
}

const showPage = (first: string) => `  const CurrentPage = pages[address] ?? ${first};`;

/** Behind the page's own address stands the place on it: `#/pricing/questions`. */
const showPlace = (first: string) => `  const [, page = "", place = ""] = address.split("/");
  const CurrentPage = pages[\`#/\${page}\`] ?? ${first};
  useEffect(() => {
    document.getElementById(place)?.scrollIntoView();
  }, [page, place]);`;

/** Whether something in a component leads to a place on a page. */
function leadsToPlaces(component: CodeComponent): boolean {
  const isPlace = ({ value }: { readonly value: AttributeValue | PropValue }) =>
    value.kind === 'page' && value.place !== undefined;
  return [...nodesOf(component)].some((node) => {
    if (node.kind === 'each') return node.rows.some(({ props }) => props.some(isPlace));
    if (node.kind === 'use') return node.props.some(isPlace);
    return node.kind === 'element' && node.attributes.some(isPlace);
  });
}
