/**
 * `framewright.config.json`: how generated code fits into a project that is there already. It is read as it was
 * written by hand: each mistake is told in a sentence that names its place.
 */

export interface ProjectConfig {
  /** Folders that files go to, relative to the output folder. @default src/pages, src/components, src/assets */
  readonly paths: Readonly<Partial<Record<PathKind, string>>>;
  /** How files of components and pages are named. @default 'PascalCase' */
  readonly files: 'PascalCase' | 'kebab-case';
  /** What imports of other folders begin with, and the folder it stands for: `{ "@/": "src/" }`. */
  readonly alias: Readonly<Record<string, string>>;
  /** Style sheets, relative to the config, whose custom properties are used instead of new ones. */
  readonly tokens: readonly string[];
  /** The team's own components by the name or key of Figma's. */
  readonly components: Readonly<Record<string, OwnComponent>>;
  /** Files, relative to the config, that `figma connect parse` wrote. */
  readonly codeConnect: readonly string[];
}

export type PathKind = 'pages' | 'components' | 'assets';

export interface OwnComponent {
  /** The package or module it comes from. */
  readonly from: string;
  /** What it is exported as. */
  readonly name: string;
  /** @default false */
  readonly isDefault: boolean;
  readonly props: Readonly<Record<string, OwnProp>>;
}

/** Where the value of a prop comes from. */
export type OwnProp =
  /** A property of Figma's component; `values` says them in the team's words, and what is not there is left out. */
  | {
      readonly kind: 'property';
      readonly property: string;
      readonly values: Readonly<Record<string, PropConstant>> | null;
    }
  /** The text of a text property or a text layer. */
  | { readonly kind: 'text'; readonly text: string }
  /** What stands in a swap or slot property, or in a layer: the team's own component where they have one. */
  | { readonly kind: 'slot'; readonly slot: string }
  | { readonly kind: 'value'; readonly value: PropConstant };

export type PropConstant = string | boolean | number;

export interface ReadConfig {
  readonly config: ProjectConfig;
  readonly mistakes: readonly string[];
}

export const emptyConfig: ProjectConfig = {
  paths: {},
  files: 'PascalCase',
  alias: {},
  tokens: [],
  components: {},
  codeConnect: [],
};

type Fields = Readonly<Record<string, unknown>>;

/** Reads a config; invalid values are left out and reported. */
export function readProjectConfig(value: unknown): ReadConfig {
  const reader = new ConfigReader();
  return { config: reader.read(value), mistakes: reader.mistakes };
}

class ConfigReader {
  readonly mistakes: string[] = [];

  read(value: unknown): ProjectConfig {
    const fields = this.#fields(value, 'The config');
    const known = ['$schema', ...Object.keys(emptyConfig)];
    this.#reportUnknown(fields, known, 'The config');
    return {
      paths: this.#paths(fields.paths),
      files: this.#files(fields.files),
      alias: this.#alias(fields.alias),
      tokens: this.#list(fields.tokens, '"tokens"'),
      components: this.#components(fields.components),
      codeConnect: this.#list(fields.codeConnect, '"codeConnect"'),
    };
  }

