// The messages of a room on the screen: which ones, in what order, and where one has scrolled to.

import { dayNumber, separatorOf } from './clock.js';
import { h } from './dom.js';
import { Subscriptions } from './events.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { isService, messageNode, serviceNode } from './message.js';
import { markRead, unread } from './reading.js';

// So many messages are drawn at first, and so many more whenever one scrolls up to them.
const PAGE = 60;
const NEAR_END = 80;
const NEAR_START = 240;
const TALL = 0.9;
const SAME_BREATH = 600;

export class Conversation {
  #subscriptions = new Subscriptions();
  #elements = new Map();
  #shown = PAGE;
  #atEnd = true;
  #headShown = null;

  constructor(room, acts) {
    this.room = room;
    this.acts = { ...acts, show: (number) => this.reveal(number) };
    this.list = h('div', { class: 'messages' });
    this.scroller = h(
      'div',
      { class: 'scroller', role: 'log', tabindex: '0', 'aria-live': 'polite', 'aria-label': t('messages') },
      this.list,
    );
    this.scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.pill = h('button', { type: 'button', class: 'pill', hidden: true, onclick: () => this.toEnd(true) });
    this.element = h('div', { class: 'conversation' }, this.scroller, this.pill);
    const mine = (run) => (room_) => room_ === room && run();
    this.#subscriptions.to('room', mine(() => this.draw()));
    this.#subscriptions.to('taps', mine(() => this.draw()));
    this.#subscriptions.to('chat', (chat) => {
      if (chat.key !== room.key) return;
      room.settleTaps();
      if (chat.revision > room.revision) room.sync();
    });
    const watcher = new ResizeObserver(() => this.#atEnd && this.toEnd());
    watcher.observe(this.scroller);
    this.#subscriptions.ending(() => watcher.disconnect());
    const look = () => this.read();
    document.addEventListener('visibilitychange', look);
    this.#subscriptions.ending(() => document.removeEventListener('visibilitychange', look));
  }

  /** Goes to where this person had scrolled to, once the element is in the page. */
  begin() {
    this.draw();
    const kept = this.room.scroll;
    if (kept === null) this.toEnd();
    else this.scroller.scrollTop = kept;
    this.room.sync();
  }

  end() {
    this.room.scroll = this.#atEnd ? null : this.scroller.scrollTop;
    this.#subscriptions.end();
  }

  draw() {
    const stay = this.#atEnd;
    const focus = this.#focused();
    this.#reconcile(this.#items());
    if (focus) this.#refocus(focus);
    if (stay && !this.#showHead()) this.toEnd();
    this.#showPill();
    this.read();
  }

  /** News longer than the screen is read from its beginning, so that is what shows. */
  #showHead() {
    const fresh = this.list.lastElementChild;
    if (!fresh?.matches('.message.in.new') || fresh === this.#headShown) return false;
    const { clientHeight } = this.scroller;
    if (fresh.querySelector('.bubble').offsetHeight < clientHeight * TALL) return false;
    this.#headShown = fresh;
    this.scroller.scrollTop += fresh.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top - 10;
    markRead(this.room.person, this.room.chat);
    return true;
  }

  /** The screen has been looked at: what is at its end counts as read. */
  read() {
    const visible = document.visibilityState === 'visible' && this.element.offsetParent !== null;
    if (visible && this.#atEnd) markRead(this.room.person, this.room.chat);
    this.#showPill();
  }

  toEnd(smoothly = false) {
    this.#atEnd = true;
    const calm = !smoothly || matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: calm ? 'instant' : 'smooth' });
    this.read();
  }

  /** Scrolls to a message and lights it up for a moment. */
  reveal(number) {
    const before = this.room.ordered.filter((message) => message.message_id < number).length;
    this.#shown = Math.max(this.#shown, this.room.messages.size - before + 5);
    this.draw();
    const element = this.list.querySelector(`[data-message="${number}"]`);
    element?.scrollIntoView({ block: 'center' });
    element?.animate([{ opacity: 0.35 }, { opacity: 1 }], 900);
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (this.#atEnd) this.read();
    this.#showPill();
    if (scrollTop < NEAR_START && this.#shown < this.room.messages.size) this.#showEarlier();
  }

  #showEarlier() {
    const fromEnd = this.scroller.scrollHeight - this.scroller.scrollTop;
    this.#shown += PAGE;
    this.draw();
    this.scroller.scrollTop = this.scroller.scrollHeight - fromEnd;
  }

  #showPill() {
    const count = unread(this.room.person, this.room.chat);
    this.pill.hidden = this.#atEnd;
    const label = count ? t('newMessages', { count }) : t('toEnd');
    this.pill.classList.toggle('counted', count > 0);
    this.pill.setAttribute('aria-label', label);
    this.pill.replaceChildren(count ? label : '', icon('down'));
  }

  #items() {
    const messages = this.room.ordered.slice(-this.#shown);
    const groups = grouped(messages);
    const items = [];
    groups.forEach((group, index) => {
      const before = groups[index - 1]?.at(-1);
      if (!before || dayNumber(before.date) !== dayNumber(group[0].date)) {
        const day = separatorOf(group[0].date);
        const build = () => h('div', { class: 'day' }, h('span', {}, day));
        items.push({ key: `day ${group[0].message_id}`, mark: [day], build });
      }
      items.push(this.#item(group, before, groups[index + 1]?.[0]));
    });
    return items;
  }

  #item(group, before, after) {
    const [message] = group;
    const key = `message ${message.message_id}`;
    if (isService(message)) return { key, mark: group, build: () => serviceNode(message) };
    const place = {
      first: !together(before, message),
      last: !together(group.at(-1), after),
      group: this.room.chat.type !== 'private',
    };
    const busy = [...this.room.taps.values()]
      .filter((tap) => tap.message === group.at(-1).message_id)
      .map((tap) => tap.place);
    const mark = [...group, place.first, place.last, busy.join()];
    return { key, mark, build: () => messageNode(group, place, this.room, this.acts) };
  }

  /** Keeps the elements whose messages are the same as before, so that nothing flickers. */
  #reconcile(items) {
    const kept = new Map();
    let next = this.list.firstChild;
    for (const { key, mark, build } of items) {
      const old = this.#elements.get(key);
      const same = old && old.mark.length === mark.length && old.mark.every((one, i) => one === mark[i]);
      const element = same ? old.element : build();
      if (old && !same && old.mark[0] === mark[0]) keepOpen(old.element, element);
      if (element === next) next = next.nextSibling;
      else if (old && !same && old.element === next) {
        next = next.nextSibling;
        old.element.replaceWith(element);
      } else this.list.insertBefore(element, next);
      if (!old && !next && this.#elements.size) element.classList.add('new');
      kept.set(key, { element, mark });
    }
    const wanted = new Set([...kept.values()].map((one) => one.element));
    for (const element of [...this.list.children]) if (!wanted.has(element)) element.remove();
    this.#elements = kept;
  }

  #focused() {
    const active = document.activeElement;
    const element = active?.closest?.('[data-message]');
    if (!element || !this.list.contains(element)) return null;
    return { message: element.dataset.message, name: active.dataset.focus };
  }

  // A redrawn message takes the focus over, or those who use the keyboard would be thrown out.
  #refocus({ message, name }) {
    if (this.list.contains(document.activeElement)) return;
    const element = this.list.querySelector(`[data-message="${message}"]`);
    const again = element?.querySelector(`[data-focus="${name}"]`) ?? element?.querySelector('.key');
    (again ?? this.scroller).focus({ preventScroll: true });
  }
}

/** A message that is drawn anew but says the same stays as open as it was. */
function keepOpen(old, element) {
  const before = old.querySelectorAll('details, .expandable');
  element.querySelectorAll('details, .expandable').forEach((box, index) => {
    if ('open' in box) box.open = before[index].open;
    else box.classList.toggle('open', before[index].classList.contains('open'));
  });
}

/** Messages in order; those of one album stand together. */
function grouped(messages) {
  const groups = [];
  for (const message of messages) {
    const last = groups.at(-1);
    const album = message.media_group_id;
    if (album && last?.[0].media_group_id === album) last.push(message);
    else groups.push([message]);
  }
  return groups;
}

function together(one, other) {
  if (!one || !other || isService(one) || isService(other)) return false;
  const near = Math.abs(other.date - one.date) < SAME_BREATH && dayNumber(one.date) === dayNumber(other.date);
  return near && one.from?.id === other.from?.id;
}
