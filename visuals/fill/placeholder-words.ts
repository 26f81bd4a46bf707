/**
 * Words that say that something is only a placeholder, in the languages that designers name layers and write samples in.
 * Shapes decide first; a word confirms what a shape leaves open.
 */
import { foldText, TermTable } from '#design/lexicon/term-table';

/** Names of layers for pictures. */
const pictureTerms = [
  'image, images, img, picture, pic, photo, photograph, thumbnail, thumb, cover, poster, hero image, placeholder, image placeholder, media, artwork, illustration, video',
  'bild, bilder, foto, vorschaubild, titelbild, platzhalter, bildplatzhalter, aufnahme',
  'photo, vignette, couverture, illustration, emplacement, visuel, image de couverture',
  'imagen, foto, fotografia, miniatura, portada, marcador, ilustracion',
  'immagine, foto, miniatura, copertina, segnaposto, imagem, capa, fotografia, marcador',
  'afbeelding, plaatje, foto, omslag, tijdelijke aanduiding, bilde, billede, kuva, platshallare, plassholder, pladsholder',
  'obraz, obrazek, zdjecie, okladka, miniatura, obrazok, obrazek, fotka, kep, foto, imagine, fotografie',
  'изображение, картинка, фото, фотография, обложка, превью, заглушка, зображення, світлина',
  'εικονα, φωτογραφια, gorsel, resim, fotograf, kapak, hinh anh, anh, gambar, foto',
  'تصویر, عکس, جای عکس, جای تصویر, صورة, صوره, الصورة, مكان الصورة, תמונה, צילום',
  'चित्र, तस्वीर, फोटो, छवि, ภาพ, รูป, รูปภาพ',
  '画像, 写真, サムネイル, カバー, プレースホルダー, イメージ, 이미지, 사진, 썸네일, 그림',
  '图片, 图像, 照片, 缩略图, 封面, 占位, 占位图, 配图, 圖片, 照片, 縮圖',
];

/** Names of layers for the faces of people. */
const portraitTerms = [
  'avatar, avatars, profile picture, profile photo, profile image, userpic, user picture, headshot, portrait, face, author image, user, person, profile, account',
  'profilbild, portrait, portrat, nutzerbild, gesicht, benutzer, person',
  'photo de profil, profil, utilisateur, personne, foto de perfil, retrato, perfil, usuario, persona, foto profilo, ritratto, utente, foto do perfil, usuario',
  'profielfoto, gebruiker, profilbilde, profilbillede, awatar, zdjecie profilowe, uzytkownik',
  'аватар, портрет, фото профиля, пользователь, профиль, profil fotografi, kullanici',
  'آواتار, نمایه, عکس پروفایل, تصویر پروفایل, کاربر, صورة شخصية, الصورة الشخصية, مستخدم, אווטאר',
  'अवतार, プロフィール画像, アバター, 顔写真, ユーザー, 아바타, 프로필, 头像, 頭像, 用户',
];

/** Samples that stand for a text, whole texts only. */
const sampleTexts = [
  'text, your text, your text here, text here, text goes here, sample text, dummy text, add text, insert text here, heading, headline, heading here, your headline, title, title here, card title, title goes here, subtitle, subheading, description, description here, description goes here, short description, body text, paragraph, caption, caption here, product name, person name, full name, first last, name surname, firstname lastname, first name last name, john doe, jane doe, name here, your name here, job title, position, role, company name, city name, lorem',
  'text, ihr text, ihr text hier, hier steht text, text hier einfugen, beispieltext, platzhaltertext, blindtext, uberschrift, titel, kartentitel, untertitel, unteruberschrift, beschreibung, kurzbeschreibung, beschreibung hier, produktname, vorname nachname, name nachname, max mustermann, erika mustermann, stellenbezeichnung, berufsbezeichnung, firmenname, ortsname, stadtname',
  'texte, votre texte, votre texte ici, texte ici, texte fictif, titre, votre titre, titre ici, sous titre, description, courte description, legende, nom du produit, prenom nom, nom prenom, poste, intitule du poste, nom de l entreprise, nom de la ville, jean dupont',
  'texto, tu texto, tu texto aqui, su texto aqui, texto aqui, texto de ejemplo, texto de relleno, titulo, titulo aqui, subtitulo, encabezado, descripcion, descripcion corta, nombre del producto, nombre apellido, nombre y apellido, nombre apellidos, cargo, puesto, nombre de la empresa, ciudad, nombre de la ciudad, juan perez',
  'testo, il tuo testo, testo qui, testo segnaposto, titolo, sottotitolo, descrizione, nome prodotto, nome cognome, mario rossi, ruolo, nome azienda, seu texto, seu texto aqui, texto aqui, titulo, subtitulo, descricao, nome do produto, nome sobrenome, cargo, nome da empresa',
  'tekst, uw tekst, jouw tekst hier, titel, ondertitel, beschrijving, productnaam, voornaam achternaam, functie, twoj tekst, tytul, podtytul, opis, nazwa produktu, imie nazwisko, imie i nazwisko, stanowisko',
  'текст, ваш текст, текст здесь, заголовок, подзаголовок, описание, краткое описание, название, название товара, имя фамилия, иван иванов, должность, название компании, рыбный текст, заголовок карточки',
  'metin, metniniz, baslik, alt baslik, aciklama, urun adi, ad soyad, unvan, sirket adi',
  'متن, متن شما, متن نمونه, عنوان, عنوان کارت, زیرعنوان, توضیح, توضیحات, توضیحات کوتاه, نام محصول, نام و نام خانوادگی, نام نام خانوادگی, سمت, عنوان شغلی, نام شرکت, نام شهر, نص, النص, نص تجریبی, نص تجريبي, العنوان, عنوان فرعي, الوصف, وصف قصير, اسم المنتج, الاسم الكامل, المسمى الوظيفي, اسم الشركة',
  'テキスト, テキストが入ります, ここにテキスト, ここにテキストが入ります, ダミーテキスト, サンプルテキスト, 見出し, 見出しが入ります, タイトル, タイトルが入ります, サブタイトル, 説明, 説明文, 説明文が入ります, 商品名, 氏名, お名前, 役職, 会社名, 都市名, 山田太郎',
  '文本, 文字, 此处输入文字, 这里是文字, 示例文本, 占位文字, 标题, 标题文字, 副标题, 描述, 描述文字, 商品名称, 产品名称, 姓名, 职位, 公司名称, 城市名称, 張三, 张三, 텍스트, 텍스트를 입력하세요, 제목, 부제목, 설명, 상품명, 이름, 직책, 회사명, 홍길동',
];

