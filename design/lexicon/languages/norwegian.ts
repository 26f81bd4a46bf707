import type { LanguageWords } from '../language-words.ts';

/** Words of Norwegian (Bokmål). */
export const norwegian: LanguageWords = {
  language: 'nb',
  functionWords:
    'en, ei, et, den, det, de, og, eller, av, for, med, i, på, til, fra, om, under, over, er, være, vi, oss, vår, vårt, våre, du, din, ditt, dine, dere, deres, han, hun, denne, dette, ikke, ingen, hvordan, hva, hvem, hvor, mer, alle, alt, som, også, at, har, kan, skal, blir, men, enn, jeg, min, seg, så, hos, uten, når, ved',
  letters: 'æøå',
  commonWords:
    'i dag, dag, morgen, går, uke, uken, måned, år, dager, pris, gratis, ny, nye, nyheter, salg, gavekort, frakt, levering, betaling, ordre, bestilling, bestillinger, anmeldelser, velkommen, saldo, siste, transaksjoner, penger, reisende, utreise, hjemreise, rapporter, fungerer, glemt, husk, meg, delsum, bestselgere',
  actions:
    'kjøp, kjøp nå, legg til, legg i handlekurv, bestill, send, bekreft, avbryt, lukk, fortsett, neste, forrige, tilbake, søk, registrer, registrer deg, logg inn, logg ut, opprett, opprett konto, lagre, slett, fjern, rediger, endre, last ned, last opp, del, følg, bestill nå, reserver, betal, vis, vis alle, vis mer, se mer, les mer, oppdag, begynn, start, kom i gang, prøv, abonner, kontakt oss, ring, bli med, delta, godta, avslå, velg, skriv ut, kopier, hopp over, ferdig, åpne, doner, bruk, fullfør, sammenlign, administrer, oppdater, tøm, gå til kassen, til kassen, legg i handlekurven, bli medlem, lei, leie, overfør, kontakt, ta kontakt, prøv igjen, angre, filtrer, lagre endringer, finn, hør mer, send inn, se alle, bytt, meld deg på, meld deg inn, bestill time, book',
  navigation:
    'hjem, forside, om oss, kontakt, produkter, tjenester, priser, blogg, nyheter, hjelp, støtte, logg inn, registrer, konto, min konto, handlekurv, profil, innstillinger, oversikt, team, karriere, jobb, galleri, arrangementer, personvern, vilkår, butikk, kategorier, søk, presse, funksjoner, ofte stilte spørsmål, meny, portefølje',
  fields: {
    email: 'e post, epost, e postadresse, email, epostadresse, e postadressen, e mail, mail, e posten',
    newPassword:
      'nytt passord, bekreft passord, gjenta passord, velg passord, lag passord, opprett passord, gjenta passordet, bekreft passordet',
    password: 'passord, passordet',
    phone:
      'telefon, telefonnummer, mobil, mobilnummer, tlf, telefonnr, mobiltelefon, telefonnummeret, mobilnummeret',
    code: 'bekreftelseskode, engangskode, sms kode, verifiseringskode, engangspassord',
    username: 'brukernavn',
    givenName: 'fornavn',
    familyName: 'etternavn',
    organization: 'bedrift, firma, bedriftsnavn, organisasjon, selskap, firmanavn, bedriftens navn',
    cardNumber: 'kortnummer, kredittkort',
    cardName: 'kortholder, navn på kortet, kortinnehaver, navn på kort',
    cardCode: 'sikkerhetskode, cvc, cvv',
    cardExpiry: 'utløpsdato, gyldig til',
    postalCode: 'postnummer, postnr',
    birthday: 'fødselsdato, fødselsdag',
    date: 'dato, ankomst, avreise, dd mm åååå',
    time: 'tidspunkt, klokkeslett, tid',
    city: 'by, sted, poststed',
    country: 'land',
    street: 'gate, vei, adresse, gateadresse, gate og nummer, gatenavn',
    addressLine2: 'leilighet, etasje, bolignummer, c o',
    region: 'fylke, region, kommune',
    jobTitle: 'stilling, stillingstittel, yrke',
    url: 'nettsted, nettside, nettadresse',
    search: 'søk, søke, leter du etter, ser du etter, hva leter du',
    quantity: 'antall, mengde, beløp, hvor mange, alder, hvor gammel, antall personer',
    message: 'melding, kommentar, kommentarer, beskrivelse, din melding, spørsmål, notat',
    subject: 'emne',
    name: 'navn, fullt navn, ditt navn, hva heter du, for og etternavn, fornavn og etternavn',
  },
  prompts: 'skriv inn, skriv, oppgi, f eks, for eksempel, velg',
  months:
    'januar, februar, mars, april, mai, juni, juli, august, september, oktober, november, desember, jan, feb, mar, apr, jun, jul, aug, sep, sept, okt, nov, des',
  states: {
    hover: 'hover',
    focus: 'fokus',
    pressed: 'trykket',
    disabled: 'deaktivert, inaktiv',
    selected: 'valgt, avkrysset',
    open: 'åpen, utvidet',
  },
  layers:
    'ramme, frame, gruppe, rektangel, ellipse, linje, pil, vektor, polygon, stjerne, union, trekk fra, snitt, ekskluder, tekst, bilde, komponent, forekomst, seksjon, maske, maskegruppe, lag, variant',
  labels: {
    increase: 'Øk',
    decrease: 'Reduser',
    more: 'Mer',
    dialog: 'Dialogboks',
    button: 'Knapp',
    close: 'Lukk',
    menu: 'Meny',
    search: 'Søk',
    previous: 'Forrige',
    next: 'Neste',
    pages: 'Sider',
    navigation: 'Hovednavigasjon',
    breadcrumb: 'Brødsmulesti',
    settings: 'Innstillinger',
    notifications: 'Varsler',
    cart: 'Handlekurv',
    yes: 'Ja',
    no: 'Nei',
    selectAll: 'Velg alle',
    account: 'Konto',
    remove: 'Fjern',
  },
};
