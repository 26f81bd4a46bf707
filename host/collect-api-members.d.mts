/** Names of all members of Figma's plugin API, by node type and by object. */
export function collectApiMembers(): Promise<{
  readonly nodes: Readonly<Record<string, readonly string[]>>;
  readonly objects: Readonly<Record<string, readonly string[]>>;
}>;
