// An open conversation with all that belongs to it: messages, composer, toasts, drops.

import { sendDropped } from './attach.js';
import { Composer, isEditable } from './composer.js';
import { Conversation } from './conversation.js';
import { h } from './dom.js';
import { Subscriptions, tell } from './events.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { follow, invitationIn } from './links.js';
import { openMenu } from './menus.js';
import { richWords } from './rich.js';
import { roomOf } from './room.js';
import { titleOf } from './world.js';

const TOAST_MS = 4500;
const HOLD_MS = 500;

export class Stage {
  #subscriptions = new Subscriptions();

  constructor(chat, pane) {
    this.pane = pane;
    this.room = roomOf(pane.person, chat);
    this.conversation = new Conversation(this.room, {
      follow: (url) => follow(url, pane),
      command: (text) => this.composer.say(text, { besides: true }),
      copy,
      menu: (event, messages) => this.#openMenu(event, messages),
    });
    this.composer = new Composer(this.room, pane);
    this.over = h('div', { class: 'over', role: 'status', 'aria-live': 'polite' });
    this.foot = h('div', { class: 'foot' });
    this.welcome = h('div', { class: 'welcome', hidden: true });
    this.element = h('div', { class: 'stage' }, this.over, this.welcome, this.conversation.element, this.foot);
    this.#subscriptions.to('answer', (room, toast) => room === this.room && this.#answer(toast));
    this.#subscriptions.to('room', (room) => room === this.room && this.draw());
    this.#takeDrops();
    holdOpens(this.conversation.element);
  }

  begin() {
    this.draw();
    this.conversation.begin();
    this.composer.begin();
    this.#introduce();
  }

  end() {
    this.conversation.end();
    this.composer.end();
    this.#subscriptions.end();
  }

  focus() {
    const button = this.foot.querySelector('.start');
    if (button) button.focus({ preventScroll: true });
    else this.composer.focus();
  }

  toEnd() {
    this.conversation.toEnd();
  }

  read() {
    this.conversation.read();
  }

  /** Below the messages stands the composer, or the one thing that can be done instead. */
  draw() {
    const { chat, room } = this;
    const wanted = chat.blocked ? 'blocked' : this.fresh ? 'fresh' : 'composer';
    this.welcome.hidden = room.messages.size > 0;
    if (this.foot.dataset.shows === wanted) return;
    const held = this.foot.contains(document.activeElement);
    this.foot.dataset.shows = wanted;
    this.foot.replaceChildren(this.#footNode(wanted));
    if (held) this.focus();
  }

  get chat() {
    return this.room.chat;
  }

  /** Whether nothing was ever said here; the first message may come before the news of its chat. */
  get fresh() {
    return this.chat.type === 'private' && !this.chat.started && this.room.messages.size === 0;
  }

  #footNode(wanted) {
    if (wanted === 'composer') return this.composer.element;
    const act = (action, fields) => () => this.room.act(action, fields).catch((error) => tell('notice', error.message));
    if (wanted === 'fresh') {
      return h('button', { type: 'button', class: 'start', onclick: act('start', {}) }, t('start'));
    }
    const unblock = h('button', { type: 'button', class: 'start', onclick: act('block', { blocked: false }) }, t('unblock'));
    return h('div', { class: 'blocked' }, h('span', {}, t('blockedHint')), unblock);
  }

  /** An empty chat says what the bot can do, in the bot's own words if it has any. */
  async #introduce() {
    const show = (words) => this.welcome.replaceChildren(h('div', { class: 'welcome-box' }, words));
    if (this.chat.type !== 'private') return show(h('p', {}, t('emptyGroup')));
    show([h('strong', {}, titleOf(this.chat)), h('p', {}, t('emptyChat'))]);
    const { description } = await this.room.menu().catch(() => ({}));
    if (description) show([h('strong', {}, t('canDo')), h('p', {}, description)]);
    return undefined;
  }

  #answer(toast) {
    if (toast.url) follow(toast.url, this.pane);
    if (!toast.text) return;
    if (toast.show_alert) this.#alert(toast.text);
    else this.#toast(toast.text);
  }

  #toast(text) {
    const shown = h('div', { class: 'toast' }, text);
    this.over.replaceChildren(shown);
    setTimeout(() => shown.remove(), TOAST_MS);
  }

  #alert(text) {
    const before = document.activeElement;
    const end = () => {
      box.remove();
      if (before?.isConnected) before.focus({ preventScroll: true });
      else this.focus();
    };
    const button = h('button', { type: 'button', class: 'primary', onclick: end }, t('ok'));
    const words = h('div', { class: 'alert-box' }, h('strong', {}, titleOf(this.chat)), h('p', {}, text), button);
    const box = h('div', { class: 'alert', role: 'alertdialog', 'aria-modal': 'true', 'aria-label': text }, words);
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Tab') event.preventDefault();
      if (event.key !== 'Escape') return;
      event.preventDefault();
      end();
    });
    this.element.append(box);
    button.focus({ preventScroll: true });
  }

  #openMenu(event, messages) {
    // On a link or a selection the browser's own menu is of more use.
    if (event.type === 'contextmenu' && (event.target.closest('a') || !getSelection().isCollapsed)) return;
    event.preventDefault();
    const [message] = messages;
    const worded = messages.find((one) => one.text ?? one.caption);
    const text = worded?.text ?? worded?.caption ?? richWords(message);
    const entities = [...(worded?.entities ?? []), ...(worded?.caption_entities ?? [])];
    const link = entities.map((one) => one.url ?? text.slice(one.offset, one.offset + one.length)).find(invitationIn);
    const editable = messages.find((one) => isEditable(one, this.room));
    const at = event.type === 'contextmenu' && event.clientX ? { x: event.clientX, y: event.clientY } : event.currentTarget;
    openMenu(at, [
      { icon: 'reply', label: t('reply'), run: () => this.composer.reply(message) },
      text && { icon: 'copy', label: t('copy'), run: () => copy(text) },
      link && { icon: 'link', label: t('openAs'), run: () => follow(link, this.pane) },
      editable && { icon: 'edit', label: t('edit'), run: () => this.composer.edit(editable) },
    ]);
  }

  #takeDrops() {
    const { element } = this;
    const carries = (event) => event.dataTransfer?.types.includes('Files');
    element.dataset.drop = t('dropHere');
    element.addEventListener('dragover', (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      element.classList.add('dropping');
    });
    element.addEventListener('dragleave', (event) => {
      if (!element.contains(event.relatedTarget)) element.classList.remove('dropping');
    });
    element.addEventListener('drop', (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      element.classList.remove('dropping');
      sendDropped(this.room, [...event.dataTransfer.files]);
    });
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    tell('said', t('copied'));
  } catch {
    tell('notice', t('notCopied'));
  }
}

/** Holding a finger on a message opens its menu where the browser itself does nothing (iOS). */
function holdOpens(element) {
  let timer = 0;
  const stop = () => clearTimeout(timer);
  element.addEventListener('pointerdown', (event) => {
    const message = event.target.closest('.message');
    if (event.pointerType !== 'touch' || !message || event.target.closest('.key, a')) return;
    const { clientX, clientY } = event;
    timer = setTimeout(() => {
      message.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX, clientY }));
    }, HOLD_MS);
  });
  for (const name of ['pointerup', 'pointercancel', 'pointermove']) element.addEventListener(name, stop);
}
