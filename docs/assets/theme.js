// Light and dark: the same choice, in the same place, as the references keep it. It is run before
// anything is drawn, and runs from a disk too.
"use strict";

{
  const root = document.documentElement;
  document.addEventListener("click", ({ target }) => {
    if (!target.closest("#theme")) return;
    // In a reference, Redoc has to know of it, too.
    const own = document.querySelector("[data-testid=color-mode-switcher]");
    if (own) return own.click();
    const preferred = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    root.className = (root.className || preferred) === "dark" ? "light" : "dark";
    localStorage.setItem("redoc.colorMode", root.className);
  });
  // Paper is light.
  let onScreen;
  addEventListener("beforeprint", () => {
    onScreen = root.className;
    root.classList.replace("dark", "light");
  });
  addEventListener("afterprint", () => (root.className = onScreen));
  // A browser that keeps nothing for a page throws here and above; its choice lasts as long as the page.
  root.className = localStorage.getItem("redoc.colorMode") ?? "";
}
