import type { LanguageWords } from '../language-words.ts';

/** Words of Dutch. */
export const dutch: LanguageWords = {
  language: 'nl',
  functionWords:
    'de, het, een, en, of, van, voor, met, in, op, aan, bij, uit, naar, over, onder, is, zijn, wij, we, ons, onze, jij, je, jouw, u, uw, hij, zij, ze, hun, dit, dat, deze, die, niet, geen, hoe, wat, wie, waar, meer, alle, als, ook, om, te, tot, er, maar, nog, wordt, worden, kan, mijn, heeft, hebben, dan, zonder, door',
  letters: 'ĳ',
  commonWords:
    'vandaag, morgen, gisteren, week, maand, jaar, dagen, prijs, gratis, nieuw, nieuwe, binnen, verkocht, uitverkoop, cadeaubonnen, verzending, verzendkosten, betaling, bestelling, bestellingen, beoordelingen, welkom, transacties, recente, geld, reizigers, heenreis, terugreis, rapporten, werkt, vergeten, onthoud, subtotaal, meest, veelgestelde, vragen, maat, kleur, pagina, resultaten, bedankt, hallo, nu, binnenkort',
  actions:
    'kopen, koop nu, bestellen, bestel nu, toevoegen, in winkelwagen, in winkelmand, verzenden, versturen, verstuur, bevestigen, annuleren, sluiten, doorgaan, volgende, vorige, terug, zoeken, zoek, registreren, aanmelden, inloggen, uitloggen, afmelden, inschrijven, maken, account maken, account aanmaken, opslaan, bewaren, verwijderen, bewerken, wijzigen, downloaden, uploaden, delen, volgen, reserveren, boeken, boek nu, betalen, afrekenen, bekijken, bekijk, bekijk alles, bekijk meer, lees meer, meer lezen, meer informatie, ontdek, ontdekken, beginnen, starten, start, aan de slag, proberen, probeer, abonneren, contact opnemen, neem contact op, bellen, aanvragen, deelnemen, accepteren, weigeren, kiezen, selecteren, afdrukken, kopiëren, overslaan, klaar, openen, doneren, toepassen, plaatsen, bestelling plaatsen, vergelijken, beheren, aanmaken, maak een account, schrijf je in, meld je aan, probeer gratis, bereken, berekenen, solliciteren, solliciteer, vraag aan, bijwerken, wissen, verder, naar de kassa, overmaken, huren',
  inPlaceActions:
    'toevoegen, winkelwagen, winkelmand, in winkelwagen, verwijderen, wissen, sluiten, annuleren, toepassen, opslaan, bewaren, verzenden, versturen, abonneren, volgen, delen, kopieren, afdrukken, bewerken, bevestigen, accepteren, weigeren, toestaan, zoeken, filteren, sorteren, meer laden, volgende, vorige, afspelen, uploaden, antwoorden, stemmen, betalen, publiceren, ok, klaar, overslaan',
  dismissals: 'Annuleren, Annuleer, Sluiten, Sluit, Niet nu, Nee bedankt, Later',
  navigation:
    'home, over ons, contact, producten, diensten, prijzen, tarieven, blog, nieuws, hulp, ondersteuning, inloggen, registreren, account, mijn account, winkelwagen, winkelmand, profiel, instellingen, overzicht, team, vacatures, werken bij, galerij, agenda, evenementen, privacy, voorwaarden, winkel, categorieën, zoeken, pers, functies, veelgestelde vragen, menu, portfolio',
  fields: {
    email: 'e mail, email, e mailadres, emailadres',
    newPassword:
      'nieuw wachtwoord, wachtwoord bevestigen, bevestig wachtwoord, herhaal wachtwoord, wachtwoord herhalen, kies een wachtwoord, herhaal je wachtwoord, bevestig je wachtwoord',
    password: 'wachtwoord',
    phone: 'telefoon, telefoonnummer, mobiel, mobiele nummer, tel, mobiel nummer, gsm',
    code: 'verificatiecode, eenmalige code, bevestigingscode, sms code',
    username: 'gebruikersnaam, gebruiker',
    givenName: 'voornaam',
    familyName: 'achternaam, familienaam',
    organization: 'bedrijf, bedrijfsnaam, organisatie',
    cardNumber: 'kaartnummer, creditcardnummer, creditcard',
    cardName: 'kaarthouder, naam op kaart, naam op de kaart, naam kaarthouder',
    cardCode: 'beveiligingscode, cvc, cvv',
    cardExpiry: 'vervaldatum, geldig tot',
    postalCode: 'postcode',
    birthday: 'geboortedatum',
    date: 'datum, aankomst, vertrek, dd mm jjjj',
    time: 'tijd, tijdstip',
    city: 'plaats, stad, woonplaats',
    country: 'land',
    street: 'straat, adres, straat en huisnummer',
    addressLine2: 'toevoeging, huisnummertoevoeging, appartement, verdieping',
    region: 'provincie, regio',
    jobTitle: 'functie, functietitel, beroep',
    url: 'website, webadres, web adres',
    search: 'zoeken, zoek, zoekterm, op zoek naar, waar ben je',
    quantity: 'aantal, hoeveelheid, bedrag, hoeveel, leeftijd, aantal personen, hoe oud',
    message:
      'bericht, opmerking, opmerkingen, toelichting, beschrijving, uw bericht, je bericht, vraag, notitie',
    subject: 'onderwerp',
    name: 'naam, volledige naam, uw naam, je naam, hoe heet je, hoe heet u, voor en achternaam, voornaam en achternaam',
  },
  prompts: 'voer in, vul in, typ, bijv, bijvoorbeeld, selecteer, kies, schrijf',
  months:
    'januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november, december, jan, feb, mrt, apr, jun, jul, aug, sep, sept, okt, nov, dec',
  states: {
    hover: 'hover',
    focus: 'focus, gefocust',
    pressed: 'ingedrukt',
    disabled: 'uitgeschakeld, inactief',
    selected: 'geselecteerd, gekozen, aangevinkt',
    open: 'open, geopend, uitgeklapt',
  },
  layers:
    'kader, frame, groep, rechthoek, ellips, lijn, pijl, vector, veelhoek, polygoon, ster, vereniging, aftrekken, doorsnede, uitsluiten, tekst, afbeelding, component, instantie, sectie, segment, masker, maskergroep, laag, variant, vorm',
  labels: {
    increase: 'Verhogen',
    decrease: 'Verlagen',
    more: 'Meer',
    dialog: 'Dialoogvenster',
    button: 'Knop',
    close: 'Sluiten',
    menu: 'Menu',
    search: 'Zoeken',
    previous: 'Vorige',
    next: 'Volgende',
    pages: 'Pagina’s',
    navigation: 'Hoofdnavigatie',
    breadcrumb: 'Kruimelpad',
    settings: 'Instellingen',
    notifications: 'Meldingen',
    cart: 'Winkelwagen',
    yes: 'Ja',
    no: 'Nee',
    selectAll: 'Alles selecteren',
    account: 'Account',
    remove: 'Verwijderen',
  },
};
