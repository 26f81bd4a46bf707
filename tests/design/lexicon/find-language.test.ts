import { describe, expect, it } from 'vitest';
import { findEvidence, findLanguage } from '#design/lexicon/find-language';

describe('the language of a sentence', () => {
  it.each([
    ['en', 'Fresh bread for you and your family'],
    ['de', 'Das Brot und die Butter'],
    ['fr', 'Le pain et les croissants pour vous'],
    ['es', 'El pan que hacemos con harina de la región'],
    ['pt', 'O pão que fazemos com farinha da região, não é caro'],
    ['it', 'Il pane che facciamo con la farina della regione'],
    ['nl', 'Het brood dat wij met meel uit de streek bakken'],
    ['sv', 'Brödet som vi bakar med mjöl från trakten'],
    ['da', 'Brødet som vi bager af mel fra egnen, hver dag og uden gær'],
    ['nb', 'Brødet som vi baker med mel fra bygda, hva koster det'],
    ['fi', 'Leipä, jonka leivomme, on myös kaunis ja maukas'],
    ['pl', 'Chleb, który pieczemy z mąki z okolicy, jest świeży'],
    ['cs', 'Chléb, který pečeme z mouky z okolí, je čerstvý'],
    ['hu', 'A kenyér, amelyet mi sütünk, és a vaj is friss'],
    ['ro', 'Pâinea pe care o facem din făină este proaspătă și bună'],
    ['tr', 'Yöremizin unuyla yaptığımız ekmek her gün taze'],
    ['id', 'Roti yang kami buat dari tepung daerah ini segar'],
    ['vi', 'Bánh mì của chúng tôi được làm từ bột trong vùng'],
    ['ru', 'Хлеб, который мы печём из местной муки, всегда свежий'],
    ['uk', 'Хліб, який ми печемо з місцевого борошна, завжди свіжий'],
    ['el', 'Το ψωμί που φτιάχνουμε είναι φρέσκο'],
    ['ar', 'الخبز الذي نصنعه من دقيق المنطقة طازج'],
    ['fa', 'نانی که ما از آرد محلی می‌پزیم تازه است'],
    ['he', 'הלחם שאנחנו אופים טרי'],
    ['hi', 'हमारी रोटी हमेशा ताज़ा होती है'],
    ['th', 'ขนมปังของเราสดใหม่ทุกวัน'],
    ['ja', '毎日のパンと朝食'],
    ['ko', '매일 신선한 빵'],
    ['zh', '我们每天烤新鲜的面包'],
    ['zh-Hant', '我們每天烤新鮮的麵包'],
  ])('%s: %s', (language, text) => {
    expect(findLanguage([text])).toBe(language);
  });
});

it.each([
  ['de', ['Schließen']],
  ['es', ['Comprar ahora', 'Acme']],
  ['vi', ['Mật khẩu', 'Đăng nhập']],
  ['uk', ['Увійти']],
  ['fa', ['ثبت نام', 'رمز عبور']],
  ['en', ['Fresh from the farm', 'Añadir']],
  ['ar', ['خضار طازجة من المزرعة', 'iPhone']],
  ['en', ['Nocturne Radio', 'Casa Nova']],
  ['en', []],
  ['de', ['Dashboard', 'Einstellungen', 'Team']],
  ['de', ['Newsletter', 'Jetzt abonnieren']],
  ['nb', ['Les mer', 'Newsletter']],
  ['tr', ['Blog', 'İletişim']],
  ['fr', ['Newsletter', "Je m'abonne"]],
  ['zh', ['iPhone 15 Pro', '立即购买']],
  ['ko', ['iPhone 15', '구매하기']],
  ['ja', ['営業時間', '送料無料']],
  ['zh-Hant', ['營業時間', '免運費']],
  ['en', ['Mon', 'Tue', 'Wed']],
  ['en', ['S', 'M', 'L', 'XL']],
  ['en', ['Pro plan', 'Agenda', 'Sold out']],
  ['en', ['Team', 'Jürgen Müller', 'François Dupont']],
  ['en', ['Van Gogh', 'Los Angeles', 'La La Land']],
])('a page of a few words is in %s: %j', (language, texts) => {
  expect(findLanguage(texts)).toBe(language);
});

it('a name determines no language', () => {
  expect(findEvidence(['Nocturne'])).toBeNull();
});
