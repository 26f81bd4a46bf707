import type { LanguageWords } from '../language-words.ts';

/** Words of Hungarian. */
export const hungarian: LanguageWords = {
  language: 'hu',
  functionWords:
    'a, az, és, vagy, egy, is, nem, hogy, de, ez, ezt, azt, van, vannak, volt, mi, ti, ők, én, te, ön, önnek, mit, ki, hol, hogyan, mikor, miért, több, minden, mint, csak, már, még, el, meg, be, fel, le, ha, sem, nélkül, között, alatt, után, előtt, felett, számára, által, szerint, való, itt, most, amely, ami, aki, nincs, lesz',
  letters: 'őűöü',
  commonWords:
    'ma, holnap, tegnap, hét, héten, hónap, év, nap, ár, ingyenes, új, újdonságok, legnépszerűbb, akció, akciók, ajándékkártya, szállítás, fizetési, rendelések, vélemények, üdvözlünk, egyenleg, legutóbbi, tranzakciók, pénz, utasok, honnan, hová, oda, jelentések, működik, elfelejtett, elfelejtetted, emlékezz, részösszeg, összesen',
  actions:
    'vásárlás, vásárlás most, megveszem, veszek, vásárolok, jegyet veszek, kosárba, kosárba teszem, hozzáadás, megrendelés, megrendelem, rendelés, küldés, elküldés, elküldöm, megerősítés, mégse, mégsem, bezárás, folytatás, tovább, következő, előző, vissza, keresés, regisztráció, regisztrálok, bejelentkezés, belépés, kijelentkezés, kilépés, létrehozás, mentés, törlés, eltávolítás, szerkesztés, módosítás, letöltés, feltöltés, megosztás, követés, foglalás, foglalok, lefoglalom, fizetés, fizetek, megnézem, megtekintés, mutasd, összes megtekintése, tovább olvasom, részletek, bővebben, felfedezés, felfedezem, kezdés, indítás, kipróbálom, kipróbálás, feliratkozás, feliratkozom, kapcsolatfelvétel, hívás, kérek, kérem, csatlakozás, csatlakozom, jelentkezés, jelentkezem, elfogadom, elfogadás, elutasítás, kiválasztás, választok, nyomtatás, másolás, kihagyás, kész, megnyitás, támogatás, alkalmaz, szűrés, befejezés, összehasonlítás, kezelés, frissítés, pénztárhoz, tovább a pénztárhoz, megrendelés elküldése, bérlés, utalás, újra, próbáld újra, kosárba rakom, érdekel, megnézem mind, részletek megtekintése, olvass tovább, hallgatás, fiók létrehozása, ellenőrzés, aktiválás, visszavonás, ajánlatot kérek, keresek, hozzáad, mentem',
  navigation:
    'kezdőlap, főoldal, rólunk, kapcsolat, termékek, szolgáltatások, árak, blog, hírek, segítség, támogatás, bejelentkezés, belépés, regisztráció, fiók, fiókom, kosár, profil, beállítások, áttekintés, csapat, karrier, állások, galéria, események, programok, adatvédelem, feltételek, impresszum, bolt, webshop, kategóriák, keresés, sajtó, funkciók, gyakori kérdések, gyik, menü',
  fields: {
    email: 'e mail, email, e mail cím, email cím, e mail címed, email címed, e mail címe',
    newPassword:
      'új jelszó, jelszó megerősítése, jelszó újra, jelszó ismét, jelszó mégegyszer, jelszó még egyszer, új jelszavad, jelszó létrehozása',
    password: 'jelszó, jelszavad, jelszava',
    phone: 'telefon, telefonszám, mobil, mobilszám, tel, telefonszámod, telefonszáma, mobiltelefon',
    code: 'ellenőrző kód, megerősítő kód, egyszeri kód, sms kód, visszaigazoló kód',
    username: 'felhasználónév, felhasználói név, felhasználóneved',
    givenName: 'keresztnév, utónév, keresztneved',
    familyName: 'vezetéknév, családnév, vezetékneved',
    organization: 'cég, cégnév, vállalat, szervezet, cég neve, vállalat neve',
    cardNumber: 'kártyaszám, bankkártyaszám, bankkártya, kártya száma',
    cardName: 'kártyabirtokos, kártyán szereplő név, kártyabirtokos neve, kártyatulajdonos',
    cardCode: 'biztonsági kód, cvc, cvv',
    cardExpiry: 'lejárat, lejárati dátum, érvényesség, lejárat dátuma',
    postalCode: 'irányítószám',
    birthday: 'születési dátum, születési idő, születésnap',
    date: 'dátum, időpont, érkezés, távozás, éééé hh nn',
    time: 'idő, óra',
    city: 'város, település',
    country: 'ország',
    street: 'utca, cím, lakcím, utca házszám, utca és házszám, címed',
    addressLine2: 'emelet, ajtó, lakás',
    region: 'megye, régió, tartomány',
    jobTitle: 'beosztás, munkakör, pozíció, foglalkozás',
    url: 'weboldal, honlap, webcím, weboldal címe, weblap',
    search: 'keresés, keress, mit keresel, mit keres, keresel, keresése',
    quantity: 'mennyiség, darabszám, összeg, hány, életkor, kor, létszám, vendégek száma, hány éves',
    message: 'üzenet, megjegyzés, hozzászólás, leírás, üzeneted, kérdés, jegyzet, üzenet szövege',
    subject: 'tárgy, téma',
    name: 'név, teljes név, neved, hogy hívnak, hogy hívják, vezetéknév és keresztnév, név megadása',
  },
  prompts: 'írd be, írja be, add meg, adja meg, pl, például, válassz, válasszon',
  months:
    'január, február, március, április, május, június, július, augusztus, szeptember, október, november, december, jan, febr, márc, ápr, máj, jún, júl, aug, szept, okt, nov, dec',
  states: {
    hover: 'hover',
    focus: 'fókusz',
    pressed: 'lenyomva',
    disabled: 'letiltva, inaktív',
    selected: 'kiválasztva, kijelölt, bekapcsolva',
    open: 'nyitva, kinyitva',
  },
  layers:
    'keret, frame, csoport, téglalap, ellipszis, vonal, nyíl, vektor, sokszög, csillag, egyesítés, kivonás, metszet, kizárás, szöveg, kép, komponens, példány, szakasz, maszk, maszkcsoport, réteg, változat, alakzat',
  labels: {
    increase: 'Növelés',
    decrease: 'Csökkentés',
    more: 'Továbbiak',
    dialog: 'Párbeszédablak',
    button: 'Gomb',
    close: 'Bezárás',
    menu: 'Menü',
    search: 'Keresés',
    previous: 'Előző',
    next: 'Következő',
    pages: 'Oldalak',
    navigation: 'Fő navigáció',
    breadcrumb: 'Morzsamenü',
    settings: 'Beállítások',
    notifications: 'Értesítések',
    cart: 'Kosár',
  },
};
