import { createChromiumRenderer } from '#cli/chromium-renderer';
const r = createChromiumRenderer()!;
const html = `<!doctype html><html><head><style>body{margin:0;background:#fff}</style></head><body><div style="height:3000px;background:linear-gradient(red,blue)"></div><img style="width:100px;height:100px" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><rect width='10' height='10' fill='green'/></svg>"><script>document.fonts.ready.then(()=>{document.body.dataset.ready=''})</script></body></html>`;
const signal = { aborted: false, throwIfAborted() {} };
let bad = 0;
const one = async () => { const p = await r.render({ html, width: 1440, height: 900, scale: 1 } as never, signal); const at = (y: number) => [...p.pixels.slice((y * p.width + 50) * 4, (y * p.width + 50) * 4 + 3)]; if (at(10)[0]! < 200 || at(2990)[2]! < 200) { bad++; console.log(at(10), at(2990)); } };
for (let i = 0; i < 20; i++) await Promise.all([one(), one(), one(), one()]);
console.log('bad', bad); await r.dispose();
