// Before the pages: the chosen theme, so that nothing flashes, and one sentence for a browser that is too old.
// Written so that every browser can read it.
(function () {
  var theme = null;
  try {
    theme = localStorage.getItem("qianglian.theme");
  } catch (_) {
    // A browser that keeps nothing for us follows the system.
  }
  if (theme !== "light" && theme !== "dark") {
    theme = window.matchMedia && matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  document.documentElement.setAttribute("data-theme", theme);
  // Chrome has all three from release 98.
  if (window.structuredClone && Object.hasOwn && Array.prototype.findLast) return;
  document.addEventListener("DOMContentLoaded", function () {
    var said = document.createElement("p");
    said.style.cssText = "margin:15vh auto;max-width:40em;padding:0 2em;font:16px/1.8 sans-serif";
    said.textContent =
      "当前浏览器版本过低，请使用 Chrome 100 或更高版本（或同等内核的浏览器）打开。 " +
      "This browser is too old: open the page in Chrome 100 or newer, or a browser built on it.";
    document.body.appendChild(said);
  });
})();