  #files(value: unknown): ProjectConfig['files'] {
    if (value === undefined || value === 'PascalCase') return 'PascalCase';
    if (value === 'kebab-case') return 'kebab-case';
    this.mistakes.push('"files" is "PascalCase" or "kebab-case".');
    return 'PascalCase';
  }

  #paths(value: unknown): ProjectConfig['paths'] {
    const fields = this.#fields(value ?? {}, '"paths"');
    const kinds = ['pages', 'components', 'assets'] as const;
    this.#reportUnknown(fields, kinds, '"paths"');
    const paths: Partial<Record<PathKind, string>> = {};
    for (const kind of kinds) {
      const path = fields[kind];
      if (path === undefined) continue;
      if (typeof path === 'string' && isFolder(path)) paths[kind] = path.replace(/\/$/, '');
      else this.mistakes.push(`"paths.${kind}" is a folder inside the output folder, as "src/${kind}".`);
    }
    return paths;
  }

  #alias(value: unknown): ProjectConfig['alias'] {
    const fields = this.#fields(value ?? {}, '"alias"');
    return Object.fromEntries(
      Object.entries(fields).flatMap(([alias, folder]) => {
        if (alias.endsWith('/') && typeof folder === 'string' && folder.endsWith('/') && isFolder(folder)) {
          return [[alias, folder] as const];
        }
        this.mistakes.push(`"alias" names folders as { "@/": "src/" }; "${alias}" does not.`);
        return [];
      }),
    );
  }

  #list(value: unknown, location: string): readonly string[] {
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    this.mistakes.push(`${location} is a list of paths.`);
    return [];
  }

  #components(value: unknown): ProjectConfig['components'] {
    const fields = this.#fields(value ?? {}, '"components"');
    return Object.fromEntries(
      Object.entries(fields).flatMap(([figmaName, component]) => {
        const read = this.#component(figmaName, component);
        return read ? [[figmaName, read] as const] : [];
      }),
    );
  }

  #component(figmaName: string, value: unknown): OwnComponent | null {
    const location = `"components.${figmaName}"`;
    const fields = this.#fields(value, location);
    this.#reportUnknown(fields, ['from', 'name', 'default', 'props'], location);
    const { from, name = figmaName, default: isDefault = false } = fields;
    if (typeof from !== 'string' || !/^[\w@~#./-]+$/.test(from)) {
      this.mistakes.push(
        `${location} needs "from", the module that its component comes from, as "@mui/material".`,
      );
      return null;
    }
    if (typeof name !== 'string' || !/^[A-Z][\w$]*$/.test(name)) {
      this.mistakes.push(`${location} needs "name", what the component is exported as, as "Button".`);
      return null;
    }
    const props = Object.entries(this.#fields(fields.props ?? {}, `${location}.props`)).flatMap(
      ([prop, source]) => {
        const read = this.#prop(`${location}.props.${prop}`, prop, source);
        return read ? [[prop, read] as const] : [];
      },
    );
    return { from, name, isDefault: isDefault === true, props: Object.fromEntries(props) };
  }

  #prop(location: string, name: string, value: unknown): OwnProp | null {
    if (!/^[A-Za-z_$][\w$-]*$/.test(name)) {
      this.mistakes.push(`${location} is no name that a prop can have.`);
      return null;
    }
    if (isConstant(value)) return { kind: 'value', value };
    const { property, values = null, text, slot } = this.#fields(value, location);
    if (typeof text === 'string') return { kind: 'text', text };
    if (typeof slot === 'string') return { kind: 'slot', slot };
    if (typeof property === 'string' && (values === null || isConstants(values))) {
      return { kind: 'property', property, values };
    }
    this.mistakes.push(
      `${location} is a value, { "text": "Label" }, { "slot": "Icon" }, or { "property": "Kind", "values": { "Filled": "contained" } }.`,
    );
    return null;
  }

  #fields(value: unknown, location: string): Fields {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
    this.mistakes.push(`${location} is an object in curly brackets.`);
    return {};
  }

  #reportUnknown(fields: Fields, known: readonly string[], location: string): void {
    for (const name of Object.keys(fields)) {
      if (!known.includes(name))
        this.mistakes.push(`${location} has no "${name}"; it knows ${known.join(', ')}.`);
    }
  }
}

function isConstant(value: unknown): value is PropConstant {
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number';
}

function isConstants(value: unknown): value is Readonly<Record<string, PropConstant>> {
  return typeof value === 'object' && value !== null && Object.values(value).every(isConstant);
}

/** A relative folder with `/` that stays inside. */
function isFolder(path: string): boolean {
  const parts = path.replace(/\/$/, '').split('/');
  return parts.every((part) => /^[\w@.()[\]-]+$/.test(part) && part !== '.' && part !== '..');
}
