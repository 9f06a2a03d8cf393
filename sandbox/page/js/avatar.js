// The round pictures: two characters of a name on a colour of its own, or the bot's mark.

import { h, styled } from './dom.js';
import { icon } from './icons.js';
import { nameOf } from './world.js';

const HUES = [205, 258, 316, 12, 34, 90, 232, 186, 340];
// Neighbouring ids come out in different colours, round ones too.
const hueOf = (id) => HUES[(Math.abs(id) + Math.floor(Math.abs(id) / 100) * 4) % HUES.length];
const CHINESE = /\p{Script=Han}/u;

/** What stands for a name: the last two Chinese characters, or the first letters. */
function initials(name) {
  const plain = name.replace(/[（(].*?[)）]/g, '').trim() || name;
  const letters = [...plain];
  if (letters.some((letter) => CHINESE.test(letter))) {
    return letters.filter((letter) => CHINESE.test(letter)).slice(-2).join('');
  }
  const words = plain.split(/\s+/).slice(0, 2);
  return words.map((word) => [...word][0] ?? '').join('').toUpperCase();
}

const botAvatar = () => h('span', { class: 'avatar bot', 'aria-hidden': 'true' }, icon('check'));

export function personAvatar(person) {
  if (person?.is_bot) return botAvatar();
  const face = h('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(nameOf(person) || '?'));
  return styled(face, { '--hue': String(hueOf(person?.id ?? 0)) });
}

export function chatAvatar(chat) {
  if (chat.type === 'private') return botAvatar();
  const face = h('span', { class: 'avatar', 'aria-hidden': 'true' }, icon('group'));
  return styled(face, { '--hue': String(hueOf(chat.id)) });
}
