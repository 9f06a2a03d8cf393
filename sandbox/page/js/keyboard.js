// The buttons under a message, and those below the chat.

import { tell } from './events.js';
import { h, styled } from './dom.js';
import { t } from './i18n.js';
import { icon } from './icons.js';

export function keyboardNode(message, room, acts) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return null;
  const most = Math.max(...rows.map((row) => row.length));
  const nodes = rows.map((row, y) => rowNode(row, y, message, room, acts));
  return h('div', { class: `keyboard ${most > 4 ? 'tight' : ''}`, 'data-columns': most }, nodes);
}

function rowNode(row, y, message, room, acts) {
  const buttons = row.map((button, x) => buttonNode(button, `${y}.${x}`, message, room, acts));
  return styled(h('div', { class: 'keyboard-row' }, buttons), { '--columns': String(row.length) });
}

function buttonNode(button, place, message, room, acts) {
  const busy = room.isTapped(message.message_id, place);
  const outward = button.url && h('span', { class: 'key-mark' }, icon('out'));
  return h(
    'button',
    {
      type: 'button',
      class: `key ${busy ? 'busy' : ''}`,
      'aria-busy': busy ? 'true' : null,
      'data-focus': place,
      onclick: () => press(button, place, message, room, acts),
    },
    h('span', { class: 'key-label' }, button.text),
    outward,
  );
}

async function press(button, place, message, room, acts) {
  if (button.callback_data) {
    try {
      await room.tap(message, button.callback_data, place);
    } catch (error) {
      tell('notice', error.message);
    }
  } else if (button.url) acts.follow(button.url);
  else if (button.copy_text) acts.copy(button.copy_text.text);
  else tell('notice', t('deadButton'));
}

/** The reply keyboard, which stands below the chat instead of under a message. */
export function lowerKeyboard(keyboard, press_) {
  const rows = (keyboard?.keyboard ?? []).map((row) =>
    styled(
      h(
        'div',
        { class: 'keyboard-row' },
        row.map((button) =>
          h('button', { type: 'button', class: 'key', onclick: () => press_(button) }, h('span', { class: 'key-label' }, button.text)),
        ),
      ),
      { '--columns': String(row.length) },
    ),
  );
  return rows.length ? h('div', { class: 'keyboard lower' }, rows) : null;
}
