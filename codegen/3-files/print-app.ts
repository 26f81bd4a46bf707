import type { AttributeValue, CodeComponent, PropValue } from '../2-components/code-component.ts';
import { layOutTable } from './lay-out-declaration.ts';
import { nodesOf } from './walk-code.ts';

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
  return `import { useSyncExternalStore, type ComponentType } from "react";
${imports.join('\n')}

/** The pages by address; the first is shown where the address names none. */
${layOutTable('pages: Record<string, ComponentType>', routes)}

export function App() {
  const address = useSyncExternalStore(watchAddress, readAddress);
  const CurrentPage = pages[address] ?? ${first.component.name};
  return <CurrentPage />;
}

function watchAddress(onChange: () => void) {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}

${components.some(hasAnchors) ? readPageAddress : readAnyAddress}`;
}

const readAnyAddress = `function readAddress() {
  return window.location.hash;
}
`;

const readPageAddress = `let pageAddress = "";

/** An address without a slash is a place on the page that is shown. */
function readAddress() {
  const { hash } = window.location;
  if (hash === "" || hash.startsWith("#/")) pageAddress = hash;
  return pageAddress;
}
`;

/** Whether something in a component leads to a place on its page. */
function hasAnchors(component: CodeComponent): boolean {
  return [...nodesOf(component)].some((node) =>
    node.kind === 'element'
      ? node.attributes.some(({ name, value }) => name === 'href' && isAnchor(value))
      : node.kind === 'use' && node.props.some(({ name, value }) => name === 'href' && isAnchor(value)),
  );
}

function isAnchor(value: AttributeValue | PropValue): boolean {
  return value.kind === 'text' && value.text.startsWith('#');
}
