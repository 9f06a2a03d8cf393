// A text with its entities as nodes; Telegram counts offsets in UTF-16 units, as JavaScript does.

import { h } from './dom.js';
import { t } from './i18n.js';

const PLAIN_TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  blockquote: 'blockquote',
};
const BLOCKS = ['blockquote', 'expandable_blockquote', 'pre'];
const SAFE = ['http:', 'https:', 'tg:'];

/** A link's address when it is one that may be followed, else nothing. */
export function safeUrl(text) {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
    return SAFE.includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** The nodes of a text; `acts.follow(url)` and `acts.command(text)` are what a click does. */
export function textNodes(text, entities = [], acts) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodesBetween(text, 0, text.length, sorted, acts);
}

/** The nodes of a stretch; takes the entities that begin in it from the front of the list. */
function nodesBetween(text, start, end, entities, acts) {
  const nodes = [];
  let at = start;
  while (entities.length && entities[0].offset < end) {
    const entity = entities.shift();
    // Telegram never crosses entities; one that does is cut to where the outer one ends.
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (to <= from) continue;
    if (from > at) nodes.push(text.slice(at, from));
    const inner = nodesBetween(text, from, to, entities, acts);
    nodes.push(entityNode(entity, text.slice(from, to), inner, acts));
    // The line that a quotation ends is over with it.
    at = BLOCKS.includes(entity.type) && text[to] === '\n' && to < end ? to + 1 : to;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

function entityNode(entity, text, inner, acts) {
  if (entity.type in PLAIN_TAGS) return h(PLAIN_TAGS[entity.type], {}, inner);
  switch (entity.type) {
    case 'pre':
      return h('pre', {}, h('code', { 'data-language': entity.language }, inner));
    case 'expandable_blockquote':
      return expandable(inner);
    case 'spoiler':
      return spoiler(inner);
    case 'text_link':
      return link(entity.url, inner, acts);
    case 'url':
      return link(text, inner, acts);
    case 'bot_command':
      return h('button', { type: 'button', class: 'link', onclick: () => acts.command(text) }, inner);
    case 'mention':
    case 'text_mention':
    case 'hashtag':
    case 'cashtag':
    case 'email':
    case 'phone_number':
      return h('span', { class: 'mention' }, inner);
    default:
      return h('span', {}, inner);
  }
}

export function link(address, inner, acts) {
  const url = safeUrl(address);
  if (url === null) return h('span', { class: 'mention' }, inner);
  const follow = (event) => {
    event.preventDefault();
    acts.follow(url);
  };
  return h('a', { href: url, rel: 'noopener noreferrer', target: '_blank', onclick: follow }, inner);
}

export function spoiler(inner) {
  const show = (event) => {
    const hidden = event.currentTarget;
    hidden.classList.add('shown');
    hidden.removeAttribute('role');
    hidden.removeAttribute('aria-label');
  };
  const press = (event) => {
    if (event.key === 'Enter' || event.key === ' ') show(event);
  };
  const properties = { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': t('spoiler') };
  return h('span', { ...properties, onclick: show, onkeydown: press }, inner);
}

function expandable(inner) {
  const quote = h('blockquote', { class: 'expandable' }, inner);
  quote.addEventListener('click', () => quote.classList.toggle('open'));
  // Whether there is more than shows is known once it is in the page.
  requestAnimationFrame(() => quote.classList.toggle('more', quote.scrollHeight > quote.clientHeight + 2));
  return quote;
}
