// The command menu: what "/" offers this person here, by arrows, Enter, Tab or a tap.

import { h } from './dom.js';
import { t } from './i18n.js';

let menus = 0;

export class CommandMenu {
  #room;
  #input;
  #say;
  #commands = [];
  #rows = [];
  #index = 0;
  #all = false;
  #bot = '';

  constructor(room, input, say) {
    this.#room = room;
    this.#input = input;
    this.#say = say;
    this.id = `commands-${(menus += 1)}`;
    this.element = h('div', { class: 'commands', id: this.id, role: 'listbox', 'aria-label': t('commands'), hidden: true });
    input.setAttribute('aria-controls', this.id);
    input.setAttribute('aria-autocomplete', 'list');
    input.addEventListener('blur', () => setTimeout(() => this.#leftBehind(), 150));
  }

  get open() {
    return !this.element.hidden;
  }

  /** Asks what there is now: a bot changes the menu when somebody joins or changes language. */
  async load() {
    try {
      const menu = await this.#room.menu();
      this.#commands = menu.commands;
      this.#bot = menu.bot.username;
    } catch {
      // The line above the chat says already that the sandbox is away.
    }
  }

  /** Opens, narrows or closes the menu by what stands in the field. */
  async follow() {
    this.#all = false;
    if (this.#isCommand() && !this.open) await this.load();
    // While the menu was asked for, the text may have been sent.
    if (!this.#isCommand()) return this.close();
    return this.#draw(this.#input.value.slice(1).split('@')[0].toLowerCase());
  }

  #isCommand() {
    return this.#input.value.startsWith('/') && !/\s/.test(this.#input.value);
  }

  async toggle() {
    if (this.open) return this.close();
    await this.load();
    this.#all = true;
    this.#draw('');
    return this.#input.focus({ preventScroll: true });
  }

  close() {
    this.element.hidden = true;
    this.#all = false;
    this.#input.setAttribute('aria-expanded', 'false');
    this.#input.removeAttribute('aria-activedescendant');
  }

  /** Takes a key of the field; returns whether it was meant for the menu. */
  key(event) {
    if (!this.open || !this.#rows.length) {
      if (this.open && event.key === 'Escape') this.close();
      return false;
    }
    const chosen = this.#rows[this.#index];
    if (event.key === 'ArrowDown') this.#mark(this.#index + 1);
    else if (event.key === 'ArrowUp') this.#mark(this.#index - 1 + this.#rows.length);
    else if (event.key === 'Enter' && !event.shiftKey) this.#send(chosen.command);
    else if (event.key === 'Tab') this.#complete(chosen.command);
    else if (event.key === 'Escape') this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #draw(start) {
    const found = this.#commands.filter((one) => one.command.startsWith(start));
    this.#rows = found.map((one, number) => ({ command: one.command, node: this.#row(one, number) }));
    const none = this.#all && !found.length;
    this.element.replaceChildren(
      ...(none ? [h('p', { class: 'hint' }, t('noCommands'))] : this.#rows.map((row) => row.node)),
    );
    if (!found.length && !none) return this.close();
    this.element.hidden = false;
    this.#input.setAttribute('aria-expanded', 'true');
    return this.#mark(0);
  }

  #row({ command, description }, number) {
    const node = h(
      'div',
      { class: 'command', role: 'option', id: `${this.id}-${number}` },
      h('span', { class: 'command-name' }, `/${command}`),
      h('span', { class: 'command-what' }, description),
    );
    // Before the field loses the focus, which closes the menu.
    node.addEventListener('pointerdown', (event) => event.preventDefault());
    node.addEventListener('click', () => this.#send(command));
    return node;
  }

  #mark(index) {
    if (!this.#rows.length) return;
    this.#index = index % this.#rows.length;
    this.#rows.forEach(({ node }, number) => {
      node.setAttribute('aria-selected', String(number === this.#index));
    });
    const { node } = this.#rows[this.#index];
    node.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', node.id);
  }

  #send(command) {
    this.close();
    // In a group there may be several bots with the same command.
    const addressed = this.#room.chat.type === 'private' ? '' : `@${this.#bot}`;
    this.#say(`/${command}${addressed}`);
  }

  #complete(command) {
    this.#input.value = `/${command} `;
    this.#input.dispatchEvent(new Event('input'));
  }

  #leftBehind() {
    if (document.activeElement !== this.#input) this.close();
  }
}
