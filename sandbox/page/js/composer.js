// Where one types: sending, editing, replying; menus of commands and attachments hang on to it.

import { CommandMenu } from './commands.js';
import { openAttachments, sendPhotos } from './attach.js';
import { h, iconButton } from './dom.js';
import { Subscriptions, tell } from './events.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { lowerKeyboard } from './keyboard.js';
import { chooseOpener, invitationIn } from './links.js';
import { summaryOf } from './message.js';
import { openPlace } from './places.js';
import { nameOf } from './world.js';

const HIGHEST = 168;
// Longer ones go out in pieces; a whole book is a mistake.
const LONGEST = 20000;

export class Composer {
  #subscriptions = new Subscriptions();
  #editing = null;
  #replying = null;

  constructor(room, pane) {
    this.room = room;
    this.pane = pane;
    this.input = h('textarea', {
      class: 'composer-input',
      rows: '1',
      placeholder: t('write'),
      'aria-label': t('write'),
      enterkeyhint: 'send',
      value: room.draft,
    });
    this.commands = new CommandMenu(room, this.input, (text) => this.say(text));
    this.sendButton = iconButton(icon('send'), t('send'), () => this.submit(), { class: 'send' });
    this.strip = h('div', { class: 'strip', hidden: true });
    this.lower = h('div', { class: 'lower-place' });
    const menu = iconButton(icon('menu'), t('commands'), () => this.commands.toggle(), { class: 'command-button' });
    const attach = iconButton(icon('attach'), t('attach'), () => openAttachments(attach, room), { 'aria-haspopup': 'menu' });
    this.element = h(
      'div',
      { class: 'composer' },
      this.commands.element,
      this.strip,
      h('div', { class: 'composer-row' }, menu, this.input, attach, this.sendButton),
      this.lower,
    );
    this.#listen();
    this.#drawLower();
  }

  #listen() {
    this.input.addEventListener('keydown', (event) => this.#key(event));
    this.input.addEventListener('input', () => this.#typed());
    this.input.addEventListener('paste', (event) => this.#paste(event));
    this.#subscriptions.to('room', (room) => room === this.room && this.#drawLower());
  }

  begin() {
    this.#fit();
    this.commands.load();
  }

  end() {
    if (!this.#editing) this.room.draft = this.input.value;
    this.#subscriptions.end();
  }

  focus() {
    // On a phone the keyboard would cover half of what one came to read.
    if (matchMedia('(pointer: fine)').matches) this.input.focus({ preventScroll: true });
  }

  #typed() {
    if (!this.#editing) this.room.draft = this.input.value;
    this.#fit();
    this.commands.follow();
  }

  #fit() {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, HIGHEST)}px`;
    this.sendButton.classList.toggle('ready', this.input.value.trim() !== '');
  }

  #key(event) {
    // While an input method is composing, Enter chooses a word.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.commands.key(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === 'Escape' && (this.#editing || this.#replying)) {
      event.stopPropagation();
      this.leave();
    } else if (event.key === 'ArrowUp' && !this.input.value && !this.#editing) {
      const own = this.room.ordered.filter((message) => isEditable(message, this.room));
      if (!own.length) return;
      event.preventDefault();
      this.edit(own.at(-1));
    }
  }

  #paste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length) {
      event.preventDefault();
      sendPhotos(this.room, files);
      return;
    }
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const invitation = this.input.value.trim() === '' ? invitationIn(text) : null;
    if (!invitation) return;
    event.preventDefault();
    chooseOpener(invitation, this.pane, () => this.say(text.trim()));
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    if (text.length > LONGEST) {
      tell('notice', t('tooLong', { most: LONGEST, count: text.length }));
      return;
    }
    const invitation = this.#editing ? null : invitationIn(text);
    if (invitation) chooseOpener(invitation, this.pane, () => this.say(text));
    else if (this.#editing) await this.#change(text);
    else await this.say(text);
  }

  /** Sends a text; what could not be sent stays in the field, and so does what is only half written. */
  async say(text, { besides = false } = {}) {
    const reply = this.#replying ? { reply_to: this.#replying.message_id } : {};
    const kept = this.input.value;
    if (!besides) this.#empty();
    this.pane.toEnd();
    try {
      await this.room.act('text', { text, ...reply });
      if (!besides) this.leave();
    } catch (error) {
      if (!this.input.value && !besides) this.input.value = kept || text;
      this.#typed();
      tell('notice', error.message);
    }
    this.focus();
  }

  async #change(text) {
    const message = this.#editing;
    if (text === (message.text ?? message.caption ?? '')) {
      this.leave();
      return;
    }
    try {
      await this.room.act('edit', { message_id: message.message_id, text });
      this.leave();
    } catch (error) {
      tell('notice', error.message);
    }
  }

  edit(message) {
    if (!this.#editing) this.room.draft = this.input.value;
    this.#editing = message;
    this.#replying = null;
    this.input.value = message.text ?? message.caption ?? '';
    this.#drawStrip('edit', t('editing'), message);
  }

  reply(message) {
    this.#replying = message;
    if (this.#editing) this.#back();
    this.#drawStrip('reply', t('replyingTo', { name: nameOf(message.from) }), message);
  }

  /** Ends editing or replying; what was being written before comes back. */
  leave() {
    this.#replying = null;
    if (this.#editing) this.#back();
    this.strip.hidden = true;
    this.#fit();
  }

  #back() {
    this.#editing = null;
    this.input.value = this.room.draft;
  }

  #empty() {
    this.input.value = '';
    this.#typed();
  }

  #drawStrip(mark, title, message) {
    const words = h('span', { class: 'strip-words' }, h('strong', {}, title), h('span', {}, summaryOf(message)));
    this.strip.replaceChildren(icon(mark), words, iconButton(icon('close'), t('cancel'), () => this.leave()));
    this.strip.hidden = false;
    this.#fit();
    this.input.focus({ preventScroll: true });
  }

  #drawLower() {
    const press = async (button) => {
      if (button.request_location) openPlace(this.room);
      else await this.room.act('tap', { label: button.text }).catch((error) => tell('notice', error.message));
    };
    this.lower.replaceChildren(...[lowerKeyboard(this.room.keyboard, press)].filter(Boolean));
  }
}

export function isEditable(message, room) {
  const words = message.text ?? (message.photo || message.document ? '' : null);
  return message.from?.id === room.person && words !== null && !message.forward_origin;
}
