import type { LanguageWords } from '../language-words.ts';

/** Words of Danish. */
export const danish: LanguageWords = {
  language: 'da',
  functionWords:
    'en, et, den, det, de, og, eller, af, for, med, i, på, til, fra, om, under, over, er, være, vi, os, vores, du, din, dit, dine, jer, jeres, han, hun, denne, dette, ikke, ingen, hvordan, hvad, hvem, hvor, mere, alle, alt, som, også, at, har, kan, skal, bliver, men, end, jeg, min, sig, så, hos, uden, når, ved',
  letters: 'æøå',
  commonWords:
    'i dag, dag, morgen, går, uge, ugen, måned, år, dage, pris, gratis, ny, nye, nyheder, udsalg, gavekort, fragt, levering, betaling, ordre, ordrer, anmeldelser, velkommen, saldo, seneste, transaktioner, penge, rejsende, udrejse, hjemrejse, rapporter, virker, glemt, husk, mig, subtotal, bestsellere',
  actions:
    'køb, køb nu, tilføj, læg i kurv, bestil, send, bekræft, annuller, luk, fortsæt, næste, forrige, tilbage, søg, tilmeld, tilmeld dig, log ind, log ud, opret, opret konto, gem, slet, fjern, rediger, ændre, hent, download, upload, del, følg, book, book nu, reserver, betal, vis, vis alle, vis mere, se mere, læs mere, opdag, begynd, start, kom i gang, prøv, abonner, kontakt os, ring, ansøg, deltag, accepter, afvis, vælg, udskriv, kopier, spring over, færdig, åbn, doner, anvend, afslut, sammenlign, administrer, opdater, ryd, gå til kassen, til kassen, læg i kurven, afgiv ordre, bliv medlem, lej, overfør, kontakt, tag kontakt, prøv igen, fortryd, filtrer, gem ændringer, find, hør mere, download nu, godkend, se alle, forny, skift',
  navigation:
    'hjem, forside, om os, kontakt, produkter, ydelser, tjenester, priser, blog, nyheder, hjælp, support, log ind, tilmeld, konto, min konto, kurv, indkøbskurv, profil, indstillinger, oversigt, team, karriere, job, galleri, begivenheder, privatliv, vilkår, butik, kategorier, søg, presse, funktioner, ofte stillede spørgsmål, menu, portefølje',
  fields: {
    email: 'e mail, email, e mailadresse, mail, mailadresse, e mail adresse, e post, e mailen',
    newPassword:
      'ny adgangskode, bekræft adgangskode, gentag adgangskode, nyt kodeord, vælg adgangskode, opret adgangskode, nyt password, gentag password',
    password: 'adgangskode, kodeord, password, adgangskoden',
    phone:
      'telefon, telefonnummer, mobil, mobilnummer, tlf, telefonnr, mobiltelefon, telefonnummeret, mobilnummeret',
    code: 'bekræftelseskode, engangskode, sms kode, verifikationskode',
    username: 'brugernavn',
    givenName: 'fornavn',
    familyName: 'efternavn',
    organization: 'virksomhed, firma, virksomhedsnavn, organisation, firmanavn, virksomhedens navn',
    cardNumber: 'kortnummer, kreditkort',
    cardName: 'kortholder, navn på kortet, navn på kort',
    cardCode: 'sikkerhedskode, kontrolcifre, cvc, cvv',
    cardExpiry: 'udløbsdato, gyldig til, udløb',
    postalCode: 'postnummer, postnr',
    birthday: 'fødselsdato, fødselsdag',
    date: 'dato, ankomst, afrejse, dd mm åååå',
    time: 'tidspunkt, klokkeslæt, tid',
    city: 'by, bynavn',
    country: 'land',
    street: 'vej, gade, adresse, vejnavn, vej og husnummer, gade og husnummer',
    addressLine2: 'etage, lejlighed, sal, c o',
    region: 'region, kommune',
    jobTitle: 'stilling, jobtitel',
    url: 'hjemmeside, websted, webadresse',
    search: 'søg, søgning, leder du efter, hvad leder du',
    quantity: 'antal, mængde, beløb, hvor mange, alder, hvor gammel, antal personer',
    message: 'besked, kommentar, kommentarer, bemærkninger, beskrivelse, din besked, spørgsmål, note',
    subject: 'emne',
    name: 'navn, fulde navn, dit navn, hvad hedder du, for og efternavn, fornavn og efternavn',
  },
  prompts: 'indtast, skriv, f eks, for eksempel, vælg, angiv',
  months:
    'januar, februar, marts, april, maj, juni, juli, august, september, oktober, november, december, jan, feb, mar, apr, jun, jul, aug, sep, sept, okt, nov, dec',
  states: {
    hover: 'hover',
    focus: 'fokus',
    pressed: 'trykket',
    disabled: 'deaktiveret, inaktiv',
    selected: 'valgt, markeret',
    open: 'åben, foldet ud',
  },
  layers:
    'ramme, frame, gruppe, rektangel, ellipse, linje, pil, vektor, polygon, stjerne, forening, subtraher, fællesmængde, udeluk, tekst, billede, komponent, forekomst, sektion, maske, maskegruppe, lag, variant',
  labels: {
    increase: 'Forøg',
    decrease: 'Formindsk',
    more: 'Mere',
    dialog: 'Dialogboks',
    button: 'Knap',
    close: 'Luk',
    menu: 'Menu',
    search: 'Søg',
    previous: 'Forrige',
    next: 'Næste',
    pages: 'Sider',
    navigation: 'Hovednavigation',
    breadcrumb: 'Brødkrumme',
    settings: 'Indstillinger',
    notifications: 'Notifikationer',
    cart: 'Kurv',
    yes: 'Ja',
    no: 'Nej',
    selectAll: 'Vælg alle',
    account: 'Konto',
    remove: 'Fjern',
  },
};
