import type { LanguageWords } from '../language-words.ts';

/** Words of Italian. */
export const italian: LanguageWords = {
  language: 'it',
  functionWords:
    'il, lo, la, i, gli, le, un, uno, una, di, del, dello, della, dei, degli, delle, e, o, a, al, allo, alla, ai, agli, alle, da, dal, dalla, in, nel, nella, nei, nelle, con, su, sul, sulla, per, tra, fra, è, sono, essere, noi, nostro, nostra, nostri, nostre, tu, tuo, tua, tuoi, tue, voi, vostro, che, chi, come, dove, cosa, non, più, tutto, tutti, tutte, senza, questo, questa, questi, mio, mia, si, se, ma, ha, hanno, anche, fino, molto, ci, loro',
  letters: 'ìò',
  commonWords:
    'oggi, domani, ieri, settimana, mese, anno, giorni, prezzo, gratis, gratuito, venduti, saldi, buoni, regalo, spedizione, pagamento, ordine, ordini, recensioni, benvenuto, movimenti, ultimi, denaro, passeggeri, andata, ritorno, funziona, dimenticata, ricordami, squadra, subtotale, cassa, adesso, taglia, colore, pagina, risultati, grazie, ciao, presto, subito',
  actions:
    'acquista, acquista ora, compra, compra ora, aggiungi, aggiungi al carrello, invia, conferma, annulla, chiudi, continua, avanti, successivo, precedente, indietro, cerca, registrati, iscriviti, accedi, entra, esci, crea, crea account, salva, elimina, rimuovi, modifica, scarica, carica, importa, esporta, condividi, segui, prenota, prenota ora, paga, vedi, vedi tutti, vedi tutto, guarda, mostra, mostra altro, scopri, scopri di più, leggi, leggi tutto, leggi di più, inizia, comincia, prova, abbonati, contatta, contattaci, chiama, richiedi, ordina, unisciti, partecipa, accetta, rifiuta, scegli, seleziona, stampa, copia, reimposta, salta, fine, apri, pubblica, rispondi, dona, applica, ok, effettua, crea un account, confronta, gestisci, ottieni, consulta, ascolta, aggiorna, verifica, attiva, invia denaro, vai, torna, disconnetti, diventa',
  inPlaceActions:
    'aggiungi, carrello, rimuovi, elimina, cancella, chiudi, annulla, applica, salva, invia, iscriviti, segui, condividi, copia, stampa, modifica, conferma, accetta, rifiuta, consenti, avvisami, cerca, filtra, ordina, carica altro, avanti, indietro, riproduci, carica, rispondi, vota, paga, pubblica, ok, fatto, salta',
  dismissals: 'Annulla, Chiudi, Non ora, No grazie, Più tardi, Ignora',
  navigation:
    'home, chi siamo, contatti, contatto, prodotti, servizi, prezzi, blog, notizie, novità, aiuto, assistenza, accedi, registrati, account, il mio account, carrello, profilo, impostazioni, pannello, team, lavora con noi, galleria, eventi, privacy, termini, note legali, negozio, categorie, cerca, stampa, funzionalità, domande frequenti, menu, portfolio',
  fields: {
    email: 'e mail, email, indirizzo e mail, indirizzo email, posta elettronica',
    newPassword:
      'nuova password, conferma password, conferma la password, ripeti password, ripeti la password, crea password, conferma nuova password, crea una password',
    password: "password, parola d'ordine",
    phone: 'telefono, numero di telefono, cellulare, tel',
    code: 'codice di verifica, codice monouso, codice di conferma, codice sms',
    username: 'nome utente, utente',
    givenName: 'nome di battesimo',
    familyName: 'cognome',
    organization: 'azienda, società, ragione sociale, organizzazione, nome azienda',
    cardNumber: 'numero di carta, numero carta, carta di credito, numero della carta',
    cardName: 'titolare della carta, nome sulla carta, intestatario, nome del titolare',
    cardCode: 'codice di sicurezza, cvc, cvv',
    cardExpiry: 'scadenza, data di scadenza',
    postalCode: 'cap, codice postale',
    birthday: 'data di nascita',
    date: 'data, arrivo, partenza, gg mm aaaa',
    time: 'ora, orario',
    city: 'città, comune, località',
    country: 'paese, nazione',
    street: 'via, indirizzo, via e numero civico',
    addressLine2: 'scala, interno, piano, appartamento',
    region: 'provincia, regione',
    jobTitle: 'ruolo, posizione lavorativa, professione',
    url: 'sito web, sito, url del sito, indirizzo web',
    search: 'cerca, ricerca, cercando, cerchi',
    quantity:
      'quantità, quanti, importo, età, quante, numero di persone, numero di ospiti, numero di passeggeri, quanti anni',
    message: 'messaggio, commento, commenti, note, descrizione, il tuo messaggio, domanda',
    subject: 'oggetto, argomento',
    name: 'nome, nome completo, nome e cognome, il tuo nome, come ti chiami, cognome e nome',
  },
  prompts: 'inserisci, inserire, scrivi, digita, es, ad esempio, seleziona, scegli',
  months:
    'gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, novembre, dicembre, gen, feb, mar, apr, mag, giu, lug, ago, set, ott, nov, dic',
  states: {
    hover: 'hover',
    focus: 'focus, attivo da tastiera',
    pressed: 'premuto',
    disabled: 'disabilitato, disattivato, inattivo',
    selected: 'selezionato, attivato, spuntato',
    open: 'aperto, espanso',
  },
  layers:
    'cornice, frame, riquadro, gruppo, rettangolo, ellisse, linea, freccia, vettore, poligono, stella, unione, unisci, sottrai, sottrazione, interseca, intersezione, escludi, esclusione, testo, immagine, componente, istanza, sezione, porzione, maschera, gruppo maschera, livello, variante, forma',
  labels: {
    increase: 'Aumenta',
    decrease: 'Diminuisci',
    more: 'Altro',
    dialog: 'Finestra di dialogo',
    button: 'Pulsante',
    close: 'Chiudi',
    menu: 'Menu',
    search: 'Cerca',
    previous: 'Precedente',
    next: 'Successivo',
    pages: 'Pagine',
    navigation: 'Navigazione principale',
    breadcrumb: 'Percorso',
    settings: 'Impostazioni',
    notifications: 'Notifiche',
    cart: 'Carrello',
    yes: 'Sì',
    no: 'No',
    selectAll: 'Seleziona tutto',
    account: 'Account',
    remove: 'Rimuovi',
  },
};
