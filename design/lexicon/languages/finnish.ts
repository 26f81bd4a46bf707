import type { LanguageWords } from '../language-words.ts';

/** Words of Finnish. */
export const finnish: LanguageWords = {
  language: 'fi',
  functionWords:
    'ja, tai, on, ei, se, ne, tämä, nämä, hän, me, te, he, sinä, minä, sinun, meidän, teidän, mikä, mitä, kuka, missä, miten, kun, jos, että, kuin, myös, vain, kaikki, ilman, kanssa, ovat, olla, ole, oma, jo, vielä, mutta, nyt, niin, sekä, jonka, joka, voi, sen, ennen, jälkeen',
  letters: 'äö',
  commonWords:
    'tänään, huomenna, eilen, viikko, viikolla, kuukausi, vuosi, päivää, hinta, ilmainen, uusi, uutuudet, suosituimmat, ale, lahjakortit, toimitus, maksu, tilaus, tilaukset, arvostelut, tervetuloa, saldo, viimeisimmät, tapahtumat, rahaa, matkustajat, meno, paluu, raportit, toimii, unohditko, muista, minut, välisumma, yhteensä',
  actions:
    'osta, osta nyt, tilaa, lisää, lisää ostoskoriin, lisää koriin, lähetä, vahvista, peruuta, sulje, jatka, seuraava, edellinen, takaisin, hae, etsi, rekisteröidy, kirjaudu, kirjaudu sisään, kirjaudu ulos, luo, luo tili, tallenna, poista, muokkaa, muuta, lataa, jaa, seuraa, varaa, varaa nyt, maksa, näytä, näytä kaikki, näytä lisää, katso, katso lisää, lue lisää, tutustu, aloita, kokeile, testaa, ota yhteyttä, soita, liity, osallistu, hyväksy, hylkää, valitse, tulosta, kopioi, ohita, valmis, avaa, lahjoita, käytä, ota käyttöön, vertaa, hallitse, päivitä, tyhjennä, kassalle, siirry kassalle, tee tilaus, vuokraa, siirrä, yritä uudelleen, kumoa, suodata, rekisteröidy nyt, lue, kuuntele, kysy, pyydä, pyydä tarjous, tilaa uutiskirje, liity jäseneksi, luo tunnus, vaihda, tarkista, aktivoi, lisää tuote, selvä',
  navigation:
    'etusivu, koti, tietoa meistä, meistä, yhteystiedot, yhteys, tuotteet, palvelut, hinnat, hinnasto, blogi, uutiset, ohje, apua, tuki, kirjaudu, rekisteröidy, tili, oma tili, ostoskori, profiili, asetukset, yleiskatsaus, tiimi, avoimet työpaikat, galleria, tapahtumat, tietosuoja, ehdot, kauppa, kategoriat, haku, ominaisuudet, usein kysyttyä, valikko',
  fields: {
    email: 'sähköposti, sähköpostiosoite, s posti, email, sähköpostisi, sähköpostiosoitteesi, e mail, meili',
    newPassword:
      'uusi salasana, vahvista salasana, toista salasana, salasana uudelleen, luo salasana, vahvista uusi salasana, uusi salasanasi',
    password: 'salasana, salasanasi',
    phone: 'puhelin, puhelinnumero, matkapuhelin, puh, puhelinnumerosi, puhelinnro, gsm, kännykkä',
    code: 'vahvistuskoodi, kertakäyttökoodi, tekstiviestikoodi, varmistuskoodi',
    username: 'käyttäjätunnus, käyttäjänimi, tunnus',
    givenName: 'etunimi, etunimesi',
    familyName: 'sukunimi, sukunimesi',
    organization: 'yritys, yrityksen nimi, organisaatio, yrityksesi, työnantaja',
    cardNumber: 'kortin numero, luottokortti, kortinnumero, korttinumero',
    cardName: 'kortinhaltija, nimi kortissa, kortinhaltijan nimi',
    cardCode: 'turvakoodi, cvc, cvv',
    cardExpiry: 'voimassa, viimeinen voimassaolopäivä, voimassaoloaika, vanhenemispäivä',
    postalCode: 'postinumero',
    birthday: 'syntymäaika, syntymäpäivä',
    date: 'päivämäärä, päivä, saapuminen, lähtö, pp kk vvvv',
    time: 'aika, kellonaika',
    city: 'kaupunki, postitoimipaikka, paikkakunta',
    country: 'maa',
    street: 'katu, osoite, katuosoite, osoitteesi, lähiosoite',
    addressLine2: 'asunto, kerros, huoneisto, rappu',
    region: 'maakunta, lääni, alue',
    jobTitle: 'ammattinimike, titteli, tehtävänimike, ammatti',
    url: 'verkkosivusto, verkkosivu, kotisivu, verkko osoite, kotisivut, www sivut',
    search: 'haku, hae, etsi, etsit, mitä etsit, hakusana',
    quantity: 'määrä, lukumäärä, kuinka monta, summa, ikä, henkilömäärä, montako, kuinka vanha',
    message: 'viesti, kommentti, kommentit, kuvaus, viestisi, kysymys, lisätiedot',
    subject: 'aihe, otsikko',
    name: 'nimi, koko nimi, nimesi, mikä sinun nimesi on, etunimi ja sukunimi, etu ja sukunimi',
  },
  prompts: 'kirjoita, syötä, anna, esim, esimerkiksi, valitse',
  months:
    'tammikuu, helmikuu, maaliskuu, huhtikuu, toukokuu, kesäkuu, heinäkuu, elokuu, syyskuu, lokakuu, marraskuu, joulukuu, tammikuuta, helmikuuta, maaliskuuta, huhtikuuta, toukokuuta, kesäkuuta, heinäkuuta, elokuuta, syyskuuta, lokakuuta, marraskuuta, joulukuuta, tammi, helmi, maalis, huhti, touko, kesä, heinä, elo, syys, loka, marras, joulu',
  states: {
    hover: 'hover, osoitettu',
    focus: 'kohdistettu',
    pressed: 'painettu',
    disabled: 'poistettu käytöstä, ei käytössä',
    selected: 'valittu',
    open: 'auki, avattu',
  },
  layers:
    'kehys, frame, ryhmä, suorakulmio, ellipsi, viiva, nuoli, vektori, monikulmio, tähti, yhdiste, vähennys, leikkaus, teksti, kuva, komponentti, instanssi, osio, maski, maskiryhmä, taso, variantti, muoto',
  labels: {
    increase: 'Lisää määrää',
    decrease: 'Vähennä',
    more: 'Lisää',
    dialog: 'Valintaikkuna',
    button: 'Painike',
    close: 'Sulje',
    menu: 'Valikko',
    search: 'Hae',
    previous: 'Edellinen',
    next: 'Seuraava',
    pages: 'Sivut',
    navigation: 'Päävalikko',
    breadcrumb: 'Murupolku',
    settings: 'Asetukset',
    notifications: 'Ilmoitukset',
    cart: 'Ostoskori',
  },
};
