// Elements are made here and nowhere else: text is always text, never markup.
const DRAWN = new Set(["svg", "path", "marker", "g", "rect", "text", "title"]);

function h(tag, given, ...children) {
  const element = DRAWN.has(tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(given || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, one] of Object.entries(value)) element.style.setProperty(key, one);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    element.append(child.nodeType ? child : document.createTextNode(String(child)));
  }
  return element;
}

const clear = (element) => { element.replaceChildren(); return element; };
const byId = (id) => document.getElementById(id);
const every = (selector, within) => Array.from((within || document).querySelectorAll(selector));
