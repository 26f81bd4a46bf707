import calendar from "./assets/calendar.svg";
import clock from "./assets/clock.svg";
import mail from "./assets/mail.svg";
import phone from "./assets/phone.svg";
import pin from "./assets/pin.svg";
import user from "./assets/user.svg";

export interface NavLink {
  label: string;
  href: string;
}

export interface CourseDate {
  day: string;
  time: string;
  places: string;
  full?: boolean;
}

export const navigation: NavLink[] = [
  { label: "Courses", href: "/courses" },
  { label: "Teachers", href: "/teachers" },
  { label: "Calendar", href: "/calendar" },
  { label: "Help", href: "/help" },
];

export const steps = ["Your details", "Payment", "Confirmation"];

export const courses = ["Bookbinding for beginners"];

export const courseDates: CourseDate[] = [
  { day: "Tue 12 January", time: "18:30 to 20:30", places: "6 places left" },
  { day: "Thu 14 January", time: "19:00 to 21:00", places: "2 places left" },
  { day: "Sat 16 January", time: "10:00 to 12:00", places: "Full", full: true },
];

export const experienceLevels = [
  "I am new to it",
  "Some practice",
  "I could teach it",
];

export const supportOptions = [
  "Step-free access to the workshop",
  "A hearing loop",
  "The materials kit: paper, thread, bone folder (+ £18)",
];

export const courseFacts = [
  { icon: calendar, text: "Tuesdays, 12 January to 16 March" },
  { icon: clock, text: "18:30 to 20:30, ten evenings" },
  { icon: pin, text: "Workshop 3, Mill Lane" },
  { icon: user, text: "Taught by Elsa Brandt" },
];

export const prices = [
  { item: "Course fee", price: "£145.00" },
  { item: "Materials kit", price: "£18.00" },
  { item: "Early bird until 1 December", price: "− £15.00" },
];

export const contacts = [
  { icon: phone, label: "020 5550 0142", href: "tel:02055500142" },
  {
    icon: mail,
    label: "desk@westmere.example",
    href: "mailto:desk@westmere.example",
  },
];

export const legalLinks: NavLink[] = [
  { label: "Terms", href: "https://westmere.example/terms" },
  { label: "Privacy", href: "https://westmere.example/privacy" },
  { label: "Accessibility", href: "https://westmere.example/accessibility" },
];
