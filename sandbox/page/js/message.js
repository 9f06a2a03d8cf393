// One bubble: who, what, when, and the buttons under it.

import { personAvatar } from './avatar.js';
import { timeOf } from './clock.js';
import { contentNodes } from './content.js';
import { h } from './dom.js';
import { textNodes } from './entities.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { keyboardNode } from './keyboard.js';
import { richNode, richWords } from './rich.js';
import { authorOf, nameOf } from './world.js';

const SERVICE = ['group_chat_created', 'new_chat_members', 'left_chat_member'];

export const isService = (message) =>
  SERVICE.some((name) => name in message) ||
  ['migrate_to_chat_id', 'migrate_from_chat_id', 'pinned_message', 'new_chat_title'].some((name) => name in message);

/** A message in one line, as lists and quotations show it; `content` is what it is besides text. */
export function inOneLine(text, content) {
  if (!content) return text;
  return text ? `[${t(content)}] ${text}` : `[${t(content)}]`;
}

export function summaryOf(message) {
  const content = ['photo', 'document', 'location', 'contact', 'sticker', 'voice', 'video'].find((name) => name in message);
  return inOneLine((message.text ?? message.caption ?? richWords(message)).replace(/\s+/g, ' ').slice(0, 120), content);
}

export function serviceNode(message) {
  const names = { group_chat_created: message.from, left_chat_member: message.left_chat_member };
  const kind = SERVICE.find((name) => name in message);
  if ('new_chat_title' in message) return service(t('renamed', { title: message.new_chat_title }));
  const who = kind === 'new_chat_members' ? message.new_chat_members.map(nameOf).join(t('comma')) : nameOf(names[kind]);
  const words = kind ? t(kind, { name: who }) : 'pinned_message' in message ? t('pinned') : t('migrated');
  return service(words);
}

const service = (words) => h('div', { class: 'service' }, h('span', {}, words));

/** The element of one message, or of an album's messages; `place` says how it joins its neighbours. */
export function messageNode(messages, place, room, acts) {
  const [message] = messages;
  const out = message.from?.id === room.person;
  const classes = ['message', out ? 'out' : 'in', place.first && 'first', place.last && 'last'];
  const keyboard = keyboardNode(messages.at(-1), room, acts);
  return h(
    'div',
    {
      class: [...classes, keyboard && 'with-keyboard', place.group && !out && 'with-face'].filter(Boolean).join(' '),
      'data-message': message.message_id,
      oncontextmenu: (event) => acts.menu(event, messages),
    },
    place.group && !out && (place.last ? personAvatar(message.from) : h('span', { class: 'no-face' })),
    h('div', { class: 'message-column' }, bubble(messages, place, room, acts, out), keyboard),
  );
}

function bubble(messages, place, room, acts, out) {
  const [message] = messages;
  const worded = messages.find((one) => one.text ?? one.caption);
  const text = worded?.text ?? worded?.caption;
  const entities = worded?.entities ?? worded?.caption_entities;
  const bare = !text && (message.photo || message.sticker) && !message.reply_to_message;
  return h(
    'div',
    { class: `bubble ${bare ? 'bare' : ''} ${message.photo ? 'with-photo' : ''}` },
    place.group && place.first && !out && h('div', { class: 'sender' }, nameOf(message.from)),
    forwarded(message),
    quoted(message, acts),
    contentNodes(messages, room),
    text && h('div', { class: 'text', dir: 'auto' }, textNodes(text, entities, acts), meta(messages, out)),
    message.rich_message && richNode(message, acts),
    !text && meta(messages, out),
    menuButton(messages, acts),
  );
}

function meta(messages, out) {
  const edited = messages.some((message) => message.edit_date);
  return h(
    'span',
    { class: 'meta' },
    edited && h('span', { class: 'edited' }, t('edited')),
    h('time', {}, timeOf(messages[0].date)),
    out && icon('check'),
  );
}

function menuButton(messages, acts) {
  const open = (event) => acts.menu(event, messages);
  const properties = { type: 'button', class: 'message-menu', 'aria-label': t('messageMenu'), 'aria-haspopup': 'menu' };
  return h('button', { ...properties, tabindex: '-1', 'data-focus': 'menu', onclick: open }, icon('down'));
}

function forwarded(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  const name = nameOf(origin.sender_user) || origin.sender_user_name || t('someone');
  return h('div', { class: 'forwarded' }, t('forwardedFrom', { name }));
}

function quoted(message, acts) {
  const original = message.reply_to_message;
  if (!original) return null;
  const author = authorOf(original.from?.id) ?? original.from;
  return h(
    'button',
    { type: 'button', class: 'quoted', onclick: () => acts.show(original.message_id) },
    h('strong', {}, nameOf(author)),
    h('span', {}, summaryOf(original)),
  );
}
