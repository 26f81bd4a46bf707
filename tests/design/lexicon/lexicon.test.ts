import { describe, expect, it } from 'vitest';
import { allLanguages } from '#design/lexicon/all-languages';
import { fieldTopics } from '#design/lexicon/language-words';
import { isFigmaLayerName, lexiconOf } from '#design/lexicon/lexicon';

describe.each(allLanguages.map((words) => [words.language, words] as const))(
  'the words of %s',
  (language, words) => {
    it('have no term twice in a list and no empty one', () => {
      const lists = [words.actions, words.navigation, words.functionWords, ...Object.values(words.fields)];
      for (const list of lists) {
        expect(list.split(', ')).not.toContain('');
        expect(list).not.toMatch(/^\s|\s$|,(?! )|\p{Script=Latin}،/u);
      }
      const terms = [...words.functionWords.split(', ')];
      expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
    });

    it('are found as what they stand for', () => {
      const lexicon = lexiconOf(language);
      for (const topic of fieldTopics) {
        const missed = words.fields[topic].split(', ').filter((term) => {
          const found = lexicon.fieldTopicIn(term);
          // A longer term contains shorter ones of other topics, of which the first decides.
          return found === null || fieldTopics.indexOf(found) > fieldTopics.indexOf(topic);
        });
        expect(missed).toEqual([]);
      }
      expect(words.actions.split(', ').filter((term) => !lexicon.isAction(term))).toEqual([]);
      expect(words.layers.split(', ').filter((term) => !isFigmaLayerName(`${term} 12`))).toEqual([]);
    });
  },
);

it.each([
  ['de', 'Passwort', 'password'],
  ['es', 'Contraseña', 'password'],
  ['vi', 'Mật khẩu', 'password'],
  ['de', 'E-Mail-Adresse *', 'email'],
  ['ja', 'メールアドレスを入力', 'email'],
  ['ja', '姓', 'familyName'],
  ['zh', '请输入手机号', 'phone'],
  ['ru', 'Номер телефона', 'phone'],
  ['fa', 'شماره موبایل', 'phone'],
  ['ar', 'كَلِمَة المُرور', 'password'],
  ['fr', 'Prénom', 'givenName'],
  ['de', 'Postcode', 'postalCode'],
  ['en', 'Passwort', null],
  ['en', 'Order by', null],
  ['en', 'Username or email', 'username'],
  ['en', 'Email or phone number', 'username'],
  ['en', 'Email password', 'password'],
  ['en', 'Company website', 'url'],
  ['en', 'Search by email', 'search'],
  ['en', 'State / Province', 'region'],
  ['en', 'Apt, suite, etc.', 'addressLine2'],
  ['en', 'Job title', 'jobTitle'],
  ['en', 'State=Filled', null],
  ['pl', 'Imię i nazwisko', 'name'],
  ['pl', 'Imię', 'givenName'],
  ['el', 'Κωδικός επαλήθευσης', 'code'],
  ['fr', "Nom d'utilisateur", 'username'],
  ['fr', 'Date d’expiration', 'cardExpiry'],
  ['ko', '이메일을 입력해 주세요', 'email'],
  ['es', 'Número de pedido', null],
])('in %s, %s asks for %s', (language, text, topic) => {
  expect(lexiconOf(language).fieldTopicIn(text)).toBe(topic);
});

it.each([
  ['de', 'Termin buchen', true],
  ['de', 'Anmelden', true],
  ['es', 'Comprar', true],
  ['ja', '登録', true],
  ['tr', 'Sepete ekle', true],
  ['de', 'Unsere Äpfel', false],
  ['en', 'Anmelden', false],
  ['en', 'Our apples', false],
  ['ja', '検索結果', false],
  ['ja', '今すぐ検索', true],
  ['ko', '검색 결과', false],
  ['he', 'תוצאות חיפוש', false],
  ['he', 'חיפוש מוצרים', true],
  ['ja', 'Start free trial', true],
])('in %s, whether %s is an action: %s', (language, text, isAction) => {
  expect(lexiconOf(language).isAction(text)).toBe(isAction);
});

it.each([
  'Rechteck 3',
  'フレーム 3',
  'Прямоугольник 3',
  'Rectángulo',
  'مستطيل 2',
  '矩形 12',
  '사각형 1',
  'Frame 1000004522',
])('%s is a name that Figma gives', (name) => {
  expect(isFigmaLayerName(name)).toBe(true);
});

it.each(['Header', 'Hero 2', 'Star rating', 'Produktkarte', 'カード 3', ''])(
  '%j is a name that a person gives',
  (name) => {
    expect(isFigmaLayerName(name)).toBe(false);
  },
);

it('a page in an unknown language has English words', () => {
  expect(lexiconOf('xx').label('close')).toBe('Close');
  expect(lexiconOf('zh-Hant').label('search')).toBe('搜索');
});
