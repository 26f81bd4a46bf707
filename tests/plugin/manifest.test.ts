import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { services } from '#design/services';
import { describeStyles, targets } from '#design/targets';
import { addGateway, type Manifest } from '../../plugin/add-gateway.mjs';
import { relayPort } from '../../cli/relay/start-relay.ts';
import { libraryPort } from '../../cli/library/serve-library.ts';
import { modelServerPort } from '../model-server/start-model-server.ts';

const root = resolve(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8')) as Manifest;
const { allowedDomains, devAllowedDomains } = manifest.networkAccess;

describe('the manifest', () => {
  it('names exactly the services there are, and nothing a key could leak to', () => {
    const origins = Object.values(services).flatMap(({ address }) =>
      address === null ? [] : new URL(address).origin,
    );
    const remote = origins.filter((origin) => origin.startsWith('https://'));
    // On this computer a published plugin reaches the relay and a library only, by the name that Figma takes, and with a reason.
    const local = [relayPort, libraryPort].map((port) => `http://localhost:${port}`);
    expect([...allowedDomains].sort()).toEqual([...remote, ...local].sort());
    for (const origin of local) expect(manifest.networkAccess.reasoning).toContain(origin);
    // In development the panel may also ask a service where the terminal finds it, without a relay.
    const direct = Object.values(services).flatMap(({ environment }) => environment.defaultAddress ?? []);
    for (const origin of [...origins, ...direct.map((address) => new URL(address).origin)])
      expect([...allowedDomains, ...devAllowedDomains]).toContain(origin);
    expect(devAllowedDomains).toContain(`http://127.0.0.1:${modelServerPort}`);
    expect(
      devAllowedDomains.every((domain) => /^http:\/\/(?:localhost|127\.0\.0\.1):\d+$/.test(domain)),
    ).toBe(true);
  });

  it('comes with a page in ASCII, of which a browser keeps a byte a character', () => {
    const page = readFileSync(join(root, 'dist/ui.html'));
    expect(page.filter((byte) => byte > 0x7f)).toHaveLength(0);
  });

  it('offers Dev Mode every target with every kind of styles that it can have', () => {
    const languages = targets.flatMap(({ id, title, styles }) =>
      styles.map((kind) => ({ label: `${title}, ${describeStyles(kind).title}`, value: `${id}-${kind}` })),
    );
    expect(manifest).toHaveProperty('codegenLanguages', languages);
  });

  it('names a team’s gateway in a build of its own', () => {
    const built = addGateway(manifest, 'https://models.example.com/openai/v1?api-version=preview');
    expect(built.networkAccess.allowedDomains).toEqual([...allowedDomains, 'https://models.example.com']);
    expect([built.main, built.ui]).toEqual(['code.js', 'ui.html']);
    expect(manifest.networkAccess.allowedDomains).toBe(allowedDomains);
  });

  it.each(['models.example.com', 'http://models.example.com', 'ftp://x', ''])('takes no %j', (address) => {
    expect(() => addGateway(manifest, address)).toThrow('FRAMEWRIGHT_GATEWAY is an address as https://');
  });
});
