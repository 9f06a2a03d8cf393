// Small menus that pop up at a button or a point, worked by mouse, touch and keyboard.

import { clamp, h } from './dom.js';
import { icon } from './icons.js';

const EDGE = 8;
let close = () => {};

/** Opens a menu; items are {icon, label, run} or null to leave one out. `at` is an element or {x, y}. */
export function openMenu(at, items) {
  close();
  const before = document.activeElement;
  const buttons = items.filter(Boolean).map((item) => itemNode(item, () => end(true)));
  const menu = h('div', { class: 'menu', role: 'menu' }, buttons);
  const end = (refocus) => {
    menu.remove();
    document.removeEventListener('pointerdown', outside, true);
    window.removeEventListener('resize', end);
    close = () => {};
    if (refocus) before?.focus?.({ preventScroll: true });
  };
  const outside = (event) => menu.contains(event.target) || end(false);
  menu.addEventListener('keydown', (event) => steer(event, buttons, () => end(true)));
  document.addEventListener('pointerdown', outside, true);
  window.addEventListener('resize', end);
  document.body.append(menu);
  position(menu, at);
  close = () => end(false);
  buttons[0]?.focus({ preventScroll: true });
}

function itemNode(item, end) {
  const run = () => {
    end();
    item.run();
  };
  const properties = { type: 'button', class: 'menu-item', role: 'menuitem', tabindex: '-1', onclick: run };
  return h('button', properties, icon(item.icon), h('span', {}, item.label));
}

function steer(event, buttons, end) {
  const index = buttons.indexOf(document.activeElement);
  const to = {
    ArrowDown: index + 1,
    ArrowUp: index - 1 + buttons.length,
    Home: 0,
    End: buttons.length - 1,
  }[event.key];
  if (to !== undefined) buttons[to % buttons.length].focus();
  else if (event.key === 'Escape' || event.key === 'Tab') end();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function position(menu, at) {
  const { offsetWidth: width, offsetHeight: height } = menu;
  let { x, y } = at;
  if (at instanceof Element) {
    const box = at.getBoundingClientRect();
    const above = box.bottom + height + EDGE > innerHeight;
    x = box.right - width > EDGE && box.left + width > innerWidth - EDGE ? box.right - width : box.left;
    y = above ? box.top - height - 4 : box.bottom + 4;
  } else if (y + height > innerHeight) y -= height;
  menu.style.left = `${clamp(x, EDGE, Math.max(EDGE, innerWidth - width - EDGE))}px`;
  menu.style.top = `${clamp(y, EDGE, Math.max(EDGE, innerHeight - height - EDGE))}px`;
}
