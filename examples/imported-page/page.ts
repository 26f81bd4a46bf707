/** The web page of Parcelkit, which sends parcels for small shops and does not exist. */
import { iconMarkup, type IconName } from '../draw/icons.ts';

const logo = `<a class="logo" href="#"><span class="mark">${iconMarkup('layers', 18, 2.25)}</span>Parcelkit</a>`;

const features: readonly (readonly [icon: IconName, title: string, about: string, badge?: string])[] = [
  [
    'truck',
    'Eleven carriers, one form',
    'Compare price and speed at the moment of packing, not a week before.',
  ],
  [
    'ticket',
    'Labels that simply print',
    'Any printer, any size, even the one that came with the tax office.',
    'New',
  ],
  ['pin', 'Tracking with your name', 'Customers follow their parcel on a page that looks like your shop.'],
  ['bag', 'Returns in two clicks', 'A code instead of paper. The money goes back when the box arrives.'],
  ['globe', 'Customs without tears', 'We fill in the forms for 84 countries from what you sell anyway.'],
  ['chart', 'Costs you can explain', 'One bill a month, sorted the way your bookkeeper asks for it.'],
];

const plans: readonly (readonly [what: string, starter: string, shop: string, depot: string])[] = [
  ['Parcels a month', 'up to 50', 'up to 500', 'no limit'],
  ['People', '1', '5', '25'],
  ['Carriers', '4', '11', '11'],
  ['Tracking page', 'yes', 'yes', 'yes'],
  ['Returns', 'no', 'yes', 'yes'],
  ['Customs forms', 'no', 'yes', 'yes'],
  ['Own contract prices', 'no', 'no', 'yes'],
];

const questions = [
  'Do I need a contract with the carriers?',
  'Can I cancel at any time?',
  'Which shop systems does it work with?',
] as const;

const yes = `<span class="yes">${iconMarkup('check', 18, 2.5)}</span>`;
const no = `<span class="no">${iconMarkup('minus', 18, 2)}</span>`;
const cell = (said: string) => `<td>${said === 'yes' ? yes : said === 'no' ? no : said}</td>`;
const list = (title: string, links: readonly string[]) =>
  `<div><h4>${title}</h4><ul>${links.map((link) => `<li><a href="#">${link}</a></li>`).join('')}</ul></div>`;

