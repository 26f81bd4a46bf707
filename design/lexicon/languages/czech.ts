import type { LanguageWords } from '../language-words.ts';

/** Words of Czech. */
export const czech: LanguageWords = {
  language: 'cs',
  functionWords:
    'a, nebo, v, ve, z, ze, na, do, od, pro, o, po, pod, nad, při, za, s, se, si, je, jsou, být, my, nás, náš, naše, naši, váš, vaše, vaší, ty, vy, on, ona, ono, ten, ta, to, ne, není, jak, co, kdo, kde, více, všechny, vše, bez, že, který, která, které, ale, jen, už, jeho, její, jejich, můj, moje, tento, tato, tyto, když, aby, i, u, k',
  letters: 'ěřůčťď',
  commonWords:
    'dnes, zítra, včera, týden, měsíc, rok, dní, cena, zdarma, nový, nové, nejprodávanější, výprodej, dárkové, poukazy, doprava, platba, objednávka, objednávky, recenze, vítejte, zůstatek, poslední, transakce, peníze, cestující, odkud, kam, odlet, návrat, zprávy, funguje, zapomněli, zapamatovat, mezisoučet, celkem',
  actions:
    'koupit, koupit nyní, přidat, přidat do košíku, do košíku, objednat, odeslat, poslat, potvrdit, zrušit, zavřít, pokračovat, další, předchozí, zpět, hledat, vyhledat, registrovat, registrovat se, přihlásit, přihlásit se, odhlásit, vytvořit, vytvořit účet, uložit, smazat, odstranit, upravit, změnit, stáhnout, nahrát, sdílet, sledovat, rezervovat, zaplatit, zobrazit, zobrazit vše, zobrazit více, číst dále, číst více, zjistit více, více informací, objevit, začít, spustit, vyzkoušet, odebírat, kontaktovat, kontaktujte nás, zavolat, požádat, připojit se, zúčastnit se, přijmout, souhlasím, odmítnout, vybrat, tisknout, kopírovat, přeskočit, hotovo, otevřít, přispět, použít, použít filtry, dokončit, dokončit objednávku, porovnat, spravovat, aktualizovat, vymazat, k pokladně, do pokladny, objednejte, kupte, pronajmout, převést, zkusit znovu, filtrovat, zjistěte více, přečíst, poslouchat, zeptat se, přidejte se, ověřit, aktivovat, zaregistrovat se, založit účet, ukázat, přejít, rezervujte',
  navigation:
    'domů, úvod, o nás, kontakt, kontakty, produkty, služby, ceník, ceny, blog, aktuality, novinky, nápověda, podpora, přihlášení, registrace, účet, můj účet, košík, profil, nastavení, přehled, tým, kariéra, galerie, akce, události, ochrana osobních údajů, podmínky, obchod, kategorie, hledat, pro média, funkce, časté dotazy, menu, reference',
  fields: {
    email: 'e mail, email, e mailová adresa, emailová adresa, e mailovou adresu, emailovou adresu, e mailová',
    newPassword:
      'nové heslo, potvrdit heslo, potvrzení hesla, zopakovat heslo, heslo znovu, zopakujte heslo, potvrďte heslo, vytvořte heslo, zadejte heslo znovu',
    password: 'heslo',
    phone: 'telefon, telefonní číslo, mobil, tel, mobilní telefon, telefonu, telefonní',
    code: 'ověřovací kód, jednorázový kód, sms kód, potvrzovací kód',
    username: 'uživatelské jméno, uživatel, přihlašovací jméno',
    givenName: 'křestní jméno, křestní',
    familyName: 'příjmení',
    organization: 'firma, společnost, název firmy, organizace, název společnosti, název organizace',
    cardNumber: 'číslo karty, kreditní karta',
    cardName: 'držitel karty, jméno na kartě, jméno držitele karty, jméno držitele',
    cardCode: 'bezpečnostní kód, cvc, cvv, kód cvc, kód cvv',
    cardExpiry: 'platnost, platnost do, datum platnosti',
    postalCode: 'psč, poštovní směrovací číslo',
    birthday: 'datum narození',
    date: 'datum, příjezd, odjezd, dd mm rrrr',
    time: 'čas, hodina',
    city: 'město, obec, místo',
    country: 'země, stát',
    street: 'ulice, adresa, ulice a číslo, ulice a číslo popisné, ulice a čp, adresu',
    addressLine2: 'číslo bytu, patro, byt',
    region: 'kraj, okres, region',
    jobTitle: 'pozice, pracovní pozice, funkce, povolání',
    url: 'webové stránky, web, webová stránka, webová adresa, odkaz',
    search: 'hledat, vyhledávání, vyhledat, hledáte, co hledáte',
    quantity: 'množství, počet, částka, kolik, věk, kolik vám je, počet osob',
    message: 'zpráva, komentář, poznámka, poznámky, popis, vaše zpráva, dotaz, otázka',
    subject: 'předmět, téma',
    name: 'jméno, celé jméno, jméno a příjmení, vaše jméno, jak se jmenujete, jméno příjmení',
  },
  prompts: 'zadejte, napište, vyplňte, např, například, vyberte',
  months:
    'leden, únor, březen, duben, květen, červen, červenec, srpen, září, říjen, listopad, prosinec, ledna, února, března, dubna, května, června, července, srpna, října, listopadu, prosince, led, úno, bře, dub, kvě, čvn, čvc, srp, zář, říj, lis, pro',
  states: {
    hover: 'hover, najetí',
    focus: 'fokus',
    pressed: 'stisknuto',
    disabled: 'zakázáno, neaktivní',
    selected: 'vybráno, zaškrtnuto, zapnuto',
    open: 'otevřeno, rozbaleno',
  },
  layers:
    'rám, rámec, frame, skupina, obdélník, elipsa, čára, šipka, vektor, mnohoúhelník, hvězda, sjednocení, odečíst, průnik, vyloučit, text, obrázek, komponenta, instance, sekce, maska, skupina masek, vrstva, varianta, tvar',
  labels: {
    increase: 'Zvýšit',
    decrease: 'Snížit',
    more: 'Více',
    dialog: 'Dialogové okno',
    button: 'Tlačítko',
    close: 'Zavřít',
    menu: 'Nabídka',
    search: 'Hledat',
    previous: 'Předchozí',
    next: 'Další',
    pages: 'Stránky',
    navigation: 'Hlavní navigace',
    breadcrumb: 'Drobečková navigace',
    settings: 'Nastavení',
    notifications: 'Oznámení',
    cart: 'Košík',
  },
};
