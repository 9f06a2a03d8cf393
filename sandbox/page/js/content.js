// What a message holds besides text: photos, albums, documents, places, contacts, placeholders.

import { personAvatar } from './avatar.js';
import { h, styled } from './dom.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { fileUrl } from './network.js';
import { openViewer } from './viewer.js';

const WIDEST = 340;
const TALLEST = 420;
const NARROWEST = 150;
// How many photos stand in each row of an album.
const ALBUM_ROWS = {
  2: [2],
  3: [1, 2],
  4: [2, 2],
  5: [2, 3],
  6: [3, 3],
  7: [2, 2, 3],
  8: [2, 3, 3],
  9: [3, 3, 3],
  10: [2, 2, 3, 3],
};

const PLACEHOLDERS = ['voice', 'audio', 'video', 'video_note', 'animation', 'poll'];

/** The largest size of a message's photo. */
export const largest = (message) => message.photo.at(-1);

export function contentNodes(messages, room) {
  const [message] = messages;
  if (message.photo) return messages.length > 1 ? [album(messages, room)] : [single(message, room)];
  if (message.document) return messages.map((one) => documentCard(one.document));
  if (message.venue) return [place(message.venue.location, message.venue)];
  if (message.location) return [place(message.location)];
  if (message.contact) return [contact(message.contact)];
  if (message.sticker) return [sticker(message.sticker)];
  const kind = PLACEHOLDERS.find((name) => name in message);
  if (kind) return [placeholder(kind, message[kind])];
  return message.text || message.rich_message ? [] : [h('p', { class: 'unsupported' }, t('unsupported'))];
}

function photoButton(message, room) {
  const { file_id: id, width, height } = largest(message);
  const image = h('img', { src: fileUrl(id), width, height, alt: message.caption || t('photo'), draggable: 'false' });
  const open = () => openViewer(room, message);
  return h('button', { type: 'button', class: 'photo', 'aria-label': t('photo'), onclick: open }, image);
}

function single(message, room) {
  const { width, height } = largest(message);
  const scale = Math.min(1, WIDEST / width, TALLEST / height);
  const shown = Math.max(NARROWEST, Math.round(width * scale));
  const button = photoButton(message, room);
  // The space is taken before the picture is there, so that nothing jumps.
  const ratio = `${width} / ${Math.max(height, width / 4)}`;
  return styled(button, { width: `${shown}px`, 'aspect-ratio': ratio, 'max-height': `${TALLEST}px` });
}

function album(messages, room) {
  const rows = ALBUM_ROWS[messages.length] ?? [messages.length];
  const spans = rows.flatMap((count) => Array(count).fill(6 / count));
  const tiles = messages.map((message, number) => {
    const span = spans[number] ?? 2;
    const ratio = span === 6 ? '2 / 1' : '1 / 1';
    return styled(photoButton(message, room), { 'grid-column': `span ${span}`, 'aspect-ratio': ratio });
  });
  return h('div', { class: 'album', role: 'group', 'aria-label': t('photos', { count: messages.length }) }, tiles);
}

export function sizeText(bytes) {
  if (bytes < 1024) return t('bytes', { size: bytes });
  const [key, size] = bytes < 1024 * 1024 ? ['kilobytes', bytes / 1024] : ['megabytes', bytes / 1024 / 1024];
  return t(key, { size: size.toFixed(size < 10 ? 1 : 0) });
}

/** The letters in front of a document's name. */
export const suffixOf = (name) => (name.includes('.') ? name.split('.').at(-1).slice(0, 4).toUpperCase() : '');

function documentCard(document) {
  const name = document.file_name ?? t('document');
  const label = t('download', { name });
  return h(
    'a',
    { class: 'document', href: fileUrl(document.file_id), download: name, title: label, 'aria-label': label },
    h('span', { class: 'document-mark', 'aria-hidden': 'true' }, suffixOf(name) || icon('file')),
    h(
      'span',
      { class: 'document-words' },
      h('span', { class: 'document-name' }, name),
      h('span', { class: 'document-size' }, sizeText(document.file_size ?? 0)),
    ),
    h('span', { class: 'document-save' }, icon('download')),
  );
}

export function place(location, venue = null) {
  const position = `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`;
  return h(
    'div',
    { class: 'place' },
    h('div', { class: 'place-map', 'aria-hidden': 'true' }, h('span', { class: 'place-pin' }, icon('place'))),
    h(
      'div',
      { class: 'place-words' },
      h('strong', {}, venue?.title ?? t('location')),
      venue?.address && h('span', {}, venue.address),
      h('span', { class: 'place-position' }, position),
    ),
  );
}

function contact(card) {
  const person = { ...card, id: card.user_id ?? card.phone_number.length };
  return h(
    'div',
    { class: 'contact' },
    personAvatar(person),
    h(
      'div',
      { class: 'contact-words' },
      h('strong', {}, [card.first_name, card.last_name].filter(Boolean).join(' ')),
      h('span', {}, card.phone_number),
    ),
  );
}

function sticker(one) {
  return h('div', { class: 'sticker', role: 'img', 'aria-label': t('sticker') }, one.emoji ?? icon('sticker'));
}

function placeholder(kind, one) {
  const seconds = Number.isFinite(one?.duration) ? `0:${String(one.duration % 60).padStart(2, '0')}` : '';
  const mark = kind === 'voice' || kind === 'audio' ? 'voice' : 'photo';
  return h(
    'div',
    { class: 'placeholder' },
    h('span', { class: 'placeholder-mark' }, icon(mark)),
    h('span', {}, t(kind)),
    h('span', { class: 'placeholder-more' }, seconds),
  );
}
