/** Exports of layers from a plugin or a forged file: SVGs that try to do more than draw. */
const open =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="20" height="20"';

export const hostileSvgs: readonly [string, ...(readonly string[])] = [
  `${open}><path d="M0 0h20v20z" fill="#123456"/></svg>`,
  `${open}><script>globalThis.hacked=1</script><path d="M0 0h20v20z"/></svg>`,
  `${open} onload="globalThis.hacked=1"><rect width="20" height="20" onclick="globalThis.hacked=1"/></svg>`,
  `${open}><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="globalThis.hacked=1"/></foreignObject></svg>`,
  `${open}><image href="https://evil.test/pixel.png" width="20" height="20"/></svg>`,
  `${open}><use xlink:href="https://evil.test/sprite.svg#x"/></svg>`,
  `${open}><a xlink:href="javascript:globalThis.hacked=1"><rect width="20" height="20"/></a></svg>`,
  `${open}><set attributeName="onmouseover" to="globalThis.hacked=1"/><animate attributeName="href" values="javascript:hacked=1"/></svg>`,
  `${open}><style>@import "https://evil.test/x.css"; * { fill: url(https://evil.test/f) }</style><rect width="9" height="9" style="fill:url(https://evil.test/g)"/></svg>`,
  `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>${open}><text>&c;&c;&c;</text><rect width="9" height="9"/></svg>`,
  `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${open}><text>&x;</text></svg>`,
  `${open}><path d='M0 0h20v20z" onload="globalThis.hacked=1'/><image href="data:image/svg+xml;base64,PHN2Zy8+"/></svg>`,
  `${open}><g id="a"><use href="#a"/></g><linearGradient id="b" href="#b"/></svg>`,
  `${open}><g><g><rect width="9" height="9"></svg>`,
  `${open} viewBox="0 0 0 0"/>`,
  '<svg',
  '<svg></svg></svg><script>globalThis.hacked=1</script>',
  '<html><script>globalThis.hacked=1</script></html>',
  '',
];
