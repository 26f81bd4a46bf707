export interface Job {
  title: string;
  company: string;
  wage: string;
  isNew?: boolean;
}

export interface Destination {
  label: string;
  href: string;
}

export const destinations: readonly Destination[] = [
  { label: "Jobs", href: "/jobs" },
  { label: "Companies", href: "/companies" },
  { label: "Help", href: "/help" },
];

export const jobs: readonly Job[] = [
  { title: "Baker", company: "Oven & Sons", wage: "21", isNew: true },
  { title: "Tram driver", company: "City lines", wage: "25" },
  { title: "Bookbinder", company: "Größe Bücher", wage: "23" },
];
