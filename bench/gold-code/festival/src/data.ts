import amalRashid from "./assets/amal-rashid.jpg";
import brendanShaw from "./assets/brendan-shaw.jpg";
import idaLindqvist from "./assets/ida-lindqvist.jpg";
import kofiMensah from "./assets/kofi-mensah.jpg";
import runaFalk from "./assets/runa-falk.jpg";
import samirHaddad from "./assets/samir-haddad.jpg";
import yukiTanabe from "./assets/yuki-tanabe.jpg";

export interface NavLink {
  label: string;
  href: string;
}

export type Stage = "Quay stage" | "Chapel" | "The Raft";

export interface Session {
  time: string;
  title: string;
  artist: string;
  stage: Stage;
  note?: string;
  soldOut?: boolean;
  saved?: boolean;
}

export interface TideBreak {
  time: string;
  title: string;
  artist?: never;
}

export interface Day {
  name: string;
  date: string;
  programme: (Session | TideBreak)[];
}

export interface Speaker {
  name: string;
  about: string;
  photo: string;
  badge?: string;
}

export interface Ticket {
  name: string;
  price: string;
  description: string;
  benefits: string[];
  exclusion?: string;
  action: string;
  href: string;
  badge?: string;
}

export interface Question {
  question: string;
  answer?: string;
}

export const navigation: NavLink[] = [
  { label: "Programme", href: "#programme" },
  { label: "Speakers", href: "#speakers" },
  { label: "Tickets", href: "#tickets" },
  { label: "Getting here", href: "/getting-here" },
  { label: "Questions", href: "#questions" },
];

export const countdown = [
  { value: "142", unit: "days" },
  { value: "08", unit: "hours" },
  { value: "36", unit: "minutes" },
  { value: "51", unit: "seconds" },
];

export const facts = [
  { value: "42", label: "acts and talks" },
  { value: "5", label: "stages, one floating" },
  { value: "0", label: "cars on the island" },
];

export const days: Day[] = [
  { name: "Friday", date: "18 June", programme: [] },
  {
    name: "Saturday",
    date: "19 June",
    programme: [
      {
        time: "10:00",
        title: "Breathing with the harbour",
        artist: "Ida Lindqvist",
        stage: "Quay stage",
      },
      {
        time: "11:30",
        title: "What whales hear of us",
        artist: "Dr. Samir Haddad",
        stage: "Chapel",
        note: "Sold out",
        soldOut: true,
      },
      {
        time: "13:15",
        title: "Songs for slow boats",
        artist: "The Kofi Mensah Trio",
        stage: "The Raft",
      },
      {
        time: "14:45",
        title: "The tide is out: everyone walks to the outer rocks",
      },
      {
        time: "16:30",
        title: "Build a hydrophone in an hour",
        artist: "Yuki Tanabe",
        stage: "Chapel",
        note: "Bring a jar",
      },
      {
        time: "18:00",
        title: "Net menders’ choir",
        artist: "Forty people of Skerry",
        stage: "Quay stage",
      },
      {
        time: "20:30",
        title: "Undertow",
        artist: "Runa Falk",
        stage: "The Raft",
        saved: true,
      },
      {
        time: "23:00",
        title: "Night swim with loudspeakers",
        artist: "Amal Rashid",
        stage: "Quay stage",
      },
    ],
  },
  { name: "Sunday", date: "20 June", programme: [] },
];

export const speakers: Speaker[] = [
  {
    name: "Runa Falk",
    about: "Sings with ice and cello",
    photo: runaFalk,
    badge: "Opening night",
  },
  { name: "Kofi Mensah", about: "Trio for slow boats", photo: kofiMensah },
  { name: "Ida Lindqvist", about: "Composer of harbours", photo: idaLindqvist },
  { name: "Dr. Samir Haddad", about: "Listens to whales", photo: samirHaddad },
  {
    name: "Yuki Tanabe",
    about: "Builds instruments from jars",
    photo: yukiTanabe,
  },
  {
    name: "Brendan Shaw",
    about: "Keeper of the lighthouse",
    photo: brendanShaw,
  },
  { name: "Amal Rashid", about: "Night music under water", photo: amalRashid },
];

export const tickets: Ticket[] = [
  {
    name: "DAY",
    price: "€ 45",
    description: "One day of your choice",
    benefits: [
      "All five stages",
      "Ferry there and back",
      "Children under 12 free",
    ],
    exclusion: "No camping",
    action: "Choose a day",
    href: "/tickets/day",
  },
  {
    name: "WEEKEND",
    price: "€ 95",
    description: "Friday noon to Sunday night",
    benefits: [
      "All five stages",
      "Ferry there and back",
      "Children under 12 free",
      "Camping on the meadow",
    ],
    action: "Buy weekend",
    href: "/tickets/weekend",
    badge: "Best value",
  },
  {
    name: "PATRON",
    price: "€ 180",
    description: "For those who want us to go on",
    benefits: [
      "Everything of Weekend",
      "A bed in the old school",
      "Supper with the artists",
      "Your name on the raft",
    ],
    action: "Become a patron",
    href: "/tickets/patron",
  },
];

export const questions: Question[] = [
  {
    question: "What should I pack?",
    answer:
      "A torch, a towel, shoes that may get wet and a cup of your own. Everything else is sold at the quay at a fair price, and what you forget is mostly not needed.",
  },
  { question: "Can I bring my dog?" },
  { question: "What if the ferry does not run?" },
  { question: "Is there food without fish?" },
  { question: "How do I get around with a wheelchair?" },
];

export const footerSections: { title: string; links: NavLink[] }[] = [
  {
    title: "Festival",
    links: [
      { label: "Programme", href: "#programme" },
      { label: "Speakers", href: "#speakers" },
      { label: "Tickets", href: "#tickets" },
    ],
  },
  {
    title: "Island",
    links: [
      { label: "Getting here", href: "/getting-here" },
      { label: "Where to sleep", href: "/where-to-sleep" },
      { label: "Access", href: "/access" },
    ],
  },
];

export const legalLinks: NavLink[] = [
  { label: "Privacy", href: "/privacy" },
  { label: "Imprint", href: "/imprint" },
];
