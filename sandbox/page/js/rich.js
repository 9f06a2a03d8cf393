// A rich message's blocks as nodes: headings, tables, details, lists, quotations, pictures.

import { place } from './content.js';
import { h } from './dom.js';
import { link, spoiler } from './entities.js';
import { t } from './i18n.js';
import { fileUrl } from './network.js';

// A cell with more signs than these may break its lines.
const LONG = 10;
const STYLES = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  marked: 'mark',
  subscript: 'sub',
  superscript: 'sup',
};

/** The element of a message's rich content; `acts` are what clicks on links and commands do. */
export function richNode(message, acts) {
  const { blocks, is_rtl: rtl } = message.rich_message;
  return h('div', { class: 'text rich', dir: rtl ? 'rtl' : 'auto' }, blocksNodes(blocks, acts));
}

/** What there is to read in a message's rich content, a line a block or row of a table. */
export function richWords(message) {
  return linesOf(message.rich_message?.blocks ?? []).filter(Boolean).join('\n');
}

function linesOf(blocks) {
  return blocks.flatMap((block) => [
    wordsOf(block.summary),
    wordsOf(block.caption?.text ?? block.caption),
    wordsOf(block.text),
    ...(block.items ?? []).map((item) => `${item.label} ${linesOf(item.blocks).join('\n')}`),
    ...linesOf(block.blocks ?? []),
    ...(block.cells ?? []).map((row) => row.map((cell) => wordsOf(cell.text)).join('\t')),
    wordsOf(block.credit),
  ]);
}

function wordsOf(text) {
  if (!text) return '';
  if (typeof text === 'string') return text;
  if (Array.isArray(text)) return text.map(wordsOf).join('');
  return text.alternative_text ?? text.expression ?? wordsOf(text.text);
}

const blocksNodes = (blocks, acts) => blocks.map((block) => blockNode(block, acts));

function blockNode(block, acts) {
  const words = () => textNodes(block.text, acts);
  switch (block.type) {
    case 'paragraph':
      return h('p', {}, words());
    case 'heading':
      return h('div', { class: `heading size-${block.size}`, role: 'heading', 'aria-level': String(block.size) }, words());
    case 'footer':
      return h('footer', {}, words());
    case 'divider':
      return h('hr');
    case 'pre':
      return h('pre', {}, h('code', { 'data-language': block.language }, words()));
    case 'mathematical_expression':
      return h('p', { class: 'formula' }, h('code', {}, block.expression));
    case 'anchor':
      return h('span', { 'data-anchor': block.name });
    case 'list':
      return h('ul', {}, block.items.map((item) => itemNode(item, acts)));
    case 'blockquote':
      return h('blockquote', {}, blocksNodes(block.blocks, acts), credit(block, acts));
    case 'pullquote':
      return h('blockquote', { class: 'pulled' }, h('p', {}, words()), credit(block, acts));
    case 'details':
      return detailsNode(block, acts);
    case 'table':
      return tableNode(block, acts);
    default:
      return figureNode(block, acts);
  }
}

const credit = (block, acts) => block.credit && h('cite', {}, textNodes(block.credit, acts));

function itemNode(item, acts) {
  const box = h('input', { type: 'checkbox', disabled: true, checked: Boolean(item.is_checked), 'aria-label': item.label });
  return h(
    'li',
    {},
    h('span', { class: 'item-label' }, item.has_checkbox ? box : item.label),
    h('div', {}, blocksNodes(item.blocks, acts)),
  );
}

function detailsNode(block, acts) {
  return h(
    'details',
    { open: Boolean(block.is_open) },
    h('summary', {}, h('span', {}, textNodes(block.summary, acts))),
    h('div', { class: 'details-body' }, blocksNodes(block.blocks, acts)),
  );
}

/** A table scrolls sideways by itself, so that the bubble stays within the screen. */
function tableNode(block, acts) {
  const classes = ['table', block.is_bordered && 'bordered', block.is_striped && 'striped'].filter(Boolean).join(' ');
  const rows = block.cells.map((row) => h('tr', {}, row.map((cell) => cellNode(cell, acts))));
  const title = block.caption && h('caption', {}, textNodes(block.caption, acts));
  return h('div', { class: classes, tabindex: '0', role: 'group', 'aria-label': t('table') }, h('table', {}, title, h('tbody', {}, rows)));
}

function cellNode(cell, acts) {
  const spans = { colspan: cell.colspan, rowspan: cell.rowspan };
  const long = wordsOf(cell.text).length > LONG;
  const classes = `${cell.align} ${cell.valign} ${long ? 'long' : ''}`;
  return h(cell.is_header ? 'th' : 'td', { ...spans, class: classes }, textNodes(cell.text ?? '', acts));
}

function figureNode(block, acts) {
  const { caption } = block;
  const words = caption && h('figcaption', {}, textNodes(caption.text, acts), credit(caption, acts));
  return h('figure', { class: block.type }, shownIn(block), words);
}

function shownIn(block) {
  if (block.type === 'map') return place(block.location);
  if (block.type === 'photo') return photoNode(block);
  if (block.blocks) return h('div', { class: 'gallery', tabindex: '0' }, block.blocks.map(shownIn));
  return h('p', { class: 'unsupported' }, t('unsupported'));
}

function photoNode({ photo, has_spoiler: hidden }) {
  const { file_id: id, width, height } = photo.at(-1);
  const image = h('img', { src: fileUrl(id), width, height, alt: t('photo'), loading: 'lazy' });
  return hidden ? spoiler([image]) : image;
}

/** The nodes of a RichText: a string, a list of them, or a piece that is formatted. */
function textNodes(text, acts) {
  if (typeof text === 'string') return text ? [text] : [];
  if (Array.isArray(text)) return text.flatMap((one) => textNodes(one, acts));
  const inner = textNodes(text.text ?? '', acts);
  if (text.type in STYLES) return [h(STYLES[text.type], {}, inner)];
  switch (text.type) {
    case 'spoiler':
      return [spoiler(inner)];
    case 'url':
      return [link(text.url, inner, acts)];
    case 'bot_command':
      return [h('button', { type: 'button', class: 'link', onclick: () => acts.command(text.bot_command) }, inner)];
    case 'anchor':
      return [h('span', { 'data-anchor': text.name })];
    case 'reference':
      return [h('span', { 'data-anchor': text.name }, inner)];
    case 'anchor_link':
    case 'reference_link':
      return [h('button', { type: 'button', class: 'link', onclick: (event) => jump(event, text) }, inner)];
    case 'custom_emoji':
      return [text.alternative_text];
    case 'mathematical_expression':
      return [h('code', {}, text.expression)];
    case 'date_time':
      return inner;
    default:
      return [h('span', { class: 'mention' }, inner)];
  }
}

function jump(event, { anchor_name: anchor, reference_name: reference }) {
  const content = event.currentTarget.closest('.rich');
  const name = anchor ?? reference;
  const aim = [...content.querySelectorAll('[data-anchor]')].find((one) => one.dataset.anchor === name) ?? content;
  for (let box = aim.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
  aim.scrollIntoView({ block: 'nearest' });
}
