// The chats of a person: newest first, with the last message, its time and what is unread.

import { chatAvatar } from './avatar.js';
import { briefly } from './clock.js';
import { h } from './dom.js';
import { t } from './i18n.js';
import { inOneLine } from './message.js';
import { badge } from './people.js';
import { unread } from './reading.js';
import { authorOf, chatsOf, nameOf, titleOf } from './world.js';

export const actionOf = (chat) => {
  if (!chat.action) return '';
  const special = t(`action_${chat.action}`);
  return special.startsWith('action_') ? t('typing') : special;
};

export function chatRows(person, open) {
  return chatsOf(person).map((chat) =>
    h(
      'button',
      { type: 'button', class: 'row', 'data-chat': chat.key, onclick: () => open(chat.key) },
      chatAvatar(chat),
      h(
        'span',
        { class: 'row-words' },
        h('span', { class: 'row-line' }, h('strong', {}, titleOf(chat)), chat.last && h('time', {}, briefly(chat.last.date))),
        h('span', { class: 'row-line' }, lastWords(chat, person), badge(unread(person, chat))),
      ),
    ),
  );
}

function lastWords(chat, person) {
  const action = actionOf(chat);
  if (action) return h('span', { class: 'row-about typing' }, action);
  if (!chat.last) return h('span', { class: 'row-about' }, t('noMessages'));
  const { text, content, from } = chat.last;
  const service = ['group_chat_created', 'new_chat_members', 'left_chat_member'].includes(content);
  const author = nameOf(authorOf(from));
  const words = service ? t(content, { name: author }) : inOneLine(text.replace(/\s+/g, ' '), content);
  const who = from === person ? t('you') : chat.type === 'private' ? '' : author;
  return h('span', { class: 'row-about' }, who && !service && h('span', { class: 'row-who' }, `${who}: `), words);
}
