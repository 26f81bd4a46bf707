import type { LanguageWords } from '../language-words.ts';

/** Words of Romanian. */
export const romanian: LanguageWords = {
  language: 'ro',
  functionWords:
    'și, sau, de, la, cu, din, pe, pentru, în, prin, despre, sub, este, sunt, fi, noi, nostru, noastră, noastre, noștri, tu, tău, ta, tale, voi, dumneavoastră, el, ea, ei, un, o, unui, unei, ce, cine, cum, unde, nu, mai, toate, tot, toți, fără, acest, această, aceste, se, dar, că, care, al, ale, lor, când, până, după, între, foarte, își, ai, are, au',
  letters: 'ășțţş',
  commonWords:
    'azi, astăzi, mâine, ieri, săptămână, săptămâna, lună, luna, an, zile, preț, gratuit, gratuită, nou, nouă, vândute, reduceri, carduri, cadou, livrare, plată, comenzi, recenzii, recente, tranzacții, bani, pasageri, plecare, întoarcere, rapoarte, funcționează, uitat, minte, subtotal',
  actions:
    'cumpără, cumpără acum, adaugă, adaugă în coș, comandă, trimite, confirmă, anulează, închide, continuă, următorul, anterior, înapoi, caută, înregistrează te, înscrie te, autentificare, conectează te, intră în cont, deconectare, creează, creează cont, salvează, șterge, elimină, editează, modifică, descarcă, încarcă, distribuie, urmărește, rezervă, rezervă acum, plătește, vezi, vezi mai mult, vezi toate, vezi tot, arată, citește mai mult, află mai multe, descoperă, începe, pornește, încearcă, testează, abonează te, contactează ne, sună, solicită, cere, alătură te, participă, acceptă, refuză, alege, selectează, tipărește, copiază, omite, gata, deschide, donează, aplică, aplică filtrele, finalizează, finalizează comanda, compară, gestionează, actualizează, golește, spre casă, închiriază, transferă, reîncearcă, încearcă din nou, filtrează, află, citește, ascultă, întreabă, obține, verifică, activează, creează cont nou, salvează modificările, vezi detalii, vezi oferta, continuă cumpărăturile, mergi, înregistrare, ieși, revino',
  dismissals: 'Anulează, Anulare, Închide, Nu acum, Nu mulțumesc, Mai târziu, Renunță',
  navigation:
    'acasă, despre, despre noi, contact, produse, servicii, prețuri, blog, noutăți, știri, ajutor, suport, autentificare, înregistrare, cont, contul meu, coș, profil, setări, panou, echipă, cariere, galerie, evenimente, confidențialitate, termeni, magazin, categorii, caută, presă, funcții, întrebări frecvente, meniu, portofoliu',
  fields: {
    email:
      'e mail, email, adresă de e mail, adresa de email, adresă email, adresa de e mail, e mailul, emailul',
    newPassword:
      'parolă nouă, confirmă parola, confirmare parolă, repetă parola, confirmați parola, repetați parola, creează o parolă, confirmă noua parolă, parola nouă',
    password: 'parolă, parola',
    phone: 'telefon, număr de telefon, mobil, tel, numărul de telefon, telefon mobil, nr de telefon',
    code: 'cod de verificare, cod unic, cod de confirmare, cod sms',
    username: 'nume de utilizator, utilizator, numele de utilizator',
    givenName: 'prenume',
    familyName: 'nume de familie, numele de familie',
    organization: 'companie, firmă, organizație, numele companiei, nume companie, denumire firmă',
    cardNumber: 'numărul cardului, număr card, card de credit',
    cardName: 'titularul cardului, numele de pe card, titular card, nume pe card, numele titularului',
    cardCode: 'cod de securitate, cvc, cvv',
    cardExpiry: 'data expirării, expiră la, dată expirare, data de expirare',
    postalCode: 'cod poștal, codul poștal',
    birthday: 'data nașterii',
    date: 'dată, data, sosire, plecare, zz ll aaaa',
    time: 'oră, ora',
    city: 'oraș, localitate',
    country: 'țară',
    street: 'stradă, strada, adresă, adresa, strada și numărul',
    addressLine2: 'apartament, scară, etaj, bloc',
    region: 'județ, județul, regiune, sector',
    jobTitle: 'funcție, poziție, ocupație',
    url: 'site web, pagină web, adresă web, site, link',
    search: 'caută, căutare, ce cauți, căutați, cauți',
    quantity:
      'cantitate, sumă, câte, vârstă, vârsta, câți, câți ani, număr de persoane, numărul de persoane, număr de oaspeți',
    message: 'mesaj, mesajul tău, comentariu, comentarii, observații, descriere, întrebare',
    subject: 'subiect, temă',
    name: 'nume, nume complet, numele tău, nume și prenume, cum te numești, cum vă numiți, prenume și nume, nume prenume, numele complet',
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
    pages: 'Pagini',
    navigation: 'Navigare principală',
    breadcrumb: 'Cale de navigare',
    settings: 'Setări',
    notifications: 'Notificări',
    cart: 'Coș',
    yes: 'Da',
    no: 'Nu',
    selectAll: 'Selectează tot',
    account: 'Cont',
    remove: 'Elimină',
  },
};