const css = `
* { box-sizing: border-box; margin: 0; padding: 0; }
body { font: 400 16px/1.6 Inter; color: #1b2140; background: #fff; }
a { color: inherit; text-decoration: none; }
ul, ol { list-style: none; }
svg { display: block; }
.wrap { width: 1180px; margin: 0 auto; }
header { border-bottom: 1px solid #e6e8f2; }
header .wrap { display: flex; align-items: center; justify-content: space-between; height: 76px; }
.logo { display: flex; align-items: center; gap: 10px; font-weight: 700; font-size: 20px; letter-spacing: -.02em; }
.mark { display: grid; place-items: center; width: 32px; height: 32px; border-radius: 9px; background: #4657d8; color: #fff; }
nav ul { display: flex; gap: 34px; font-size: 15px; font-weight: 500; color: #4a5170; }
.side { display: flex; align-items: center; gap: 22px; font-size: 15px; font-weight: 500; }
button { font: 600 15px/1.6 Inter; border: 0; border-radius: 10px; padding: 9px 18px; background: #4657d8; color: #fff; }
.hero .wrap { display: grid; grid-template-columns: 1.08fr 1fr; gap: 72px; align-items: center; padding: 88px 0 96px; }
h1 { font-size: 58px; line-height: 1.08; font-weight: 700; letter-spacing: -.03em; }
.hero p { margin-top: 22px; font-size: 18.4px; color: #566080; max-width: 520px; }
form { display: flex; gap: 10px; margin-top: 34px; }
input { font: 400 16px/1.6 Inter; width: 316px; padding: 13px 16px; border: 1px solid #cfd4e6; border-radius: 10px; }
form button { padding: 14px 24px; font-size: 16px; }
.hint { font-size: 13.6px; color: #7c8594; margin-top: 12px; }
.shot { position: relative; }
.shot img { display: block; width: 100%; height: 408px; border-radius: 20px; object-fit: cover; }
.toast { position: absolute; left: -36px; bottom: 34px; display: flex; gap: 14px; align-items: center; padding: 14px 20px 14px 14px; border-radius: 14px; background: #fff; box-shadow: 0 12px 32px 0 rgba(27,33,64,.16); }
.toast .dot { display: grid; place-items: center; width: 42px; height: 42px; border-radius: 21px; background: #e2f5ea; color: #1d8a4e; }
.toast b { display: block; font-size: 15px; line-height: 1.4; font-weight: 600; }
.toast small { display: block; font-size: 13px; line-height: 1.4; color: #7c8594; }
.features { background: #f6f7fc; }
.features .wrap, .plans .wrap, .faq .wrap { padding: 92px 0; }
h2 { font-size: 38.4px; line-height: 1.18; font-weight: 700; letter-spacing: -.025em; }
.intro { max-width: 620px; margin: 0 auto; text-align: center; }
.intro p { margin-top: 14px; color: #566080; }
.features ul { display: grid; grid-template-columns: repeat(3, 1fr); gap: 22px; margin-top: 52px; }
.features li { padding: 28px; border-radius: 16px; background: #fff; border: 1px solid #e6e8f2; }
.features .icon { display: grid; place-items: center; width: 44px; height: 44px; border-radius: 12px; background: #e8ebfc; color: #4657d8; }
h3 { margin-top: 18px; font-size: 18.4px; line-height: 1.4; font-weight: 600; }
.features li p { margin-top: 6px; font-size: 15.2px; color: #566080; }
.top { display: flex; justify-content: space-between; align-items: flex-start; }
.badge { padding: 2px 10px; border-radius: 20px; background: #fff0d9; color: #9a5b00; font-size: 12.8px; font-weight: 600; }
table { width: 100%; margin-top: 48px; table-layout: fixed; border-collapse: separate; border-spacing: 0; border: 1px solid #e6e8f2; border-radius: 16px; overflow: hidden; }
th, td { padding: 15px 24px; text-align: left; border-bottom: 1px solid #e6e8f2; vertical-align: middle; font-size: 15.2px; }
thead th { padding: 26px 24px; vertical-align: top; }
thead b { display: block; font-size: 17.6px; font-weight: 600; }
thead small { display: block; font-size: 14px; font-weight: 400; color: #566080; }
thead th:nth-child(3), tbody td:nth-child(3) { background: #f1f3fe; }
thead th:first-child { width: 34%; }
tbody th { font-weight: 500; }
tbody td { color: #3c4463; }
tfoot td { border-bottom: 0; padding: 22px 24px; }
tfoot td:nth-child(3) { background: #f1f3fe; }
tfoot button { width: 100%; }
tfoot .quiet { background: #fff; color: #4657d8; border: 1px solid #4657d8; padding: 8px 18px; }
.yes { color: #1d8a4e; } .no { color: #b3b9cc; }
.quote { background: #1b2140; color: #fff; }
.quote .wrap { display: grid; grid-template-columns: 132px 1fr; gap: 40px; align-items: center; padding: 72px 140px; }
.quote img { display: block; width: 132px; height: 132px; border-radius: 66px; object-fit: cover; }
blockquote { font-size: 24.8px; line-height: 1.46; font-weight: 500; letter-spacing: -.01em; }
cite { display: block; margin-top: 16px; font-style: normal; font-size: 15.2px; color: #a9b1d6; }
.faq .wrap { display: grid; grid-template-columns: 380px 1fr; gap: 80px; }
.faq .lead { margin-top: 14px; color: #566080; }
.faq .lead a { color: #4657d8; text-decoration: underline; }
.item { padding: 20px 0; border-bottom: 1px solid #e6e8f2; }
.ask { display: flex; justify-content: space-between; align-items: center; font-weight: 600; }
.item p { margin-top: 8px; font-size: 15.2px; color: #566080; max-width: 620px; }
footer { background: #f6f7fc; border-top: 1px solid #e6e8f2; }
.cols { display: grid; grid-template-columns: 1.7fr 1fr 1fr 1fr; gap: 40px; padding: 60px 0 52px; }
.cols p { margin-top: 14px; font-size: 14.4px; color: #566080; max-width: 260px; }
h4 { font-size: 14.4px; line-height: 1.6; font-weight: 600; }
.cols li { margin-top: 9px; font-size: 14.4px; color: #566080; }
.base { display: flex; justify-content: space-between; padding: 20px 0 26px; border-top: 1px solid #e6e8f2; font-size: 13.6px; color: #7c8594; }
`;

