export const MenuIcon = () => (
  <svg viewBox="0 0 8 8">
    <path d="M0 0h8" />
  </svg>
);
