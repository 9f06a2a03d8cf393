// Makes elements; nothing is ever read as HTML, so whatever people typed stays text.

/** An element with properties (`class`, `onclick`, attributes) and children (nodes or texts). */
export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'class') element.className = value;
    else if (key === 'value') element.value = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Styles are set one by one: the page's policy allows no style attributes. */
export function styled(element, styles) {
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value);
  return element;
}

/** A button of an icon alone, with its name for those who do not see it. */
export function iconButton(icon, label, onclick, extra = {}) {
  const shown = { type: 'button', title: label, 'aria-label': label, onclick, ...extra };
  return h('button', { ...shown, class: `icon-button ${extra.class ?? ''}` }, icon);
}

/** Runs once after things have been quiet for a moment. */
export function debounced(milliseconds, run) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...values), milliseconds);
  };
}

export const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