export const page = `<!doctype html><html><head><meta charset="utf-8"><style>${css}</style></head><body>
<header><div class="wrap">${logo}<nav><ul>${['Product', 'Prices', 'Docs', 'Customers'].map((link) => `<li><a href="#">${link}</a></li>`).join('')}</ul></nav><div class="side"><a href="#">Log in</a><button>Start free</button></div></div></header>
<section class="hero"><div class="wrap"><div><h1>Send a parcel as you send a mail</h1><p>Parcelkit takes the orders of your shop, finds the carrier, prints the label and answers when a customer asks where it is.</p><form><input placeholder="you@yourshop.example"><button>Start free</button></form><div class="hint">50 parcels a month cost nothing. No card needed.</div></div><div class="shot"><img alt="table"><div class="toast"><span class="dot">${iconMarkup('check', 22, 2.25)}</span><div><b>Label printed</b><small>No. 2041, Lyon, tomorrow by 12</small></div></div></div></div></section>
<section class="features"><div class="wrap"><div class="intro"><h2>Everything after “Buy now”</h2><p>Made for shops in which the person who packs is also the person who answers the phone.</p></div><ul>${features
  .map(
    ([icon, title, about, badge]) =>
      `<li><div class="top"><span class="icon">${iconMarkup(icon, 22)}</span>${badge ? `<span class="badge">${badge}</span>` : ''}</div><h3>${title}</h3><p>${about}</p></li>`,
  )
  .join('')}</ul></div></section>
<section class="plans"><div class="wrap"><div class="intro"><h2>Prices that fit on one page</h2><p>Postage comes on top, at the carrier’s price, without a surcharge.</p></div><table><thead><tr><th></th><th><b>Starter</b><small>Free</small></th><th><b>Shop</b><small>€ 29 a month</small></th><th><b>Depot</b><small>€ 119 a month</small></th></tr></thead><tbody>${plans
  .map(([what, ...cells]) => `<tr><th>${what}</th>${cells.map(cell).join('')}</tr>`)
  .join(
    '',
  )}</tbody><tfoot><tr><td></td><td><button class="quiet">Choose Starter</button></td><td><button>Choose Shop</button></td><td><button class="quiet">Choose Depot</button></td></tr></tfoot></table></div></section>
<section class="quote"><div class="wrap"><img alt="noor"><div><blockquote>“We pack forty boxes before lunch now. The evenings in which I typed addresses are gone, and so is my fear of Switzerland.”</blockquote><cite>Noor Haddad, Spice Cellar, Ghent</cite></div></div></section>
<section class="faq"><div class="wrap"><div><h2>Before you ask</h2><p class="lead">Something else? Write to <a href="#">help@parcelkit.example</a></p></div><div><div class="item"><div class="ask"><span>How long does it take to set up?</span>${iconMarkup('minus', 20, 2)}</div><p>About twenty minutes. Connect your shop, choose your carriers, put a roll of labels in the printer. The first parcel is on us.</p></div>${questions
  .map(
    (question) =>
      `<div class="item"><div class="ask"><span>${question}</span>${iconMarkup('plus', 20, 2)}</div></div>`,
  )
  .join('')}</div></div></section>
<footer><div class="wrap"><div class="cols"><div>${logo}<p>Parcels for small shops, from a small office beside a large post hall in Ghent.</p></div>${list('Product', ['Features', 'Prices', 'Carriers', 'Status'])}${list('Help', ['Docs', 'Guides', 'Contact'])}${list('Company', ['About', 'Jobs', 'Press'])}</div><div class="base"><span>© 2027 Parcelkit BV</span><span>Privacy · Terms · Imprint</span></div></div></footer>
</body></html>`;
