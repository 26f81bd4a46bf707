import type { LanguageWords } from '../language-words.ts';

/** Words of Romanian. */
export const romanian: LanguageWords = {
  language: 'ro',
  functionWords:
    'și, sau, de, la, cu, din, pe, pentru, în, prin, despre, sub, este, sunt, fi, noi, nostru, noastră, noastre, noștri, tu, tău, ta, tale, voi, dumneavoastră, el, ea, ei, un, o, unui, unei, ce, cine, cum, unde, nu, mai, toate, tot, toți, fără, acest, această, aceste, se, dar, că, care, al, ale, lor, când, până, după, între, foarte, își, ai, are, au',
  letters: 'ășțţş',
  actions:
    'cumpără, cumpără acum, adaugă, adaugă în coș, comandă, trimite, confirmă, anulează, închide, continuă, următorul, anterior, înapoi, caută, înregistrează te, înscrie te, autentificare, conectează te, intră în cont, deconectare, creează, creează cont, salvează, șterge, elimină, editează, modifică, descarcă, încarcă, distribuie, urmărește, rezervă, rezervă acum, plătește, vezi, vezi mai mult, vezi toate, vezi tot, arată, citește mai mult, află mai multe, descoperă, începe, pornește, încearcă, testează, abonează te, contactează ne, sună, solicită, cere, alătură te, participă, acceptă, refuză, alege, selectează, tipărește, copiază, omite, gata, deschide, donează',
  navigation:
    'acasă, despre, despre noi, contact, produse, servicii, prețuri, blog, noutăți, știri, ajutor, suport, autentificare, înregistrare, cont, contul meu, coș, profil, setări, panou, echipă, cariere, galerie, evenimente, confidențialitate, termeni, magazin, categorii, caută, presă, funcții, întrebări frecvente, meniu, portofoliu',
  fields: {
    email: 'e mail, email, adresă de e mail, adresa de email, adresă email',
    newPassword: 'parolă nouă, confirmă parola, confirmare parolă, repetă parola',
    password: 'parolă, parola',
    phone: 'telefon, număr de telefon, mobil, tel',
    code: 'cod de verificare, cod unic',
    username: 'nume de utilizator, utilizator',
    givenName: 'prenume',
    familyName: 'nume de familie',
    organization: 'companie, firmă, organizație',
    cardNumber: 'numărul cardului, număr card, card de credit',
    cardName: 'titularul cardului, numele de pe card',
    cardCode: 'cod de securitate, cvc, cvv',
    cardExpiry: 'data expirării, expiră la',
    postalCode: 'cod poștal',
    birthday: 'data nașterii',
    date: 'dată, data, sosire, plecare, zz ll aaaa',
    time: 'oră, ora',
    city: 'oraș, localitate',
    country: 'țară',
    street: 'stradă, strada, adresă, adresa',
    url: 'site web, pagină web',
    search: 'caută, căutare',
    quantity: 'cantitate, număr de, sumă, câte',
    message: 'mesaj, mesajul tău, comentariu, comentarii, observații, descriere, întrebare',
    subject: 'subiect, temă',
    name: 'nume, nume complet, numele tău, nume și prenume',
  },
  prompts: 'introdu, introduceți, scrie, tastează, ex, de exemplu, selectează, alege',
  months:
    'ianuarie, februarie, martie, aprilie, mai, iunie, iulie, august, septembrie, octombrie, noiembrie, decembrie, ian, feb, mar, apr, iun, iul, aug, sept, oct, noi, dec',
  states: {
    hover: 'hover',
    focus: 'focus, focalizat',
    pressed: 'apăsat',
    disabled: 'dezactivat, inactiv',
    selected: 'selectat, bifat, activat',
    open: 'deschis, extins',
  },
  layers:
    'cadru, frame, grup, dreptunghi, elipsă, linie, săgeată, vector, poligon, stea, uniune, scădere, intersecție, excludere, text, imagine, componentă, instanță, secțiune, mască, grup de măști, strat, variantă, formă',
  labels: {
    increase: 'Mărește',
    decrease: 'Micșorează',
    more: 'Mai mult',
    dialog: 'Dialog',
    button: 'Buton',
    close: 'Închide',
    menu: 'Meniu',
    search: 'Caută',
    previous: 'Anterior',
    next: 'Următorul',
  },
};
