export interface Manifest {
  readonly main: string;
  readonly ui: string;
  readonly networkAccess: {
    readonly allowedDomains: readonly string[];
    readonly devAllowedDomains: readonly string[];
    readonly reasoning: string;
  };
}

/** The manifest of a build that may reach one more address. @throws for what is no address */
export function addGateway(manifest: Manifest, address: string): Manifest;
