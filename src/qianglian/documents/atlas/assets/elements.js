"use strict";
// Elements are made here and nowhere else; text is always text, never markup.
function h(tag, given, ...children) {
  const element = tag === "svg" || tag === "path" || tag === "marker" || tag === "g" || tag === "rect"
    ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(given || {})) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") Object.assign(element.style, value);
    else if (name === "vars") for (const [key, one] of Object.entries(value)) element.style.setProperty(key, one);
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child != null && child !== false) element.append(child.nodeType ? child : document.createTextNode(String(child)));
  }
  return element;
}
const clear = (element) => { while (element.firstChild) element.firstChild.remove(); return element; };
const byId = (id) => document.getElementById(id);
