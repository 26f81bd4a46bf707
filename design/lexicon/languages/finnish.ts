import type { LanguageWords } from '../language-words.ts';

/** Words of Finnish. */
export const finnish: LanguageWords = {
  language: 'fi',
  functionWords:
    'ja, tai, on, ei, se, ne, tämä, nämä, hän, me, te, he, sinä, minä, sinun, meidän, teidän, mikä, mitä, kuka, missä, miten, kun, jos, että, kuin, myös, vain, kaikki, ilman, kanssa, ovat, olla, ole, oma, jo, vielä, mutta, nyt, niin, sekä, jonka, joka, voi, sen, ennen, jälkeen',
  letters: 'äö',
  actions:
    'osta, osta nyt, tilaa, lisää, lisää ostoskoriin, lisää koriin, lähetä, vahvista, peruuta, sulje, jatka, seuraava, edellinen, takaisin, hae, etsi, rekisteröidy, kirjaudu, kirjaudu sisään, kirjaudu ulos, luo, luo tili, tallenna, poista, muokkaa, muuta, lataa, jaa, seuraa, varaa, varaa nyt, maksa, näytä, näytä kaikki, näytä lisää, katso, katso lisää, lue lisää, tutustu, aloita, kokeile, testaa, ota yhteyttä, soita, hakeudu, liity, osallistu, hyväksy, hylkää, valitse, tulosta, kopioi, ohita, valmis, avaa, lahjoita',
  navigation:
    'etusivu, koti, tietoa meistä, meistä, yhteystiedot, yhteys, tuotteet, palvelut, hinnat, hinnasto, blogi, uutiset, ohje, apua, tuki, kirjaudu, rekisteröidy, tili, oma tili, ostoskori, profiili, asetukset, yleiskatsaus, tiimi, avoimet työpaikat, galleria, tapahtumat, tietosuoja, ehdot, kauppa, kategoriat, haku, ominaisuudet, usein kysyttyä, valikko',
  fields: {
    email: 'sähköposti, sähköpostiosoite, s posti, email',
    newPassword: 'uusi salasana, vahvista salasana, toista salasana',
    password: 'salasana',
    phone: 'puhelin, puhelinnumero, matkapuhelin, puh',
    code: 'vahvistuskoodi, kertakäyttökoodi',
    username: 'käyttäjätunnus, käyttäjänimi',
    givenName: 'etunimi',
    familyName: 'sukunimi',
    organization: 'yritys, yrityksen nimi, organisaatio',
    cardNumber: 'kortin numero, luottokortti',
    cardName: 'kortinhaltija, nimi kortissa',
    cardCode: 'turvakoodi, cvc, cvv',
    cardExpiry: 'voimassa, viimeinen voimassaolopäivä',
    postalCode: 'postinumero',
    birthday: 'syntymäaika, syntymäpäivä',
    date: 'päivämäärä, päivä, saapuminen, lähtö, pp kk vvvv',
    time: 'aika, kellonaika',
    city: 'kaupunki, postitoimipaikka, paikkakunta',
    country: 'maa',
    street: 'katu, osoite, katuosoite',
    url: 'verkkosivusto, verkkosivu, kotisivu',
    search: 'haku, hae, etsi',
    quantity: 'määrä, lukumäärä, kuinka monta, summa',
    message: 'viesti, kommentti, kommentit, kuvaus, viestisi, kysymys, lisätiedot',
    subject: 'aihe, otsikko',
    name: 'nimi, koko nimi, nimesi',
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
  },
};
