import type { LanguageWords } from '../language-words.ts';

/** Words of German. */
export const german: LanguageWords = {
  language: 'de',
  functionWords:
    'der, die, das, den, dem, des, ein, eine, einen, einer, eines, und, oder, von, zu, zum, zur, für, mit, im, in, am, an, auf, aus, bei, nach, vor, über, unter, ist, sind, sein, wir, uns, unser, unsere, unseren, unserem, sie, ihr, ihre, ihren, ihrem, du, dein, deine, es, dies, diese, dieser, nicht, kein, keine, wie, was, wer, wo, so, als, auch, alle, bis, um, ihnen, euch, euer, ich, mein, meine, er, hat, haben, wird, werden, kann, noch, nur, schon, ab, ohne, mehr, doch, wenn',
  letters: 'ßäöü',
  commonWords:
    'heute, morgen, gestern, woche, monat, jahr, tage, preis, kostenlos, neu, neue, neuheiten, gesamt, willkommen, beliebt, bewertungen, versand, zahlung, bestellung, bestellungen, gutscheine, kontostand, umsätze, reisende, berichte, zwischensumme, zurück, uhr, geld, zuletzt, dashboard, bestseller, sale, ganztägig, häufige, fragen, jetzt, shoppen, zuerst, größe, farbe, seite, gratis, ergebnisse, treffer, bald, bitte, danke, hallo, guten, tag',
  actions:
    'anmelden, abmelden, registrieren, einloggen, ausloggen, kaufen, jetzt kaufen, bestellen, senden, absenden, abschicken, suchen, finden, speichern, löschen, entfernen, bearbeiten, ändern, hinzufügen, in den warenkorb, zur kasse, buchen, reservieren, herunterladen, hochladen, weiter, zurück, weiterlesen, mehr erfahren, mehr lesen, mehr anzeigen, alle anzeigen, anzeigen, ansehen, entdecken, starten, loslegen, beginnen, schließen, abbrechen, bestätigen, akzeptieren, ablehnen, zustimmen, abonnieren, kontaktieren, anrufen, anfragen, anfordern, bewerben, beitreten, teilnehmen, teilen, folgen, öffnen, auswählen, wählen, prüfen, testen, ausprobieren, spenden, bezahlen, drucken, kopieren, zurücksetzen, überspringen, fertig, ok, los, erstellen, konto erstellen, anwenden, übernehmen, aufnehmen, vergleichen, verwalten, einreichen, verschieben, mieten, vereinbaren, einlösen, merken, bewerten, aktualisieren, anlegen',
  inPlaceActions:
    'hinzufugen, warenkorb, in den korb, in den warenkorb, korb, entfernen, loschen, zurucksetzen, schliessen, abbrechen, anwenden, speichern, senden, absenden, abonnieren, folgen, teilen, kopieren, drucken, bearbeiten, bestatigen, akzeptieren, ablehnen, zustimmen, erlauben, benachrichtigen, erinnern, suchen, filtern, sortieren, mehr laden, mehr anzeigen, weiter, zuruck, abspielen, stoppen, hochladen, antworten, abstimmen, bezahlen, merken, ok, fertig, uberspringen',
  dismissals: 'Abbrechen, Schließen, Nicht jetzt, Nein danke, Später, Verwerfen',
  navigation:
    'startseite, start, home, über uns, kontakt, produkte, leistungen, angebote, angebot, preise, blog, neuigkeiten, aktuelles, news, hilfe, support, anmelden, registrieren, konto, mein konto, warenkorb, profil, einstellungen, übersicht, team, karriere, jobs, stellen, galerie, termine, veranstaltungen, impressum, datenschutz, agb, cookies, shop, kategorien, suche, presse, anfahrt, öffnungszeiten, funktionen',
  fields: {
    email: 'e mail, email, e mail adresse, mailadresse, emailadresse',
    newPassword:
      'neues passwort, passwort wiederholen, passwort bestätigen, kennwort wiederholen, kennwort bestätigen, neues kennwort, passwort wählen, passwort festlegen, passwort erneut eingeben, passwort erstellen',
    password: 'passwort, kennwort',
    phone: 'telefon, telefonnummer, handy, handynummer, mobilnummer, mobil, rufnummer, tel',
    code: 'bestätigungscode, sicherheitscode per sms, einmalcode, tan, verifizierungscode, sms code, zugangscode',
    username: 'benutzername, nutzername, anmeldename, benutzer id, nutzerkennung',
    givenName: 'vorname',
    familyName: 'nachname, familienname, zuname',
    organization:
      'firma, unternehmen, firmenname, organisation, firmenbezeichnung, name des unternehmens, name der firma, unternehmensname',
    cardNumber: 'kartennummer, kreditkartennummer, kreditkarte',
    cardName: 'karteninhaber, name auf der karte',
    cardCode: 'prüfnummer, kartenprüfnummer, sicherheitscode, prüfziffer, kartenprüfziffer, cvc, cvv',
    cardExpiry: 'ablaufdatum, gültig bis',
    postalCode: 'plz, postleitzahl',
    birthday: 'geburtsdatum, geburtstag, geb datum',
    date: 'datum, wunschtermin, termin, anreise, abreise, tt mm jjjj',
    time: 'uhrzeit, zeit',
    city: 'ort, stadt, wohnort',
    country: 'land, staat',
    street:
      'straße, adresse, anschrift, straße und hausnummer, straße hausnummer, straße und nummer, lieferadresse',
    addressLine2: 'adresszusatz, etage, stockwerk, hausnummerzusatz',
    region: 'bundesland, kanton, region',
    jobTitle: 'berufsbezeichnung, jobtitel, beruf, funktion im unternehmen',
    url: 'webseite, website, internetadresse, web adresse, homepage',
    search: 'suche, suchen, suchbegriff, durchsuchen, suchst du, suchen sie, wonach',
    quantity: 'menge, anzahl, wie viele, betrag, alter, wie alt, anzahl der, personenzahl',
    message:
      'nachricht, kommentar, bemerkung, bemerkungen, anmerkung, anmerkungen, mitteilung, ihre nachricht, anliegen, beschreibung, frage, notiz',
    subject: 'betreff, thema',
    name: 'name, ihr name, vor und nachname, vollständiger name, wie heißt du, wie heißen sie, vorname und nachname, vor und zuname',
  },
  prompts: 'eingeben, geben sie, z b, zum beispiel, bitte wählen, wählen, auswählen, schreiben, suchen nach',
  months:
    'Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November, Dezember, Jan, Feb, Mär, Apr, Jun, Jul, Aug, Sep, Sept, Okt, Nov, Dez, Jänner',
  states: {
    hover: 'hover, überfahren',
    focus: 'fokus, fokussiert',
    pressed: 'gedrückt',
    disabled: 'deaktiviert, inaktiv',
    unavailable: 'nicht verfügbar, nicht lieferbar, ausverkauft, ausgebucht, vergriffen, belegt, voll',
    selected: 'ausgewählt, aktiviert, gewählt, ein',
    open: 'offen, geöffnet, ausgeklappt',
  },
  layers:
    'frame, rahmen, gruppe, rechteck, ellipse, kreis, linie, pfeil, vektor, polygon, vieleck, stern, vereinigung, vereinigen, subtrahieren, überschneiden, schnittmenge, ausschließen, text, bild, komponente, instanz, abschnitt, bereich, slice, maske, maskengruppe, ebene, auto layout, variante, pfad',
  labels: {
    increase: 'Erhöhen',
    decrease: 'Verringern',
    more: 'Mehr',
    dialog: 'Dialog',
    button: 'Schaltfläche',
    close: 'Schließen',
    menu: 'Menü',
    search: 'Suchen',
    previous: 'Zurück',
    next: 'Weiter',
    pages: 'Seiten',
    navigation: 'Hauptnavigation',
    breadcrumb: 'Brotkrümelnavigation',
    settings: 'Einstellungen',
    notifications: 'Benachrichtigungen',
    cart: 'Warenkorb',
    yes: 'Ja',
    no: 'Nein',
    selectAll: 'Alle auswählen',
    account: 'Konto',
    remove: 'Entfernen',
    add: 'Hinzufügen',
    favourite: 'Favorit',
    help: 'Hilfe',
    clear: 'Löschen',
    edit: 'Bearbeiten',
    filter: 'Filtern',
    back: 'Zurück',
  },
};
