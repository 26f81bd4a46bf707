import type { LanguageWords } from '../language-words.ts';

/** Words of Polish. */
export const polish: LanguageWords = {
  language: 'pl',
  functionWords:
    'i, lub, w, we, z, ze, na, do, od, dla, o, po, pod, nad, przez, przy, za, jest, są, być, my, nas, nasz, nasza, nasze, twój, twoja, twoje, ty, wy, on, ona, ono, oni, ten, ta, to, te, nie, jak, co, kto, gdzie, więcej, wszystkie, wszystko, bez, że, się, oraz, ale, czy, już, tylko, jego, jej, ich, mój, moja, swoje, swój, tym, tego, kiedy',
  letters: 'ąćęłńśźż',
  commonWords:
    'dzisiaj, dziś, jutro, wczoraj, tydzień, tygodniu, miesiąc, rok, dni, cena, darmowa, nowość, nowości, wyprzedaż, karty, dostawa, płatność, zamówienie, zamówienia, opinie, witaj, ostatnie, transakcje, przelew, pasażerowie, skąd, dokąd, wylot, powrót, raporty, działa, pamiętasz, zapamiętaj, kasy, rozmiar, kolor, strona, wyniki, dziękujemy, cześć, teraz, wkrótce',
  actions:
    'kup, kup teraz, kupuję, dodaj, dodaj do koszyka, zamów, wyślij, potwierdź, anuluj, zamknij, kontynuuj, dalej, następny, następna, poprzedni, wstecz, wróć, szukaj, wyszukaj, zarejestruj się, zaloguj, zaloguj się, wyloguj, wyloguj się, utwórz, utwórz konto, załóż konto, zapisz, zapisz się, usuń, edytuj, zmień, pobierz, prześlij, importuj, eksportuj, udostępnij, obserwuj, zarezerwuj, umów się, zapłać, zobacz, zobacz więcej, zobacz wszystkie, pokaż, pokaż więcej, czytaj dalej, czytaj więcej, dowiedz się więcej, odkryj, rozpocznij, zacznij, wypróbuj, sprawdź, subskrybuj, skontaktuj się, zadzwoń, poproś, dołącz, weź udział, akceptuj, akceptuję, odrzuć, wybierz, drukuj, kopiuj, pomiń, gotowe, otwórz, opublikuj, odpowiedz, wesprzyj, zastosuj, złóż, złóż zamówienie, porównaj, zarządzaj, zarejestruj, rejestruj, zamawiam, kupuj, wypełnij, przejdź, idź, aktualizuj, wyczyść, odśwież, oblicz, ponów, przywróć, aplikuj, zgadzam się',
  inPlaceActions:
    'dodaj, do koszyka, koszyk, usun, wyczysc, zamknij, anuluj, zastosuj, zapisz, wyslij, subskrybuj, obserwuj, udostepnij, kopiuj, drukuj, edytuj, potwierdz, akceptuj, odrzuc, zezwol, powiadom, szukaj, filtruj, sortuj, wczytaj wiecej, dalej, wstecz, odtworz, przeslij, odpowiedz, glosuj, zaplac, opublikuj, ok, gotowe, pomin',
  navigation:
    'strona główna, start, o nas, kontakt, produkty, usługi, oferta, cennik, blog, aktualności, pomoc, wsparcie, zaloguj, rejestracja, konto, moje konto, koszyk, profil, ustawienia, pulpit, zespół, kariera, praca, galeria, wydarzenia, polityka prywatności, prywatność, regulamin, sklep, kategorie, szukaj, prasa, funkcje, najczęstsze pytania, menu, portfolio',
  fields: {
    email: 'e mail, email, adres e mail, adres email, poczta elektroniczna',
    newPassword:
      'nowe hasło, potwierdź hasło, powtórz hasło, potwierdź nowe hasło, powtórz nowe hasło, utwórz hasło, ustaw hasło',
    password: 'hasło',
    phone: 'telefon, numer telefonu, telefon komórkowy, komórka, tel, nr telefonu, numer komórkowy',
    code: 'kod weryfikacyjny, kod jednorazowy, kod sms, kod potwierdzający',
    username: 'nazwa użytkownika, login, użytkownik',
    givenName: 'imię',
    familyName: 'nazwisko',
    organization: 'firma, nazwa firmy, organizacja',
    cardNumber: 'numer karty, karta kredytowa',
    cardName: 'właściciel karty, posiadacz karty, imię i nazwisko na karcie',
    cardCode: 'kod zabezpieczający, cvc, cvv, kod cvv, kod cvc',
    cardExpiry: 'data ważności, ważna do, termin ważności',
    postalCode: 'kod pocztowy',
    birthday: 'data urodzenia',
    date: 'data, przyjazd, wyjazd, dd mm rrrr',
    time: 'godzina, czas',
    city: 'miasto, miejscowość',
    country: 'kraj',
    street: 'ulica, adres, ulica i numer, ulica i numer domu, ulica i nr',
    addressLine2: 'numer mieszkania, mieszkanie, nr lokalu, piętro',
    region: 'województwo, region',
    jobTitle: 'stanowisko, zawód',
    url: 'strona internetowa, strona www, adres strony, adres url, adres www',
    search: 'szukaj, wyszukaj, wyszukiwanie, szukasz, czego szukasz',
    quantity: 'ilość, liczba, kwota, ile, wiek, liczba osób, ile lat',
    message: 'wiadomość, komentarz, komentarze, uwagi, opis, treść, twoja wiadomość, pytanie, notatka',
    subject: 'temat',
    name: 'imię i nazwisko, nazwa, twoje imię, jak masz na imię, jak się nazywasz, imię nazwisko',
  },
  prompts: 'wpisz, podaj, wprowadź, np, na przykład, wybierz',
  months:
    'styczeń, luty, marzec, kwiecień, maj, czerwiec, lipiec, sierpień, wrzesień, październik, listopad, grudzień, stycznia, lutego, marca, kwietnia, maja, czerwca, lipca, sierpnia, września, października, listopada, grudnia, sty, lut, mar, kwi, cze, lip, sie, wrz, paź, lis, gru',
  states: {
    hover: 'hover, najechanie',
    focus: 'fokus',
    pressed: 'wciśnięty, naciśnięty',
    disabled: 'wyłączony, nieaktywny',
    selected: 'wybrany, zaznaczony, włączony',
    open: 'otwarty, rozwinięty',
  },
  layers:
    'ramka, frame, grupa, prostokąt, elipsa, linia, strzałka, wektor, wielokąt, gwiazda, suma, odejmij, przecięcie, wyklucz, tekst, obraz, komponent, instancja, sekcja, maska, grupa masek, warstwa, wariant, kształt',
  labels: {
    increase: 'Zwiększ',
    decrease: 'Zmniejsz',
    more: 'Więcej',
    dialog: 'Okno dialogowe',
    button: 'Przycisk',
    close: 'Zamknij',
    menu: 'Menu',
    search: 'Szukaj',
    previous: 'Poprzedni',
    next: 'Następny',
    pages: 'Strony',
    navigation: 'Nawigacja główna',
    breadcrumb: 'Ścieżka nawigacji',
    settings: 'Ustawienia',
    notifications: 'Powiadomienia',
    cart: 'Koszyk',
    yes: 'Tak',
    no: 'Nie',
    selectAll: 'Zaznacz wszystko',
  },
};
