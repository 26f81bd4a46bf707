import apple from "./assets/apple.svg";
import birne from "./assets/birne.jpg";
import camera from "./assets/camera.svg";
import clock from "./assets/clock.svg";
import kirsche from "./assets/kirsche.jpg";
import leaf from "./assets/leaf.svg";
import message from "./assets/message.svg";
import quitte from "./assets/quitte.jpg";
import streuobst from "./assets/streuobst.jpg";

export interface NavLink {
  label: string;
  href: string;
}

export interface Juice {
  name: string;
  description: string;
  price: string;
  image: string;
  isNew?: boolean;
  soldOut?: boolean;
}

export interface PressingStep {
  title: string;
  text: string;
  note?: string;
}

export interface PressingPrice {
  amount: string;
  price: string;
  bottling: string;
  waitingTime: string;
  popular?: boolean;
}

export interface FarmEvent {
  date: string;
  day: string;
  month: string;
  title: string;
  details: string;
  bookedOut?: boolean;
}

export const phone: NavLink = {
  label: "04168 555 270",
  href: "tel:+494168555270",
};

export const navigation: NavLink[] = [
  { label: "Start", href: "/" },
  { label: "Säfte", href: "#saefte" },
  { label: "Lohnmosten", href: "#lohnmosten" },
  { label: "Termine", href: "#termine" },
  { label: "Kontakt", href: "#kontakt" },
];

export const benefits = [
  {
    icon: apple,
    title: "Ihr eigener Saft",
    text: "Schon ab 50 kg pressen wir jede Ernte für sich.",
  },
  {
    icon: leaf,
    title: "Ohne Zusätze",
    text: "Kein Zucker, kein Konzentrat, nur kurz erhitzt.",
  },
  {
    icon: clock,
    title: "Am selben Tag",
    text: "Morgens bringen, nachmittags warm mitnehmen.",
  },
];

export const juices: Juice[] = [
  {
    name: "Altländer Streuobst",
    description: "Naturtrüb, aus mehr als zwanzig alten Sorten",
    price: "2,80 €",
    image: streuobst,
  },
  {
    name: "Apfel und Quitte",
    description: "Herb, gelb und am besten sehr kalt",
    price: "3,60 €",
    image: quitte,
    isNew: true,
  },
  {
    name: "Apfel und Kirsche",
    description: "Mit Schattenmorellen aus Jork",
    price: "3,40 €",
    image: kirsche,
  },
  {
    name: "Birne vom Spalier",
    description: "Nur alle zwei Jahre, solange es welche gibt",
    price: "3,90 €",
    image: birne,
    soldOut: true,
  },
];

export const pressingSteps: PressingStep[] = [
  {
    title: "Anmelden",
    text: "Termin wählen und die ungefähre Menge angeben. Das geht auch am Telefon.",
  },
  {
    title: "Bringen",
    text: "Reife, saubere Äpfel in Säcken oder Kisten. Faule bitte vorher aussortieren.",
  },
  {
    title: "Mitnehmen",
    text: "Nach etwa drei Stunden steht Ihr Saft bereit, abgefüllt und noch warm.",
    note: "Flaschen gibt es gegen Pfand bei uns.",
  },
];

export const pressingPrices: PressingPrice[] = [
  {
    amount: "50 bis 150 kg",
    price: "0,95 €",
    bottling: "5-Liter-Beutel im Karton",
    waitingTime: "etwa 3 Stunden",
  },
  {
    amount: "150 bis 500 kg",
    price: "0,82 €",
    bottling: "5- oder 10-Liter-Beutel",
    waitingTime: "etwa 4 Stunden",
    popular: true,
  },
  {
    amount: "500 bis 1.500 kg",
    price: "0,74 €",
    bottling: "Beutel oder Flaschen",
    waitingTime: "bis zum Abend",
  },
  {
    amount: "über 1.500 kg",
    price: "auf Anfrage",
    bottling: "Fass, Beutel oder Flaschen",
    waitingTime: "nach Absprache",
  },
];

export const events: FarmEvent[] = [
  {
    date: "2026-10-03",
    day: "03",
    month: "Okt",
    title: "Hoffest mit Apfelkuchen",
    details: "Samstag, 11 bis 18 Uhr, auf dem Hof",
  },
  {
    date: "2026-10-11",
    day: "11",
    month: "Okt",
    title: "Sorten bestimmen mit Heike Ahlers",
    details: "Sonntag, 14 Uhr, in der Scheune",
  },
  {
    date: "2026-10-17",
    day: "17",
    month: "Okt",
    title: "Essig selbst ansetzen",
    details: "Samstag, 10 bis 13 Uhr, 35 €",
    bookedOut: true,
  },
  {
    date: "2026-11-08",
    day: "08",
    month: "Nov",
    title: "Letztes Pressen und Grünkohl",
    details: "Sonntag, ab 12 Uhr, auf dem Hof",
  },
];

export const openingHours = [
  { days: "Montag", hours: "geschlossen", closed: true },
  { days: "Dienstag bis Freitag", hours: "9–18 Uhr" },
  { days: "Samstag", hours: "8–16 Uhr" },
  { days: "Sonntag", hours: "10–13 Uhr" },
];

export const footerLinks: NavLink[] = [
  { label: "Säfte", href: "#saefte" },
  { label: "Lohnmosten", href: "#lohnmosten" },
  { label: "Termine", href: "#termine" },
  { label: "Hofladen", href: "/hofladen" },
];

export const socialLinks = [
  { label: "Fotos", href: "/fotos", icon: camera },
  { label: "Nachrichten", href: "/nachrichten", icon: message },
];

export const legalLinks: NavLink[] = [
  { label: "Impressum", href: "/impressum" },
  { label: "Datenschutz", href: "/datenschutz" },
  { label: "AGB", href: "/agb" },
];
