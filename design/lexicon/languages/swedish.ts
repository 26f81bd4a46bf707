import type { LanguageWords } from '../language-words.ts';

/** Words of Swedish. */
export const swedish: LanguageWords = {
  language: 'sv',
  functionWords:
    'en, ett, den, det, de, och, eller, av, för, med, i, på, till, från, om, under, över, är, vara, vi, oss, vår, vårt, våra, du, din, ditt, dina, ni, er, han, hon, denna, detta, inte, ingen, hur, vad, vem, var, mer, alla, allt, som, också, att, har, kan, ska, blir, men, än, jag, min, sig, så, hos, utan, när',
  letters: 'åäö',
  commonWords:
    'idag, imorgon, igår, vecka, veckan, månad, år, dagar, pris, gratis, ny, nya, nyheter, bästsäljare, presentkort, frakt, betalning, beställning, beställningar, omdömen, välkommen, saldo, senaste, transaktioner, pengar, resenärer, avresa, hemresa, rapporter, fungerar, glömt, kom, ihåg, delsumma, totalt, logga, alla',
  actions:
    'köp, köp nu, köpa, lägg till, lägg i varukorg, lägg i varukorgen, beställ, skicka, bekräfta, avbryt, stäng, fortsätt, nästa, föregående, tillbaka, sök, registrera, registrera dig, logga in, logga ut, skapa, skapa konto, spara, ta bort, radera, redigera, ändra, ladda ner, ladda upp, dela, följ, boka, boka nu, reservera, betala, visa, visa alla, visa mer, se mer, läs mer, upptäck, börja, starta, kom igång, prova, testa, prenumerera, kontakta oss, ring, ansök, gå med, delta, acceptera, godkänn, avböj, välj, skriv ut, kopiera, hoppa över, klar, öppna, skänk, använd, tillämpa, ta del, jämför, hantera, spela, uppdatera, rensa, slutför, slutför köp, till kassan, gå till kassan, beställ nu, hämta, anmäl dig, bli medlem, hyr, överför, kontakta, ta kontakt, försök igen, ångra, skapa ett konto, filtrera, verifiera, godkänn alla, hitta, ladda, byt',
  navigation:
    'hem, om oss, kontakt, produkter, tjänster, priser, blogg, nyheter, hjälp, support, logga in, registrera, konto, mitt konto, varukorg, kundvagn, profil, inställningar, översikt, team, karriär, jobb, galleri, evenemang, integritet, villkor, butik, kategorier, sök, press, funktioner, vanliga frågor, meny, portfolio',
  fields: {
    email: 'e post, epost, e postadress, mejl, mejladress, email, e postadressen, e mail, e mailadress, mail',
    newPassword:
      'nytt lösenord, bekräfta lösenord, upprepa lösenord, välj lösenord, skapa lösenord, upprepa lösenordet, bekräfta lösenordet, ange lösenordet igen',
    password: 'lösenord, lösenordet',
    phone:
      'telefon, telefonnummer, mobil, mobilnummer, tel, telefonnr, mobiltelefon, telefonnumret, mobilnumret',
    code: 'verifieringskod, engångskod, sms kod, bekräftelsekod',
    username: 'användarnamn, användar id',
    givenName: 'förnamn',
    familyName: 'efternamn',
    organization: 'företag, företagsnamn, organisation, bolag, företagets namn',
    cardNumber: 'kortnummer, kreditkort',
    cardName: 'kortinnehavare, namn på kortet',
    cardCode: 'säkerhetskod, cvc, cvv',
    cardExpiry: 'utgångsdatum, giltigt till, giltig till',
    postalCode: 'postnummer, postnr',
    birthday: 'födelsedatum, födelsedag',
    date: 'datum, ankomst, avresa, åååå mm dd',
    time: 'tid, klockslag',
    city: 'ort, stad, postort',
    country: 'land',
    street: 'gata, adress, gatuadress, gata och nummer',
    addressLine2: 'lägenhetsnummer, våning, c o',
    region: 'län, region, landskap',
    jobTitle: 'befattning, yrke, jobbtitel',
    url: 'webbplats, hemsida, webbadress',
    search: 'sök, söka, letar du efter, vad letar du',
    quantity: 'antal, mängd, belopp, hur många, ålder, hur gammal, antal personer',
    message: 'meddelande, kommentar, kommentarer, beskrivning, ditt meddelande, fråga, anteckning',
    subject: 'ämne',
    name: 'namn, fullständigt namn, ditt namn, för och efternamn, vad heter du, förnamn och efternamn, namnet',
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
    pages: 'Sidor',
    navigation: 'Huvudnavigering',
    breadcrumb: 'Brödsmulor',
    settings: 'Inställningar',
    notifications: 'Aviseringar',
    cart: 'Varukorg',
    yes: 'Ja',
    no: 'Nej',
    selectAll: 'Markera alla',
    account: 'Konto',
    remove: 'Ta bort',
  },
};
