// Boxes over the page: one frame for all dialogs, and the short notices at its top.

import { h, iconButton } from './dom.js';
import { listen } from './events.js';
import { t } from './i18n.js';
import { icon } from './icons.js';

const NOTICE_MS = 6000;

/** Opens a dialog; `fill(close)` returns its nodes. Esc and a click beside it close it. */
export function openDialog(title, fill, className = '') {
  const dialog = h('dialog', { class: `dialog ${className}`, 'aria-label': title });
  const before = document.activeElement;
  const close = () => dialog.close();
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before?.isConnected) before.focus({ preventScroll: true });
  });
  dialog.addEventListener('pointerdown', (event) => event.target === dialog && close());
  const head = h('header', { class: 'dialog-head' }, h('h2', {}, title), iconButton(icon('close'), t('close'), close));
  dialog.append(h('div', { class: 'dialog-body' }, head, fill(close)));
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('[data-first]')?.focus();
  return dialog;
}

/** The lower edge of a dialog: what went wrong, and the button that does it. */
export function dialogFoot(label, close, submit) {
  const wrong = h('p', { class: 'wrong', role: 'alert' });
  const button = h('button', { type: 'submit', class: 'primary' }, label);
  const cancel = h('button', { type: 'button', class: 'plain', onclick: close }, t('cancel'));
  const foot = h('footer', { class: 'dialog-foot' }, wrong, h('div', { class: 'dialog-buttons' }, cancel, button));
  const run = async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    button.textContent = t('working');
    try {
      await submit();
      close();
    } catch (error) {
      wrong.textContent = error.message;
    } finally {
      button.disabled = false;
      button.textContent = label;
    }
  };
  return { foot, run };
}

const notices = h('div', { class: 'notices', role: 'status', 'aria-live': 'assertive', popover: 'manual' });

export function startNotices() {
  document.body.append(notices);
}

function notice(words) {
  const shown = h('div', { class: 'notice' }, h('span', {}, words));
  const end = () => {
    shown.remove();
    if (!notices.childElementCount && notices.matches(':popover-open')) notices.hidePopover();
  };
  shown.append(iconButton(icon('close'), t('close'), end));
  while (notices.childElementCount > 2) notices.firstChild.remove();
  notices.append(shown);
  // As a popover it stands above open dialogs too.
  if (notices.matches(':popover-open')) notices.hidePopover();
  notices.showPopover();
  setTimeout(end, NOTICE_MS);
}

listen('notice', notice);
