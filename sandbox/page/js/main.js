// Puts the page together: the bar, the people at the side, two panes; and keeps what was open.

import { barNode } from './bar.js';
import { startNotices } from './dialogs.js';
import { debounced, h } from './dom.js';
import { Subscriptions, listen } from './events.js';
import { speak, speaks, t } from './i18n.js';
import { keep, recall } from './keep.js';
import { Pane } from './pane.js';
import { addButton, addPerson, everybody, personRow } from './people.js';
import { unreadOf } from './reading.js';
import { connect } from './stream.js';
import { world } from './world.js';

const SAID_MS = 2600;
const wide = matchMedia('(min-width: 760px)');

class App {
  #subscriptions = new Subscriptions();
  active = 0;

  constructor() {
    this.element = h('div', { class: 'app' });
    document.body.append(this.element);
    this.kept = recall('open', [{}, {}]);
    this.panes = [];
    this.build();
    document.addEventListener('keydown', (event) => this.#key(event));
    wide.addEventListener('change', () => {
      for (const pane of this.panes) {
        pane.draw();
        pane.read();
      }
    });
  }

  /** Whether both panes are on the screen. */
  get sideBySide() {
    return wide.matches;
  }

  /** Builds everything in the language of now; what was open is open again. */
  build() {
    this.#subscriptions.end();
    this.panes.forEach((pane) => pane.end());
    this.panes = [0, 1].map((number) => new Pane(number, this));
    this.panes.forEach((pane, number) => {
      pane.person = this.kept[number]?.person ?? null;
      pane.chatKey = this.kept[number]?.chat ?? null;
    });
    this.rail = h('nav', { class: 'rail', 'aria-label': t('people') });
    const bar = barNode(this.#subscriptions, () => this.#switchLanguage());
    const panes = h('main', { class: 'panes' }, this.panes.map((pane) => pane.element));
    this.element.replaceChildren(bar, h('div', { class: 'floor' }, this.rail, panes));
    this.activate(this.panes[Math.min(this.active, 1)]);
    const soon = debounced(30, () => this.draw());
    for (const name of ['ready', 'people', 'chat', 'read', 'clock', 'restarted']) this.#subscriptions.to(name, soon);
    this.draw();
  }

  draw() {
    if (!world.ready) return;
    this.#drawRail();
    for (const pane of this.panes) pane.draw();
    const unread = everybody().reduce((sum, person) => sum + unreadOf(person.id), 0);
    document.title = `${unread ? `(${unread}) ` : ''}实事通 · ${t('title')}`;
  }

  /** The pane that a choice at the side goes to. */
  activate(pane) {
    this.active = pane.number;
    this.panes.forEach((one) => one.element.classList.toggle('active', one === pane));
    if (wide.matches === false) pane.read();
    this.#markRail();
  }

  show(pane, person, chatKey = null) {
    pane.hold(person, chatKey);
    this.activate(pane);
    this.rail.querySelector('.chosen')?.scrollIntoView({ block: 'nearest' });
  }

  /** Shows somebody beside a pane where two fit, else in its place. */
  showBeside(pane, person, chatKey) {
    const holder = this.panes.find((one) => one.person === person);
    const other = wide.matches ? this.panes[1 - pane.number] : pane;
    this.show(holder && wide.matches ? holder : other, person, chatKey);
  }

  remember() {
    this.kept = this.panes.map((pane) => ({ person: pane.person, chat: pane.chatKey }));
    keep('open', this.kept);
  }

  #drawRail() {
    const scrolled = this.rail.scrollTop;
    const held = this.rail.contains(document.activeElement) ? document.activeElement.dataset.person : null;
    const choose = (id) => this.show(this.panes[this.active], id);
    const rows = everybody().map((person) => personRow(person, choose));
    const add = addButton(() => addPerson(choose));
    this.rail.replaceChildren(h('h2', { class: 'rail-title' }, t('people')), ...rows, add);
    this.rail.scrollTop = scrolled;
    this.#markRail();
    if (held) this.rail.querySelector(`[data-person="${held}"]`)?.focus({ preventScroll: true });
  }

  #markRail() {
    for (const row of this.rail?.querySelectorAll('[data-person]') ?? []) {
      const pane = this.panes.find((one) => String(one.person) === row.dataset.person);
      row.classList.toggle('chosen', Boolean(pane) && pane.number === this.active);
      row.classList.toggle('open', Boolean(pane));
      row.setAttribute('aria-pressed', String(Boolean(pane)));
    }
  }

  #switchLanguage() {
    this.remember();
    speak(speaks() === 'zh' ? 'en' : 'zh');
    this.build();
  }

  #key(event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !document.querySelector('dialog[open]')) {
      event.preventDefault();
      this.panes[this.active].pick();
    }
  }
}

/** A short word at the foot of the page that something was done. */
function said(words) {
  document.querySelector('.said')?.remove();
  const node = h('div', { class: 'said', role: 'status' }, words);
  document.body.append(node);
  setTimeout(() => node.remove(), SAID_MS);
}

speak(speaks());
startNotices();
listen('said', said);
new App();
connect();
