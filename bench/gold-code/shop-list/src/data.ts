import account from "./assets/account.svg";
import budVase from "./assets/bud-vase.jpg";
import duneMug from "./assets/dune-mug.jpg";
import espressoCup from "./assets/espresso-cup.jpg";
import favourites from "./assets/favourites.svg";
import gooseJug from "./assets/goose-jug.jpg";
import harvestBowl from "./assets/harvest-bowl.jpg";
import lanternVase from "./assets/lantern-vase.jpg";
import morningBowl from "./assets/morning-bowl.jpg";
import pondPlate from "./assets/pond-plate.jpg";
import search from "./assets/search.svg";
import teapot from "./assets/teapot.jpg";
import tidalPlate from "./assets/tidal-plate.jpg";

export interface NavLink {
  label: string;
  href: string;
}

export interface FilterOption {
  label: string;
  count: number;
  checked?: boolean;
}

export interface Product {
  slug: string;
  name: string;
  maker: string;
  price: number;
  oldPrice?: number;
  image: string;
  badge?: string;
  stockNote?: string;
  favourite?: boolean;
  soldOut?: boolean;
}

export const navigation: NavLink[] = [
  { label: "Shop", href: "/shop" },
  { label: "New in", href: "/new" },
  { label: "Studio", href: "/studio" },
  { label: "Journal", href: "/journal" },
];

export const shopTools = [
  { label: "Search", href: "/search", icon: search },
  { label: "Account", href: "/account", icon: account },
  { label: "Favourites", href: "/favourites", icon: favourites },
];

export const breadcrumbs: NavLink[] = [
  { label: "Home", href: "/" },
  { label: "Shop", href: "/shop" },
  { label: "Tableware", href: "/shop/tableware" },
];

export const categories: FilterOption[] = [
  { label: "All tableware", count: 48, checked: true },
  { label: "Mugs and cups", count: 14 },
  { label: "Bowls", count: 11 },
  { label: "Plates", count: 9 },
  { label: "Vases and jugs", count: 14 },
];

export const colours = [
  { label: "Oat", value: "#e9dcc6" },
  { label: "Sea green", value: "#6f8f8a", checked: true },
  { label: "Slate", value: "#3f4a52" },
  { label: "Terracotta", value: "#c96f4a" },
  { label: "Ochre", value: "#d8a24a" },
  { label: "Chalk", value: "#f2eee4" },
];

export const glazes: FilterOption[] = [
  { label: "Matt", count: 21 },
  { label: "Satin", count: 18 },
  { label: "Ash", count: 9, checked: true },
];

export const activeFilters = ["Ash", "€ 18 – € 120", "Sea green"];

export const products: Product[] = [
  {
    slug: "dune-mug",
    name: "Dune mug",
    maker: "Inês Faria",
    price: 28,
    image: duneMug,
    badge: "New",
  },
  {
    slug: "morning-bowl",
    name: "Morning bowl",
    maker: "Rui Bastos",
    price: 34,
    image: morningBowl,
    favourite: true,
  },
  {
    slug: "tidal-plate",
    name: "Tidal plate, 26 cm",
    maker: "Inês Faria",
    price: 39,
    image: tidalPlate,
  },
  {
    slug: "lantern-vase",
    name: "Lantern vase",
    maker: "Marta Veiga",
    price: 86,
    image: lanternVase,
    stockNote: "Only 2 left",
  },
  {
    slug: "goose-jug",
    name: "Goose jug",
    maker: "Rui Bastos",
    price: 58,
    image: gooseJug,
  },
  {
    slug: "yard-espresso-cup",
    name: "Yard espresso cup",
    maker: "Nuno Leal",
    price: 18,
    image: espressoCup,
    badge: "New",
  },
  {
    slug: "harvest-bowl",
    name: "Harvest bowl",
    maker: "Marta Veiga",
    price: 38,
    oldPrice: 48,
    image: harvestBowl,
    badge: "−20 %",
  },
  {
    slug: "bud-vase",
    name: "Bud vase",
    maker: "Nuno Leal",
    price: 24,
    image: budVase,
  },
  {
    slug: "pond-side-plate",
    name: "Pond side plate",
    maker: "Inês Faria",
    price: 26,
    image: pondPlate,
  },
  {
    slug: "kettle-hill-teapot",
    name: "Kettle hill teapot",
    maker: "Rui Bastos",
    price: 94,
    image: teapot,
    soldOut: true,
  },
];

export const footerSections: { title: string; links: NavLink[] }[] = [
  {
    title: "Shop",
    links: [
      { label: "Tableware", href: "/shop/tableware" },
      { label: "Vases", href: "/shop/vases" },
      { label: "Gift cards", href: "/shop/gift-cards" },
      { label: "Seconds", href: "/shop/seconds" },
    ],
  },
  {
    title: "Help",
    links: [
      { label: "Shipping", href: "/help/shipping" },
      { label: "Returns", href: "/help/returns" },
      { label: "Care of pots", href: "/help/care" },
      { label: "Questions", href: "/help/questions" },
    ],
  },
  {
    title: "Studio",
    links: [
      { label: "Our potters", href: "/studio/potters" },
      { label: "Courses", href: "/studio/courses" },
      { label: "Visit us", href: "/studio/visit" },
    ],
  },
];
