import air from "./assets/air.svg";
import camera from "./assets/camera.svg";
import customerCurls from "./assets/customer-curls.jpg";
import customerBlonde from "./assets/customer-blonde.jpg";
import flame from "./assets/flame.svg";
import home from "./assets/home.svg";
import insulation from "./assets/insulation.svg";
import mail from "./assets/mail.svg";
import maudEllery from "./assets/maud-ellery.jpg";
import message from "./assets/message.svg";
import phone from "./assets/phone.svg";
import pin from "./assets/pin.svg";
import sun from "./assets/sun.svg";
import tomaszWrona from "./assets/tomasz-wrona.jpg";
import video from "./assets/video.svg";

export interface NavLink {
  label: string;
  href: string;
}

export interface IconLink extends NavLink {
  icon: string;
}

export interface Service {
  icon: string;
  title: string;
  text: string;
  href: string;
  badge?: string;
}

export interface Testimonial {
  quote: string;
  name: string;
  house: string;
  photo?: string;
}

export const navigation: NavLink[] = [
  { label: "Home", href: "/" },
  { label: "Services", href: "#services" },
  { label: "Our work", href: "/work" },
  { label: "About us", href: "/about" },
  { label: "Contact", href: "#contact" },
];

export const customerPhotos = [
  maudEllery,
  tomaszWrona,
  customerCurls,
  customerBlonde,
];

export const services: Service[] = [
  {
    icon: flame,
    title: "Heat pumps",
    text: "Sized for your walls, not for a catalogue. Quiet enough for the neighbours, strong enough for January.",
    href: "/services/heat-pumps",
    badge: "Most booked",
  },
  {
    icon: insulation,
    title: "Insulation",
    text: "Lofts, floors and solid walls, with wood fibre and cork that let old masonry breathe.",
    href: "/services/insulation",
  },
  {
    icon: sun,
    title: "Solar roofs",
    text: "Panels and batteries that follow the pitch of the roof, and an app that is easy to read.",
    href: "/services/solar-roofs",
  },
  {
    icon: air,
    title: "Ventilation",
    text: "Fresh air in every room, with nine tenths of the warmth kept inside where it belongs.",
    href: "/services/ventilation",
  },
  {
    icon: home,
    title: "Windows",
    text: "Slim double glazing in your old frames. The street will not notice, your feet will.",
    href: "/services/windows",
  },
];

export const stats = [
  { value: "1,240", label: "houses renovated" },
  { value: "11.6 GWh", label: "of gas not burnt" },
  { value: "96 %", label: "would ask us again" },
  { value: "10 years", label: "guarantee on all work" },
];

export const steps = [
  {
    title: "Call or write",
    text: "Tell us about the house and what bothers you in it. Ten minutes are enough.",
  },
  {
    title: "Home visit",
    text: "We measure heat loss room by room and show you where the money goes.",
  },
  {
    title: "One fixed price",
    text: "You get a plan with grants already taken off. It is valid for three months.",
  },
  {
    title: "Three weeks of work",
    text: "Our own fitters, dust sheets included. You can stay in the house.",
  },
];

export const testimonials: Testimonial[] = [
  {
    quote:
      "“Our vicarage has walls as thick as my arm and still it was cold. Now we heat three rooms for the price of one, and the bats in the loft did not even move.”",
    name: "Maud Ellery",
    house: "Vicarage, 1861",
    photo: maudEllery,
  },
  {
    quote:
      "“They found the leak that two other firms had missed. The price on the first page was the price on the last. We had stopped believing that this was possible.”",
    name: "Tomasz Wrona",
    house: "Terraced house, 1934",
    photo: tomaszWrona,
  },
  {
    quote:
      "“Nineteen days, four tidy people, one very quiet box behind the shed. The cat approves of the floor, the bank approves of the grant, and I sleep again.”",
    name: "Priya Nair",
    house: "Bungalow, 1958",
  },
];

export const companyLinks: NavLink[] = [
  { label: "About us", href: "/about" },
  { label: "Our work", href: "/work" },
  { label: "Jobs", href: "/jobs" },
  { label: "Journal", href: "/journal" },
];

export const contactLinks: IconLink[] = [
  { icon: phone, label: "+49 421 555 01 80", href: "tel:+494215550180" },
  {
    icon: mail,
    label: "hello@larkfield.example",
    href: "mailto:hello@larkfield.example",
  },
  { icon: pin, label: "Ropewalk 12, 28199 Bremen", href: "/directions" },
];

export const socialLinks: IconLink[] = [
  { icon: camera, label: "Photos", href: "/photos" },
  { icon: message, label: "Messages", href: "/messages" },
  { icon: video, label: "Videos", href: "/videos" },
];

export const legalLinks: NavLink[] = [
  { label: "Imprint", href: "/imprint" },
  { label: "Privacy", href: "/privacy" },
  { label: "Cookies", href: "/cookies" },
];
