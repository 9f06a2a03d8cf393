// One phone on the screen: who holds it, and whether it shows people, chats or a conversation.

import { chatAvatar, personAvatar } from './avatar.js';
import { actionOf, chatRows } from './chatlist.js';
import { h, iconButton } from './dom.js';
import { tell } from './events.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { openMenu } from './menus.js';
import { aboutOf, addButton, addPerson, everybody, personRow, pickPerson } from './people.js';
import { Stage } from './stage.js';
import { chatsOf, nameOf, titleOf, world } from './world.js';

export class Pane {
  person = null;
  chatKey = null;
  #stage = null;
  #shown = '';

  constructor(number, app) {
    this.number = number;
    this.app = app;
    this.head = h('header', { class: 'pane-head' });
    this.body = h('div', { class: 'pane-body' });
    this.element = h('section', { class: 'pane', 'data-pane': number }, this.head, this.body);
    for (const name of ['pointerdown', 'focusin']) this.element.addEventListener(name, () => app.activate(this));
    this.element.addEventListener('keydown', (event) => {
      // While an input method is composing, Esc ends only that.
      const plain = !event.defaultPrevented && !event.isComposing;
      if (event.key === 'Escape' && plain && this.chatKey) this.toList();
    });
  }

  get room() {
    return this.#stage?.room ?? null;
  }

  /** Takes up somebody's phone; with one chat only, that chat is open at once. */
  hold(person, chatKey = null) {
    const chats = chatsOf(person);
    this.person = person;
    this.chatKey = chatKey ?? (chats.length === 1 ? chats[0].key : null);
    this.app.remember();
    this.draw();
    this.#stage?.focus();
  }

  toList() {
    this.chatKey = null;
    this.app.remember();
    this.draw();
    this.body.querySelector('.row')?.focus();
  }

  putDown() {
    this.person = this.chatKey = null;
    this.app.remember();
    this.draw();
  }

  pick() {
    pickPerson(t('pickFor'), (id) => this.app.show(this, id), { current: this.person });
  }

  toEnd() {
    this.#stage?.toEnd();
  }

  read() {
    this.#stage?.read();
  }

  /** Draws what has to be drawn anew; an open conversation keeps itself up to date. */
  draw() {
    if (!world.ready) return;
    if (this.person !== null && !world.people.has(this.person)) this.person = this.chatKey = null;
    const chat = this.person === null ? null : chatsOf(this.person).find((one) => one.key === this.chatKey);
    if (!chat) this.chatKey = null;
    const wanted = chat ? `${world.boot} ${this.person} ${chat.key}` : '';
    if (!chat || wanted !== this.#shown) this.#leave();
    this.#drawHead(chat);
    if (!chat) this.#drawRows();
    else if (wanted !== this.#shown) this.#enter(chat, wanted);
    else this.#stage.draw();
  }

  /** Leaves the screen for good, so that nothing listens any more. */
  end() {
    this.#leave();
  }

  #leave() {
    this.#stage?.end();
    this.#stage = null;
    this.#shown = '';
  }

  #enter(chat, wanted) {
    this.#stage = new Stage(chat, this);
    this.#shown = wanted;
    this.body.replaceChildren(this.#stage.element);
    this.#stage.begin();
  }

  #drawRows() {
    const focused = document.activeElement;
    const held = this.body.contains(focused) ? focused.dataset.chat ?? focused.dataset.person : null;
    const scrolled = this.body.firstChild?.scrollTop ?? 0;
    const beside = this.number > 0 && this.app.sideBySide;
    const list = this.person !== null ? this.#chatRows() : beside ? this.#invitation() : this.#peopleRows();
    this.body.replaceChildren(list);
    list.scrollTop = scrolled;
    if (held) [...list.querySelectorAll('.row')].find((row) => [row.dataset.chat, row.dataset.person].includes(held))?.focus();
  }

  #peopleRows() {
    const rows = everybody().map((person) => personRow(person, (id) => this.app.show(this, id)));
    const add = addButton(() => addPerson((id) => this.app.show(this, id)));
    return h(
      'div',
      { class: 'rows home' },
      h('div', { class: 'home-words' }, h('h2', {}, t('pickTitle')), h('p', { class: 'hint' }, rows.length ? t('pickHint') : t('noPeople'))),
      h('div', { class: 'cards' }, rows, add),
    );
  }

  /** The second pane, while nobody is in it, does not repeat the whole list. */
  #invitation() {
    const button = h('button', { type: 'button', class: 'plain', onclick: () => this.pick() }, t('besidePick'));
    const words = [h('strong', {}, t('besideTitle')), h('p', { class: 'hint' }, t('besideHint')), button];
    return h('div', { class: 'rows beside' }, h('span', { class: 'avatar add' }, icon('addPerson')), words);
  }

  #chatRows() {
    const rows = chatRows(this.person, (key) => this.hold(this.person, key));
    return h('nav', { class: 'rows', 'aria-label': t('chats') }, rows);
  }

  #drawHead(chat) {
    const person = world.people.get(this.person);
    this.element.classList.toggle('nobody', !person);
    if (!person) {
      this.head.replaceChildren(h('div', { class: 'head-words' }, h('strong', {}, t('people'))));
      return;
    }
    const held = document.activeElement?.closest?.('.pane-head') === this.head ? document.activeElement.dataset.focus : null;
    const back = chat ? () => this.toList() : () => this.putDown();
    const left = chat ? [chatAvatar(chat), this.#chatWords(chat)] : [this.#listWords()];
    const more = (event) => this.#openMore(event.currentTarget, chat);
    this.head.classList.toggle('of-group', Boolean(chat) && chat.type !== 'private');
    this.head.replaceChildren(
      iconButton(icon('back'), t('back'), back, { 'data-focus': 'back' }),
      ...left,
      this.#holder(person),
      ...(chat ? [iconButton(icon('more'), t('chatMenu'), more, { 'aria-haspopup': 'menu', 'data-focus': 'more' })] : []),
    );
    if (held) this.head.querySelector(`[data-focus="${held}"]`)?.focus({ preventScroll: true });
  }

  #chatWords(chat) {
    const members = chat.members.length;
    const still = chat.type === 'private' ? t('bot') : t('members', { count: members });
    const action = actionOf(chat);
    const under = h('span', { class: `head-under ${action ? 'typing' : ''}` }, action || still);
    return h('div', { class: 'head-words' }, h('strong', {}, titleOf(chat)), under);
  }

  #listWords() {
    return h('div', { class: 'head-words' }, h('strong', {}, t('chats')));
  }

  #holder(person) {
    const label = `${t('viewing', { name: nameOf(person) })} · ${t('pick')}`;
    return h(
      'button',
      { type: 'button', class: 'holder', title: label, 'aria-label': label, 'data-focus': 'holder', onclick: () => this.pick() },
      personAvatar(person),
      h('span', { class: 'holder-words' }, h('strong', {}, nameOf(person)), h('span', {}, aboutOf(person))),
      icon('down'),
    );
  }

  #openMore(at, chat) {
    const block = () => this.room.act('block', { blocked: !chat.blocked }).catch((error) => tell('notice', error.message));
    openMenu(at, [
      { icon: 'switch', label: t('pick'), run: () => this.pick() },
      chat.type === 'private' && !this.#stage.fresh && { icon: 'block', label: t(chat.blocked ? 'unblock' : 'block'), run: block },
    ]);
  }
}

