/** The theme, light or dark: that of the system until the reader chooses one. */

const KEY = "kgraph-theme";
const system = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = [];

// Some browsers refuse storage to pages opened from disk.
const recall = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

const keep = (theme) => {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    return;
  }
};

const tell = () => listeners.forEach((listener) => listener());

const currentTheme = () => document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light");

const toggleTheme = () => {
  const theme = currentTheme() === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  keep(theme);
  tell();
};

const kept = recall();
if (kept === "dark" || kept === "light") {
  document.documentElement.dataset.theme = kept;
}
system.addEventListener("change", tell);

const listenToTheme = (listener) => listeners.push(listener);

export { currentTheme, listenToTheme, toggleTheme };
