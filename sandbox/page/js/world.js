// The sandbox as the page last heard of it: people, bots, chats, faults, calls; no requests here.

import { tell } from './events.js';

export const world = {
  boot: '',
  ready: false,
  online: null,
  people: new Map(),
  bots: new Map(),
  chats: new Map(),
  faults: [],
  calls: { last: 0, method: '', fault: null },
};

/** Starts over when the sandbox is another one than before. */
export function greet(boot) {
  if (world.boot === boot) return;
  const first = world.boot === '';
  world.boot = boot;
  world.ready = false;
  for (const part of [world.people, world.bots, world.chats]) part.clear();
  if (!first) tell('restarted');
}

export function takePeople(people) {
  world.people = new Map(people.map((person) => [person.id, person]));
  tell('people');
}

export function takeBots(bots) {
  world.bots = new Map(bots.map((bot) => [bot.id, bot]));
  tell('people');
}

export function takeChat(chat) {
  world.chats.set(chat.key, chat);
  // Before the first whole picture each chat would be told for nothing.
  if (world.ready) tell('chat', chat);
}

export function takeFaults(faults) {
  world.faults = faults;
  tell('faults');
}

export function takeCalls(calls) {
  world.calls = calls;
  tell('calls');
}

export function beReady() {
  world.ready = true;
  tell('ready');
}

export function beOnline(online) {
  if (world.online === online) return;
  world.online = online;
  tell('online');
}

export const nameOf = (user) => [user?.first_name, user?.last_name].filter(Boolean).join(' ');

export const botNamed = (username) =>
  [...world.bots.values()].find((bot) => bot.username.toLowerCase() === String(username).toLowerCase());

export const authorOf = (id) => world.people.get(id) ?? world.bots.get(id);

/** The chat of a person with a bot; it is there before anybody has written into it. */
export function privateChat(person, bot) {
  const key = `${person}:${bot.username}`;
  const empty = { key, id: person, bot: bot.username, type: 'private', members: [person, bot.id] };
  const state = { revision: 0, posted: {}, last: null, started: false, blocked: false, taps: [] };
  return world.chats.get(key) ?? { ...empty, ...state };
}

/** The chats a person has on the phone, the newest first. */
export function chatsOf(person) {
  const bots = [...world.bots.values()];
  const first = bots.slice(0, 1).map((bot) => privateChat(person, bot));
  const others = [...world.chats.values()].filter(
    (chat) => !first.includes(chat) && !chat.migrated_to && chat.members.includes(person),
  );
  return [...first, ...others].sort((a, b) => (b.last?.date ?? 0) - (a.last?.date ?? 0));
}

export function titleOf(chat) {
  if (chat.type !== 'private') return chat.title;
  return nameOf(botNamed(chat.bot)) || chat.bot;
}
