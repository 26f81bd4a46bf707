/** The part of manifest.json that the host implements. https://developers.figma.com/docs/plugins/manifest */
export interface Manifest {
  readonly name: string;
  readonly id: string;
  readonly main: string;
  readonly ui?: string | Readonly<Record<string, string>>;
  readonly documentAccess?: string;
  readonly editorType?: readonly string[];
  readonly capabilities?: readonly string[];
  readonly permissions?: readonly string[];
  readonly networkAccess?: {
    readonly allowedDomains?: readonly string[];
    readonly devAllowedDomains?: readonly string[];
  };
  readonly menu?: readonly MenuItem[];
  readonly codegenLanguages?: readonly { readonly label: string; readonly value: string }[];
  readonly codegenPreferences?: readonly unknown[];
}

export interface MenuItem {
  readonly name?: string;
  readonly command?: string;
  readonly separator?: boolean;
  readonly menu?: readonly MenuItem[];
}

/** Sources as CSP writes them; `none` and `*` are the manifest's own words. */
function allowedSources({ networkAccess }: Manifest): readonly string[] {
  const named = [...(networkAccess?.allowedDomains ?? ['*']), ...(networkAccess?.devAllowedDomains ?? [])];
  return named.filter((domain) => domain !== 'none');
}

/** The CSP of a panel. Figma documents only its network rules, so workers and `data:` are allowed. */
export function cspOf(manifest: Manifest, fontOrigin: string): string {
  const sources = allowedSources(manifest).join(' ');
  const local = 'data: blob:';
  return [
    `default-src 'none'`,
    `script-src 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' ${local} ${sources}`,
    `style-src 'unsafe-inline' ${local} ${sources}`,
    `img-src ${local} ${sources}`,
    `media-src ${local} ${sources}`,
    `font-src ${local} ${fontOrigin} ${sources}`,
    `connect-src ${local} ${sources}`,
    `frame-src ${local} ${sources}`,
    `worker-src ${local}`,
  ].join('; ');
}

/** Whether plugin code may fetch this address. */
export function isAllowed(manifest: Manifest, address: string): boolean {
  const url = new URL(address);
  return allowedSources(manifest).some((source) => matches(source, url));
}

function matches(source: string, url: URL): boolean {
  if (source === '*') return true;
  const parts = /^(?:([a-z]+):\/\/)?([^/:]+)(?::(\d+|\*))?(\/.*)?$/i.exec(source);
  if (!parts) return false;
  const [, scheme, host = '', port, path] = parts;
  if (scheme ? `${scheme}:` !== url.protocol : !/^https?:$/.test(url.protocol)) return false;
  const isHost = host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host;
  const isPort = port === '*' || (port ?? '') === url.port;
  return (
    isHost &&
    isPort &&
    (!path || (path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path))
  );
}
