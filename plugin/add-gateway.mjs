/**
 * The manifest of a build for one team: Figma lets a plugin reach only what its manifest names, so the team's own
 * gateway is named there. It lies beside the code in `dist/` and leaves the one at the top as it is.
 */
export function addGateway(manifest, address) {
  const { allowedDomains, ...network } = manifest.networkAccess;
  return {
    ...manifest,
    main: manifest.main.replace(/^dist\//, ''),
    ui: manifest.ui.replace(/^dist\//, ''),
    networkAccess: { ...network, allowedDomains: [...allowedDomains, originOf(address)] },
  };
}

/** Figma takes the origin, and https unless it is this machine. */
function originOf(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isHere = url !== null && ['localhost', '127.0.0.1'].includes(url.hostname);
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && isHere))) {
    throw new Error(`FRAMEWRIGHT_GATEWAY is an address as https://models.example.com, not "${address}".`);
  }
  return url.origin;
}
