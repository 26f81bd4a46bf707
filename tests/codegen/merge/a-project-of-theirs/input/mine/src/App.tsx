export const App = () => "mine";
