import type { LanguageWords } from '../language-words.ts';

/** Words of Swedish. */
export const swedish: LanguageWords = {
  language: 'sv',
  functionWords:
    'en, ett, den, det, de, och, eller, av, för, med, i, på, till, från, om, under, över, är, vara, vi, oss, vår, vårt, våra, du, din, ditt, dina, ni, er, han, hon, denna, detta, inte, ingen, hur, vad, vem, var, mer, alla, allt, som, också, att, har, kan, ska, blir, men, än, jag, min, sig, så, hos, utan, när',
  letters: 'åäö',
  actions:
    'köp, köp nu, köpa, lägg till, lägg i varukorg, lägg i varukorgen, beställ, skicka, bekräfta, avbryt, stäng, fortsätt, nästa, föregående, tillbaka, sök, registrera, registrera dig, logga in, logga ut, skapa, skapa konto, spara, ta bort, radera, redigera, ändra, ladda ner, ladda upp, dela, följ, boka, boka nu, reservera, betala, visa, visa alla, visa mer, se mer, läs mer, upptäck, börja, starta, kom igång, prova, testa, prenumerera, kontakta oss, ring, ansök, gå med, delta, acceptera, godkänn, avböj, välj, skriv ut, kopiera, hoppa över, klar, öppna, skänk',
  navigation:
    'hem, om oss, kontakt, produkter, tjänster, priser, blogg, nyheter, hjälp, support, logga in, registrera, konto, mitt konto, varukorg, kundvagn, profil, inställningar, översikt, team, karriär, jobb, galleri, evenemang, integritet, villkor, butik, kategorier, sök, press, funktioner, vanliga frågor, meny, portfolio',
  fields: {
    email: 'e post, epost, e postadress, mejl, mejladress, email',
    newPassword: 'nytt lösenord, bekräfta lösenord, upprepa lösenord',
    password: 'lösenord',
    phone: 'telefon, telefonnummer, mobil, mobilnummer, tel',
    code: 'verifieringskod, engångskod',
    username: 'användarnamn',
    givenName: 'förnamn',
    familyName: 'efternamn',
    organization: 'företag, företagsnamn, organisation',
    cardNumber: 'kortnummer, kreditkort',
    cardName: 'kortinnehavare, namn på kortet',
    cardCode: 'säkerhetskod, cvc, cvv',
    cardExpiry: 'utgångsdatum, giltigt till',
    postalCode: 'postnummer',
    birthday: 'födelsedatum',
    date: 'datum, ankomst, avresa, åååå mm dd',
    time: 'tid, klockslag',
    city: 'ort, stad, postort',
    country: 'land',
    street: 'gata, adress, gatuadress',
    url: 'webbplats, hemsida, webbadress',
    search: 'sök, söka',
    quantity: 'antal, mängd, belopp, hur många',
    message: 'meddelande, kommentar, kommentarer, beskrivning, ditt meddelande, fråga, anteckning',
    subject: 'ämne',
    name: 'namn, fullständigt namn, ditt namn, för och efternamn',
  },
  prompts: 'ange, skriv, fyll i, t ex, till exempel, välj',
  months:
    'januari, februari, mars, april, maj, juni, juli, augusti, september, oktober, november, december, jan, feb, mar, apr, jun, jul, aug, sep, sept, okt, nov, dec',
  states: {
    hover: 'hover, hovrad',
    focus: 'fokus',
    pressed: 'nedtryckt',
    disabled: 'inaktiverad, inaktiv',
    selected: 'vald, markerad, ikryssad',
    open: 'öppen, utfälld',
  },
  layers:
    'ram, frame, grupp, rektangel, ellips, linje, pil, vektor, polygon, stjärna, union, förening, subtrahera, snitt, exkludera, text, bild, komponent, instans, sektion, avsnitt, mask, maskgrupp, lager, variant',
  labels: {
    increase: 'Öka',
    decrease: 'Minska',
    more: 'Mer',
    dialog: 'Dialogruta',
    button: 'Knapp',
    close: 'Stäng',
    menu: 'Meny',
    search: 'Sök',
    previous: 'Föregående',
    next: 'Nästa',
  },
};