/** Words of the Latin sample text, which stands for any text in any language. */
const loremWords: ReadonlySet<string> = new Set(
  'lorem ipsum dolor sit amet consectetur adipiscing adipisicing elit sed do eiusmod tempor incididunt labore dolore magna aliqua enim minim veniam quis nostrud exercitation ullamco laboris nisi aliquip commodo consequat duis aute irure reprehenderit voluptate velit esse cillum eu fugiat nulla pariatur excepteur sint occaecat cupidatat non proident sunt culpa qui officia deserunt mollit anim laborum sodales vestibulum pellentesque habitant morbi tristique senectus netus malesuada fames turpis egestas curabitur aenean vivamus praesent donec suspendisse phasellus ut et ex ea ad in id est faucibus vitae nunc viverra ultrices nibh tortor euismod mauris lacus'.split(
    ' ',
  ),
);

/** Those of them that no language uses. */
const meaningfulWords: ReadonlySet<string> = new Set([
  'lorem',
  'ipsum',
  'consectetur',
  'eiusmod',
  'adipiscing',
]);

/** Beginnings of the sample texts of languages that do not use the Latin one. */
const sampleBeginnings = [
  'لورم ایپسوم',
  'لوريم ايبسوم',
  'هذا النص هو مثال',
  'هذا نص تجريبي',
  'この文章はダミーです',
  'これはダミー',
  'ダミーテキスト',
  'ここにテキスト',
  'ここに文章',
  'テキストが入ります',
  'サンプルテキスト',
  '这是一段',
  '此处是',
  '这里是一段',
  '示例文字',
  '여기에 텍스트',
  'Рыба текст',
  'Рыбный текст',
  'Здесь будет текст',
  'Dies ist ein Blindtext',
  'Dies ist ein Typoblindtext',
  'Weit hinten hinter den Wortbergen',
  'Ici votre texte',
  'Aquí va',
].map(foldText);

let pictures: TermTable<true> | null = null;
let portraits: TermTable<true> | null = null;
let samples: ReadonlySet<string> | null = null;

/** Whether a layer's name says that it is for a picture. */
export function namesPicture(name: string): boolean {
  pictures ??= new TermTable(pictureTerms.map((terms) => [terms, true]));
  return pictures.allIn(splitName(name)).size > 0;
}

/** Whether a layer's name says that it is for the face of a person. */
export function namesPortrait(name: string): boolean {
  portraits ??= new TermTable(portraitTerms.map((terms) => [terms, true]));
  return portraits.allIn(splitName(name)).size > 0;
}

/** Whether a text is only the sample of one. */
export function isSampleText(text: string): boolean {
  samples ??= new Set(sampleTexts.flatMap((terms) => terms.split(', ').map(foldWhole)));
  const folded = foldText(text).trim();
  return samples.has(foldWhole(text)) || sampleBeginnings.some((beginning) => folded.startsWith(beginning));
}

/** Whether a text is written in the Latin sample text; one word of it alone may be one of a language. */
export function isLorem(text: string): boolean {
  const words = foldText(text).match(/\p{L}+/gu) ?? [];
  const known = words.filter((word) => loremWords.has(word)).length;
  if (words.length < 2) return words[0] === 'lorem' || words[0] === 'ipsum';
  const isTelling = known >= 4 || words.some((word) => meaningfulWords.has(word));
  return known >= 2 && isTelling && known / words.length >= 0.6;
}

/** `productImage` and `product_image` are two words. */
function splitName(name: string): string {
  return name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[_/.-]+/g, ' ');
}

function foldWhole(text: string): string {
  return (foldText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}
