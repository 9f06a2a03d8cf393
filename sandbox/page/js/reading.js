// Who has read what: how many messages of others each person has seen, kept by the browser.

import { listen, tell } from './events.js';
import { keep, recall } from './keep.js';
import { chatsOf, world } from './world.js';

let marks = recall('read', { boot: '', seen: {} });

function incoming(person, chat) {
  const others = Object.entries(chat.posted).filter(([author]) => Number(author) !== person);
  return others.reduce((sum, [, count]) => sum + count, 0);
}

const place = (person, chat) => `${person}|${chat.key}`;

export function unread(person, chat) {
  return Math.max(0, incoming(person, chat) - (marks.seen[place(person, chat)] ?? 0));
}

export const unreadOf = (person) => chatsOf(person).reduce((sum, chat) => sum + unread(person, chat), 0);

export function markRead(person, chat) {
  const count = incoming(person, chat);
  if (marks.seen[place(person, chat)] === count) return;
  marks.seen[place(person, chat)] = count;
  keep('read', marks);
  tell('read');
}

// What was said before this page first looked counts as read: marks are for what happens now.
listen('ready', () => {
  if (marks.boot === world.boot) return;
  marks = { boot: world.boot, seen: {} };
  for (const chat of world.chats.values()) {
    for (const person of chat.members) marks.seen[place(person, chat)] = incoming(person, chat);
  }
  keep('read', marks);
  tell('read');
});
