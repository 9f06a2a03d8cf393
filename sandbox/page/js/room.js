// One chat as one person sees it: its messages, kept up to date, and what the person does there.

import { tell } from './events.js';
import { Unreachable, get, post, upload } from './network.js';
import { world } from './world.js';

// An answer without words leaves no trace but that the tap no longer waits.
const SETTLE = 300;
const PATIENCE = 60000;

const rooms = new Map();

/** The room of a person in a chat; the same one whoever asks. */
export function roomOf(person, chat) {
  const key = `${world.boot}|${person}|${chat.key}`;
  if (!rooms.has(key)) rooms.set(key, new Room(person, chat));
  return rooms.get(key);
}

export class Room {
  messages = new Map();
  keyboard = null;
  revision = 0;
  loaded = false;
  draft = '';
  scroll = null;
  taps = new Map();
  #busy = false;
  #again = false;

  constructor(person, chat) {
    this.person = person;
    this.key = chat.key;
    this.id = chat.id;
    this.bot = chat.bot;
    this.empty = chat;
  }

  /** The chat as the list of chats knows it. */
  get chat() {
    return world.chats.get(this.key) ?? this.empty;
  }

  get ordered() {
    return [...this.messages.values()].sort((a, b) => a.message_id - b.message_id);
  }

  #query(more = {}) {
    const given = { as: this.person, ...(this.bot ? { bot: this.bot } : {}), ...more };
    return new URLSearchParams(given).toString();
  }

  /** Fetches what is new; a second wish while one is under way is fulfilled after it. */
  async sync() {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    try {
      do {
        this.#again = false;
        const since = this.loaded ? { since: this.revision } : {};
        this.#take(await get(`/sim/chats/${this.id}?${this.#query(since)}`));
      } while (this.#again);
    } catch (error) {
      if (!(error instanceof Unreachable)) tell('notice', error.message);
    } finally {
      this.#busy = false;
    }
  }

  #take(view) {
    const first = !this.loaded;
    for (const message of view.messages) this.messages.set(message.message_id, message);
    for (const number of view.deleted) this.messages.delete(number);
    this.keyboard = view.keyboard;
    this.revision = view.revision;
    this.loaded = true;
    tell('room', this, first);
    // Old toasts have been seen, or missed, long ago.
    if (!first) for (const toast of view.toasts) this.#answered(toast);
  }

  #answered(toast) {
    this.taps.delete(toast.callback_query_id);
    tell('answer', this, toast);
  }

  menu() {
    return get(`/sim/chats/${this.id}/menu?${this.#query()}`);
  }

  /** Does something in the chat, and looks at once at what came of it. */
  async act(action, fields) {
    const bot = this.bot ? { bot: this.bot } : {};
    const update = await post(`/sim/chats/${this.id}/${action}`, { from: this.person, ...bot, ...fields });
    this.sync();
    return update;
  }

  async sendFiles(action, files, caption = '') {
    const form = new FormData();
    form.set('from', this.person);
    if (this.bot) form.set('bot', this.bot);
    form.set('caption', caption);
    for (const file of files) form.append('file', file, file.name);
    const update = await upload(`/sim/chats/${this.id}/${action}`, form);
    this.sync();
    return update;
  }

  /** Taps a button of a message; it counts as being worked on until the bot has answered. */
  async tap(message, data, place) {
    if (this.isTapped(message.message_id, place)) return;
    const mark = { message: message.message_id, place, at: performance.now(), seen: false };
    const provisional = `asking ${mark.at}`;
    this.taps.set(provisional, mark);
    tell('taps', this);
    try {
      const update = await this.act('tap', { message_id: message.message_id, data });
      mark.at = performance.now();
      this.taps.set(update.callback_query.id, mark);
      setTimeout(() => this.settleTaps(), SETTLE + 20);
    } finally {
      this.taps.delete(provisional);
      tell('taps', this);
    }
  }

  isTapped(message, place) {
    return [...this.taps.values()].some((mark) => mark.message === message && mark.place === place);
  }

  /** Forgets the taps that no longer wait for an answer. */
  settleTaps() {
    const waiting = new Set(this.chat.taps);
    for (const [id, mark] of this.taps) {
      if (id.startsWith('asking')) continue;
      const age = performance.now() - mark.at;
      if (waiting.has(id) && age < PATIENCE) mark.seen = true;
      else if (mark.seen || age > SETTLE) this.taps.delete(id);
    }
    tell('taps', this);
  }
}
